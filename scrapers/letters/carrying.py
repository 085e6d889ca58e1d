"""A period that goes on: "In 2022/23 there were 45 referrals. Twelve came from schools."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.letters.periods import Period
from scrapers.letters.readings import Reading
from scrapers.rows import Figure

_OF_ALL = re.compile(
    r"\b(?:whole|both|all|total|overall|altogether|each year|per year|average|currently|now"
    r"|today)\b",
    re.I,
)


_SAME = re.compile(
    r"\b(?:the|that|this) same (?:\w+ )?(?:year|period|time|date|day)\b"
    r"|\b(?:in|over|during|on|at|for) that (?:\w+ )?(?:year|period|date|day)\b",
    re.I,
)


def carried_on(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Return readings in prose with the period that the sentence before them names.

    Args:
        readings: of one answer, in order.
        text: the document's. A new line ends what is carried, and so does a sentence that
            speaks of all periods together, but not what says "in the same year".
    """
    told: Period | None = None
    last: Period | None = None
    at = 0
    out = []
    for one in readings:
        if one.how != "sentence" or "\n" in text[at : one.number.start]:
            told = last if one.how == "sentence" and _SAME.search(text, *one.quote) else None
        if one.period and one.period.dated:
            told = one.period if one.how == "sentence" else None
            last = told
        elif told and not _OF_ALL.search(text, *one.quote):
            one = replace(one, carried=told)
        at = one.number.end
        out.append(one)
    return out


def narrower(asked: Period | None, carried: Period) -> Period:
    """Return what is carried, unless the question asks for another time."""
    if asked is None or not asked.dated:
        return carried
    if asked.as_at:
        return asked
    if asked.start and carried.start and carried.end:
        inside = asked.start <= carried.start and (not asked.end or carried.end <= asked.end)
        return carried if inside else asked
    return asked


def period_of(figure: Figure) -> Period:
    """Return the period that a figure was given."""
    return Period(
        figure.period_label or "",
        figure.period_type,
        figure.period_start,
        figure.period_end,
        figure.as_at,
    )
