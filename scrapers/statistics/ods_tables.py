"""Tables of a statistical workbook: found by their titles, because their numbers drift.

A sheet begins with a few lines about the table, its title first; then come one or two
header lines; a label stands once and holds for the blank cells below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.documents.model import Document
from scrapers.errors import TableContractBroken

MOST_LINES_BEFORE = 15
"""Lines of a sheet in which its header is looked for."""

_NOTE_MARK = re.compile(r"\s*\[(?:note|n|r|p|x)?\s*\d*\]", re.IGNORECASE)
REMEDY = (
    "the release before stays in force; open the workbook, and follow it in "
    "scrapers/statistics/nrm_ho_tables.py only if the publisher changed the table"
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its title; ``rows`` are all its lines, cells stripped, blanks as ""."""

    name: str
    title: str
    rows: tuple[tuple[str, ...], ...]

    def header(self, first: Sequence[str]) -> int:
        """Return the index of the line that begins with these headings.

        Args:
            first: a pattern for each heading, in any case; note marks do not count.

        Raises:
            TableContractBroken: none of the first lines does; it tells what they begin with.
        """
        for index, row in enumerate(self.rows[:MOST_LINES_BEFORE]):
            pairs = zip(first, row, strict=False)
            if len(row) >= len(first) and all(
                re.fullmatch(pattern, plain(cell), re.IGNORECASE) for pattern, cell in pairs
            ):
                return index
        begun = [
            ", ".join(cell or "blank" for cell in row[: len(first)])
            for row in self.rows[:MOST_LINES_BEFORE]
            if sum(map(bool, row)) > 1
        ]
        raise self.broken(
            f"no line begins with the headings {', '.join(first)}; there are: {'; '.join(begun)}"
        )

    def before(self, header: int) -> str:
        """Return what stands above a line, as one text."""
        return " ".join(cell for row in self.rows[:header] for cell in row if cell)

    def broken(self, message: str, *, row: int | None = None) -> TableContractBroken:
        """Return the error for this sheet, or for one of its lines (index from 0)."""
        place = f"{self.name}, line {row + 1}" if row is not None else self.name
        return TableContractBroken(message, item=place, remedy=REMEDY)


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that hold anything."""
    found = []
    for table in document.tables:
        rows = tuple(tuple(" ".join(cell.text.split()) for cell in row) for row in table.rows)
        title = next((cell for row in rows for cell in row if cell), "")
        found.append(Sheet(table.title, title, rows))
    return tuple(found)


def find_sheet(sheets: Sequence[Sheet], pattern: str, *, name: str) -> Sheet:
    """Return the one sheet whose title matches.

    Raises:
        TableContractBroken: none does, or several do.
    """
    matching = [sheet for sheet in sheets if re.search(pattern, sheet.title, re.IGNORECASE)]
    if len(matching) == 1:
        return matching[0]
    told = "; ".join(f"{sheet.name}: {sheet.title[:80]}" for sheet in matching or sheets)
    raise TableContractBroken(
        f"{len(matching)} sheets have a title like {pattern}, not one; sheets: {told}",
        item=name,
        remedy=REMEDY,
    )


def plain(label: str) -> str:
    """Return a label without its note marks.

    >>> plain("Child (17 or under) [note 2]")
    'Child (17 or under)'
    """
    return _NOTE_MARK.sub("", label).strip()


def cells_of(row: Sequence[str], width: int) -> list[str]:
    """Return a line's cells, blanks added up to ``width``."""
    return [*row, *([""] * (width - len(row)))]
