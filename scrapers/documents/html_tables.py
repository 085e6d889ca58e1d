"""HTML tables as grids, with cells that span columns or rows kept where they stand."""

from collections.abc import Callable

from bs4 import Tag

MOST_SPAN = 1000
"""The HTML standard's own ceiling on ``colspan``."""


def layout_tables(root: Tag) -> set[int]:
    """Return the `id` of each table that only places blocks on the page.

    Such a one holds tables, or is a frame around a single cell.

    One walk for the whole page: to ask each table takes the square of its depth.
    """
    found: set[int] = set()
    open_tables: list[tuple[Tag, list[Tag]]] = []
    stack: list[tuple[Tag, bool]] = [(root, True)]
    while stack:
        tag, entering = stack.pop()
        if not entering:
            table, cells = open_tables.pop()
            if len(cells) == 1:
                found.add(id(table))
            continue
        if tag.name in {"td", "th"} and open_tables:
            open_tables[-1][1].append(tag)
        if tag.name == "table":
            found.update(id(table) for table, _ in open_tables[-1:])
            open_tables.append((tag, []))
            stack.append((tag, False))
        stack.extend((child, True) for child in tag.contents if isinstance(child, Tag))
    return found


def grid(table: Tag, text_of: Callable[[Tag], str]) -> list[list[str]]:
    """Return the R rows of a table's cells as text.

    A cell's text stands in the first place that the cell covers; the other places are
    empty. Rows may be ragged, as the page's are.

    Args:
        table: a ``table`` element without tables in it.
        text_of: what turns a cell into text.
    """
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # column -> rows still covered by a cell above
    for row in table.find_all("tr"):
        cells: list[str] = []
        covered = below
        below = {column: left - 1 for column, left in covered.items() if left > 1}
        for cell in row.find_all(["td", "th"], recursive=False):
            while len(cells) in covered:
                cells.append("")
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            if height > 1:
                below |= dict.fromkeys(range(len(cells), len(cells) + width), height - 1)
            cells += [text_of(cell), *[""] * (width - 1)]
        while len(cells) in covered:
            cells.append("")
        if cells:
            rows.append(cells)
    return rows


def _span(cell: Tag, attribute: str) -> int:
    text = str(cell.get(attribute, "1")).strip()
    return min(max(int(text), 1), MOST_SPAN) if text.isascii() and text.isdigit() else 1
