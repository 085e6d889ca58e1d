"""Which years a letter counts in, where it prints bare years: "years ending 31 March 2020".

A bare "2020" under such words is no calendar year. Where the words leave open which year is
meant ("the last three financial years"), it has no dates and a person should look.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from scrapers.letters.dates import MONTH, MONTHS
from scrapers.letters.periods import Period
from scrapers.letters.years import REPORTING_MONTH, atoms, year_before

UNCLEAR = "the letter speaks of other years than calendar years, and prints a bare year"

_ENDING = re.compile(
    r"(?P<many>\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?)?"
    r"\b(?:years?|(?:12|twelve)[ -]months?(?:\speriods?)?)\s+(?:ending|ended|to|up to)\s+"
    rf"(?:on\s+)?(?:the\s+)?(?:end\s+of\s+)?(?P<day>\d{{1,2}})?(?:st|nd|rd|th)?\s*(?:of\s+)?"
    rf"(?P<month>{MONTH})",
    re.I,
)
_FINANCIAL_END = re.compile(
    r"\b(?:financial|fiscal|reporting)\s+years?\s+(?:ending|ended)\s+(?:in\s+)?(?:19|20)\d\d", re.I
)
_OTHER_YEARS = re.compile(
    r"\b(?:financial|fiscal|reporting|academic|school)\s+years?\b|\byears?\s+(?:ending|ended)\b"
    r"|\b1(?:st)?\s+april\s*(?:-|–|to|until)\s*31(?:st)?\s+march\b(?!\s+\d)",
    re.I,
)
_CALENDAR = re.compile(r"\bcalendar\s+years?\b", re.I)
_BARE = re.compile(r"[^\d]*(?P<year>(?:19|20)\d\d)[^\d]*")


def as_meant(period: Period, texts: Iterable[str]) -> tuple[Period, str | None]:
    """Return ``period`` as the first of ``texts`` to name years means it, and a doubt.

    Args:
        period: of a figure; only one that prints a bare year is looked at.
        texts: what stands over the figure, the nearest first: headings, question, stem.
    """
    printed = _BARE.fullmatch(period.label)
    bare = printed and period.kind in ("calendar_year", "year_to_date")
    if printed is None or not bare or _CALENDAR.search(period.label):
        return period, None
    year = int(printed["year"])
    for text in texts:
        if _CALENDAR.search(text):
            return period, None
        ends = _ends(text)
        if len(ends) == 1 and period.kind == "calendar_year":
            return _ending(period, year, *ends.pop()), None
        if _names(year, text):
            return period, None
        if ends or _ENDING.search(text) or _OTHER_YEARS.search(text):
            return Period(period.label, at=period.at, stop=period.stop), UNCLEAR
    return period, None


def _ends(text: str) -> set[tuple[int, int]]:
    """Return the (month, day) on which the years of a text end; the day 0 for a month's end."""
    found: set[tuple[int, int]] = set()
    for one in _ENDING.finditer(text):
        if one["many"] and not _lists_years(text, one.end()):
            return set()  # "the three years to 31 March 2023" says nothing of each of them
        month = MONTHS[one["month"].casefold().rstrip(".")]
        day = int(one["day"] or 0)
        last = day in (0, 31, 30 if month in (4, 6, 9, 11) else 31)
        found.add((month, 0 if last or (month == 2 and day >= 28) else day))
    if not found and _FINANCIAL_END.search(text):
        found.add((REPORTING_MONTH - 1, 0))
    return found


def _lists_years(text: str, at: int) -> bool:
    return bool(re.match(r"\s*,?\s*(?:19|20)\d\d\s*(?:,|and|&|to|-|–)\s*(?:19|20)\d\d", text[at:]))


def _ending(period: Period, year: int, month: int, day: int) -> Period:
    """Return the year that ends in ``year``."""
    last = date(year, month, day or calendar.monthrange(year, month)[1])
    kind = "calendar_year" if month == 12 and not day else "range"
    return replace(period, kind=kind, start=year_before(last), end=last)


def _names(year: int, text: str) -> bool:
    """Whether a text itself names the bare year as a calendar year."""
    first = date(year, 1, 1)
    return any(one.kind == "calendar" and one.first == first for one in atoms(text))
