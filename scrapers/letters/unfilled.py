"""Table cells that say "not recorded" where a count would stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapers.documents.model import Cell
from scrapers.letters.grids import blocks, is_value_column, label_columns
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.periods import Period
from scrapers.letters.row_labels import row_labels
from scrapers.letters.tables import period_of


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A cell without its count; ``start`` and ``end`` are those of its row."""

    outcome: str
    start: int
    end: int
    heading: str
    labels: tuple[str, ...]
    period: Period | None


def unfilled_cells(rows: Sequence[Sequence[Cell]], text: str) -> Iterator[Unfilled]:
    """Yield the cells of a grid of R rows that say that there is no count, in order."""
    for block in blocks(rows):
        first = label_columns(block)
        for row, labels in row_labels(block, first):
            for column in range(max(first, 1), len(row)):
                seen = row[column]
                if seen.kind != "said" or not is_value_column(block, column):
                    continue
                said = outcome_of(text, seen.cell.start, seen.cell.end)
                if said is None:
                    continue
                heading = block.heading(column)
                yield Unfilled(
                    outcome=said.outcome,
                    start=row[0].cell.start,
                    end=row[-1].cell.end,
                    heading=heading,
                    labels=tuple(one.cell.text.strip() for one in labels if not one.period),
                    period=period_of(labels, heading)[0],
                )
