"""The one shape every format is turned into before anything is read from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page (or sheet), numbered from 1, as a half-open span of `Document.text`."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; ``document.text[start:end] == text`` always holds."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """R rows of cells; rows may be ragged, empty cells are kept.

    In `Document.text` a row is one line, its cells joined by one tab each; a line
    break inside a cell is a space there.
    """

    rows: tuple[tuple[Cell, ...], ...]
    page: int
    """The page that it begins on; one that goes on over the page has rows on the next."""
    title: str = ""
    """What the source calls it: a sheet's name, a caption; else empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a mail or an archive: the whole pages that hold its text.

    ``start`` and ``end`` are a half-open span of `Document.text`.
    """

    name: str
    media_type: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A letter as text with places.

    ``pages`` follow each other and cover ``text``; ``tables`` stand in reading order
    and do not overlap. Spans are counted in characters of ``text``.
    """

    name: str
    media_type: str
    text: str
    pages: tuple[Page, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader of the figures should know: a hidden sheet, a page without text."""
    parts: tuple[Part, ...] = ()
    """The files of a mail or an archive, in order, covering ``text``; else empty."""
    scanned: tuple[int, ...] = ()
    """Numbers of the pages whose text was read by optical character recognition."""

    def page_at(self, position: int) -> int:
        """Return the number of the page that holds the character at ``position``."""
        for page in self.pages:
            if position < page.end:
                return page.number
        return self.pages[-1].number if self.pages else 1
