"""How a worksheet shows its cells, whatever its format: what is hidden, merged, a percentage."""

import re
from dataclasses import dataclass, field

BUILT_IN = {9: "0%", 10: "0.00%"}
"""The number formats that matter here of those that no file spells out."""

ERRORS = {
    **{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!"},
    **{0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"},
}
"""[MS-XLS] 2.5.10, Bes: the errors by the byte that stands for each."""

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
BLANK = -1
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')

Place = tuple[int, int]
"""Row and column, counted from 0."""


@dataclass(slots=True)
class Layout:
    """A sheet's hidden parts and formats; rows and columns are counted from 0.

    ``percent`` holds the decimal places of each cell shown as a percentage, ``blank``
    the cells whose number format shows nothing, ``errors`` the printed errors, and
    ``uncached`` counts formulas saved without a value; ``merged`` are inclusive ranges
    of first and last place. ``height`` and ``width`` are those of the grid from A1 that
    holds every cell.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: dict[Place, int] = field(default_factory=dict)
    blank: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    uncached: int = 0
    height: int = 0
    width: int = 0

    def add(self, place: Place, kind: int | None) -> None:
        """Take a cell in, shown as its style's ``kind`` says (see `kind_of`)."""
        row, column = place
        if row >= self.height:
            self.height = row + 1
        if column >= self.width:
            self.width = column + 1
        if kind is None:
            return
        if kind == BLANK:
            self.blank.add(place)
        else:
            self.percent[place] = kind

    def hide_columns(self, first: int, last: int) -> None:
        """Hide the columns ``first`` to ``last``, as far as a sheet has any."""
        self.hidden_columns.update(range(max(first, 0), min(last, MOST_COLUMNS - 1) + 1))


def kind_of(code: str) -> int | None:
    """Return a number format's decimals of a percentage, `BLANK`, or None for all others.

    Source:
        ECMA-376 part 1, 18.8.30 (number formats); all of Excel's formats use its codes.
    """
    if code and not code.replace(";", "").strip():
        return BLANK
    bare = _QUOTED.sub("", code).split(";")[0]
    if "%" not in bare:
        return None
    decimals = re.search(r"\.([0#?]+)", bare)
    return len(decimals.group(1)) if decimals else 0
