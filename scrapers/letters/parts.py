"""Mails and archives: each file inside is a letter of its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from scrapers.documents.model import Document
from scrapers.documents.parts import files_of
from scrapers.rows import Figure, Letter, NonAnswer

_Said = TypeVar("_Said", Figure, NonAnswer)


def read_parts(document: Document, read_letter: Callable[[Document], Letter]) -> Letter:
    """Read each file of a composite by itself, and join what they say.

    The questions of one file are never asked of another's answers. Places are those of
    the whole; particulars (reference, dates, licence) are the first file's that has them.

    Args:
        document: one with parts.
        read_letter: what reads a document without parts.

    Returns:
        The letter; its ``disposition`` is for the caller to set.
    """
    whole = Letter(notes=document.notes)
    for file, characters, pages in files_of(document):
        letter = read_letter(file)
        whole = replace(
            whole,
            figures=(*whole.figures, *(_moved(one, characters, pages) for one in letter.figures)),
            non_answers=(
                *whole.non_answers,
                *(_moved(one, characters, pages) for one in letter.non_answers),
            ),
            reference=whole.reference or letter.reference,
            received_on=whole.received_on or letter.received_on,
            responded_on=whole.responded_on or letter.responded_on,
            licence=whole.licence or letter.licence,
            notes=(*whole.notes, *letter.notes),
        )
    return whole


def _moved(said: _Said, characters: int, pages: int) -> _Said:
    return replace(
        said,
        page=said.page + pages,
        char_start=said.char_start + characters,
        char_end=said.char_end + characters,
    )
