"""Ruled tables on a PDF page: the words that stand in each cell of a grid."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from scrapers.documents.pdf_cells import is_count, joined
from scrapers.documents.pdf_rules import Grid
from scrapers.documents.pdf_words import Box, Word, Words, text_of

_SAME_LINE = 5.0
"""Points between the middles of words that stand side by side."""

_INSET = 0.2
"""Parts of a word's height by which its ends may stand over a cell's edge."""

Place = tuple[int, int]
"""Row and column of a cell."""


@dataclass(slots=True, eq=False)
class Ruled:
    """A ruled table: its grid, and the lines of words in each cell."""

    grid: Grid
    lines: dict[Place, list[Words]] = field(default_factory=dict)

    def edges(self) -> tuple[float, ...]:
        """Return where each column begins, in points."""
        columns = zip(*self.grid, strict=True)
        return tuple(min(box[0] for box in column if box) for column in columns)

    def rows(self) -> list[list[str]]:
        """Return the cells' text; a row without rules between its lines is parted."""
        rows: list[list[str]] = []
        for number, boxes in enumerate(self.grid):
            cells = [self.lines.get((number, column), []) for column in range(len(boxes))]
            rows += _parted(cells) or [[joined([text_of(line) for line in cell]) for cell in cells]]
        return rows


Found = tuple[Ruled, Place] | None
Letters = Callable[[Word], Words]


def share_out(
    lines: Sequence[Words], tables: Sequence[Ruled], letters: Letters
) -> list[Words | Ruled]:
    """Put the words that stand in cells there; return what is left, in order.

    Args:
        lines: the page's lines.
        tables: the page's tables, each of which stands in the result where its first
            word did; one without a word does not.
        letters: gives a word's characters, for a word that runs over a cell's edge.
    """
    if not tables:
        return list(lines)
    cells = _Cells(tables)
    parts: list[Words | Ruled] = []
    seen: set[int] = set()
    for line in lines:
        placed = [one for word in line for one in _placed(word, cells, letters)]
        for found, run in groupby(placed, key=lambda one: one[0]):
            words = [word for _, word in run]
            if found is None:
                parts.append(words)
                continue
            table, place = found
            table.lines.setdefault(place, []).append(words)
            if id(table) not in seen:
                seen.add(id(table))
                parts.append(table)
    return parts


class _Cells:
    """The cells of a page's tables, by the height at which a word stands."""

    def __init__(self, tables: Sequence[Ruled]) -> None:
        self._cells = [
            (box, (table, (row, column)))
            for table in tables
            for row, boxes in enumerate(table.grid)
            for column, box in enumerate(boxes)
            if box
        ]
        self._at: dict[float, list[tuple[Box, tuple[Ruled, Place]]]] = {}

    def find(self, x: float, y: float) -> Found:
        """Return the cell that holds a point, with its table."""
        if y not in self._at:
            self._at[y] = [one for one in self._cells if one[0][1] <= y <= one[0][3]]
        return next((found for box, found in self._at[y] if box[0] <= x <= box[2]), None)


def _placed(word: Word, cells: _Cells, letters: Letters) -> list[tuple[Found, Word]]:
    """Return where a word stands; one that runs over an edge as a piece on each side."""
    x, y = word.centre()
    left, _, right, _ = word.box
    found = cells.find(x, y)
    inset = word.height * _INSET
    if found == cells.find(left + inset, y) == cells.find(right - inset, y):
        return [(found, word)]
    pieces: list[tuple[Found, Word]] = []
    for letter in letters(word):
        place = cells.find(*letter.centre())
        if pieces and pieces[-1][0] == place:
            begun = pieces.pop()[1]
            box = (*begun.box[:2], letter.box[2], begun.box[3])
            letter = Word(begun.text + letter.text, box, begun.first)
        pieces.append((place, letter))
    return pieces


def _parted(cells: Sequence[list[Words]]) -> list[list[str]] | None:
    """Part a ruled row whose cells each hold the same n > 1 lines side by side.

    Some tables rule their columns and not their rows. They are told from cells that
    wrap by a column, not the first, whose every line is a count.
    """
    filled = [cell for cell in cells if cell]
    height = len(filled[0]) if filled else 0
    if height < 2 or len(filled) < 2 or any(len(cell) != height for cell in filled):
        return None
    for lines in zip(*filled, strict=True):
        middles = [line[0].centre()[1] for line in lines]
        if max(middles) - min(middles) > _SAME_LINE:
            return None
    if not any(all(is_count(text_of(line)) for line in cell) for cell in filled[1:]):
        return None
    return [[text_of(cell[at]) if cell else "" for cell in cells] for at in range(height)]
