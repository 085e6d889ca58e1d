"""The shape of a table: its blocks, headings, label columns and value columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scrapers.documents.model import Cell
from scrapers.letters.cells import Seen, see
from scrapers.letters.periods import label_period
from scrapers.letters.phrases import phrase

Row = list[Seen]

_LETTER = re.compile(r"\s*[a-z]\s*", re.I)

LEAST_NAMED = 2
MOST_FIRST = 2
"""A column that names its rows begins with a nought, a one or a two."""

LABEL_HEADING = phrase("label_heading")
NOT_FIGURES = phrase("no_figures_below")
NOTE = phrase("note_over_a_table")


@dataclass(slots=True)
class Block:
    """One table: H heading rows above the rows of data, with the titles over it."""

    titles: list[str] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Columns that have a heading."""
        filled = [at for head in self.heads for at, one in enumerate(head) if one.kind != "gap"]
        return max(filled, default=-1) + 1

    @property
    def wide(self) -> int:
        """Columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def heading(self, column: int) -> str:
        """Return the words above ``column``; a blank upper heading goes on from its left."""
        words: list[str] = []
        for depth, head in enumerate(self.heads):
            at = min(column, len(head) - 1)
            if at == column and head[at].kind == "gap" and depth < len(self.heads) - 1:
                while at > 0 and head[at].kind == "gap":
                    at -= 1
                if at == 0 or not self._below(depth, column):
                    continue
            if (
                at <= column
                and head[at].kind != "gap"
                and (at == column or depth < len(self.heads) - 1)
            ):
                words.append(head[at].cell.text.strip())
        return " ".join(dict.fromkeys(words))

    def _below(self, depth: int, column: int) -> bool:
        lower = self.heads[depth + 1 :]
        return any(column < len(row) and row[column].kind != "gap" for row in lower)


def blocks(cells: Sequence[Sequence[Cell]], *, academic: bool = False) -> Iterator[Block]:
    """Yield the tables in a grid of R rows: blank rows and new headings part them."""
    block = Block()
    before: Block | None = None
    lettered = not any(_counts(raw[0].text) for raw in cells if len(raw) > 1)
    for raw in cells:
        row = _row(raw, academic, lettered)
        filled = [one for one in row if one.cell.text.strip()]
        data = _is_data(row, headed=bool(block.heads))
        heads = len(filled) > 1 and not data
        if block.rows and (heads or not filled):
            yield block
            before, block = block, Block()
        if data:
            if not block.heads and not block.rows and before and _alike(before, row):
                block.heads = before.heads
            block.rows.append(row)
        elif heads or (filled and block.heads and not block.rows):
            block.heads.append(row)
        elif filled:
            # a line of its own: a title above the table, a section's name inside it
            words = _words(filled)
            if block.rows:
                block.rows.append(row)
            elif not NOTE.search(words):
                block.titles.append(words)
    if block.rows:
        yield block


def _row(raw: Sequence[Cell], academic: bool, lettered: bool) -> Row:
    row = [see(cell, academic=academic) for cell in raw]
    if lettered and len(row) > 1 and _LETTER.fullmatch(raw[0].text):
        row[0] = Seen(raw[0], "text")  # the label "c" is no mark
    return row


def _counts(text: str) -> bool:
    return bool(re.search(r"\d", text)) and label_period(text) is None


def _words(row: Row) -> str:
    return " ".join(one.cell.text.strip() for one in row)


def _is_data(row: Row, *, headed: bool) -> bool:
    """Whether a row holds a value that cannot be a heading."""
    values = [one for at, one in enumerate(row) if one.kind == "value" and (at or len(row) == 1)]
    strict = [one for one in values if not one.ageish]
    # beside a period, four digits are a count that only looks like a year
    yearlike = headed and bool(row) and row[0].kind == "period" and any(one.year for one in row[1:])
    return bool(strict) or (headed and bool(values)) or yearlike or (headed and _is_unfilled(row))


def _is_unfilled(row: Row) -> bool:
    """Whether a row has a label and then only dashes or words in place of its counts."""
    if not row or row[0].kind not in ("period", "text"):
        return False
    rest = [one for one in row[1:] if one.cell.text.strip()]
    return bool(rest) and all(one.kind in ("gap", "said") for one in rest)


def _alike(before: Block, row: Row) -> bool:
    return before.width == len(row) and row[0].kind == before.rows[-1][0].kind


def label_columns(block: Block) -> int:
    """Return how many columns at the left are labels: the first value column's place."""
    wide = block.wide
    for column in range(wide):
        seen = [row[column] for row in block.rows if column < len(row)]
        values = [one for one in seen if one.kind == "value"]
        if not values:
            continue
        heading = block.heading(column)
        if LABEL_HEADING.search(heading) and column + 1 < wide:
            continue
        if all(one.ageish for one in values) and column + 1 < wide:
            continue
        if not column and wide > 1 and _names_rows(block, seen, wide):
            continue
        return column
    yearlike = [at for row in block.rows for at, one in enumerate(row) if at and one.year]
    return min(yearlike, default=wide)


def _names_rows(block: Block, seen: Sequence[Seen], wide: int) -> bool:
    """Whether the numbers of a first column are names of its rows and no counts.

    "Times missing" 1, 2, 3 and "5 or more": they go up by one, or they go up beside years,
    or they are written in words ("None", "One") under a heading of their own.
    """
    values = [one.numbers[0] for one in seen if one.kind == "value"]
    lows = [one.value if one.value is not None else one.lower for one in values]
    if len(lows) < LEAST_NAMED or any(low is None for low in lows):
        return False
    steps = [two - one for one, two in pairwise(low for low in lows if low is not None)]
    if not block.heading(0) or not all(block.heading(at) for at in range(1, wide)):
        return False
    worded = all(not one.cell.text.strip()[:1].isdigit() for one in seen)
    years = _all_years(block, range(1, wide))
    # "1, 2, 3, 5 or more": only the open end may leap
    even = steps[:-1] if values[-1].form == "ormore" else steps
    counted = steps and all(step == 1 for step in even) and (lows[0] or 0) <= MOST_FIRST
    return all(step > 0 for step in steps) and bool(counted or worded or years)


def _all_years(block: Block, columns: Iterable[int]) -> bool:
    return all(label_period(block.heading(column)) is not None for column in columns)


def is_value_column(block: Block, column: int) -> bool:
    """Whether the figures in ``column`` are counts, not coverage, ranks or remarks."""
    return not NOT_FIGURES.search(block.heading(column))
