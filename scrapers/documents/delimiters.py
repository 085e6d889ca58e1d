"""What parts the cells of a text file, told by how many cells its lines then have."""

import csv
from collections import Counter
from itertools import islice

DELIMITERS = ",;\t|"
_LOOKED_AT = 200
"""Rows; a title above the heading is outvoted long before."""

_LEAST_ROWS, _LEAST_WIDTH, _LONGEST_CELL = 3, 3, 80
"""What makes a text without the name of a table one all the same."""


def delimiter_of(text: str) -> str:
    """Return the delimiter under which most rows have the same number of cells.

    Of two that do equally well the one with more cells is meant, for a comma inside
    "1,204" splits every row of a file of semicolons in the same way too. A text that
    none of them splits is one column, and any will do.
    """
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def is_delimited(text: str) -> bool:
    """Tell whether a text is beyond doubt a table of cells: no prose has this shape.

    Every line has the same three cells or more, none of them long, and some line holds a
    number by itself.
    """
    rows = [row for row in _rows(text, delimiter_of(text)) if any(row)]
    if len(rows) > _LEAST_ROWS and not text.endswith("\n"):
        rows.pop()  # the head of a file ends in the middle of a line
    widths = {len(row) for row in rows}
    cells = [cell.strip() for row in rows for cell in row]
    return (
        len(rows) >= _LEAST_ROWS
        and len(widths) == 1
        and min(widths) >= _LEAST_WIDTH
        and max(map(len, cells)) <= _LONGEST_CELL
        and any(cell.isdecimal() for cell in cells)
    )


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    widths = Counter(len(row) for row in _rows(text, delimiter) if len(row) > 1)
    rows, width = max(((rows, width) for width, rows in widths.items()), default=(0, 0))
    return rows, width


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the first rows; what the csv module cannot take splits nothing."""
    try:
        lines = text.replace("\0", " ").splitlines(keepends=True)
        return list(islice(csv.reader(lines, delimiter=delimiter), _LOOKED_AT))
    except csv.Error:
        return []
