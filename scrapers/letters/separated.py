"""Tables whose cells a sign keeps apart: bars, semicolons, commas or wide gaps."""

import re
from collections.abc import Sequence

from scrapers.documents.model import Cell
from scrapers.letters.drawn_lines import Line, Rows, is_value, nothing, worth

_RULE = re.compile(r"\s*\|?[\s:|+=-]*-{2,}[\s:|+=-]*|\s*\+?[-=+]{3,}\s*")
_SENTENCE = re.compile(r"[.?!:]\s*$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?")
_BAR = re.compile(r"\|")
_LOOSE = (re.compile(r";\s+"), re.compile(r",\s+"), re.compile(r" {3,}"))
LONGEST_CELL = 60
LEAST_ROWS = 3


def barred_at(lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """Return the table with bars that begins at line ``at``, and the lines it takes.

    A rule under a heading and one blank line between rows belong to it.
    """
    rows: Rows = []
    used = 0
    for ahead, line in enumerate(lines[at:], 1):
        if _RULE.fullmatch(line.text) or (rows and not line.text.strip()):
            continue
        if "|" not in line.text or "?" in line.text:
            break
        rows.append(_cells(line, _BAR))
        used = ahead
    return (rows, used) if len(rows) > 1 and worth(rows, 1) else nothing(used)


def listed_at(lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """Return the table with semicolons, commas or gaps that begins at line ``at``, and its lines.

    The columns of gaps need not stand below each other. Commas part sentences too: here
    every line has as many cells as the first, a heading without counts stands above, and each
    row ends in a value.
    """
    for sign in _LOOSE:
        rows: Rows = []
        for line in lines[at:]:
            row = _cells(line, sign)
            few = all(0 < len(cell.text) <= LONGEST_CELL for cell in row)
            if not few or len(row) < LEAST_ROWS or _SENTENCE.search(line.text):
                break
            if not (_is_headed(row) if not rows else len(row) == len(rows[0])):
                break
            if rows and not is_value(row[-1].text):
                break
            rows.append(row)
        if len(rows) >= LEAST_ROWS:
            return rows, len(rows)
    return [], 0


def _is_headed(head: Sequence[Cell]) -> bool:
    return all(_YEAR.fullmatch(cell.text) or not is_value(cell.text) for cell in head)


def _cells(line: Line, sign: re.Pattern[str]) -> tuple[Cell, ...]:
    """Return the cells of a line; bars at its ends open and close it."""
    words = line.text.strip()
    at = line.start + line.text.index(words)
    if words.startswith("|"):
        words, at = words[1:], at + 1
    words = words.removesuffix("|")
    cells, begin = [], 0
    for found in (*sign.finditer(words), None):
        stop = found.start() if found else len(words)
        part = words[begin:stop]
        left = at + begin + len(part) - len(part.lstrip())
        cells.append(Cell(part.strip(), left, left + len(part.strip())))
        begin = found.end() if found else stop
    return tuple(cells)
