"""Excel workbooks: every sheet that a reader of the workbook sees is a page and a table."""

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.containers import XLS, XLSB, XLSX, guard_zip
from scrapers.documents.model import Document
from scrapers.documents.sheet_layout import Layout, Place
from scrapers.documents.sheet_numbers import shown_number
from scrapers.documents.sheet_page import MOST_CELLS, add_sheet, too_large
from scrapers.documents.sheet_xls import xls_layouts
from scrapers.documents.sheet_xlsb import xlsb_layouts
from scrapers.documents.sheet_xlsx import xlsx_layouts
from scrapers.errors import DocumentError

Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(data: bytes, name: str) -> Document:
    """Read the visible cells of the visible sheets of an XLSX, values as they are shown.

    Whole numbers have no ".0", dates are ISO, percentages are shown with their sign,
    errors as they are printed. A merged cell's text stands in its first place, and a
    label merged down over rows of counts in each of them. Hidden sheets, rows, columns
    and cells are not read, and noted: they are not what the council meant to publish.

    Raises:
        DocumentError: unreadable, when it is larger than `MOST_CELLS` or a zip bomb.
    """
    guard_zip(data, name)
    return _read(data, name, XLSX, xlsx_layouts(data))


def read_xlsb(data: bytes, name: str) -> Document:
    """Read a binary workbook (XLSB) as `read_sheet` reads an XLSX."""
    guard_zip(data, name)
    return _read(data, name, XLSB, xlsb_layouts(data))


def read_xls(data: bytes, name: str) -> Document:
    """Read an Excel 97-2003 workbook as `read_sheet` reads an XLSX.

    Raises:
        DocumentError: unreadable, when it is larger than `MOST_CELLS`; encrypted, when
            it is under a password.
    """
    return _read(data, name, XLS, xls_layouts(data, name))


def _read(data: bytes, name: str, media_type: str, layouts: Mapping[str, Layout]) -> Document:
    spread = sum(layout.height * layout.width for layout in layouts.values())
    if spread > MOST_CELLS:
        raise too_large(name, spread)
    builder = DocumentBuilder(name, media_type)
    with _panics_named(name), CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for sheet in book.sheets_metadata:
            if sheet.visible != SheetVisibleEnum.Visible:
                builder.note(f"sheet “{sheet.name}” is hidden and was not read")
            elif sheet.typ != SheetTypeEnum.WorkSheet or sheet.name not in layouts:
                builder.note(f"sheet “{sheet.name}” holds no cells (a chart or a macro)")
            else:
                values = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                layout = layouts[sheet.name]
                add_sheet(builder, sheet.name, _printed(values, layout), layout)
    return builder.build()


@contextlib.contextmanager
def _panics_named(name: str) -> Iterator[None]:
    """Make an error of a panic: calamine is Rust, and its panics are no `Exception`."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DocumentError(
            f"is damaged: {error}",
            item=name,
            status="unreadable",
            remedy="open it by hand; fetch it again if it does not open",
        ) from error


def _printed(values: Sequence[Sequence[Value]], layout: Layout) -> list[list[str]]:
    return [
        [_shown(value, (row, column), layout) for column, value in enumerate(line)]
        for row, line in enumerate(values)
    ]


def _shown(value: Value, place: Place, layout: Layout) -> str:
    if place in layout.blank:
        return ""
    if isinstance(value, str):
        return value or layout.errors.get(place, "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown_number(value, layout.percent.get(place))
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
