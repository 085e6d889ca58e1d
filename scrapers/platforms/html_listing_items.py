"""The entries of one page of a listing: elements, rows of tables, or blocks of text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import Tag

from scrapers.documents.html_tables import MOST_SPAN, grid
from scrapers.platforms.html_listing_fields import Cell
from scrapers.platforms.html_listing_labels import begins_with
from scrapers.platforms.html_listing_text import Flat, Stretch
from scrapers.platforms.pages import changed, text_of
from scrapers.register.options.html_listing import Found, Items

MOST_CELLS = 1_000_000
"""Room in a table: a cell may say that it is a thousand columns wide."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a page.

    Attributes:
        passage: all of it.
        cell: finds its cells, where it is a row of a table.
        table: the number of that table; carrying down ends with it.
    """

    passage: Stretch
    cell: Cell | None = None
    table: int = 0


def items_of(scope: Tag, items: Items, page: str) -> list[Item]:
    """Return the entries of a page in its order; none where nothing is as `items` says.

    Raises:
        LayoutChanged: if the rows of a table do not fit its headings.
    """
    if items.select:
        return [Item(Stretch.of(element)) for element in scope.select(items.select)]
    if items.table:
        tables = enumerate(scope.select(items.table))
        return [item for n, table in tables for item in _rows(table, n, items, page)]
    return _blocks(Flat.of(scope), items)


def _blocks(flat: Flat, items: Items) -> list[Item]:
    """Return the stretches from each beginning to the next."""
    way = items.begins or Found(select="*")
    if way.select:
        starts = sorted({line for line, _ in flat.select(way.select)})
    else:
        starts = [n for n, line in enumerate(flat.lines) if begins_with(line, way)]
    stops = [*starts[1:], len(flat.lines)]
    return [Item(Stretch(flat, a, b)) for a, b in zip(starts, stops, strict=True) if a < b]


def _rows(table: Tag, number: int, items: Items, page: str) -> Iterator[Item]:
    """Yield the rows of one table; rows of headings only, and blank ones, are no entries."""
    rows = _cells(table, page)
    headings: Sequence[str] | None = None
    if items.headings:
        if not rows:
            raise changed("a table without rows", page)
        headings = [text_of(cell).casefold() if cell else "" for cell in rows.pop(0)]
        _check(headings, items, page)
    for place, row in enumerate(rows, start=1):
        said = [cell for cell in row if cell is not None and (text_of(cell) or cell.select("a"))]
        if not said or all(cell.name == "th" for cell in said):
            continue
        if headings is not None and len(row) != len(headings):
            what = f"row {place} has {len(row)} cells under {len(headings)} headings"
            raise changed(what, page)
        yield Item(Stretch.of(said[0].find_parent("tr") or said[0]), _finder(headings, row), number)


def _cells(table: Tag, page: str) -> list[list[Tag | None]]:
    """Return a table's cells in their columns; None where one reaches in from elsewhere."""
    cells: list[Tag] = []
    rows = table.find_all("tr")
    widest = max(
        (sum(_width(cell) for cell in row.find_all(["td", "th"])) for row in rows), default=0
    )
    if len(rows) * widest > MOST_CELLS:
        raise changed(f"a table with room for more than {MOST_CELLS:,} cells", page)

    def numbered(cell: Tag) -> str:
        cells.append(cell)
        return str(len(cells) - 1)

    return [[cells[int(n)] if n else None for n in row] for row in grid(table, numbered)]


def _width(cell: Tag) -> int:
    said = str(cell.get("colspan", "1")).strip()
    return min(int(said), MOST_SPAN) if said.isascii() and said.isdigit() else 1


def _check(headings: Sequence[str], items: Items, page: str) -> None:
    """Refuse a table that lacks a column that is required, or has one of them twice."""
    for name in ("title", "reference", "received", "responded", "outcome", "request", "answer"):
        way: Found | None = getattr(items, name)
        if way is None or isinstance(way.column, int) or not way.column:
            continue
        places = [heading for heading in headings if heading in _names(way.column)]
        if len(places) > 1 or (way.required and not places):
            raise changed(
                f"{len(places)} columns called {' or '.join(way.column)} for the {name},"
                f" expected 1; headings: {list(headings)}",
                page,
            )


def _names(column: Sequence[str]) -> set[str]:
    return {" ".join(name.split()).casefold() for name in column}


def _finder(headings: Sequence[str] | None, row: Sequence[Tag | None]) -> Cell:
    def cell(way: Found) -> Tag | None:
        if isinstance(way.column, int):
            return row[way.column - 1] if way.column <= len(row) else None
        names = _names(way.column)
        places = [place for place, heading in enumerate(headings or ()) if heading in names]
        return row[places[0]] if places else None

    return cell
