"""Tables that print one cell a line: headings, then each row's label and its values.

The headings say how many values a row has; a table whose rows do not all have as many
stays lines.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.documents.model import Cell
from scrapers.letters.drawn_lines import Line, Rows, is_value
from scrapers.letters.furniture import is_page_line
from scrapers.letters.periods import label_period

_AGEISH = re.compile(r"(?:under|over|below|above|aged?)\b|\d+\s?(?:-|–|to|\+)", re.I)
LABEL = frozenset({"label", "either"})
VALUE = frozenset({"value", "either"})
LONGEST_CELL = 60
LEAST_COLUMNS = 2
LEAST_ROWS = 2
MOST_COLUMNS = 12
LEAST_WORDS = 5
"""A line of so many words asks something."""


def cell_lines_at(lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """Return the table that begins at line ``at`` with one cell a line, and its lines.

    Blank lines and the lines that head or foot a page may stand between its cells.
    """
    cells = _Cells(lines, at)
    labels = 0
    while labels <= MOST_COLUMNS and cells.kind(labels) in LABEL:
        labels += 1
    if cells.kind(labels) != "value":
        return [], 0
    for many in (labels - 2, labels - 1):
        rows = _rows(cells, labels - 1, many) if many >= LEAST_COLUMNS else []
        if len(rows) >= LEAST_ROWS:
            heads = tuple(cells.cell(n) for n in range(labels - 1))
            corner = () if len(heads) > many else (Cell("", heads[0].start, heads[0].start),)
            last = cells.line(labels - 2 + len(rows) * (many + 1))
            return [(*corner, *heads), *rows], last + 1 - at
    return [], 0


@lru_cache(maxsize=1024)
def _kind(words: str) -> str:
    """Return what a short line would be as a cell; the tables before it may have asked."""
    if not is_value(words) or label_period(words):
        return "label"
    return "either" if _AGEISH.match(words) else "value"


def _rows(cells: "_Cells", place: int, many: int) -> Rows:
    """Return the rows of a label and ``many`` values from ``place`` on.

    None where values are left over: then the cells do not belong together so.
    """
    rows: Rows = []
    while cells.kind(place) in LABEL and all(
        cells.kind(place + n) in VALUE for n in range(1, many + 1)
    ):
        rows.append(tuple(cells.cell(n) for n in range(place, place + many + 1)))
        place += many + 1
    return rows if cells.kind(place) != "value" or cells.numbers(place) else []


class _Cells:
    """The short lines from ``at`` on, each seen when it is first asked for."""

    def __init__(self, lines: Sequence[Line], at: int) -> None:
        self._lines = lines
        self._next = at
        self._seen: list[tuple[int, str]] = []

    def kind(self, place: int) -> str:
        """Return ``label``, ``value`` or ``either``; ``end`` for what is no cell and all after it.

        "Under 16" and "0 to 9" are either: an age that names a row, or a band.
        """
        while len(self._seen) <= place:
            if self._next >= len(self._lines):
                return "end"
            words = self._lines[self._next].text.strip()
            if not words or is_page_line(words):
                self._next += 1
                continue
            if len(words) > LONGEST_CELL or "\t" in words or words[-1] in ".?!;":
                return "end"
            self._seen.append((self._next, _kind(words)))
            self._next += 1
        return self._seen[place][1]

    def numbers(self, place: int) -> bool:
        """Whether a cell is a number alone on its line that opens a long line of words."""
        if self.kind(place) != "value" or not self.cell(place).text.isdecimal():
            return False
        rest = (line.text.strip() for line in self._lines[self.line(place) + 1 :])
        below = next((words for words in rest if words), "")
        return len(below.split()) >= LEAST_WORDS and not is_value(below)

    def line(self, place: int) -> int:
        """Return the line on which a cell stands."""
        return self._seen[place][0]

    def cell(self, place: int) -> Cell:
        """Return a cell with its place in the text."""
        line = self._lines[self.line(place)]
        words = line.text.strip()
        start = line.start + line.text.index(words)
        return Cell(words, start, start + len(words))
