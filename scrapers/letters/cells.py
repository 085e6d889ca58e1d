"""What one table cell is: a period, a value, a label, or nothing."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from scrapers.documents.model import Cell
from scrapers.letters.masking import mask
from scrapers.letters.numbers import MARK, Number, find_numbers
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.periods import Period, label_period

_GAP = re.compile(r"\s*(?:[-–—.]+|n/?a|not applicable|not available|unknown|no data|:)?\s*", re.I)
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")
_WORDS = re.compile(r"[A-Za-z]{2,}")
_AGE_FORMS = frozenset({"span", "ormore"})
_LEAD = re.compile(
    r"\s*(?:the\s+)?(?:(?:number|figure|total|count)\s+(?:is|was)|approx(?:imately|\.)?|around|c\.|circa)?\s*",
    re.I,
)
_SPACED = re.compile(r"\s*£?\s?[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d{1,2})?\s*")
MOST_WORDS = 4
MOST_SAID = 60
UNFILLED = frozenset({"not_recorded", "not_held", "not_provided"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell and what it may be; ``ageish`` is a range that may be a label or a band."""

    cell: Cell
    kind: str
    numbers: tuple[Number, ...] = ()
    period: Period | None = None
    ageish: bool = False
    year: bool = False


def see(cell: Cell, *, academic: bool = False) -> Seen:
    """Return what ``cell`` is: ``gap``, ``period``, ``value``, ``text`` or ``said``.

    ``said`` are words in place of a count: "not recorded".
    """
    seen = _seen(cell.text, academic)
    numbers = (
        replace(one, start=one.start + cell.start, end=one.end + cell.start) for one in seen.numbers
    )
    return replace(seen, cell=cell, numbers=tuple(numbers))


@lru_cache(maxsize=8192)
def _seen(text: str, academic: bool) -> Seen:
    """Return what a text is, its places counted from its own start."""
    cell = Cell(text, 0, len(text))
    if _GAP.fullmatch(text):
        return Seen(cell, "gap")
    period = label_period(text, academic=academic)
    if period:
        return Seen(cell, "period", period=period, year=bool(_YEAR.fullmatch(text)))
    numbers = value_in(text)
    if not numbers:
        said = outcome_of(text, 0, len(text)) if len(text) <= MOST_SAID else None
        return Seen(cell, "said" if said and said.outcome in UNFILLED else "text")
    worded = not re.match(r"\s*[<>≤≥\d*£]", text)
    ageish = any(one.form in _AGE_FORMS or (one.form == "less" and worded) for one in numbers)
    return Seen(cell, "value", numbers, ageish=ageish)


def _spaced(text: str) -> Number:
    """Return a number whose thousands a blank keeps apart, as a cell on its own can show."""
    value = float(re.sub(r"[^\d.]", "", text))
    at = len(text) - len(text.lstrip())
    money = "£" in text
    form, unit = ("money", "GBP") if money else ("plain", None)
    return Number(at, at + len(text.strip()), value=value, unit=unit, form=form)


def year_as_value(seen: Seen) -> Seen:
    """Return a cell that prints a bare year as the count that it is in a column of counts."""
    text = seen.cell.text
    at = seen.cell.start + len(text) - len(text.lstrip())
    number = Number(at, at + len(text.strip()), value=float(text))
    return replace(seen, kind="value", numbers=(number,), period=None)


def value_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text that is a value and little else; () where it is not.

    "71 (67%)" holds two, "56 FTE" one, "for 1 week" none.
    """
    lone = MARK.fullmatch(text.strip())
    if lone:
        at = len(text) - len(text.lstrip())
        return (Number(at, at + len(text.strip()), suppressed=True, form="mark"),)
    if _SPACED.fullmatch(text):
        return (_spaced(text),)
    masked = text if re.fullmatch(r"[\s\d,.£%()<>-]+", text) else mask(text)
    numbers = find_numbers(masked)
    if not numbers:
        return ()
    lead = _LEAD.match(text)
    opens = numbers[0].start <= (lead.end() if lead else 0) + 1
    rest = text[: numbers[0].start] + text[numbers[-1].end :]
    if not opens or len(_WORDS.findall(rest)) > MOST_WORDS:
        return ()
    return tuple(numbers)
