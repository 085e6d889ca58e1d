"""Stretches with more numbers than any sentence has: a table that lost its shape.

Nothing can be told of such a number but that it is there. They are left unread, which the
letter's notes say, and not given one by one as figures that nobody could review.
"""

import re
from dataclasses import replace
from itertools import islice

from scrapers.letters.passage import Page, Passage

MOST_NUMBERS = 80
MOST_TOLD = 40
_NUMBER = re.compile(r"\d+(?:,\d{3}(?!\d)|\.\d+)*|\*+")


def without_crowds(page: Page) -> tuple[Page, tuple[str, ...]]:
    """Return ``page`` without the passages that are crowded, and what notes say of them."""
    crowded = [one for one in page.passages if _is_crowd(page.text, one)]
    if not crowded:
        return page, ()
    kept = tuple(one for one in page.passages if one not in crowded)
    return replace(page, passages=kept), tuple(_told(page.text, one) for one in crowded)


def _is_crowd(text: str, one: Passage) -> bool:
    if one.table or one.end - one.start <= 2 * MOST_NUMBERS:
        return False
    found = _NUMBER.finditer(text, one.start, one.end)
    return sum(1 for _ in islice(found, MOST_NUMBERS + 1)) > MOST_NUMBERS


def _told(text: str, one: Passage) -> str:
    words = " ".join(text[one.start : one.start + 4 * MOST_TOLD].split())[:MOST_TOLD]
    return f"more than {MOST_NUMBERS} numbers in one paragraph were not read: “{words} …”"
