"""CSV and its relatives: one table on one page."""

import csv
import io

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.delimiters import delimiter_of
from scrapers.documents.model import Document
from scrapers.documents.sniff import CSV
from scrapers.documents.text import decode
from scrapers.errors import DocumentError

MOST_CELLS = 2_000_000
_SAMPLE = 65_536


def read_delimited(data: bytes, name: str) -> Document:
    """Read a CSV file, its delimiter found among comma, semicolon, tab and bar.

    Rows may be ragged; one without anything in it parts two blocks and has no cells.

    Raises:
        DocumentError: unreadable, when it has more than `MOST_CELLS` cells or a
            cell longer than the csv module takes.

    Source:
        RFC 4180: quotes are doubled inside quotes, and line breaks stand there.
    """
    text, damage = decode(data)
    builder = DocumentBuilder(name, CSV)
    builder.note(damage)
    rows = _rows(text.replace("\0", " ").removeprefix("\ufeff"), name)
    while rows and not rows[-1]:
        rows.pop()
    if rows:
        builder.table(rows)
    return builder.build()


def _rows(text: str, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    cells = 0
    delimiter = delimiter_of(text[:_SAMPLE])
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row if any(cell.strip() for cell in row) else [])
            cells += max(1, len(row))
            if cells > MOST_CELLS:
                raise DocumentError(
                    f"is larger than {MOST_CELLS:,} cells",
                    item=name,
                    status="unreadable",
                    remedy="it is data, not a letter: load it by itself",
                )
    except csv.Error as error:
        raise DocumentError(
            f"is no table: {error}", item=name, status="unreadable", remedy="look at it by hand"
        ) from error
    return rows
