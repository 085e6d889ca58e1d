"""The people in what a disclosure log calls a request, and in the names of its files.

A title has no greeting or signature to tell a name by; there a known first name with a
capitalised word after it, or initials after "from" or "by", are taken for a person.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from scrapers.letters.privacy_contacts import Span, contacts_in
from scrapers.letters.privacy_names import people_named
from scrapers.letters.privacy_people import left_out
from scrapers.letters.privacy_words import name_at, places, words

_CAPITALISED = re.compile(r"(?<![\w'’])[^\W\d_][\w'’-]+(?=[ \xa0][^\W\d_])")
_FROM = re.compile(r"\b(?:from|by|of|for)[ :]+(?=[A-Z]\.? (?:[A-Z]\.? ?)*[A-Z][a-z])")
_PARTED = str.maketrans("_-+", "   ")


def title_without_people(title: str) -> str:
    """Return a request's title with "…" for whoever is named in it.

    >>> title_without_people("Request from Mr J Smith about foster care - Jane Doe")
    'Request from … about foster care - …'
    """
    return left_out(title, [*contacts_in(title), *_named(title)])


def file_name_without_people(name: str) -> str:
    """Return a file's name with "…" for whoever is named in it; its ending stays.

    Digits in one run are a reference here, not a telephone number.

    >>> file_name_without_people("Response_to_Mr_Smith-FOI123.pdf")
    'Response_to_…-FOI123.pdf'
    """
    ending = PurePosixPath(name).suffix
    stem = name.removesuffix(ending)
    reach = [span for span in contacts_in(stem) if not stem[slice(*span)].isdigit()]
    return left_out(stem, [*reach, *_named(stem.translate(_PARTED))]) + ending


def _named(text: str) -> Iterator[Span]:
    yield from ((one.start, one.end) for one in people_named(text))
    for found in _CAPITALISED.finditer(text):
        if found[0].casefold() in words().first_names:
            yield from _person(text, found.start())
    for found in _FROM.finditer(text):
        yield from _person(text, found.end())


def _person(text: str, at: int) -> Iterator[Span]:
    """Yield the name at ``at`` where it has a surname, and no word of it is a place."""
    name = name_at(text, at)
    if name is None or len(name.parts) < 2 or not name.personal:
        return
    if not places() & {part.casefold() for part in name.parts[1:]}:
        yield name.start, name.end
