"""Pages that are pictures: rendered, recognised, and told."""

import math
from contextlib import closing
from functools import cached_property

import pypdfium2 as pdfium

from scrapers.documents import ocr
from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.ocr_lines import add_words
from scrapers.errors import DocumentError

MOST_PAGES = 40
MOST_PIXELS = 12_000_000
"""An A3 page at 200 dots an inch has 7.7 million; larger ones are rendered coarser."""

_LEAST_DPI = 100.0
_POINTS = 72


class Recogniser:
    """Reads the pictures of one document into its builder, as far as time allows.

    Without Tesseract on the PATH it reads nothing and says nothing.

    Args:
        builder: of the document; pages are added to the page it is at.
    """

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._until: float | None = None
        self._tried = 0

    @cached_property
    def _path(self) -> str | None:
        return ocr.program()

    def read_page(self, page: pdfium.PdfPage, number: int) -> bool:
        """Read a page of a PDF; False where that was not tried (no Tesseract here).

        The caller holds the lock on PDFium.
        """
        if self._path is None:
            return False
        width, height = page.get_size()
        dpi = min(ocr.DPI, _POINTS * math.sqrt(MOST_PIXELS / max(width * height, 1)))
        if dpi < _LEAST_DPI:
            self._missed(number, "it is too large to be rendered")
        elif self._may_try(number):
            self._read(rendered(page, dpi), number, dpi)
        return True

    def read_picture(self, picture: bytes, number: int, dpi: float) -> bool:
        """Read a page that is a picture already, as `read_page` does."""
        if self._path is None:
            return False
        if self._may_try(number):
            self._read(picture, number, dpi)
        return True

    def _may_try(self, number: int) -> bool:
        self._tried += 1
        if self._tried > MOST_PAGES:
            self._missed(number, f"only {MOST_PAGES} pages of a scan are read")
        return self._tried <= MOST_PAGES

    def _read(self, picture: bytes, number: int, dpi: float) -> None:
        path = str(self._path)
        self._until = self._until or ocr.deadline()
        try:
            words = ocr.recognise(picture, path=path, dpi=dpi, until=self._until)
        except ocr.NotRecognised as error:
            self._missed(number, str(error))
            return
        if not words:
            self._builder.note(f"page {number} is an image in which no words were found")
            return
        add_words(self._builder, words)
        self._builder.mark_scanned(number)
        self._builder.note(
            f"page {number} was read by optical character recognition ({ocr.version(path)})"
        )

    def _missed(self, number: int, why: str) -> None:
        self._builder.note(f"page {number} is an image without text and was not read: {why}")


def rendered(page: pdfium.PdfPage, dpi: float) -> bytes:
    """Return a page as it is displayed, as a grey picture (PGM, 8 bits)."""
    with closing(page.render(scale=dpi / _POINTS, grayscale=True)) as bitmap:
        rows, width = bytes(bitmap.buffer), bitmap.width
        lines = (rows[at : at + width] for at in range(0, len(rows), bitmap.stride))
        return b"P5 %d %d 255\n" % (width, bitmap.height) + b"".join(lines)


def nothing_read(name: str, notes: tuple[str, ...] = ()) -> DocumentError:
    """Return the error of a scan out of which nothing could be read."""
    why = next((note.split(": ", 1)[1] for note in notes if "was not read: " in note), "")
    return DocumentError(
        "has no text layer: it is a scan or a picture" + (f" ({why})" if why else ""),
        item=name,
        status="needs_ocr",
        remedy="run OCR over it and add the result with `disclosures add`",
    )
