"""Months and quarters as labels: which part of a year a row or a column is of."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrapers.letters.dates import MONTH, MONTHS
from scrapers.letters.periods import Period
from scrapers.letters.years import REPORTING_MONTH

OPEN = "which year the month or quarter is of is not said"
LONGEST = 366

_MONTH = rf"(?:{MONTH}|may\b)"
_ONE = re.compile(rf"\W*(?P<one>{_MONTH})\W*", re.I)
_SPAN = re.compile(
    rf"\W*(?:(?:q|quarter )\s?[1-4]\W+)?(?P<one>{_MONTH})\s*(?:-|–|/|to)\s*(?P<two>{_MONTH})\W*",
    re.I,
)
_QUARTER = re.compile(r"\W*(?:q|quarter )\s?(?P<n>[1-4])\W*", re.I)


@dataclass(frozen=True, slots=True)
class Months:
    """Part of a year as printed: ``many`` months from ``first`` (1 to 12) on.

    Of a quarter that names no months, ``first`` is None and ``quarter`` its number.
    """

    label: str
    first: int | None
    many: int = 1
    quarter: int = 0


def months_of(label: str) -> Months | None:
    """Return the months that are all that a label names.

    >>> months_of("Q1 (Apr - Jun)").first, months_of("Q2").first, months_of("2022")
    (4, None, None)
    """
    words = " ".join(label.split())
    if found := _ONE.fullmatch(label):
        return Months(words, _month(found["one"]))
    if found := _SPAN.fullmatch(label):
        first = _month(found["one"])
        return Months(words, first, (_month(found["two"]) - first) % 12 + 1)
    found = _QUARTER.fullmatch(label)
    return Months(words, None, 3, int(found["n"])) if found else None


def _month(printed: str) -> int:
    return MONTHS[printed.casefold().rstrip(".")]


def part_of(period: Period | None, months: Months) -> Period | None:
    """Return the months of the one year that ``period`` covers; None where that is open.

    A quarter without its months is one only of a financial year, which begins in April.
    """
    if period is None or not period.start:
        return None
    last = period.end or period.start + timedelta(LONGEST - 1)
    first, many = months.first, months.many
    if first is None:
        if period.kind != "reporting_year":
            return None
        first = (REPORTING_MONTH + 3 * (months.quarter - 1) - 1) % 12 + 1
    if (last - period.start).days > LONGEST:
        return None
    fitting = [
        (begin, end)
        for year in (period.start.year, period.start.year + 1)
        for begin, end in [_span(year, first, many)]
        if period.start <= begin and end <= last
    ]
    if len(fitting) != 1:
        return None
    begin, end = fitting[0]
    printed = f"{months.label} {period.label}"
    return replace(period, label=printed, kind="range", start=begin, end=end, as_at=None)


def _span(year: int, first: int, many: int) -> tuple[date, date]:
    """Return the first and the last day of ``many`` months from ``first`` on."""
    after = year * 12 + first - 1 + many
    last = date(after // 12, after % 12 + 1, 1) - timedelta(1)
    return date(year, first, 1), last
