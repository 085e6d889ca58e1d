"""Days and months printed without a year, placed in the years that a question names."""

import re
from dataclasses import replace
from datetime import date

from scrapers.letters.periods import MANY_MONTHS, Period
from scrapers.letters.year_dates import in_year, months_before

_TO_THE_DAY = re.compile(
    r"\b(?:years?|(?P<many>12|[369]|twelve|three|six|nine)[\s-]months?)(?:\s+period)?\s+"
    r"(?:ending|ended|(?:up\s+)?to|before|prior\s+to|leading\s+up\s+to)\s+(?:on\s+)?"
    r"(?:that|this|the|each|the\s+same)\s+(?:date|day)s?\b",
    re.I,
)
_YEAR_END = re.compile(
    r"\b(?:at|on|by) (?:the |each )?(?:financial )?year[- ]end\b"
    r"|\b(?:at|on|by) the end of (?:the|each|every) (?:financial |reporting )?year\b"
    r"|\byear[- ]end (?:count|figure|position|snapshot|total|number)s?\b",
    re.I,
)
LONGEST = 366
"""Days of a year, at most."""

_HAPPENS = re.compile(
    r"\b(?:went|gone|missing|episodes?|during|started|became|received|completed|referred|left"
    r"|ended|arrested|convicted|trafficked|moved)\b"
    r"|\b(?:same|that) (?:\w+ )?years?\b",
    re.I,
)


def within(own: Period, asked: Period, until: date | None) -> Period | None:
    """Return the month or day printed without a year, where one year only fits.

    Args:
        own: the period of a label: "31 March", "April".
        asked: the dated period of the question.
        until: the day of the letter, for a question whose period is open.
    """
    month, day = own.anniversary or (1, 1)
    first, last = asked.start or asked.as_at, asked.end or asked.as_at or until
    if not first or not last or last.year - first.year > 5:
        return None
    fitting = []
    for year in range(first.year, last.year + 1):
        try:
            begin = date(year, month, day or 1)
        except ValueError:
            continue
        after = date(year + month // 12, month % 12 + 1, 1)
        end = begin if day else date.fromordinal(after.toordinal() - 1)
        if first <= end and begin <= last:
            fitting.append((begin, end))
    if len(fitting) != 1:
        return None
    begin, end = fitting[0]
    if day:
        return replace(own, kind="snapshot", as_at=begin, anniversary=None)
    return replace(own, kind="range", start=begin, end=end, anniversary=None)


def on_the_day(own: Period, mark: tuple[int, int] | None) -> Period:
    """Give a year's or month's label the day on which the question counts ("on 31 March")."""
    if not mark or not mark[1] or own.as_at or not own.start or not own.end:
        return own
    days = []
    for year in {own.start.year, own.end.year}:
        day = date(year, *mark)
        if own.start <= day <= own.end:
            days.append(day)
    if len(days) != 1:
        return own
    if own.kind == "reporting_year":
        return replace(own, as_at=days[0])
    return replace(own, kind="snapshot", start=None, end=None, as_at=days[0])


def up_to(day: Period, asked: str) -> Period:
    """Return the time up to a day that another question counts on: "in the year to that date".

    What happened to those counted on a day happened over time; how long, only words tell.
    """
    found = _TO_THE_DAY.search(asked)
    if found and day.as_at and not day.start:
        many = MANY_MONTHS.get((found["many"] or "").casefold(), 12)
        start = months_before(day.as_at, many)
        label = f"{' '.join(found[0].split())} ({day.label})"
        return Period(label, "range", start, day.as_at)
    if day.anniversary and (found or _HAPPENS.search(asked)):
        return replace(day, anniversary=None)
    return day


def at_year_end(period: Period, words: str) -> Period:
    """Give a year the day that ``words`` count on: "Children on a plan at year end"."""
    if period.as_at or not period.start or not period.end or not _YEAR_END.search(words):
        return period
    if (period.end - period.start).days >= LONGEST:
        return period
    return replace(period, as_at=period.end)


def on_same_day(own: Period, day: Period | None) -> Period:
    """Return "the same day in 2023" of a day told before; without one it is not known."""
    if day and day.as_at and own.start:
        known = in_year(day.as_at, own.start.year)
        return replace(own, kind="snapshot", start=None, end=None, as_at=known)
    return Period(own.label)
