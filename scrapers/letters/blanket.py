"""The one period that a letter gives for all that it answers.

"All figures are for the year ending 31 March 2024 unless another is given.": it holds where
neither a figure nor its question has a time of its own.
"""

import re

from scrapers.letters.cued import Cued
from scrapers.letters.periods import Period, find_periods
from scrapers.letters.phrases import phrase

_HINT = Cued(
    r"\bunless\b|\bthroughout\b"
    r"|\b(?:all|these|the|our|following|both)\s(?:of\s)?(?:the\s|our\s|these\s|following\s)?"
    r"(?:figures|numbers|data|answers|counts|totals|information|statistics|replies|responses)\b"
    r"|\b(?:all|they|everything|each)\s(?:of\s(?:it|them|these|this)\s)?(?:below\s|given\s|here\s)?"
    r"(?:is|are|relates?|covers?|refers?)\b",
    re.I,
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|relates?|covers?|refers?|given|shown|taken|drawn|stands?)\b"
    r"(?:\s\w+){0,3}?\s(?:for|to|from|as|at|on|in|of|between|the|\d)",
    re.I,
)
_OF_ONE = re.compile(
    r"\b(?:questions?|q|parts?|tables?|columns?|rows?|brackets|annex|appendix|chart)\s?\(?\w{1,3}\b"
    r"|\b(?:this|last|next) (?:table|row|column|line)\b|\?",
    re.I,
)
_OF_THE_LETTER = phrase("of_the_letter")
_STOPS = re.compile(r"[.!?](?=\s)|\n")


def blanket_of(text: str) -> Period | None:
    """Return the one dated period that sentences about all figures name; None for several.

    >>> blanket_of("All figures are for 2023/24 unless stated.").label
    '2023/24'
    """
    found: Period | None = None
    seen = -1
    for hint in _HINT.finditer(text):
        if hint.start() < seen:
            continue
        start, seen = _sentence(text, hint.start())
        period = _named(text[start:seen])
        if period is None:
            continue
        if found and (found.start, found.end, found.as_at) != _days(period):
            return None
        found = period
    return found


def _days(period: Period) -> tuple[object, object, object]:
    return period.start, period.end, period.as_at


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return the bounds of the sentence around ``at``."""
    before = [one.end() for one in _STOPS.finditer(text, max(0, at - 300), at)]
    after = _STOPS.search(text, at)
    return before[-1] if before else max(0, at - 300), after.start() if after else len(text)


def _named(sentence: str) -> Period | None:
    if not _SAYS.search(sentence) or _OF_ONE.search(sentence):
        return None
    if _OF_THE_LETTER.search(sentence):
        return None
    dated = [one for one in find_periods(" ".join(sentence.split())) if one.dated or one.on]
    if len(dated) != 1 or not dated[0].dated:
        return None
    return dated[0]
