"""A year with what says in brackets how much of it is covered: "2023/24 (to 31 December)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers.letters.periods import Period

_OPENS = re.compile(
    r"\s?\(\s*(?:(?:data|figures?|part[- ]year|position|correct|snapshot|year to date)[\s,:–-]*)?"
    r"(?P<how>(?:up\s+)?(?:to|until)|as\s+(?:at|of|on)|at|on)?\s*(?:the\s+)?(?P<end>end\s+(?:of\s+)?)?",
    re.I,
)
_CLOSES = re.compile(r"\s*(?:inclusive|only)?\s*\)", re.I)
_YEARS = frozenset({"reporting_year", "academic_year", "calendar_year"})


def with_parts(found: Sequence["Period"], text: str) -> list["Period"]:
    """Return ``found`` with every year and the day in brackets behind it made one.

    A day up to which it was counted ends it; the day of a stock stands beside it.
    """
    out: list[Period] = []
    for one in found:
        made = _merged(out[-1], one, text) if out else None
        if made:
            out[-1] = made
        else:
            out.append(one)
    return out


def _merged(year: "Period", day: "Period", text: str) -> "Period | None":
    if year.kind not in _YEARS or not year.start or not year.end:
        return None
    opened = _OPENS.fullmatch(text, year.stop, day.at)
    # "as at" and "up to" may have been read with the day itself
    closed = _CLOSES.match(text, day.stop)
    if opened is None or closed is None:
        return None
    until = _in(year, day)
    if until is None:
        return None
    label = " ".join(text[year.at : closed.end()].split())
    how = (opened["how"] or ("as at" if day.as_at else "to" if day.end else "")).casefold()
    made = replace(year, label=label, stop=closed.end())
    if "to" in how or "until" in how:
        return replace(made, kind="range", end=until) if until != year.end else made
    return replace(made, as_at=until) if how else None


def _in(year: "Period", day: "Period") -> date | None:
    """Return the day, in the year that it stands behind; None where it lies outside."""
    known = day.on or day.as_at or (day.end if not day.start or day.kind == "range" else None)
    if known is None and day.anniversary and year.start and year.end:
        month, number = day.anniversary
        for one in {year.start.year, year.end.year}:
            after = date(one + month // 12, month % 12 + 1, 1)
            try:
                tried = (
                    date(one, month, number) if number else date.fromordinal(after.toordinal() - 1)
                )
            except ValueError:
                continue
            if year.start <= tried <= year.end:
                known = tried
    inside = known and year.start and year.end and year.start <= known <= year.end
    return known if inside else None
