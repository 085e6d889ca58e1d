"""Ruled tables that go on over the page, told by their columns and by what stands between."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scrapers.documents.model import Cell, Document, Table
from scrapers.documents.pdf_cells import is_count

Edges = tuple[float, ...]
"""Where each column of a table begins, in points."""

_MARGIN = 3.0
"""Points by which the columns of a table may differ from page to page."""
_MOST_LINES = 6
"""Lines that a page's header or footer has, at the most."""
_PAGE_NUMBER = re.compile(
    r"\bpage\s+\d+(?:\s*(?:of|/)\s*\d+)?|\b\d+\s+of\s+\d+\b|^[-–\s]*\d+[-–\s]*$", re.IGNORECASE
)


def with_joined(document: Document, columns: Mapping[int, Sequence[Edges]]) -> Document:
    """Return ``document`` with tables that go on over the page as one table each.

    The proof of it: the columns begin in the same places, the second part begins with
    counts and not with a heading of its own, and nothing stands between the parts but
    the page's footer and the next one's header. A joined table is that of the page it
    begins on. A part that repeats the heading is whole, and is left alone.

    Args:
        document: as it was read, page by page.
        columns: the columns of each table of a page, () for one that is not ruled, by
            the page's number.
    """
    tables: list[Table] = []
    before: Table | None = None
    for table in document.tables:
        if before and _same(before, table, columns) and _continues(document, before, table):
            tables[-1] = replace(tables[-1], rows=(*tables[-1].rows, *table.rows))
        else:
            tables.append(table)
        before = table
    return replace(document, tables=tuple(tables))


def _same(above: Table, below: Table, columns: Mapping[int, Sequence[Edges]]) -> bool:
    """Tell whether a page's last table and the next one's first have the same columns."""
    over, under = columns.get(above.page), columns.get(below.page)
    if below.page != above.page + 1 or not over or not under or len(over[-1]) != len(under[0]):
        return False
    pairs = zip(over[-1], under[0], strict=True)
    return over[-1] != () and all(abs(one - other) < _MARGIN for one, other in pairs)


def _continues(document: Document, above: Table, below: Table) -> bool:
    first = [cell.text for cell in below.rows[0]]
    if not any(is_count(text) for text in first[1:]):
        return False
    page, following = document.pages[below.page - 2], document.pages[below.page - 1]
    cells = [cell for row in above.rows for cell in row]
    foot = _lines(document, max(cell.end for cell in cells), page.end)
    head = _lines(document, following.start, _start(below.rows))
    if max(len(foot), len(head)) > _MOST_LINES:
        return False
    tail = _lines(document, following.start, following.end)[-len(foot) :] if foot else []
    same_foot = foot == tail or all(line == "#" for line in foot)
    return same_foot and head == _lines(document, page.start, page.end)[: len(head)]


def _start(rows: Sequence[Sequence[Cell]]) -> int:
    return min(cell.start for row in rows for cell in row)


def _lines(document: Document, start: int, end: int) -> list[str]:
    """Return the lines between two places, every page number in them as "#"."""
    lines = (" ".join(line.split()) for line in document.text[start:end].splitlines())
    return [_PAGE_NUMBER.sub("#", line) for line in lines if line]
