"""XLSX workbooks: every sheet that a reader of the workbook sees is a page and a table."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.containers import XLSX, guard_zip
from scrapers.documents.model import Document
from scrapers.documents.sheet_layout import Layout, read_layouts
from scrapers.errors import DocumentError

MOST_CELLS = 2_000_000
_DIGITS = 15
"""What a spreadsheet keeps of a number (IEEE 754 double, shown to 15 digits)."""

Value = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(data: bytes, name: str) -> Document:
    """Read the visible cells of the visible sheets, values as they are shown.

    Whole numbers have no ".0", dates are ISO, percentages are shown with their sign.
    A merged cell's text stands in its first place. Hidden sheets, rows, columns and
    cells are not read, and noted: they are not what the council meant to publish.

    Raises:
        DocumentError: unreadable, when it is larger than `MOST_CELLS` or a zip bomb.
    """
    guard_zip(data, name)
    layouts = read_layouts(data)
    spread = sum(layout.height * layout.width for layout in layouts.values())
    if spread > MOST_CELLS:
        raise DocumentError(
            f"is larger than {MOST_CELLS:,} cells ({spread:,})",
            item=name,
            status="unreadable",
            remedy="it is data, not a letter: load it by itself",
        )
    builder = DocumentBuilder(name, XLSX)
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for sheet in book.sheets_metadata:
            if sheet.visible != SheetVisibleEnum.Visible:
                builder.note(f"sheet “{sheet.name}” is hidden and was not read")
            elif sheet.typ != SheetTypeEnum.WorkSheet or sheet.name not in layouts:
                builder.note(f"sheet “{sheet.name}” holds no cells (a chart or a macro)")
            else:
                values = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                _page(builder, sheet.name, values, layouts[sheet.name])
    return builder.build()


def _page(
    builder: DocumentBuilder, title: str, values: Sequence[Sequence[Value]], layout: Layout
) -> None:
    builder.page()
    _note_hidden(builder, title, layout)
    rows = [
        [
            _shown(value, (row, column), layout)
            for column, value in enumerate(line)
            if column not in layout.hidden_columns
        ]
        for row, line in enumerate(values)
        if row not in layout.hidden_rows
    ]
    width = max((_filled(row) for row in rows), default=0)
    while rows and not any(rows[-1]):
        rows.pop()
    if rows:
        # a row without anything parts two blocks: it stays, without cells
        builder.table(([*row[:width]] if any(row) else [] for row in rows), title)


def _note_hidden(builder: DocumentBuilder, title: str, layout: Layout) -> None:
    for number, what in (
        (sum(row < layout.height for row in layout.hidden_rows), "rows"),
        (sum(column < layout.width for column in layout.hidden_columns), "columns"),
        (len(layout.blank), "cells"),
    ):
        if number:
            builder.note(f"sheet “{title}”: {number} hidden {what} were not read")


def _filled(row: Sequence[str]) -> int:
    return max((column for column, text in enumerate(row, start=1) if text), default=0)


def _shown(value: Value, place: tuple[int, int], layout: Layout) -> str:
    if place in layout.blank:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, layout.percent.get(place))
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _number(value: float, percent_decimals: int | None) -> str:
    exact = Decimal(f"{value:.{_DIGITS}g}") + 0  # no sign before a zero
    if percent_decimals is not None:
        step = Decimal(1).scaleb(-percent_decimals)
        return f"{(exact * 100).quantize(step, ROUND_HALF_UP):f}%"
    text = f"{exact:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
