"""The sex that stands right beside a count: "29 male", "Boys 12"."""

import re

from scrapers.letters.numbers import Number

_SEX = re.compile(
    r"\s*(?:child(?:ren)?\s+)?(?:(?:is|are|was|were)\s+)?((?:fe)?males?|boys?|girls?)\b", re.I
)
_SEX_BEFORE = re.compile(r"\b((?:fe)?males?|boys?|girls?)\s*[:=–—-]?\s*$", re.I)
NEAR = 40


def sex_beside(text: str, number: Number, start: int, end: int) -> tuple[str, ...]:
    """Return the sex beside a number of the sentence ``text[start:end]`` as its label."""
    found = _SEX_BEFORE.search(text, max(start, number.start - NEAR), number.start)
    found = found or _SEX.match(text, number.end, end)
    return (found[1],) if found else ()
