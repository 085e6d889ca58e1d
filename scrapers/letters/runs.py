"""Tables that lost their lines: a row a line with blanks between, or one cell a line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.documents.model import Cell
from scrapers.letters.cells import see
from scrapers.letters.drawn_lines import is_value
from scrapers.letters.numbers import find_numbers
from scrapers.letters.periods import find_periods
from scrapers.letters.pieces import Piece

MOST_CELL = 60
_DASHES = frozenset({"-", "–", "—", ".."})
MOST_HEADING = 3
_SENTENCE = re.compile(r"\d.*\d|[.?!]$")


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive pieces of an answer that are rows of one table."""

    rows: tuple[tuple[Cell, ...], ...]
    pieces: tuple[Piece, ...]


def column_periods(text: str, start: int, end: int) -> list[Cell]:
    """Return the periods of a line that holds two or more of them, and at most a heading before."""
    line = text[start:end]
    found = find_periods(line)
    if not found or len(line[: found[0].at].split()) > MOST_HEADING or "?" in line:
        return []
    left = line[found[0].at :]
    for one in reversed(found):
        left = left[: one.at - found[0].at] + left[one.stop - found[0].at :]
    if len(found) < 2 or re.search(r"[\w*#]", left):
        return []
    return [Cell(line[one.at : one.stop], start + one.at, start + one.stop) for one in found]


def spaced_row(text: str, masked: str, piece: Piece, columns: int) -> tuple[Cell, ...] | None:
    """Return a line as a label and ``columns`` values, or None where it is no such row."""
    line = slice(piece.start, piece.end)
    if row := _row_of_words(text, piece, columns):
        return row
    numbers = find_numbers(masked, start=piece.start, end=piece.end)
    tail = numbers[-columns:]
    if len(tail) < columns or "\t" in text[line] or find_periods(text[line]):
        return None
    at = tail[0].start
    for one in tail:
        if masked[at : one.start].strip(" |"):
            return None
        at = one.end
    if masked[at : piece.end].strip(" |"):
        return None
    label = Cell(text[piece.start : tail[0].start], piece.start, tail[0].start)
    return (label, *(Cell(text[one.start : one.end], one.start, one.end) for one in tail))


def _row_of_words(text: str, piece: Piece, columns: int) -> tuple[Cell, ...] | None:
    """Return a line whose last ``columns`` words are cells, a dash among them for a blank one."""
    words = list(re.finditer(r"\S+", text[piece.start : piece.end]))
    tail = words[-columns:]
    if len(words) <= columns or not any(one[0] in _DASHES for one in tail):
        return None
    if not all(is_value(one[0]) for one in tail) or not any(one[0].isdecimal() for one in tail):
        return None
    cells = [Cell(one[0], piece.start + one.start(), piece.start + one.end()) for one in tail]
    return (Cell(text[piece.start : cells[0].start], piece.start, cells[0].start), *cells)


def stacked(text: str, pieces: Sequence[Piece]) -> Run | None:
    """Return the table that stands at the start of ``pieces`` with one cell a line.

    The cells fall into rows where every label has the same number of values after it; one
    that does not is no table here, and its lines are read one by one.
    """
    cells, kinds = _cells_below(text, pieces)
    if kinds.count("value") < 2 or "label" not in kinds:
        return None
    first = kinds.index("value")
    wide = first_run(kinds, first)
    rows, at = [], first - 1
    while (
        at >= 0
        and at + wide < len(kinds) + 0
        and kinds[at : at + wide + 1] == ["label", *["value"] * wide]
    ):
        rows.append(tuple(cells[at : at + wide + 1]))
        at += wide + 1
    if len(rows) < 2 or (at < len(kinds) and kinds[at] == "value"):
        return None
    head = _heading(cells[: first - 1], wide)
    used = tuple(pieces[: cells.index(rows[-1][-1]) + 1])
    return Run((*head, *rows), used)


def _cells_below(text: str, pieces: Sequence[Piece]) -> tuple[list[Cell], list[str]]:
    """Return the short lines that ``pieces`` begin with, and which of them are values."""
    cells: list[Cell] = []
    kinds: list[str] = []
    for piece in pieces:
        words = text[piece.start : piece.end]
        if piece.passage.table or piece.asked or piece.says or "\t" in words:
            break
        if len(words) > MOST_CELL:
            break
        cell = Cell(words, piece.start, piece.end)
        seen = see(cell)
        if seen.kind == "text" and _SENTENCE.search(words):
            break
        cells.append(cell)
        kinds.append("value" if seen.kind == "value" and not seen.ageish else "label")
    return cells, kinds


def lines_together(text: str, pieces: Sequence[Piece]) -> int:
    """Return how many lines from the start of ``pieces`` on could be cells of one table."""
    return len(_cells_below(text, pieces)[0])


def first_run(kinds: list[str], at: int) -> int:
    """Return how many values stand together from ``at`` on."""
    stop = at
    while stop < len(kinds) and kinds[stop] == "value":
        stop += 1
    return stop - at


def _heading(above: list[Cell], wide: int) -> tuple[tuple[Cell, ...], ...]:
    if len(above) > wide:
        return (tuple(above[-wide - 1 :]),)
    if len(above) == wide:
        blank = Cell("", above[0].start, above[0].start)
        return ((blank, *above),)
    return ()
