"""Sums printed in thousands or millions: "(£000)" over a table whose cells are "4,120"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from scrapers.letters.numbers import Number

_SCALE = re.compile(
    r"£\s?['’]?(?P<noughts>000(?:,?000)?)\b['’]?s?|£\s?(?P<letter>k|m|bn)\b"
    r"|\(?£?\s?(?:in )?(?P<word>thousands?|millions?)(?: of pounds)?\)",
    re.I,
)
_FACTORS = {"000": 1e3, "000000": 1e6, "k": 1e3, "m": 1e6, "bn": 1e9}


def in_pounds(number: Number, printed: str, over: Iterable[str]) -> Number:
    """Return a sum in pounds, where the words over it say that it is printed in thousands.

    Args:
        number: a sum of money.
        printed: the number as it stands; one with a sign or a scale of its own is whole.
        over: the heading, the title and the question, nearest first.
    """
    if number.value is None or not re.fullmatch(r"[\d,. ]+", printed.strip()):
        return number
    for words in over:
        if found := _SCALE.search(words):
            said = found["noughts"] or found["letter"] or found["word"][0]
            factor = _FACTORS[{"t": "k"}.get(said.casefold(), said.casefold()).replace(",", "")]
            return replace(number, value=round(number.value * factor, 2))
    return number
