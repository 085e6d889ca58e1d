"""Years and dates of a text as atoms that a period is put together from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.dates import find_dates
from scrapers.letters.stretches import stretches
from scrapers.letters.year_dates import in_year, year_before

REPORTING_MONTH = 4
ACADEMIC_MONTH = 9
MOST_YEARS = 15
NEAR = 200

_PAIR = re.compile(
    r"(?<![\w.,£/:-])(?:FY\s?)?(?:(?P<quarter>Q[1-4]|quarter [1-4]),?\s(?:of\s)?)?"
    r"(?P<one>(?:19|20)\d\d)(?:\s?(?P<sep>[/–-])\s?(?P<two>(?:19|20)\d\d|\d\d)|(?P<by>[/–-])(?P<digit>\d))"
    r"(?![\w%]|[.,/]\d|[–-]\d)",
    re.I,
)
_SHORT_PAIR = re.compile(
    r"(?<![\w.,£/:-])(?:(?:FY\s?)?(?P<one>\d\d)/(?P<two>\d\d)"
    r"|(?:FY\s?|(?:financial|fiscal|academic|school)\s+years?\s+)(?P<from>\d\d)[–-](?P<to>\d\d))"
    r"(?![\w%/]|[.,]\d|[–-]\d)",
    re.I,
)
_YEAR = re.compile(
    r"(?<![\w.,£/:#@])(?<!\d[-–])(?<!\d\s[-–]\s)(?:19|20)\d\d(?![\w%@]|[.,:/]\d|[-–]\d)"
)
_NAMES_A_LAW = re.compile(
    r"\b(?:acts?|regulations?|order|bill|rules?|version|directive|code|©)\s*(?:\([\w\s]{3,20}\)\s*)?,?\s*$",
    re.I,
)
_COUNTS_A_THING = re.compile(
    r"\s+(?:children|young|referrals|calls|episodes|cases|contacts|assessments|conferences)\b", re.I
)
_LEADS_A_YEAR = re.compile(r"(?:\b(?:in|for|during|since|of|years?|to|and|from|by|at)|,)\s*$", re.I)
_DIGITS = re.compile(r"\d\d")
_CENTURY = re.compile(r"(?:19|20)\d\d")
_JOINED = re.compile(r"\d\d[–-]\d\d")
_NAMED = Cued(r"FY|years?\s", re.I)
_ACADEMIC = Cued(r"\b(?:academic|school)\s+years?\b|\bA/?Y(?=\s?(?:20)?\d\d)", re.I)
_FINANCIAL = Cued(r"\b(?:financial|fiscal|reporting)\s+years?\b|\bF/?Y(?=\s?(?:20)?\d\d)", re.I)
_VAGUE = re.compile(
    r"\b(?:financial|fiscal|reporting)\s+years?\s*:?\s*$|\byears?\s+(?:ending|ended)\s+$", re.I
)
_REPORTING_END = re.compile(
    r"\b(?:financial|fiscal|reporting)\s+years?\s+(?:ending|ended)\s+(?:in\s+)?$", re.I
)
_YEARS_ENDING = re.compile(
    r"\b(?:years?|(?:12|twelve)\s+months)\s+(?:ending|ended|to|up to)\s+(?:on\s+)?(?:the\s+)?"
    r"(?:end\s+of\s+)?$",
    re.I,
)
_GOES_ON = re.compile(r"[\s,;&/]*(?:\b(?:and|or|to|until)\b|[-–])?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Atom:
    """One printed day, month or year; without a year of its own ``first`` is None."""

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    month: int | None = None
    day: int | None = None


def atoms(text: str, *, academic: bool = False) -> list[Atom]:
    """Return the days, months and years in ``text``, in order and without overlap."""
    return list(_atoms(text, academic))


@lru_cache(maxsize=1024)
def _atoms(text: str, academic: bool) -> Sequence[Atom]:
    found: list[Atom] = []
    if not _DIGITS.search(text):
        return list(_days(text))
    academic = academic or bool(_ACADEMIC.search(text))
    for atom in (*_parts(text, academic), *_days(text), *_pairs(text, academic), *_years(text)):
        # kept in order, so that only its neighbours can overlap it
        at = bisect_left(found, atom.start, key=lambda one: one.start)
        after_last = not at or found[at - 1].end <= atom.start
        if after_last and (at == len(found) or atom.end <= found[at].start):
            found.insert(at, atom)
    return _going_on(text, found)


def _going_on(text: str, found: list[Atom]) -> list[Atom]:
    """Read the bare years of a list as its first: "years ending 31 March 2020, 2021 and 2022"."""
    out: list[Atom] = []
    end: date | None = None
    for at, one in enumerate(found):
        joined = bool(out) and bool(_GOES_ON.fullmatch(text, out[-1].end, one.start))
        if joined and one.kind == "calendar" and one.first and end:
            one = _year_to(one, in_year(end, one.first.year))
        elif (
            joined
            and one.kind == "calendar"
            and one.first
            and out[-1].kind == "day"
            and out[-1].first
        ):
            # "at 31 March 2021, 2022 and 2023"
            day = in_year(out[-1].first, one.first.year)
            one = Atom(one.start, one.end, "day", day, day, day.month, day.day)
        elif joined and one.kind == "calendar" and out[-1].kind == "vague":
            one = Atom(one.start, one.end, "vague")
        else:
            end = None
            listed = at + 1 < len(found) and found[at + 1].kind == "calendar"
            goes_on = listed and _GOES_ON.fullmatch(text, one.end, found[at + 1].start)
            before = text[max(0, one.start - 40) : one.start]
            if goes_on and one.kind in ("day", "month", "reporting") and one.last:
                ends = _REPORTING_END if one.kind == "reporting" else _YEARS_ENDING
                end = one.last if ends.search(before) else None
            one = _year_to(one, end) if end else one
        out.append(one)
    return out


def _year_to(one: Atom, end: date) -> Atom:
    """Return the whole year up to and with ``end``, printed where ``one`` is."""
    return Atom(one.start, one.end, "range", year_before(end), end)


def _parts(text: str, academic: bool) -> Iterator[Atom]:
    begins = ACADEMIC_MONTH if academic else REPORTING_MONTH
    for start, end, first, last in stretches(text, begins=begins):
        if first is None or last is None:
            yield Atom(start, end, "vague")
        elif (first.month, first.day) == (begins, 1) and year_before(last) == first:
            yield Atom(start, end, "academic" if academic else "reporting", first, last)
        else:
            yield Atom(start, end, "range", first, last)


def _days(text: str) -> Iterator[Atom]:
    for stamp in find_dates(text):
        kind = "day" if stamp.day else "month"
        yield Atom(
            stamp.start, stamp.end, kind, stamp.first(), stamp.last(), stamp.month, stamp.day
        )


def _pairs(text: str, academic: bool) -> Iterator[Atom]:
    # a text that speaks of both kinds of year says at each which it means
    mixed = academic and bool(_FINANCIAL.search(text))
    for found in _PAIR.finditer(text) if _CENTURY.search(text) else ():
        one = int(found["one"])
        month = _begins(text, found, academic, mixed)
        if found["digit"]:
            # "2022/3", and never "2022-7"
            if (one + 1) % 10 == int(found["digit"]):
                yield _cycle(found.start(), found.end(), one, month, found["quarter"])
            continue
        two = int(found["two"]) if len(found["two"]) == 4 else one // 100 * 100 + int(found["two"])
        two += 100 if two < one and len(found["two"]) == 2 and one % 100 == 99 else 0
        if two <= one or two - one > 40:
            continue
        if two == one + 1:
            yield _cycle(found.start(), found.end(), one, month, found["quarter"])
        elif found["sep"] != "/" and _is_range(found, two - one):
            yield Atom(found.start(), found.end(), "range", date(one, 1, 1), date(two, 12, 31))
    short = "/" in text or (_JOINED.search(text) and _NAMED.search(text))
    for found in _SHORT_PAIR.finditer(text) if short else ():
        one, two = int(found["one"] or found["from"]), int(found["two"] or found["to"])
        if two == one + 1:
            month = _begins(text, found, academic, mixed)
            yield _cycle(found.start(), found.end(), 2000 + one, month, None)


def _begins(text: str, found: re.Match[str], academic: bool, mixed: bool) -> int:
    """Return the month in which a year begins, as the nearest words around it say."""
    if mixed:
        before, after = (
            text[max(0, found.start() - NEAR) : found.start()],
            text[found.end() : found.end() + 20],
        )
        near = re.match(r"\s+(?:academic|school|financial|fiscal)", after, re.I)
        told = [max((one.end() for one in rule.finditer(before)), default=-1)
                for rule in (_ACADEMIC, _FINANCIAL)]  # fmt: skip
        academic = (
            near[0].strip().casefold() in ("academic", "school") if near else told[0] > told[1]
        )
    return ACADEMIC_MONTH if academic else REPORTING_MONTH


def _is_range(found: re.Match[str], years: int) -> bool:
    """Tell "2018-22" and "2015 - 2024" from a row's "2018 - 38", a year with its count."""
    if len(found["two"]) == 4:
        return True
    return years <= MOST_YEARS and not re.search(r"\s", found[0])


