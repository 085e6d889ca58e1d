"""The lines of a text and the stretches that stand on them, for tables drawn by signs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.documents.model import Cell

Rows = list[tuple[Cell, ...]]
"""The rows of a table; all of one length."""

_STRETCH = re.compile(r"[^\s|]+(?: (?:(?<=[.?!] ) (?=[A-Z]))?[^\s|]+)*")
"""Words that one blank parts, or the two that typists set after a full stop."""

_VALUE = re.compile(
    r"[<>≤≥~(]?\s?[£$]?\s?[\d(]\d*(?:[,. ]\d+)*\s?"
    r"(?:%|[kmKM]\b|bn\b|million\b|thousand\b|FTE\b)?\)?"
    r"(?:\s?\(\s?[<>]?\s?\d[\d.,]*\s?%?\s?\))?[*+¹²³]?"
    r"|\*{1,2}|\[?[a-z]\]?|[-–—.:]{1,3}|n/?a|n/?k|nil|none|zero|no data|suppressed|redacted|\[low\]"
    r"|(?:fewer|less)\s+than\s+\w+|(?:under|below|up to|over)\s+\d+|\d+\s?(?:-|–|to)\s?\d+"
    r"|\d+ or (?:fewer|less|more)",
    re.I,
)
LOOKED_AT_AGAIN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line and where it begins in the text."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with single blanks between them; ``left`` and ``right`` are columns of the line."""

    left: int
    right: int
    text: str

    def cell(self, line: Line) -> Cell:
        """Return it as a cell of the text."""
        return Cell(self.text, line.start + self.left, line.start + self.right)


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text``, without their ends."""
    found, at = [], 0
    for whole in text.splitlines(keepends=True):
        found.append(Line(at, whole.rstrip()))
        at += len(whole)
    return found


def stretches_of(line: Line) -> list[Stretch]:
    """Return the words of a line that two or more blanks part."""
    return [Stretch(one.start(), one.end(), one[0]) for one in _STRETCH.finditer(line.text)]


def is_value(words: str) -> bool:
    """Whether a cell may stand for a count: a number, a band, a mark, a dash."""
    return bool(_VALUE.fullmatch(words.strip()))


def nothing(tried: int) -> tuple[Rows, int]:
    """Return that no table begins here, nor in most of the ``tried`` lines from here on.

    What was looked at in vain is not looked at again from each of its lines.
    """
    return [], max(0, tried - LOOKED_AT_AGAIN)


def worth(rows: Sequence[Sequence[Cell]], least: int) -> bool:
    """Whether at least ``least`` rows hold a value after their first cell."""
    return sum(any(is_value(cell.text) for cell in row[1:] if cell.text) for row in rows) >= least
