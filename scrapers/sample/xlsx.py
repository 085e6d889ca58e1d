"""Workbooks, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from scrapers.sample.packed import repacked

Rows = Sequence[Sequence[str | int | None]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: R rows of cells, the number of its heading row, whether it is shown."""

    name: str
    rows: Rows
    heading_row: int | None = None
    hidden: bool = False


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook of ``sheets`` as XLSX bytes."""
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(list(row))
        if sheet.heading_row:
            for cell in page[sheet.heading_row]:
                cell.font = Font(bold=True)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    out = BytesIO()
    book.save(out)
    return repacked(out.getvalue())
