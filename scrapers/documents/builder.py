"""Puts a `Document` together so that its places hold by construction."""

from collections.abc import Iterable, Sequence

from scrapers.documents.model import Cell, Document, Page, Table
from scrapers.documents.text import clean, squeezed


class DocumentBuilder:
    """Takes lines and tables in reading order, page by page.

    Args:
        name: the document's name, for people.
        media_type: what its bytes are.
    """

    def __init__(self, name: str, media_type: str) -> None:
        self._name = name
        self._media_type = media_type
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._tables: list[Table] = []
        self._notes: list[str] = []
        self._scanned: list[int] = []

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes so far."""
        return tuple(self._notes)

    @property
    def length(self) -> int:
        """The characters so far."""
        return self._length

    def page(self) -> None:
        """Begin a page; what comes before the first call is on page 1."""
        self._starts.append(self._length)

    def line(self, text: str) -> None:
        """Add ``text`` as a line, or as many as it has line breaks."""
        self._add(clean(text).rstrip() + "\n")

    def gap(self) -> None:
        """Add an empty line, unless one stands there or nothing does on this page."""
        if self._starts and self._length > self._starts[-1] and self._parts[-1] != "\n":
            self._add("\n")

    def table(self, rows: Iterable[Sequence[str]], title: str = "") -> None:
        """Add a table, a line a row; rows may be ragged, and empty rows are kept."""
        if not self._starts:
            self.page()
        self._tables.append(
            Table(tuple(self._row(cells) for cells in rows), len(self._starts), squeezed(title))
        )

    def note(self, text: str) -> None:
        """Add a note, once."""
        if text and text not in self._notes:
            self._notes.append(text)

    def mark_scanned(self, number: int) -> None:
        """Say that page ``number`` was read by optical character recognition."""
        self._scanned.append(number)

    def build(self) -> Document:
        """Return the document; one without a page has an empty one."""
        starts = self._starts or [0]
        ends = [*starts[1:], self._length]
        pages = tuple(
            Page(number, 0 if number == 1 else start, end)
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
        )
        return Document(
            name=self._name,
            media_type=self._media_type,
            text="".join(self._parts),
            pages=pages,
            tables=tuple(self._tables),
            notes=tuple(self._notes),
            scanned=tuple(self._scanned),
        )

    def _row(self, cells: Sequence[str]) -> tuple[Cell, ...]:
        texts = [squeezed(cell) for cell in cells]
        start, placed = self._length, []
        for text in texts:
            placed.append(Cell(text, start, start + len(text)))
            start += len(text) + 1
        self._add("\t".join(texts) + "\n")
        return tuple(placed)

    def _add(self, text: str) -> None:
        if not self._starts:
            self.page()
        self._parts.append(text)
        self._length += len(text)
