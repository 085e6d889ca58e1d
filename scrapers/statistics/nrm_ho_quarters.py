"""The Home Office's table of NRM referrals by quarter and age at exploitation.

Years stand once, each with a line of its own for the year so far and its quarters below;
columns are three age groups by place of exploitation, each with a total, and the total of
all. What is read are the totals. Earlier quarters are restated in each release.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapers.statistics.header import spell_difference
from scrapers.statistics.nrm import ADULT, ALL, CHILD, UNKNOWN_AGE, NrmCell, Quarter
from scrapers.statistics.nrm_counts import Period, count_cell, number
from scrapers.statistics.ods_tables import Sheet, cells_of, plain

TITLE = r"referrals.*by quarter.*age at exploitation.*location of exploitation"

_PLACES = ("Overseas", "UK", "UK and Overseas", "Not specified or unknown", "Total")
_AGES = ("Adult (18 or over)", "Child (17 or under)", "Age not specified or unknown")
COLUMNS = (
    "Year",
    "Quarter",
    *(f"{age} - {place}" for age in _AGES for place in _PLACES),
    "Total",
)
READ = {
    ADULT: "Adult (18 or over) - Total",
    CHILD: "Child (17 or under) - Total",
    UNKNOWN_AGE: "Age not specified or unknown - Total",
    ALL: "Total",
}

_YEAR = re.compile(r"(?:19|20)\d\d")
_QUARTER = re.compile(r"(?:q|quarter )?([1-4])(?:\b.*)?", re.IGNORECASE)


@dataclass(slots=True)
class _Line:
    """One line of counts: of a quarter, or of a year so far (``quarter`` None)."""

    row: int
    year: int
    quarter: int | None
    printed: dict[str, str]
    twice: bool

    def count(self, indicator: str) -> int | None:
        return number(self.printed[READ[indicator]])


def read_quarters(sheet: Sheet) -> Iterator[NrmCell]:
    """Yield the referrals of each quarter and each year so far, by age.

    A year that stands twice is a mislabelled one: what comes second is kept as printed,
    without a period, and says so. So are lines that do not add up.

    Raises:
        TableContractBroken: other columns, or a cell that is no count.
    """
    header = sheet.header(["Year", "Quarter"])
    columns = _columns(sheet, header)
    if columns != COLUMNS:
        difference = spell_difference(columns, COLUMNS) or "they stand in another order"
        raise sheet.broken(f"the columns are not those known ({difference})", row=header)
    lines = list(_lines(sheet, header, columns))
    if not any(line.quarter for line in lines):
        raise sheet.broken("there is no quarter below the header", row=header)
    for line in lines:
        period, note = _period(line, lines)
        for indicator, column in READ.items():
            yield count_cell(
                sheet,
                line.row,
                column,
                line.printed[column],
                period=period,
                indicator=indicator,
                # a year of which only one quarter is printed so far has that quarter's dates
                breakdown="quarter" if line.quarter else "year so far",
                note=note or _does_not_add_up(line, lines, indicator),
            )


def _columns(sheet: Sheet, header: int) -> tuple[str, ...]:
    """Return the names of the columns, the age above joined to the place below."""
    row = sheet.rows[header]
    above = cells_of(sheet.rows[header - 1] if header else (), len(row))
    names: list[str] = []
    age = ""
    for group, cell in zip(above, row, strict=False):
        age = plain(group) or age
        name = plain(cell)
        joined = f"{age} - {name}" if age in _AGES and " - " not in name else name
        # the last column is the total of all: no age stands above it
        names.append("Total" if joined in names and name == "Total" else joined)
    return tuple(names)


def _lines(sheet: Sheet, header: int, columns: Sequence[str]) -> Iterator[_Line]:
    year: int | None = None
    seen: set[tuple[int, int | None]] = set()
    for row in range(header + 1, len(sheet.rows)):
        cells = dict(zip(columns, cells_of(sheet.rows[row], len(columns)), strict=False))
        if not any(list(cells.values())[1:]):
            continue  # a blank line, or a note below the table
        label, quarter = plain(cells["Year"]), plain(cells["Quarter"])
        if label and not _YEAR.fullmatch(label):
            raise sheet.broken(f"{label!r} is no year", row=row)
        year = int(label) if label else year
        found = _QUARTER.fullmatch(quarter)
        if year is None or (quarter and not found and quarter.casefold() != "total"):
            raise sheet.broken(f"{label!r}, {quarter!r} is no quarter of a year", row=row)
        key = (year, int(found[1]) if found else None)
        yield _Line(row, *key, cells, twice=key in seen)
        seen.add(key)


def _period(line: _Line, lines: Sequence[_Line]) -> tuple[Period, str | None]:
    """Return what a line is about, and a note where its label cannot be right."""
    label = f"{line.year} Q{line.quarter}" if line.quarter else str(line.year)
    if line.twice:
        return Period(label), (
            f"{label} stands twice in the table: this line comes second, and is probably of a "
            "later year; kept as printed, without a period"
        )
    if line.quarter:
        return Period.of(Quarter(line.year, line.quarter)), None
    of_year = [one.quarter for one in lines if one.year == line.year and not one.twice]
    last = max((quarter for quarter in of_year if quarter), default=None)
    if last is None:
        return Period(label), "no quarter of this year is in the table"
    start = Quarter(line.year, 1).start
    return Period(label, start, Quarter(line.year, last).end), None


def _does_not_add_up(line: _Line, lines: Sequence[_Line], indicator: str) -> str | None:
    """Return a note where a line's ages, or a year's quarters, are not its total."""
    if indicator == ALL:
        ages = [line.count(age) for age in (ADULT, CHILD, UNKNOWN_AGE)]
        if None not in ages and sum(age or 0 for age in ages) != line.count(ALL):
            return f"the ages of this line sum to {sum(age or 0 for age in ages)}"
    if line.quarter is None:
        parts = [
            one.count(indicator)
            for one in lines
            if one.year == line.year and one.quarter and not one.twice
        ]
        if None not in parts and sum(part or 0 for part in parts) != line.count(indicator):
            return f"the quarters of this year sum to {sum(part or 0 for part in parts)}"
    return None
