"""Which years a letter counts in, where it prints bare years: "years ending 31 March 2020".

A bare "2020" under such words is no calendar year. Where the words leave open which year is
meant ("the last three financial years"), it has no dates and a person should look.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scrapers.letters.cued import Cued
from scrapers.letters.dates import MONTH, MONTHS
from scrapers.letters.periods import Period
from scrapers.letters.year_dates import year_before
from scrapers.letters.years import ACADEMIC_MONTH, REPORTING_MONTH, atoms

UNCLEAR = "the letter speaks of other years than calendar years, and prints a bare year"

_ENDING = Cued(
    r"(?P<many>\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+)?)?"
    r"\b(?:years?|(?:12|twelve)[ -]months?(?:\speriods?)?)\s+(?:ending|ended|to|up to)\s+"
    rf"(?:on\s+)?(?:the\s+)?(?:end\s+of\s+)?(?P<day>\d{{1,2}})?(?:st|nd|rd|th)?\s*(?:of\s+)?"
    rf"(?P<month>{MONTH})",
    re.I,
)
_FINANCIAL_END = Cued(
    r"\b(?:financial|fiscal|reporting)\s+years?\s+(?:ending|ended)\s+(?:in\s+)?(?:19|20)\d\d", re.I
)
_OTHER_YEARS = Cued(
    r"\b(?:financial|fiscal|reporting|academic|school)\s+years?\b|\byears?\s+(?:ending|ended)\b"
    r"|\b1(?:st)?\s+april\s*(?:-|–|to|until)\s*31(?:st)?\s+march\b(?!\s+\d)",
    re.I,
)
_KINDS = Cued(
    r"\b(?:(?P<school>academic|school)|financial|fiscal|reporting|tax|calendar)\s+years?\b", re.I
)
_PAIR = re.compile(
    r"[^\w]*(?:in |for |during |the |year )*(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d[^\w]*", re.I
)
_RUNS = Cued(
    r"\b(?:years?|sessions?)\b[^.\n]{0,60}?\b(?:runs?|running|are|is|goe?s?|begins?|starts?|means?|covers?"
    r"|refers?)\b"
    rf"[^.\n]{{0,30}}?\b(?:1(?:st)?\s+)?(?P<first>{MONTH})"
    r"\s*(?:-|–|to|until|through(?: to)?"
    r"|and (?:it )?(?:ends?|finish(?:es)?|runs?)(?: on| in| to)?)\s*"
    rf"(?:the\s+)?(?:following\s+|next\s+)?(?:(?:28|30|31)(?:st|th)?\s+)?(?P<last>{MONTH})",
    re.I,
)
_EXAMPLE = Cued(
    r"\b(?P<printed>20\d\d)[\"'”’]?\s*"
    r"(?:=|is|means|stands for|refers to|represents|covers|being)\s*"
    rf"(?:the\s+)?(?:financial\s+)?(?:year\s+)?(?:from\s+)?(?:1(?:st)?\s+)?(?:{MONTH}\s+)?"
    r"(?P<begins>20\d\d)",
    re.I,
)
_OWN = Cued(r"\breporting years?\b(?!.*\b(?:academic|school|calendar)\b)", re.I | re.S)
_CALENDAR = Cued(r"\bcalendar\s+years?\b", re.I)
_BARE = re.compile(r"[^\d]*(?P<year>(?:19|20)\d\d)[^\d]*")


@dataclass(frozen=True, slots=True)
class Defined:
    """Which years a letter says that its bare years are: from ``month`` on.

    ``later`` is by how many years the year begins after the one that is printed, None where
    the letter leaves that open.
    """

    month: int
    later: int | None


def years_defined(text: str) -> Defined | None:
    """Return what a letter says of all its years: "years run from April to March"."""
    for found in _RUNS.finditer(text):
        first, last = (MONTHS[found[name].casefold().rstrip(".")] for name in ("first", "last"))
        said = text[max(0, found.start() - 20) : found.end()]
        if last != (first - 2) % 12 + 1 or (_KINDS.search(said) and not _OWN.search(said)):
            continue
        around = text[max(0, found.start() - 200) : found.end() + 300]
        example = _EXAMPLE.search(around)
        later = int(example["begins"]) - int(example["printed"]) if example else None
        return Defined(first, later if later in (0, -1) else None)
    return None


def as_meant(
    period: Period, texts: Iterable[str], defined: Defined | None = None
) -> tuple[Period, str | None]:
    """Return ``period`` as the first of ``texts`` to name years means it, and a doubt.

    Args:
        period: of a figure; only one that prints a bare year or a pair is looked at.
        texts: what stands over the figure, the nearest first: headings, question, stem.
        defined: what the letter says of all its years.
    """
    if period.kind == "reporting_year" and _PAIR.fullmatch(period.label):
        return _pair(period, tuple(texts), defined), None
    printed = _BARE.fullmatch(period.label)
    bare = printed and period.kind in ("calendar_year", "year_to_date")
    if printed is None or not bare or _CALENDAR.search(period.label):
        return period, None
    year = int(printed["year"])
    if defined and defined.later is not None:
        return _running(period, year + defined.later, defined.month), None
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
    if defined is None:
        return period, None
    return Period(period.label, at=period.at, stop=period.stop), UNCLEAR


def _pair(period: Period, texts: tuple[str, ...], defined: Defined | None) -> Period:
    """Return "2013-14" as the letter's own years make it: "our years run from August to July"."""
    other = defined is not None and defined.month != REPORTING_MONTH
    if defined and other and period.start and not any(map(_KINDS.search, texts)):
        return _running(period, period.start.year, defined.month)
    return _of_its_kind(period, texts)


def _running(period: Period, year: int, month: int) -> Period:
    """Return the year that runs from ``month`` of ``year`` on; open where it was open."""
    first = date(year, month, 1)
    kind = "reporting_year" if month == REPORTING_MONTH else "range"
    if period.kind == "year_to_date":
        return replace(period, start=first)
    return replace(period, kind=kind, start=first, end=date(year + 1, month, 1) - timedelta(1))


def _of_its_kind(period: Period, texts: Iterable[str]) -> Period:
    """Return "2021/22" as the academic year that the nearest words on years make it."""
    for text in texts:
        kinds = {bool(found["school"]) for found in _KINDS.finditer(text)}
        if len(kinds) != 1:
            continue
        if kinds.pop() and period.start:
            first = period.start.replace(month=ACADEMIC_MONTH)
            last = first.replace(year=first.year + 1) - timedelta(1)
            return replace(period, kind="academic_year", start=first, end=last)
        break
    return period


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
