"""A `Document` as plain values, small enough to go between processes.

A cell is only its place, for its text is the document's there: a workbook of half a
million cells crosses in a third of the time and bytes that whole cells would take.
"""

from typing import Any

from scrapers.documents.model import Cell, Document, Page, Part, Table


def packed(document: Document) -> dict[str, Any]:
    """Return ``document`` in what JSON knows; `unpacked` gives it back."""
    return {
        "name": document.name,
        "media_type": document.media_type,
        "text": document.text,
        "pages": [[page.number, page.start, page.end] for page in document.pages],
        "tables": [_table(table) for table in document.tables],
        "notes": list(document.notes),
        "parts": [[part.name, part.media_type, part.start, part.end] for part in document.parts],
        "scanned": list(document.scanned),
    }


def unpacked(values: dict[str, Any]) -> Document:
    """Return the document that `packed` made ``values`` of."""
    text = values["text"]
    return Document(
        name=values["name"],
        media_type=values["media_type"],
        text=text,
        pages=tuple(Page(*page) for page in values["pages"]),
        tables=tuple(
            Table(tuple(_row(row, text) for row in rows), page, title)
            for rows, page, title in values["tables"]
        ),
        notes=tuple(values["notes"]),
        parts=tuple(Part(*part) for part in values["parts"]),
        scanned=tuple(values["scanned"]),
    )


def _table(table: Table) -> list[Any]:
    rows = [[place for cell in row for place in (cell.start, cell.end)] for row in table.rows]
    return [rows, table.page, table.title]


def _row(places: list[int], text: str) -> tuple[Cell, ...]:
    pairs = zip(places[::2], places[1::2], strict=True)
    return tuple(Cell(text[start:end], start, end) for start, end in pairs)
