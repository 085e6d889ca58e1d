"""The rows of an index that stand in files of their own, a year's or a month's.

Whatever the format, the table begins below some lines of preamble, at the row that holds
the register's headings. A file may be renamed from month to month: nothing is named after
it.
"""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from scrapers.documents.model import Document, Table
from scrapers.platforms.base import Answer
from scrapers.platforms.document_index_rows import Row, places
from scrapers.platforms.pages import changed
from scrapers.register.options import DocumentIndexOptions
from scrapers.register.options.document_index import IndexColumns

_PREAMBLE = 20
"""Rows: no preamble that was seen had more than five."""
_ADDRESS = re.compile(r"https?://\S+")
_TOLD = 3


def file_rows(
    document: Document, answer: Answer, options: DocumentIndexOptions
) -> tuple[list[Row], list[str]]:
    """Return the rows of all tables of a file, and what of it is no row, for a person.

    Raises:
        LayoutChanged: no table has the register's columns, or one has others.
    """
    rows: list[Row] = []
    odd: list[str] = []
    heads = 0
    for table in document.tables:
        texts = [[cell.text.strip() for cell in row] for row in table.rows]
        head = _head(texts, options.columns)
        if head is None:
            continue
        heads += 1
        where = places(texts[head], options.columns, _called(answer, table))
        for row in texts[head + 1 :]:
            if any(row) and row != texts[head]:
                printed = _row(row, where, answer, _called(answer, table))
                is_row = printed.reference or printed.title
                rows += [printed] if is_row else []
                odd += [] if is_row else [" ".join(filter(None, row))]
    if not heads:
        names = [*options.columns.reference, *options.columns.title]
        raise changed(f"no table with a column called {' or '.join(names)}", answer.final_url)
    return rows, [_said(odd, answer)] if odd else []


def name_of(url: str) -> str:
    """Return the name of the file at an address."""
    return PurePosixPath(url.partition("?")[0]).name


def _head(rows: Sequence[Sequence[str]], columns: IndexColumns) -> int | None:
    """Return which row holds the headings: two of them, of which one names the entry."""
    naming = {name.casefold() for name in (*columns.reference, *columns.title)}
    known = {name.casefold() for names in columns.model_dump().values() for name in names}
    for number, row in enumerate(rows[:_PREAMBLE]):
        printed = {" ".join(text.split()).casefold() for text in row}
        if printed & naming and len(printed & known) > 1:
            return number
    return None


def _row(texts: Sequence[str], where: dict[str, int], answer: Answer, place: str) -> Row:
    width = max(where.values()) + 1
    cells = [*texts, *[""] * (width - len(texts))]  # a file leaves out blank cells at the end
    printed = {field: cells[number] for field, number in where.items()}
    links = tuple(_ADDRESS.findall(printed.pop("link", "")))
    return Row(place=answer.final_url, sha256=answer.sha256, links=links, **printed)


def _called(answer: Answer, table: Table) -> str:
    return f"{answer.final_url} ({table.title})" if table.title else answer.final_url


def _said(odd: Sequence[str], answer: Answer) -> str:
    told = "; ".join(repr(text[:80]) for text in odd[:_TOLD])
    more = f" and {len(odd) - _TOLD} more" if len(odd) > _TOLD else ""
    return f"{name_of(answer.final_url)}: rows without reference and subject: {told}{more}"
