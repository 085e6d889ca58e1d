"""OpenDocument spreadsheets: every sheet that is shown is a page and a table."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.containers import ODS, guard_zip
from scrapers.documents.model import Document
from scrapers.documents.sheet_layout import Layout
from scrapers.documents.sheet_ods_cells import NAMES, Repeated, cells_of, count_of
from scrapers.documents.sheet_page import MOST_CELLS, add_sheet, too_large
from scrapers.errors import DocumentError

_TABLE, _ROW, _COLUMN = (f"{NAMES['table']}{tag}" for tag in ("table", "table-row", "table-column"))
_STYLE, _LOOK = f"{NAMES['style']}style", f"{NAMES['style']}table-properties"
_BOOK = f"{NAMES['office']}spreadsheet"
_HIDDEN = frozenset({"collapse", "filter"})


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read; empty rows wait in ``gap`` until a filled one follows."""

    name: str
    hidden: bool
    rows: list[list[str]] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)
    columns: int = 0
    gap: int = 0


def read_ods(data: bytes, name: str) -> Document:
    """Read the visible cells of the visible sheets, as they are printed.

    Hidden sheets, rows and columns are not read, and noted.

    Raises:
        DocumentError: unreadable, when it is larger than `MOST_CELLS` or a zip bomb;
            encrypted, when it is under a password.

    Source:
        OpenDocument 1.3 part 3, section 9 (tables), 19.745 (table:visibility), 20.404
        (table:display).
    """
    guard_zip(data, name)
    builder = DocumentBuilder(name, ODS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise DocumentError(
                "is under a password", item=name, status="encrypted", remedy="ask for an open copy"
            )
        with archive.open("content.xml") as stream:
            for sheet in _sheets(stream, name):
                if sheet.hidden:
                    builder.note(f"sheet “{sheet.name}” is hidden and was not read")
                else:
                    add_sheet(builder, sheet.name, sheet.rows, sheet.layout)
    return builder.build()


def _sheets(stream: IO[bytes], name: str) -> Iterator[_Sheet]:
    """Yield the sheets one after the other, hidden ones without their cells."""
    hidden_styles: set[str] = set()
    sheet: _Sheet | None = None
    cells = 0
    for event, element in _elements(stream):
        if event == "start":
            if element.tag == _TABLE:
                sheet = _begun(element, hidden_styles)
        elif element.tag == _STYLE:
            if any(look.get(f"{NAMES['table']}display") == "false" for look in element.iter(_LOOK)):
                hidden_styles.add(str(element.get(f"{NAMES['style']}name")))
        elif sheet is not None:
            if element.tag == _TABLE:
                yield sheet
                sheet = None
            elif element.tag == _COLUMN:
                _column(sheet, element)
            elif not sheet.hidden:
                cells += _row(sheet, element, name, cells)


def _elements(stream: IO[bytes]) -> Iterator[tuple[str, etree._Element]]:
    """Yield styles, tables, columns and rows, at their start and end; rows go after it."""
    tags = [_TABLE, _ROW, _COLUMN, _STYLE]
    walk = etree.iterparse(stream, events=("start", "end"), tag=tags, resolve_entities=False)
    for event, element in walk:
        yield event, element
        if event == "end" and element.tag == _ROW:
            element.clear()


def _begun(table: etree._Element, hidden_styles: set[str]) -> _Sheet | None:
    """Return the sheet that a table is; None for what a linked document's cells were."""
    parent = table.getparent()
    if parent is None or parent.tag != _BOOK:
        return None
    style = table.get(f"{NAMES['table']}style-name")
    return _Sheet(str(table.get(f"{NAMES['table']}name")), hidden=style in hidden_styles)


def _column(sheet: _Sheet, element: etree._Element) -> None:
    first, sheet.columns = sheet.columns, sheet.columns + count_of(element, "columns")
    if element.get(f"{NAMES['table']}visibility") in _HIDDEN:
        sheet.layout.hide_columns(first, sheet.columns - 1)


def _row(sheet: _Sheet, element: etree._Element, name: str, before: int) -> int:
    """Add a row as often as it is repeated; return the cells that this took."""
    times = count_of(element, "rows")
    found = list(cells_of(element))
    while found and not found[-1].text and not found[-1].down:
        found.pop()
    if not found:
        sheet.gap += times
        return 0
    width = sum(cell.times for cell in found)
    taken = sheet.gap + times * width
    if before + taken > MOST_CELLS:
        raise too_large(name, before + taken)
    first = len(sheet.rows) + sheet.gap
    sheet.rows += [[] for _ in range(sheet.gap)]
    sheet.gap = 0
    sheet.layout.uncached += times * sum(cell.uncached for cell in found)
    _places(sheet.layout, found, first)
    if element.get(f"{NAMES['table']}visibility") in _HIDDEN:
        sheet.layout.hidden_rows.update(range(first, first + times))
    texts = [cell.text for cell in found for _ in range(cell.times)]
    sheet.rows += [texts.copy() for _ in range(times)]
    sheet.layout.height = len(sheet.rows)
    sheet.layout.width = max(sheet.layout.width, width)
    return taken


def _places(layout: Layout, cells: list[Repeated], row: int) -> None:
    column = 0
    for cell in cells:
        if cell.down or cell.across:
            layout.merged.append(((row, column), (row + cell.down, column + cell.across)))
        column += cell.times
