"""Marks that stand for a hidden count outside tables: "2021/22: *", a line "*"."""

import re
from collections.abc import Sequence

from scrapers.letters.numbers import Number
from scrapers.letters.periods import label_period

_SIGN = r"(?P<mark>\*{1,2}|\#|\[[cxsz]\]|suppressed|redacted)"
_END = r"(?=[ \t]*(?:$|[,;]|\.(?:\s|$)|\band\b|\())"
_AFTER_A_LABEL = re.compile(rf"(?<=[:=–—-])[ \t]*{_SIGN}{_END}", re.I)
_ALONE = re.compile(rf"[\s\-–—>]*(?:(?:A|Ans|Answer|Response)\s?[:.–-]\s*)?{_SIGN}[.\s]*", re.I)
_LAST = re.compile(rf"\s{_SIGN}[.\s]*$", re.I)


def marks_in(text: str, start: int, end: int) -> list[Number]:
    """Return the marks in ``text[start:end]`` that stand where a count would.

    A star after words is a pointer to a note ("children in care *"): a mark stands after
    a label's colon or dash, after a bare period, or alone.
    """
    line = text[start:end]
    if alone := _ALONE.fullmatch(line):
        return [_hidden(alone, start)] if alone["mark"] != "**" else []
    found = [_hidden(one, start) for one in _AFTER_A_LABEL.finditer(line)]
    last = _LAST.search(line)
    if not found and last and label_period(line[: last.start()]):
        found.append(_hidden(last, start))
    return found


def _hidden(found: re.Match[str], start: int) -> Number:
    place = found.span("mark")
    return Number(start + place[0], start + place[1], suppressed=True, form="mark")


def merged(numbers: Sequence[Number], marks: Sequence[Number]) -> list[Number]:
    """Return numbers and marks together in the order in which they are printed."""
    return sorted((*numbers, *marks), key=lambda one: one.start)
