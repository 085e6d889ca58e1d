"""Counts of the year before or after: "up from 5,873 the year before", "431 a year later"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from scrapers.letters.numbers import Number
from scrapers.letters.periods import Period
from scrapers.letters.phrases import phrase
from scrapers.letters.year_dates import in_year

_BACK = (
    r"(?:the|its|our)\s(?:previous|preceding|prior)\s(?:\w+\s)?year"
    r"|the\syear\s(?:before|earlier|previously)|(?:a|one|twelve\smonths|12\smonths)"
    r"(?:\syear)?\s(?:earlier|before|previously)|(?:the\s)?previous\s(?:financial\s)?year"
)
_ON = (
    r"(?:the\s)?(?:following|next)\s(?:\w+\s)?year|the\syear\s(?:after|later)"
    r"|(?:a|one|twelve\smonths|12\smonths)(?:\syear)?\s(?:later|on|after)"
)
_AFTER = re.compile(
    rf"\s*\(?(?:[^\W\d][\w'’-]*\s){{0,4}}?(?:(?:in|during|for|at|on)\s)?"
    rf"(?:(?P<back>{_BACK})|(?P<on>{_ON}))\b",
    re.I,
)
_BEFORE = re.compile(
    rf"(?:(?P<back>{_BACK})|(?P<on>{_ON}))\b[^\d.]{{0,40}}$",
    re.I,
)
_COMPARES = re.compile(r"\b(?:more|fewer|less|higher|lower|greater|than|by)\b", re.I)
_CHANGE = phrase("change_before")
NEAR = 60
A_YEAR = timedelta(367)


def years_away(text: str, number: Number, body: tuple[int, int]) -> int:
    """Return by how many years a count is before (-1) or after (1) those told; 0 mostly.

    Args:
        text: the document's.
        number: a count in it.
        body: from the end of the count before it, or the sentence's start, to the start of
            the next one, or the sentence's end.
    """
    found = _AFTER.match(text, number.end, min(body[1], number.end + NEAR))
    if found is None:
        lead = text[max(body[0], number.start - NEAR) : number.start]
        found = _BEFORE.search(lead)
        bracket = found and lead[found.end(found.lastgroup or 0) :].strip() == "("
        # "an increase of 12 on the year before (202)": the bracket says which count is meant
        if found and not bracket and lead[: found.start()].strip(" ,;.("):
            opens = re.search(r"[,;.(]\s*(?:and\s)?(?:in\s)?$", lead[: found.start()])
            found = found if opens else None
    if found is None or _COMPARES.search(found[0]):
        return 0
    if _CHANGE.search(text[max(0, number.start - NEAR) : number.start]):
        return 0
    return -1 if found["back"] else 1


def moved(period: Period, years: int) -> Period | None:
    """Return the same time of another year, None where ``period`` is no one year or day.

    >>> moved(Period("2022/23", "reporting_year", date(2022, 4, 1), date(2023, 3, 31)), -1).start
    datetime.date(2021, 4, 1)
    """
    if period.start and (not period.end or period.end - period.start > A_YEAR):
        return None
    days: dict[str, date | None] = {}
    for name in ("start", "end", "as_at"):
        day: date | None = getattr(period, name)
        days[name] = in_year(day, day.year + years) if day else None
    if not any(days.values()):
        return None
    label = f"the year {'before' if years < 0 else 'after'} {period.label}"
    return replace(period, label=label, start=days["start"], end=days["end"], as_at=days["as_at"])
