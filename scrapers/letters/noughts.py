"""The nought that a "no" is: "there were no cases", "no audits have been made"."""

import re

from scrapers.letters.cued import Cued
from scrapers.letters.numbers import Number

_NO_SUCH = Cued(
    r"(?:\b(?:were|was|are|is|been|have|had|has|received|recorded|hold)\s+|^\W*)(?P<no>no)\s+"
    r"(?!(?:\w+\s)?(?:responsibilit|dut|role|remit|part|function|duty|figure|information|record))"
    r"(?:\w+\s){0,3}?(?:child(?:ren)?|young people|cases|referrals|contacts|calls|episodes"
    r"|incidents|instances|conferences|plans|assessments|enquiries|investigations|vacancies"
    r"|complaints|placements|occasions)\b"
    r"|^\W*(?P<none>no)\s+(?!(?:information|data|records?|breakdown|charge|decision|further|other|such"
    r"|reply|response|figures?|one|doubt|longer|fee|exemption|formal|specific|separate|central)\b)"
    r"(?:[\w'’-]+\s+){1,4}?(?:have|has|had|were|was)\s+(?:been\s+)?(?!(?:not|recorded|held|kept)\b)\w+",
    re.I,
)


def no_such(masked: str, start: int, end: int) -> list[Number]:
    """Return the "no" of "there were no cases" as the nought that it is."""
    zero = _NO_SUCH.search(masked[start:end])
    if zero is None:
        return []
    place = zero.span("no" if zero["no"] else "none")
    return [Number(start + place[0], start + place[1], value=0.0, form="no")]
