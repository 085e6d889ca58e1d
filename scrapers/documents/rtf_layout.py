"""Where the characters of an RTF file stand: paragraphs, cells, notes and links."""

import re

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.sniff import RTF

_LINK = re.compile(r'HYPERLINK\s+"?(https?://[^"\s]+)', re.IGNORECASE)
_NEAR = 30
"""Twips (1/1440 inch) by which the edges of one column may differ between rows."""


class Layout:
    """Gathers characters into lines and rows as paragraph and table words part them.

    Args:
        name: the document's name, for people.
    """

    def __init__(self, name: str) -> None:
        self.builder = DocumentBuilder(name, RTF)
        self._text: list[str] = []
        self._cells: list[str] = []
        self._edges: list[int] = []
        self._rows: list[tuple[list[str], list[int]]] = []
        self._in_row = False
        self._in_table = False
        self._field: list[str] = []
        self._link = ""
        self._note: list[str] = []
        self._notes: list[str] = []

    def put(self, text: str, sink: str) -> None:
        """Add characters to the running text, to the note or to the field's instruction."""
        {"text": self._text, "note": self._note, "field": self._field}.get(sink, []).append(text)

    def leave(self, group: str) -> None:
        """End the group that a destination opened."""
        if group == "footnote":
            self._notes.append(_joined(self._note))
        elif group == "fldinst":
            found = _LINK.search(_joined(self._field))
            self._link = found[1] if found else ""
        elif group == "fldrslt" and self._link:
            words = _joined(list(self._text)).rstrip()
            if not words.endswith(self._link.rstrip("/")):
                self._text = [words, f" <{self._link}>"]
            self._link = ""
        elif group in {"listtext", "pntext"}:
            self._text = [" ".join(_joined(self._text).split()) + " "]

    def word(self, word: str, number: int, *, is_shown: bool) -> None:
        """Do what a word of paragraphs or tables says."""
        if word == "trowd":
            self._in_row, self._edges = True, []
        elif word == "cellx":
            self._edges.append(number)
        elif word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True
        elif is_shown:
            self._part(word)

    def _part(self, word: str) -> None:
        if word == "cell":
            self._cells.append(_joined(self._text))
        elif word == "row":
            self._rows.append((self._cells, self._edges))
            self._cells, self._in_row, self._in_table = [], False, False
        elif word in {"nestcell", "nestrow"}:
            self._text.append(" ")
        elif word in {"par", "sect", "page", "sectd"}:
            self._paragraph(is_page=word == "page")

    def _paragraph(self, *, is_page: bool = False) -> None:
        if self._in_table or self._in_row:
            self._text.append("\n")
            return
        text = _joined(self._text)
        if is_page and not text.strip():
            return
        self._table()
        if text.strip():
            self.builder.line(text)
        else:
            self.builder.gap()

    def _table(self) -> None:
        if any(any(cell.strip() for cell in cells) for cells, _ in self._rows):
            self.builder.table(_aligned(self._rows))
        self._rows = []

    def build(self) -> Document:
        """Return the document: what is left, then the footnotes."""
        if self._cells:
            self._rows.append((self._cells, self._edges))
            self.builder.note("the last row of a table is not closed")
        self._in_table = self._in_row = False
        self._paragraph()
        for note in self._notes:
            if note.strip():
                self.builder.line(note)
        return self.builder.build()


def _joined(pieces: list[str]) -> str:
    """Return the pieces as text and empty them; two halves of one character become it."""
    text = "".join(pieces)
    pieces.clear()
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _aligned(rows: list[tuple[list[str], list[int]]]) -> list[list[str]]:
    """Return rows whose cells stand in the columns that their right edges say.

    A cell that is as wide as several columns is followed by empty ones.
    """
    columns: list[int] = []
    for edge in sorted({edge for _, edges in rows for edge in edges}):
        if not columns or edge - columns[-1] > _NEAR:
            columns.append(edge)
    aligned = []
    for cells, edges in rows:
        if len(edges) != len(cells) or edges != sorted(edges):
            aligned.append(cells)
            continue
        line: list[str] = []
        for text, edge in zip(cells, edges, strict=True):
            covered = sum(1 for column in columns if column <= edge)
            line += [text, *[""] * (covered - len(line) - 1)]
        aligned.append(line)
    return aligned
