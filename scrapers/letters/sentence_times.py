"""Which of the periods that a sentence names goes with which of its counts."""

import re
from collections.abc import Sequence
from typing import Protocol

from scrapers.letters.numbers import Number
from scrapers.letters.pairing import in_order, listed
from scrapers.letters.periods import Period, label_period, union

_TO_PERIOD = re.compile(r"\s+(?:in|during|at|on|as\s+(?:at|of))\s+(?:the\s+year\s+)?", re.I)
_GAP = re.compile(r"[ \t]*[-–—:=|]?[ \t]*")
"""What may stand between a day and the count that it is the label of."""

_OPENS = re.compile(r"\s*\((?:of (?:which|whom|these),? |including )?")
MOST_DAYS = 24
_IN_ALL = re.compile(r"\s(?:[\w'’-]+\s){0,3}?(?:in total|in all|altogether|overall)\b", re.I)


class Told(Protocol):
    """A sentence as it is needed here: its text, its bounds, its numbers and periods."""

    @property
    def text(self) -> str:
        """The document's text."""

    @property
    def body(self) -> int:
        """Where the sentence begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def numbers(self) -> Sequence[Number]:
        """Its numbers, in order."""

    @property
    def periods(self) -> Sequence[Period]:
        """Its periods, in order."""


def time_of(told: Told, number: Number) -> Period | None:
    """Return the period of the sentence that ``number`` goes with.

    The one before it where periods come first ("in 2018 there were 5"), the one after
    it where they follow ("5 in 2018"); a lone one goes with every number.
    """
    dated = [one for one in told.periods if one.dated]
    first = told.numbers[0].start
    if len(dated) <= 1:
        if own := _label_of(told, number):
            return own
        row = label_period(told.text[told.body : first].strip(" \t\n-–—:="))
        rest = dated or told.periods
        return row or (rest[0] if rest else None)
    if own := next((one for one in dated if _leads_to(told.text, number, one)), None):
        return own
    if own := _label_of(told, number) or _of_bracket(told.text, number, dated):
        return own
    if _IN_ALL.match(told.text, number.end, told.end):
        return None  # "three in total: one in 2015 and two in 2017"
    if order := in_order(told.numbers, dated):
        return order[number.start, number.end]
    if together(told, dated):
        return union(dated, told.text)
    if dated[0].at < first:
        before = [one for one in dated if one.at < number.start]
        return before[-1] if before else None
    after = [one for one in dated if one.at >= number.end]
    return after[0] if after else None


def _leads_to(text: str, number: Number, period: Period) -> bool:
    """Whether ``period`` stands right after ``number``: "the 297 at 31 March 2022"."""
    if period.at < number.end:
        return False
    gap = text[number.end : period.at]
    return bool(
        _TO_PERIOD.fullmatch(gap) or (gap.isspace() and _TO_PERIOD.match(" " + period.label + " "))
    )


def _of_bracket(text: str, number: Number, dated: Sequence[Period]) -> Period | None:
    """Return the period before the bracket that a number opens: "41 in 2022 (36 of them ...)"."""
    before = [one for one in dated if one.stop <= number.start]
    own = before[-1] if before else None
    return own if own and _OPENS.fullmatch(text, own.stop, number.start) else None


def _label_of(told: Told, number: Number) -> Period | None:
    """Return the day that is the label of one of several: "31/12/2019: 31; 31/12/2020: 40"."""
    days = [one for one in told.periods if one.on]
    if not 2 <= len(days) <= MOST_DAYS or len(told.numbers) > 2 * MOST_DAYS:
        return None
    after = {one.start: one for one in told.numbers}
    text, end = told.text, told.end
    named = {}
    for day in days:
        gap = _GAP.match(text, day.stop, end)
        if gap is None or gap.end() not in after:
            return None
        named[gap.end()] = day
    at = max((one for one in named if one <= number.start), default=None)
    return None if at is None else label_period(text[named[at].at : named[at].stop])


def together(told: Told, dated: Sequence[Period]) -> bool:
    """Whether several periods stand in a list that is no match for the counts."""
    apart = dated[-1].stop <= told.numbers[0].start or told.numbers[-1].end <= dated[0].at
    return apart and listed(told.text, dated)
