"""What it costs to read a letter, against what its bare text costs, in the same run.

Each reading is *cold*: what the reader remembers of words it has met is forgotten before,
as the next letter of a night is another one. The second figure, *warm*, is the same letter
read again.
"""

import functools
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter

ROUNDS = 15
TIMES, MORE_MS = 3, 10
"""Issue 3: at most three times the bare text and ten milliseconds."""
LETTERS = Path(__file__).parents[1] / "scrapers/sample/pages/www.barnet.gov.uk"


def _median_ms(work: Callable[[], object], before: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def _bare_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def _memories() -> list["functools._lru_cache_wrapper[object]"]:
    """Return what the reader keeps of texts it has read: the caches that have a bound."""
    found = (one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper))
    ours = (one for one in found if (one.__module__ or "").startswith("scrapers."))
    return [one for one in ours if one.cache_parameters()["maxsize"]]


def run() -> list[tuple[str, str, str]]:
    """Measure each of Barnet's PDF letters of the sample, from bytes to figures."""
    rows = []
    for path in sorted(LETTERS.rglob("*.pdf")):
        data = path.read_bytes()
        try:
            read_letter(read_document(data, path.name))
        except DocumentError:
            continue  # the sample has a file that cannot be read
        memories = _memories()

        def whole(data: bytes = data, name: str = path.name) -> object:
            return read_letter(read_document(data, name))

        def forget(memories: list["functools._lru_cache_wrapper[object]"] = memories) -> None:
            for one in memories:
                one.cache_clear()

        bare = _median_ms(lambda data=data: _bare_text(data), gc.collect)
        cold, warm = _median_ms(whole, forget), _median_ms(whole, gc.collect)
        allowed = TIMES * bare + MORE_MS
        rows.append(
            (
                f"{path.name}: bytes to figures, cold / warm",
                f"{cold:.1f} / {warm:.1f} ms",
                f"{allowed:.1f} ms allowed: {TIMES} times {bare:.1f} ms bare text and {MORE_MS} ms",
            )
        )
    return rows
