"""What it costs to read a letter, against what its bare text costs."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ROUNDS = 15
LETTERS = Path(__file__).parents[1] / "scrapers/sample/pages/www.barnet.gov.uk"


def _median_ms(work: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def _bare_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def run() -> list[tuple[str, str, str]]:
    """Measure each of Barnet's PDF letters of the sample, from bytes to figures."""
    rows = []
    for path in sorted(LETTERS.rglob("*.pdf")):
        data = path.read_bytes()
        bare = _median_ms(lambda data=data: _bare_text(data))
        whole = _median_ms(lambda data=data, path=path: read_letter(read_document(data, path.name)))
        rows.append(
            (
                f"{path.name}: bytes to figures",
                f"{whole:.1f} ms",
                f"{bare:.1f} ms bare text, {whole / bare:.1f} times",
            )
        )
    return rows