def _cycle(start: int, end: int, year: int, month: int, quarter: str | None) -> Atom:
    """Return a year from 1 ``month`` on, or the quarter of it that is named."""
    if quarter is None:
        first, last = date(year, month, 1), date(year + 1, month, 1)
        kind = "academic" if month == ACADEMIC_MONTH else "reporting"
        return Atom(start, end, kind, first, date.fromordinal(last.toordinal() - 1))
    months = year * 12 + month - 1 + 3 * (int(quarter[-1]) - 1)
    first = date(months // 12, months % 12 + 1, 1)
    after = date((months + 3) // 12, (months + 3) % 12 + 1, 1)
    return Atom(start, end, "range", first, date.fromordinal(after.toordinal() - 1))


def _years(text: str) -> Iterator[Atom]:
    for found in _YEAR.finditer(text) if _CENTURY.search(text) else ():
        before = text[max(0, found.start() - 60) : found.start()]
        if _NAMES_A_LAW.search(before):
            continue
        if _counts(text, found, before):
            continue
        year = int(found[0])
        if _REPORTING_END.search(before):
            yield _cycle(found.start(), found.end(), year - 1, REPORTING_MONTH, None)
        elif _VAGUE.search(before):
            # "financial year 2021" may end or begin in 2021: named, not dated
            yield Atom(found.start(), found.end(), "vague")
        else:
            first, last = date(year, 1, 1), date(year, 12, 31)
            yield Atom(found.start(), found.end(), "calendar", first, last)


def _counts(text: str, found: re.Match[str], before: str) -> bool:
    """Whether four digits that could be a year count a thing ("2045 referrals")."""
    if not _COUNTS_A_THING.match(text, found.end()) or _LEADS_A_YEAR.search(before):
        return False
    # "2018 referrals - 45" has a year for its label
    return bool(before.strip()) or not re.search(r"\d", text[found.end() :])
