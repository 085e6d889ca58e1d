"""Lists of counts by month without a mark between: "January 12" above "February 9".

Alone, such a line is a day of the year. Two and more that count the months on are a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.documents.model import Cell, Table
from scrapers.letters.dates import MONTH, MONTHS
from scrapers.letters.passage import Page, Passage

_LINE = re.compile(
    rf"[ \t]*(?:[-•·*]\s)?(?P<month>{MONTH}|may\b)\s+(?P<count><?\s?\d[\d,]*)[ \t]*", re.I
)


def with_month_lists(page: Page) -> Page:
    """Return ``page`` with every such list as one table of two columns."""
    return replace(page, passages=tuple(_joined(page.text, page.passages)))


def _joined(text: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    at = 0
    while at < len(passages):
        rows = _run(text, passages[at:])
        if len(rows) < 2:
            yield passages[at]
            at += 1
            continue
        last = passages[at + len(rows) - 1]
        table = Table(tuple(rows), page=1)
        yield Passage(passages[at].start, last.end, table=table)
        at += len(rows)


def _run(text: str, passages: Sequence[Passage]) -> list[tuple[Cell, Cell]]:
    """Return the rows that ``passages`` begin with: each of the month after the one above."""
    rows: list[tuple[Cell, Cell]] = []
    before = None
    for one in passages:
        found = None if one.table or one.label else _LINE.fullmatch(text, one.start, one.end)
        if found is None:
            break
        month = MONTHS[found["month"].casefold().rstrip(".")]
        if before is not None and month != before % 12 + 1:
            break
        before = month
        rows.append((_cell(found, "month"), _cell(found, "count")))
    return rows


def _cell(found: re.Match[str], name: str) -> Cell:
    return Cell(found[name], *found.span(name))
