"""Printed periods: which days a letter's own words speak of.

Nothing is inferred from anywhere but the words: "currently" has no date here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from scrapers.letters.numbers import amount
from scrapers.letters.part_years import with_parts
from scrapers.letters.phrases import phrase
from scrapers.letters.year_dates import months_before
from scrapers.letters.years import Atom, atoms

TYPES = {"reporting": "reporting_year", "academic": "academic_year", "calendar": "calendar_year"}

_JOINS = re.compile(
    r"\s*(?:(?:up\s+)?to|until|till|through(?:\s+to)?|[-–—/])\s*(?:and including\s+)?"
    r"(?:the\s+)?(?:end\s+of\s+)?",
    re.I,
)
_AND = re.compile(r"\s*(?:and|to|[-–])\s*(?:the\s+)?", re.I)
_ALSO = re.compile(r"[\s,;&]*(?:and)?\s*(?:(?:as\s+)?(?:at|of|on))?\s*", re.I)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
_AS_AT = re.compile(
    r"(?:\b(?:as|position|snapshot|correct)\s+(?:at|of|on|to)|\bat|\bon|\bfor|\bend\s+of"
    r"|\byear[- ]end,?)\s+(?:the\s+)?(?:end\s+of\s+)?$",
    re.I,
)
_YEAR_END = re.compile(r"\b(?:end\s+of|year[- ]end,?)\s+(?:the\s+)?(?:financial year\s+)?$", re.I)
_MONTH_END = re.compile(r"\b(?:as\s+(?:at|of)|end\s+of)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.I)
_YEAR_ENDING = re.compile(
    r"\b(?:(?:(?P<many>12|[369]|twelve|three|six|nine|(?P<quarter>quarter))(?:[\s-]months?)?"
    r"|(?P<years>[2-9]|10|two|three|four|five|six|seven|eight|nine|ten) (?:\w+ )?years|year)"
    r"(?:\s+period)?\s+(?:ending|ended|to|up to)|Y/?E)\s+(?:on\s+)?(?:the\s+)?(?:end\s+of\s+)?$",
    re.I,
)
MANY_MONTHS = {"3": 3, "three": 3, "quarter": 3, "6": 6, "six": 6, "9": 9, "nine": 9}
_ENDS_YEARS = re.compile(r"\byears?\s+(?:ending|ended)\s+(?:on\s+)?(?:the\s+)?$", re.I)
_SINCE = re.compile(
    r"\b(?:since|from|starting|beginning)\s+(?:the\s+)?(?:(?:start|beginning)\s+of\s+)?$", re.I
)
_BEFORE = re.compile(r"(?:\bpre[- ]\s?|\bbefore\s+|\bprior\s+to\s+)$", re.I)
_UP_TO = re.compile(
    r"(?:^|\b(?:up\s+))(?:to|until)\s+(?:the\s+)?(?:end\s+of\s+)?$|\buntil\s+$", re.I
)
_OPEN = phrase("open_end")
_RELATIVE = phrase("relative")
_FILLER = phrase("around_a_period")


@dataclass(frozen=True, slots=True)
class Period:
    """What a printed period covers; text[at:stop] is where it stands.

    ``anniversary`` is a (month, day) printed without a year, the day 0 for a month alone;
    ``on`` is a day that no word makes a reference date.
    """

    label: str
    kind: str = "unknown"
    start: date | None = None
    end: date | None = None
    as_at: date | None = None
    anniversary: tuple[int, int] | None = None
    on: date | None = None
    at: int = 0
    stop: int = 0

    @property
    def dated(self) -> bool:
        """Whether any day is known."""
        return bool(self.start or self.end or self.as_at)


@lru_cache(maxsize=4096)
def find_periods(text: str, *, academic: bool = False) -> tuple[Period, ...]:
    """Return the periods printed in ``text``, in order, with their places in it."""
    found: list[Period] = []
    parts = atoms(text, academic=academic)
    at = 0
    while at < len(parts):
        pair = _joined(text, parts[at], parts[at + 1]) if at + 1 < len(parts) else None
        at += 2 if pair else 1
        if single := pair or _single(text, parts[at - 1]):
            if (
                single.on
                and found
                and found[-1].as_at
                and _ALSO.fullmatch(text, found[-1].stop, single.at)
            ):
                # "as at 31 March 2022 and 31 March 2023"
                single = replace(single, kind="snapshot", as_at=single.on)
            found.append(single)
    return tuple(with_parts(found, text) if len(found) > 1 else found)


def relative_label(text: str) -> str | None:
    """Return the words of a period without a date ("the last 12 months"), if there are any."""
    found = _RELATIVE.search(text)
    return " ".join(found[0].split()) if found else None


def label_period(text: str, *, academic: bool = False) -> Period | None:
    """Return the period that ``text`` is the label of: nothing else stands in it.

    >>> label_period("2022 so far").start
    datetime.date(2022, 1, 1)
    >>> label_period("Referrals in 2022") is None
    True
    """
    found = find_periods(text, academic=academic)
    if len(found) != 1:
        return None
    only = found[0]
    rest = text[: only.at] + " " + text[only.stop :]
    if _FILLER.sub("", rest):
        return None
    label = " ".join(text.split())
    if only.kind == "unknown" and only.anniversary:
        return None
    if only.on:
        return replace(only, label=label, kind="snapshot", as_at=only.on)
    return replace(only, label=label)


def union(periods: Sequence[Period], text: str = "") -> Period | None:
    """Return the one span that several periods of a question make up, if any is dated."""
    spans = [one for one in periods if one.start or one.end]
    days = [one for one in periods if one.as_at]
    marks = [one.anniversary for one in periods if one.anniversary and one.anniversary[1]]
    marks += _same_day(days)
    if not spans and not days:
        return periods[0] if periods else None
    if len(spans) + len(days) == 1 and not marks:
        return (spans or days)[0]
    starts = [one.start for one in spans if one.start]
    ends = [one.end for one in spans]
    first, last = min(p.at for p in periods), max(p.stop for p in periods)
    label = " ".join(text[first:last].split()) if last - first < 120 else periods[0].label
    return Period(
        label or periods[0].label,
        kind="range" if len(spans) > 1 else (spans or days)[0].kind,
        start=min(starts) if starts else None,
        end=max(end for end in ends if end) if spans and all(ends) else None,
        # several days are no one day: which of them a figure is of, its own label says
        as_at=days[0].as_at if len({one.as_at for one in days}) == 1 else None,
        anniversary=marks[0] if marks else None,
        at=first,
        stop=last,
    )


def _same_day(days: Sequence[Period]) -> list[tuple[int, int]]:
    """Return the (month, day) that several days share: "on 31 March 2020, 2021 and 2022"."""
    shared = {(one.as_at.month, one.as_at.day) for one in days if one.as_at}
    return list(shared) if len(days) > 1 and len(shared) == 1 else []


def _joined(text: str, one: Atom, two: Atom) -> Period | None:
    """Return the range from ``one`` to ``two`` where the words between say so."""
    gap = text[one.end : two.start]
    before = text[max(0, one.start - 20) : one.start]
    between = _BETWEEN.search(before)
    if not (_JOINS.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    begin = one.start - (len(between[0]) if between else 0)
    label = " ".join(text[begin : two.end].split())
    last = two.last
    first = one.first
    same_day = one.kind == "day" and text[two.start : two.end].isdigit() and one.day and one.month
    if same_day and _AS_AT.search(before):
        # "at 31 March, 2021 to 2023": the same day of each of these years
        return Period(label, anniversary=(one.month or 0, one.day or 0), at=begin, stop=two.end)
    if last and first is None and one.month:
        year = last.year - (one.month > last.month)
        first = date(year, one.month, min(one.day or 1, 28 if one.month == 2 else one.day or 1))
    if first is None or last is None or first > last:
        return Period(label, at=begin, stop=two.end)
    return Period(label, "range", first, last, at=begin, stop=two.end)


def _single(text: str, atom: Atom) -> Period | None:
    before = text[max(0, atom.start - 40) : atom.start]
    opened = _OPEN.match(text, atom.end)
    stop = opened.end() if opened else atom.end
    label = " ".join(text[atom.start : stop].split())
    made = Period(label, at=atom.start, stop=stop)
    if atom.first is None or atom.last is None:
        # a day on which years end is none on which anything is counted
        day = atom.month is not None and not _ENDS_YEARS.search(before)
        mark = (atom.month or 0, atom.day or 0) if day else None
        return replace(made, anniversary=mark)
    if found := _BEFORE.search(before):
        return _widen(text, made, found, kind="range", end=atom.first - timedelta(1))
    if opened:
        since = _SINCE.search(before)
        kind = "year_to_date" if atom.kind in TYPES and not since else "range"
        return replace(made, kind=kind, start=atom.first)
    return _bounded(text, made, atom, before)


def _bounded(text: str, made: Period, atom: Atom, before: str) -> Period:
    """Return a closed period, a day, or one that an opening word leaves open."""
    if found := _YEAR_ENDING.search(before):
        many = MANY_MONTHS.get((found["many"] or "").casefold(), 12)
        many *= int(amount(found["years"])) if found["years"] else 1
        start = months_before(atom.last, many) if atom.last else None
        return _widen(text, made, found, kind="range", start=start, end=atom.last)
    if atom.kind in TYPES and (found := _YEAR_END.search(before)):
        return _widen(text, made, found, kind="snapshot", as_at=atom.last)
    if atom.kind == "month" and (found := _MONTH_END.search(before)):
        return _widen(text, made, found, kind="snapshot", as_at=atom.last)
    if atom.kind != "range" and (found := _SINCE.search(before)):
        return _widen(text, made, found, kind="range", start=atom.first)
    if atom.kind in ("day", "month", *TYPES) and (found := _UP_TO.search(before)):
        return _widen(text, made, found, kind="range", end=atom.last)
    if atom.kind == "day":
        if found := _AS_AT.search(before):
            return _widen(text, made, found, kind="snapshot", as_at=atom.first)
        return replace(made, on=atom.first)
    return replace(made, kind=TYPES.get(atom.kind, "range"), start=atom.first, end=atom.last)


def _widen(
    text: str,
    made: Period,
    found: re.Match[str] | None,
    *,
    kind: str,
    start: date | None = None,
    end: date | None = None,
    as_at: date | None = None,
) -> Period:
    """Take the words in front, ``found`` at the end of what stands before, into the label."""
    at = made.at - (len(found[0]) if found else 0)
    label = " ".join(text[at : made.stop].split())
    return replace(made, label=label, kind=kind, start=start, end=end, as_at=as_at, at=at)
