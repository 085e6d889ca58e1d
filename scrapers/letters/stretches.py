"""Parts of years printed with their year once: "Apr-Jun 2022", "2023/24 (Apr - Dec)", "Q1 23/24".

Each is one atom of the text. What does not say which days it means ("Q1 2023", "FY23",
"autumn term 2022") is named and has no dates.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from scrapers.letters.cued import Cued
from scrapers.letters.dates import MONTH, MONTHS
from scrapers.letters.phrases import phrase

Stretch = tuple[int, int, date | None, date | None]
"""Where it stands in the text, and its first and last day; None where that is left open."""

MOST_YEARS = 10
_PAIR = r"(?P<{0}>(?:20)?\d\d)\s?[/–-]\s?(?P<{1}>(?:20)?\d\d)(?!\w|[/–-]\d|[.,]\d|%)"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\w|[/–-]\d|[.,]\d|%)"
_MAY = rf"(?:{MONTH}|may\b)"
_DAY = r"(?:(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_MONTHS = (
    rf"{_DAY.format('d1')}(?P<m1>{_MAY})\s*(?:-|–|—|/|to|until|through)\s*"
    rf"{_DAY.format('d2')}(?P<m2>{_MAY})"
)
_EDGE = r"(?<![\w.,£/:#@-])"
_YEAR_LAST = re.compile(
    rf"{_EDGE}{_MONTHS}[ ,]*(?:of[ ])?(?:{_PAIR.format('p1', 'p2')}|{_YEAR.format('y')})", re.I
)
_YEAR_FIRST = re.compile(
    rf"{_EDGE}(?:{_PAIR.format('p1', 'p2')}|{_YEAR.format('y')})"
    rf"(?:[ ]?[,:–-]?[ ]?\(?|[ ]\()(?:Q[1-4][ ,:–-]+)?{_MONTHS}"
    r"(?!\w|[ ,'’-]{0,2}\d)(?:[ ]?\))?",
    re.I,
)
_SHORT = re.compile(
    rf"{_EDGE}(?P<m1>{_MAY})[ '’-]{{1,2}}(?P<y1>\d\d)[ ]?(?:-|–|—|to|until|/)[ ]?"
    rf"(?P<m2>{_MAY})[ '’-]{{1,2}}(?P<y2>\d\d)(?!\w|[/.,:]\d|[ ]?(?:19|20)\d\d)",
    re.I,
)
_NUMBERED = (
    r"(?:q|qtr[ ]?|quarter[ ])(?P<q1>[1-4])"
    r"(?:[ ]?(?:-|–|to|and|&)[ ]?(?:q|quarter[ ])?(?P<q2>[1-4]))?"
)
_QUARTER = re.compile(
    rf"{_EDGE}(?:{_NUMBERED}(?:[ ]?\([^()\d]{{3,25}}\))?[ ,:(–-]{{0,3}}(?:of[ ])?(?:FY[ ]?)?"
    rf"(?:{_PAIR.format('p1', 'p2')}|{_YEAR.format('y')})"
    rf"|(?:{_PAIR.format('p3', 'p4')}|{_YEAR.format('z')})[ ]?[,:(–-]?[ ]?"
    rf"{_NUMBERED.replace('<q1>', '<q3>').replace('<q2>', '<q4>')}(?!\w))[ ]?\)?",
    re.I,
)
_SPELLED = Cued(
    r"\b(?P<kind>financial|fiscal|reporting|academic|school)[ ]years?\b[^.?\n]{0,60}?"
    r"(?<!\w)(?P<y1>20\d\d)[ ]to[ ](?P<y2>20\d\d)(?![\w/]|[–-]\d)",
    re.I,
)
_NAMED_ONLY = Cued(
    r"\bFY[ ]?(?:20)?\d\d(?!\w|[/–-]\d|[.,]\d)"
    r"|\b(?:autumn|spring|summer|winter)(?:[ ]term)?,?[ ](?:of[ ])?20\d\d"
    r"(?:[/–-]\d\d(?:\d\d)?)?(?!\w)",
    re.I,
)
_MAY_HOLD_ONE = phrase("holds_a_stretch")
_A_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_A_QUARTER = re.compile(r"[Qq][A-Za-z]{0,6} ?[1-4]")


def stretches(text: str, *, begins: int) -> Iterator[Stretch]:
    """Yield the parts of years in ``text``; those yielded first go before later ones.

    Args:
        text: any stretch of a letter.
        begins: the month in which a year such as 2022/23 begins.
    """
    if not _MAY_HOLD_ONE.search(text):
        return
    yield from _spelled(text)
    of_months = len(_A_MONTH.findall(text.casefold())) > 1
    for pattern in (_YEAR_LAST, _YEAR_FIRST) if of_months else ():
        for found in pattern.finditer(text):
            if pattern is _YEAR_LAST or not _ends_a_date(text, found.start()):
                yield from _of_months(found, begins, last=pattern is _YEAR_LAST)
    if of_months:
        yield from _short(text)
    for found in _QUARTER.finditer(text) if _A_QUARTER.search(text) else ():
        yield from _of_quarters(found)
    for found in _NAMED_ONLY.finditer(text):
        yield found.start(), found.end(), None, None


def _spelled(text: str) -> Iterator[Stretch]:
    """Yield "2022 to 2023" under the words "financial year": one year, not two."""
    for found in _SPELLED.finditer(text):
        if int(found["y2"]) == int(found["y1"]) + 1:
            month = 9 if found["kind"].casefold() in ("academic", "school") else 4
            first = date(int(found["y1"]), month, 1)
            last = first.replace(year=first.year + 1) - timedelta(1)
            yield found.start("y1"), found.end(), first, last


def _short(text: str) -> Iterator[Stretch]:
    """Yield "Apr 22 to Mar 23"."""
    for found in _SHORT.finditer(text):
        first = date(2000 + int(found["y1"]), _month(found["m1"]), 1)
        last = _month_end(2000 + int(found["y2"]), _month(found["m2"]))
        if first <= last and last.year - first.year <= MOST_YEARS:
            yield found.start(), found.end(), first, last


def _ends_a_date(text: str, at: int) -> bool:
    """Whether the year at ``at`` is that of a date: "31 March 2022 - April to June"."""
    return bool(re.search(rf"{_MAY}\s*$", text[max(0, at - 12) : at], re.I))


def _of_months(found: re.Match[str], begins: int, *, last: bool) -> Iterator[Stretch]:
    """Yield the months that a year, printed before or after them, holds once."""
    one, two = _month(found["m1"]), _month(found["m2"])
    if found["y"]:
        year = int(found["y"])
        if last:
            start = year - (one > two)
        elif one > two:
            return  # "2022 (Oct - Mar)": of which year it ends is not said
        else:
            start = year
        stop = start + (one > two)
    else:
        year = _pair(found["p1"], found["p2"])
        if not year:
            return
        start = year + (one < begins)
        stop = start + (one > two)
        if date(stop, two, 1) >= date(year + 1, begins, 1):
            return
    try:
        first = date(start, one, int(found["d1"] or 1))
        final = date(stop, two, int(found["d2"])) if found["d2"] else _month_end(stop, two)
    except ValueError:
        return  # the 31st of June: no day
    yield found.start(), found.end(), first, final


def _of_quarters(found: re.Match[str]) -> Iterator[Stretch]:
    """Yield the quarters of a financial year; those of a bare year are named only."""
    one, two = int(found["q1"] or found["q3"]), int(found["q2"] or found["q4"] or 0)
    pair = (found["p1"] or found["p3"], found["p2"] or found["p4"])
    if not pair[0]:
        yield found.start(), found.end(), None, None
        return
    year = _pair(*pair)
    if not year or (two and two < one):
        return
    months = year * 12 + 3 * one
    after = year * 12 + 3 * (two or one) + 3
    first = date(months // 12, months % 12 + 1, 1)
    yield found.start(), found.end(), first, date(after // 12, after % 12 + 1, 1) - timedelta(1)


def _pair(one: str, two: str) -> int:
    """Return the year in which "2022/23" or "22/23" begins; 0 where they are no such pair."""
    first = int(one) if len(one) == 4 else 2000 + int(one)
    return first if (first + 1) % 100 == int(two) % 100 else 0


def _month(printed: str) -> int:
    return MONTHS[printed.casefold().rstrip(".")]


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
