"""A period that goes on: "In 2022/23 there were 45 referrals. Twelve came from schools."."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scrapers.letters.cued import Cued
from scrapers.letters.periods import Period
from scrapers.letters.readings import Reading
from scrapers.rows import Figure

_OF_ALL = Cued(
    r"\b(?:whole|both|all|total|overall|altogether|each year|per year|average|currently|now"
    r"|today)\b",
    re.I,
)
_OF_COUNT = Cued(r"\b(?:of|among) (?:the|these|those) (\d[\d,]*)\b(?!\s?%)", re.I)
_OF_THE_LAST = re.compile(
    r"\W*of (?:the (?:last|latter) (?:of )?|the latter\b)(?:these|those|them)?", re.I
)
_SO_FAR = re.compile(r"\W*(?:(?:children|cases|of them)\s)?(?:so far|to date|as yet)\b", re.I)

_SAME = Cued(
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
            told = None
        if told is None and one.how == "sentence" and _SAME.search(text, *one.quote):
            told = last
        if one.period and one.period.dated:
            told = one.period if one.how == "sentence" else None
            last = told
        elif told and not _OF_ALL.search(text, *one.quote):
            one = replace(one, carried=told)
        at = one.number.end
        out.append(one)
    return out


def without_echoes(readings: Iterable[Reading], made: Sequence[Figure]) -> list[Reading]:
    """Drop "of the 10 children" where 10 was a figure before; its period goes on.

    The numbers that such a sentence gives are parts of the one it points back to.

    Args:
        readings: of one answer, in order.
        made: the letter's figures so far.
    """
    kept: list[Reading] = []
    told: Reading | None = None
    for one in readings:
        value = one.number.value
        stated = next((f for f in reversed(made) if f.value == value), None)
        if one.refers_back and stated:
            told = replace(one, period=period_of(stated))
        elif one.refers_back and any(other.number.value == value for other in kept):
            continue
        elif told and told.quote == one.quote and not (one.period and one.period.dated):
            kept.append(replace(one, period=told.period))
        else:
            kept.append(one)
    return kept


def counted_before(asked: str, made: Sequence[Figure]) -> Period | None:
    """Return the time of the count that a question points to: "How many of the 47 are boys?"."""
    found = _OF_COUNT.search(asked)
    if found is None:
        return None
    value = float(found[1].replace(",", ""))
    times = [period_of(one) for one in made if one.value == value and one.unit != "percent"]
    return times[-1] if times and times[-1].dated else None


def points_to_last(reading: Reading) -> bool:
    """Whether a count is one of those counted last: "nine of the last of these"."""
    return reading.how == "sentence" and bool(_OF_THE_LAST.match(reading.words))


def so_far(period: Period, reading: Reading) -> Period:
    """Leave a period open whose count is one "so far": "2023: fewer than 5 so far"."""
    told = reading.period is not None and reading.period.dated
    if not (told and period.start and period.end and _SO_FAR.match(reading.words)):
        return period
    return replace(period, kind="year_to_date", end=None)


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
