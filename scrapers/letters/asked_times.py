"""What the words of a question say of its time: now, a window up to now, a list in the stem."""

import re
from functools import lru_cache

from scrapers.letters.asking import sentences
from scrapers.letters.cued import Cued
from scrapers.letters.phrases import phrase

NOW = Cued(r"\b(?:currently|at present|now|at the moment|today)\b", re.I)
LATEST = Cued(r"\bthe (?:latest|most recent|last of (?:these|those|the)) (?:\w+ )?years?\b", re.I)
SAME_DAY = Cued(r"\b(?:same|that) (?:day|date)(?: (?:in|of))?(?: the year)?\b", re.I)
_OF_THEN = Cued(
    r"\b(?:that|those|these|same|the) (?:\w+ )?(?:years?|periods?|dates?|days?)\b", re.I
)
_WINDOW = re.compile(
    r"\b(?:in|over|within|during|for) the (?:last|past|previous) "
    r"(?:(?:\d{1,2}|three|six|nine|twelve|eighteen) months|year)\b",
    re.I,
)
_REFERENCE = re.compile(r"\W*(?!(?:FY|CY|Q)\b)[A-Z]{2,6}[ /-]?\d[\d/ -]*\W*")
_OF_THE_LETTER = phrase("of_the_letter")


def of_now(asked: str) -> str | None:
    """Return the word with which a question asks for what is now; None where it does not.

    >>> of_now("How many of them are missing now?")
    'now'
    """
    now = None if _OF_THEN.search(asked) else NOW.search(asked)
    return now[0].casefold() if now else None


def own_window(asked: str) -> str | None:
    """Return "in the last 12 months" where a question asks so; which months is not said."""
    found = _WINDOW.search(asked)
    return " ".join(found[0].split()) if found else None


@lru_cache(maxsize=64)
def asked_in(stem: str) -> str:
    """Return its `asking_lines` as one text: every question without a time asks for them."""
    return " ".join(asking_lines(stem))


def asking_lines(stem: str) -> list[str]:
    """Return the sentences of the stem that say what is asked, not when it was or under what."""
    spans = (
        span
        for line in re.finditer(r"[^\n]+", stem)
        for span in sentences(stem, line.start(), line.end())
    )
    told = (stem[a:b] for a, b in spans)
    return [one for one in told if not (_OF_THE_LETTER.search(one) or _REFERENCE.fullmatch(one))]
