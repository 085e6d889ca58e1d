"""A worksheet's cells as a page of a document: without what is hidden, which is noted."""

from collections.abc import Sequence

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.sheet_layout import Layout
from scrapers.documents.sheet_merged import repeat_labels
from scrapers.errors import DocumentError

MOST_CELLS = 2_000_000
"""Of all sheets' grids together: 100,000 rows of twenty columns."""


def too_large(name: str, cells: int) -> DocumentError:
    """Return the error of a workbook of more cells than are read."""
    return DocumentError(
        f"is larger than {MOST_CELLS:,} cells ({cells:,})",
        item=name,
        status="unreadable",
        remedy="it is data, not a letter: load it by itself",
    )


def add_sheet(builder: DocumentBuilder, title: str, rows: list[list[str]], layout: Layout) -> None:
    """Add a sheet as a page with one table.

    Args:
        builder: of the document.
        title: the sheet's name.
        rows: R rows of cells from A1 on, as shown; rows may be ragged.
        layout: what of them is hidden or merged.
    """
    builder.page()
    _note_hidden(builder, title, layout)
    repeat_labels(rows, layout.merged)
    hidden = layout.hidden_columns
    if hidden:
        rows = [[text for at, text in enumerate(row) if at not in hidden] for row in rows]
    if layout.hidden_rows:
        rows = [row for at, row in enumerate(rows) if at not in layout.hidden_rows]
    width = max((_filled(row) for row in rows), default=0)
    while rows and not any(rows[-1]):
        rows.pop()
    if rows:
        # a row without anything parts two blocks: it stays, without cells
        builder.table(
            (row[:width] + [""] * (width - len(row)) if any(row) else [] for row in rows), title
        )


def _note_hidden(builder: DocumentBuilder, title: str, layout: Layout) -> None:
    for number, what in (
        (sum(row < layout.height for row in layout.hidden_rows), "hidden rows"),
        (sum(column < layout.width for column in layout.hidden_columns), "hidden columns"),
        (len(layout.blank), "hidden cells"),
        (layout.uncached, "formulas were saved without their values and"),
    ):
        if number:
            builder.note(f"sheet “{title}”: {number} {what} were not read")


def _filled(row: Sequence[str]) -> int:
    for column in range(len(row), 0, -1):
        if row[column - 1]:
            return column
    return 0
