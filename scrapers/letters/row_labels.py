"""The labels of a table's rows, from the outside in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.documents.model import Cell
from scrapers.letters.cells import Seen
from scrapers.letters.grids import Block, Row

_OF_WHICH = re.compile(r"\W*(?:of (?:which|whom|these|those|them)|including|includes)\b", re.I)


def row_labels(block: Block, first: int) -> Iterator[tuple[Row, list[Seen]]]:
    """Yield each row of a table with its labels, from the outside in.

    A line of its own inside the table heads the rows below it; "of which within 45 days"
    is a part of the row above.
    """
    carried: dict[int, Seen] = {}
    section: list[Seen] = []
    whole: list[Seen] = []
    for at, row in enumerate(block.rows):
        filled = [one for one in row if one.kind != "gap"]
        if not filled or _goes_on(filled, at):
            continue
        if len(filled) == 1 and filled[0].kind in ("text", "period"):
            section = filled
            continue
        labels = _labels(row, first, carried)
        if labels and (rest := _rest_of_label(block, at + 1)):
            labels[-1] = _joined(labels[-1], rest)
        if labels and _OF_WHICH.match(labels[-1].cell.text):
            labels = [*whole, *labels]
        else:
            whole = labels
        yield row, [*section, *labels]


def _rest_of_label(block: Block, at: int) -> Seen | None:
    """Return the line below a row where it only ends the row's label: "child protection plan"."""
    filled = [one for one in block.rows[at] if one.kind != "gap"] if at < len(block.rows) else []
    return filled[0] if _goes_on(filled, at) else None


def _goes_on(filled: Sequence[Seen], at: int) -> bool:
    """Whether a row is one lone label in small letters, which no section of a table is."""
    alone = at > 0 and len(filled) == 1 and filled[0].kind == "text"
    return alone and filled[0].cell.text[:1].islower()


def _joined(one: Seen, rest: Seen) -> Seen:
    words = f"{one.cell.text.strip()} {rest.cell.text.strip()}"
    return replace(one, cell=Cell(words, one.cell.start, one.cell.end))


def _labels(row: Row, first: int, carried: dict[int, Seen]) -> list[Seen]:
    """Return the row's labels; a blank one goes on from the row above, the last does not."""
    labels = []
    for column in range(min(first, len(row))):
        one = row[column]
        if one.cell.text.strip():
            carried[column] = one
            for inner in range(column + 1, first):
                carried.pop(inner, None)
        elif column < first - 1 and column in carried:
            one = carried[column]
        if one.cell.text.strip():
            labels.append(one)
    return labels
