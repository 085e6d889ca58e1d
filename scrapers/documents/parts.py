"""Mails and archives: several files as one `Document`, and that document as its files again."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from scrapers.documents.model import Cell, Document, Page, Part, Table
from scrapers.documents.read import read_document
from scrapers.documents.sniff import EMAIL, MSG, ZIP, sniff
from scrapers.documents.text import squeezed
from scrapers.errors import DocumentError

MOST_FILES = 50
_KINDS = {EMAIL: "mail", MSG: "mail", ZIP: "archive"}
_OPEN: ContextVar[tuple[str, ...]] = ContextVar("_OPEN", default=())
"""The kinds of container being read: an archive in an archive is not opened, nor a mail
in a mail, which also ends every nest of them at the second level."""


class Composer:
    """Gathers what a mail or an archive holds, file by file.

    Args:
        name: the container's own name.
        media_type: what its bytes are; one of the containers of `sniff`.
    """

    def __init__(self, name: str, media_type: str) -> None:
        self._name = name
        self._media_type = media_type
        self._files: list[Document] = []
        self._notes: list[str] = []
        self._lost: list[DocumentError] = []

    def note(self, text: str) -> None:
        """Add a note about the container itself, once."""
        if text and text not in self._notes:
            self._notes.append(text)

    def file(self, data: bytes, name: str) -> None:
        """Read one file inside; one that cannot be read becomes a note that says why."""
        name = squeezed(name) or "a file without a name"
        kind, within = _KINDS.get(sniff(data, name), ""), _KINDS[self._media_type]
        if kind in {*_OPEN.get(), within}:
            self.lose(name, f"is one {kind} in another, which is not opened", "unsupported")
            return
        try:
            with _opened(within):
                self.document(read_document(data, name))
        except DocumentError as error:
            self.lose(name, error.message, error.status, error.remedy)

    def document(self, document: Document) -> None:
        """Add a file that has been read already."""
        self._files.append(document)

    def lose(
        self,
        name: str,
        reason: str,
        status: str,
        remedy: str = "save it by itself and add it with `disclosures add`",
    ) -> None:
        """Note that the file ``name`` inside was not read, and why."""
        self._lost.append(DocumentError(reason, item=name, status=status, remedy=remedy))
        self.note(f"{name} inside could not be read: {reason}")

    def build(self) -> Document:
        """Return all files as one document, their pages numbered on through.

        Raises:
            DocumentError: when no file could be read, with the files' own status where
                they have one in common, else unreadable.
        """
        if not self._files:
            raise self._nothing()
        whole = Document(self._name, self._media_type, "", ())
        for file in self._files:
            whole = _appended(whole, file)
        said = [f"{file.name}: {note}" for file in self._files for note in _own_notes(file)]
        return replace(whole, notes=(*self._notes, *_contents(whole), *said))

    def _nothing(self) -> DocumentError:
        statuses = {error.status for error in self._lost}
        return DocumentError(
            "; ".join(["holds nothing that can be read", *self._notes]),
            item=self._name,
            status=statuses.pop() if len(statuses) == 1 else "unreadable",
            remedy=self._lost[0].remedy if self._lost else "open it by hand",
        )


@contextmanager
def _opened(kind: str) -> Iterator[None]:
    token = _OPEN.set((*_OPEN.get(), kind))
    try:
        yield
    finally:
        _OPEN.reset(token)


def _appended(whole: Document, file: Document) -> Document:
    """Return ``whole`` with ``file`` behind it; its text ends with a line break."""
    text = file.text if file.text.endswith("\n") or not file.text else file.text + "\n"
    at, before = len(whole.text), len(whole.pages)
    own = file.pages or (Page(1, 0, 0),)
    pages = [_turned(page, at, before) for page in own]
    pages[-1] = replace(pages[-1], end=at + len(text))
    parts = [
        Part(f"{file.name}/{part.name}", part.media_type, part.start + at, part.end + at)
        for part in file.parts
    ] or [Part(file.name, file.media_type, at, at + len(text))]
    return replace(
        whole,
        text=whole.text + text,
        pages=(*whole.pages, *pages),
        tables=(*whole.tables, *(moved(table, at, before) for table in file.tables)),
        parts=(*whole.parts, *parts),
        scanned=(*whole.scanned, *(number + before for number in file.scanned)),
    )


def _contents(document: Document) -> list[str]:
    """Return a line for each file of a composite that says on which pages it stands."""
    lines = []
    for part in document.parts:
        pages = [page.number for page in document.pages if _holds(part, page)]
        if not pages:
            lines.append(f"{part.name}: holds no text")
        elif len(pages) == 1:
            lines.append(f"page {pages[0]}: {part.name}")
        else:
            lines.append(f"pages {pages[0]} to {pages[-1]}: {part.name}")
    return lines


def _own_notes(file: Document) -> list[str]:
    """Return a file's notes but those that only list what it holds."""
    listed = set(_contents(file))
    return [note for note in file.notes if note not in listed]


def files_of(document: Document) -> list[tuple[Document, int, int]]:
    """Return the files of a composite that hold text, as documents of their own.

    Returns:
        For each its document (without notes, which stay with the whole), and the
        characters and the pages of the whole that stand before it.
    """
    return [_file(document, part) for part in document.parts if part.start < part.end]


def _file(document: Document, part: Part) -> tuple[Document, int, int]:
    inside = [page for page in document.pages if _holds(part, page)]
    before = inside[0].number - 1
    numbers = {page.number for page in inside}
    file = Document(
        name=part.name,
        media_type=part.media_type,
        text=document.text[part.start : part.end],
        pages=tuple(_turned(page, -part.start, -before) for page in inside),
        tables=tuple(
            moved(table, -part.start, -before) for table in document.tables if table.page in numbers
        ),
        scanned=tuple(number - before for number in document.scanned if number in numbers),
    )
    return file, part.start, before


def _holds(part: Part, page: Page) -> bool:
    """Whether a page is the part's; an empty page at its end is the next one's."""
    return part.start <= page.start < part.end


def _turned(page: Page, characters: int, pages: int) -> Page:
    return Page(page.number + pages, page.start + characters, page.end + characters)


def moved(table: Table, characters: int, pages: int) -> Table:
    """Return ``table`` so many characters and pages further on."""
    rows = tuple(
        tuple(Cell(cell.text, cell.start + characters, cell.end + characters) for cell in row)
        for row in table.rows
    )
    return Table(rows, table.page + pages, table.title)
