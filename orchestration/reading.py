"""Archived documents read: bytes to a letter, or to the reason why not.

How readings land is `landing.readings`' business.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from scrapers.documents.model import Document
from scrapers.documents.sniff import sniff
from scrapers.errors import DocumentError, FetchError
from scrapers.letters.privacy import without_people
from scrapers.letters.read import read_letter
from scrapers.rows import Letter
from scrapers.web.archive import Archive

_LOG = logging.getLogger(__name__)


class Reader(Protocol):
    """What turns bytes into a document: `scrapers.documents.isolated.SafeReader`."""

    def read(self, data: bytes, name: str) -> Document:
        """Return the document, or raise `DocumentError`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document of one request that is to be read.

    ``licence`` is that of its source, for letters that do not state one.
    """

    document_id: str
    request_id: str
    la_code: str
    file_name: str
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document was read as; ``problem`` says why it could not be.

    ``tried`` is False where the archive could not give the bytes: then the reader has
    not said anything yet, and is asked again the next time.
    """

    media_type: str | None = None
    pages: int | None = None
    letter: Letter = field(default_factory=Letter)
    notes: tuple[str, ...] = ()
    status: str = "unreadable"
    problem: str | None = None
    tried: bool = True


def read_each(
    documents: Iterable[Waiting], *, reader: Reader, archive: Archive
) -> Iterator[tuple[Waiting, Reading]]:
    """Read documents one after the other; never raises for one of them."""
    for waiting in documents:
        try:
            data = archive.get(waiting.document_id)
        except FetchError as error:
            yield waiting, Reading(problem=str(error), tried=False)
            continue
        yield waiting, read_one(waiting.file_name, data, reader)


def read_one(name: str, data: bytes, reader: Reader) -> Reading:
    """Read one document's bytes; whatever goes wrong with them is its outcome."""
    media_type = sniff(data, name)
    try:
        document = reader.read(data, name)
        letter = read_letter(document)
    except DocumentError as error:
        return Reading(media_type, status=error.status, problem=without_people(str(error)))
    except Exception as error:  # noqa: BLE001 - one letter's fault is that letter's outcome
        _LOG.warning("%s: the reader failed", name, exc_info=True)
        problem = f"{name}: the reader failed: {type(error).__name__}: {error}"
        return Reading(
            media_type, problem=without_people(f"{problem} (report it, with the document)")
        )
    return Reading(
        document.media_type,
        pages=len(document.pages),
        letter=letter,
        notes=tuple(dict.fromkeys(letter.notes)),
        status=read_status(letter, document),
    )


def read_status(letter: Letter, document: Document) -> str:
    """Return the `foi_documents.read_status` of a document that could be read.

    What was recognised off a scan is only there to be reviewed: a letter whose findings
    stand on scanned pages, or that has scanned pages and no findings, still needs OCR
    that someone vouches for.
    """
    pages = {one.page for one in letter.figures} | {one.page for one in letter.non_answers}
    if document.scanned and (not pages or pages & set(document.scanned)):
        return "needs_ocr"
    return letter.read_status
