"""The request that a mail quotes below its answer, put where requests stand: before it."""

import re
from dataclasses import replace

from scrapers.letters.asking import asks, sentences
from scrapers.letters.counts import STATED, WHOLE
from scrapers.letters.masking import mask
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.passage import Page, Passage
from scrapers.letters.sentences import read_sentence

_QUOTES = re.compile(
    r"\W*-{2,}\s*(?:original|forwarded) (?:message|e-?mail)\b"
    r"|\W*on [^\n]{6,120}\bwrote:\s*$"
    r"|\W*from:[^\n]{3,100}\n\W*(?:sent|date|to|cc|subject):",
    re.I | re.M,
)


def with_request_first(page: Page) -> tuple[Page, int]:
    """Return ``page`` with the request that stands below the answer before it, and its length.

    Args:
        page: the letter's passages.

    Returns:
        The page, and how many passages of it at the front are the quoted request; 0 where a
        letter quotes none, or where what it quotes may be another answer.
    """
    at = _quoted_at(page)
    if not at:
        return page, 0
    answer, request = page.passages[:at], page.passages[at + 1 :]
    if any(_answers(page.text, one, WHOLE) for one in request):
        return page, 0  # a correspondence: below stands an answer of its own
    if not any(_answers(page.text, one, STATED) for one in answer):
        return page, 0
    if not any(_asks(page.text, one) for one in request):
        return page, 0
    return replace(page, passages=(*request, *answer)), len(request)


def _quoted_at(page: Page) -> int:
    """Return the index of the passage over a quoted mail, 0 without one."""
    free = (
        at for at, one in enumerate(page.passages)
        if at and not one.table and _QUOTES.match(page.text, one.start)
    )  # fmt: skip
    return next(free, 0)


def _asks(text: str, one: Passage) -> bool:
    return any(asks(text[a:b], digits_left=False) for a, b in sentences(text, one.body, one.end))


def _answers(text: str, one: Passage, least: float) -> bool:
    """Whether a passage declines something, or counts something at least so surely."""
    if one.table:
        return True
    masked = " " * one.body + mask(text[one.body : one.end])
    return any(
        outcome_of(text, a, b)
        or any(read.certain >= least for read in read_sentence(text, masked, a, b))
        for a, b in sentences(text, one.body, one.end)
    )
