"""CSV and its relatives: one table on one page."""

import csv
import io

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.sniff import CSV
from scrapers.documents.text import decode
from scrapers.errors import DocumentError

DELIMITERS = ",;\t|"
MOST_CELLS = 2_000_000
_SAMPLE = 65_536


def read_delimited(data: bytes, name: str) -> Document:
    """Read a CSV file, its delimiter found among comma, semicolon, tab and bar.

    Raises:
        DocumentError: unreadable, when it has more than `MOST_CELLS` cells or a
            cell longer than the csv module takes.
    """
    text, damage = decode(data)
    builder = DocumentBuilder(name, CSV)
    builder.note(damage)
    rows, cells = [], 0
    try:
        for row in csv.reader(io.StringIO(text.replace("\0", " "), newline=""), _dialect(text)):
            rows.append(row)
            cells += len(row)
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
    if rows:
        builder.table(rows)
    return builder.build()


def _dialect(text: str) -> type[csv.Dialect] | csv.Dialect:
    try:
        found = csv.Sniffer().sniff(text[:_SAMPLE], delimiters=DELIMITERS)
    except csv.Error:
        return csv.excel()
    # the sniffer guesses these two from too little; RFC 4180 settles them
    found.doublequote = True
    found.skipinitialspace = False
    return found
