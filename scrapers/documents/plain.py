"""Plain text: lines as they stand, form feeds between pages, tabs between cells."""

import re
from itertools import groupby

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.sniff import PLAIN
from scrapers.documents.text import TURNED, clean, decode, turns_direction

_INNER_TAB = re.compile(r"\S\s*\t\s*\S")
_LIST_ITEM = re.compile(
    r"\s*(?:(?:\(?(?:[0-9]{1,2}|[a-zA-Z]|[ivxIVX]{1,4})|Q[0-9]{1,2})[.):]+|[-•·*])\s*\t"
)


def read_plain(data: bytes, name: str) -> Document:
    """Read a text file; a run of lines with tabs between words is a table.

    Args:
        data: text in UTF-8, UTF-16 with its mark, or Windows-1252.
        name: what to call it.
    """
    text, damage = decode(data)
    builder = DocumentBuilder(name, PLAIN)
    builder.note(damage)
    if turns_direction(text):
        builder.note(TURNED)
    # a Markdown or text export ends its lines and pages in one of these two ways
    for page in text.replace("\r\n", "\n").removesuffix("\n").split("\f"):
        builder.page()
        for tabbed, run in groupby(clean(page).split("\n"), key=lambda line: "\t" in line):
            lines = list(run)
            if tabbed and is_table(lines):
                builder.table(line.split("\t") for line in lines)
            else:
                for line in lines:
                    builder.line(line)
    return builder.build()


def is_table(lines: list[str]) -> bool:
    """Tell whether lines with tabs are rows of cells: not an indent, not a list."""
    inner = [line for line in lines if _INNER_TAB.search(line)]
    listed = all(_LIST_ITEM.match(line) for line in inner)
    return len(lines) > 1 and bool(inner) and not listed
