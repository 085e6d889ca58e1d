"""What it costs to read a letter, against what its bare text costs, in the same run.

Three figures a letter: its bare text; bytes to figures for a letter not read before, for which
all that the reader remembers of texts is forgotten each time, as the next letter of a night is
another one; and the same letter read again.
"""

import functools
import gc
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter

ROUNDS = 30
TIMES, MORE_MS = 3, 10
"""Issue 3: at most three times the bare text and ten milliseconds."""
LETTERS = Path(__file__).parents[1] / "scrapers/sample/pages/www.barnet.gov.uk"


def _least_ms(work: Callable[[], object], before: Callable[[], object]) -> float:
    """Return the least processor time of many rounds: what others do meanwhile adds to the rest."""
    took = []
    for _ in range(ROUNDS):
        before()
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    return min(took)


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

        bare = _least_ms(lambda data=data: _bare_text(data), gc.collect)
        allowed = TIMES * bare + MORE_MS
        rows += [
            (f"{path.name}: bare text", f"{bare:.1f} ms", "what pypdfium2 takes"),
            _held(f"{path.name}: not read before", _least_ms(whole, forget), allowed),
            _held(f"{path.name}: read again", _least_ms(whole, gc.collect), allowed),
        ]
    return rows


def _held(what: str, took: float, allowed: float) -> tuple[str, str, str]:
    """Return a row that holds a reading against what it may take, both in milliseconds."""
    against = f"{took / allowed:.2f} of {allowed:.1f} ms: {TIMES} times bare text and {MORE_MS} ms"
    return what, f"{took:.1f} ms", against
