"""The Home Office's tables of who referred: police forces, and local authorities together.

A group's first line is its total; the kinds of exploitation, ages and genders stand below
it, and a column for each nationality beside it. What is read is the total of each force
and of local authorities: nothing that crosses a place with a nationality.
"""

import re
from collections.abc import Iterator, Sequence

from scrapers.statistics.nrm import (
    FROM_ALL_POLICE,
    FROM_COUNCILS,
    FROM_POLICE,
    NrmCell,
    Quarter,
    quarter_in,
)
from scrapers.statistics.nrm_counts import Period, count_cell, number
from scrapers.statistics.ods_tables import Sheet, cells_of, plain

POLICE_TITLE = r"referrals.*by police.*first responder"
COUNCILS_TITLE = r"referrals.*local authorit.*first responder"

_DETAILS = ("(?:claimed )?exploitation type", "age (?:group )?at exploitation", "gender|sex")
_POLICE = "police(?: and ROCUs)? first responder|first responder \\(police\\)"
_BARE_YEAR = re.compile(r"\b20\d\d\b")


def read_police(sheet: Sheet, quarter: Quarter) -> Iterator[NrmCell]:
    """Yield what each police force referred, and all of them together.

    Args:
        sheet: the table.
        quarter: the release's.

    Raises:
        TableContractBroken: other headings, a force twice, or a total that is no count.
    """
    header = sheet.header([_POLICE, *_DETAILS])
    total = _total_column(sheet, header)
    period, note = _period(sheet, header, quarter)
    groups = list(_groups(sheet, header, total, labels=4))
    names = [name for name, _, _, _ in groups]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise sheet.broken(f"more than one line for {', '.join(twice)}")
    forces = sum(number(printed) or 0 for name, _, printed, _ in groups if name != "Total")
    for name, row, printed, below in groups:
        everyone = name == "Total"
        parts = forces if everyone else below
        doubt = None if parts in (None, number(printed)) else f"its parts sum to {parts}"
        yield count_cell(
            sheet,
            row,
            "Total",
            printed,
            period=period,
            indicator=FROM_ALL_POLICE if everyone else FROM_POLICE,
            area_name=None if everyone else name,
            note=note or doubt,
        )


def read_councils(sheet: Sheet, quarter: Quarter) -> Iterator[NrmCell]:
    """Yield what all local authorities together referred: the only line there is of them.

    Raises:
        TableContractBroken: other headings, no such line, or a total that is no count.
    """
    header = sheet.header(_DETAILS)
    total = _total_column(sheet, header)
    period, note = _period(sheet, header, quarter)
    groups = list(_groups(sheet, header, total, labels=3))
    everyone = [(row, printed) for name, row, printed, _ in groups if name == "Total"]
    if len(everyone) != 1:
        raise sheet.broken(f"{len(everyone)} lines are called Total, not one")
    parts = sum(number(printed) or 0 for name, _, printed, _ in groups if name != "Total")
    row, printed = everyone[0]
    doubt = None if parts == number(printed) else f"its parts sum to {parts}"
    yield count_cell(
        sheet,
        row,
        "Total",
        printed,
        period=period,
        indicator=FROM_COUNCILS,
        note=note or doubt,
    )


def _total_column(sheet: Sheet, header: int) -> int:
    found = [at for at, cell in enumerate(sheet.rows[header]) if plain(cell).casefold() == "total"]
    if len(found) != 1:
        raise sheet.broken(f"{len(found)} columns are called Total, not one", row=header)
    return found[0]


def _period(sheet: Sheet, header: int, quarter: Quarter) -> tuple[Period, str | None]:
    """Return the table's period: the release's, unless the table says otherwise."""
    said = quarter_in(sheet.before(header))
    if said and said != quarter:
        raise sheet.broken(f"it says {said.slug}, and the release is of {quarter.slug}")
    if not said and (year := _BARE_YEAR.search(sheet.title)):
        return Period(year[0]), f"the table names {year[0]} and no quarter: kept without a period"
    return Period.of(quarter), None


def _groups(
    sheet: Sheet, header: int, total: int, *, labels: int
) -> Iterator[tuple[str, int, str, int | None]]:
    """Yield each group's label, line, printed total, and the sum of the parts below it.

    The sum is None where the group has no parts, or one of them is no count.
    """
    begun: tuple[str, int, str] | None = None
    parts: list[int | None] = []
    for row in range(header + 1, len(sheet.rows)):
        cells = cells_of(sheet.rows[row], total + 1)
        label, *details = (plain(cell) for cell in cells[:labels])
        if not any(cells[1:]):
            continue  # a blank line, or a note below the table
        if label:
            _first_is_total(sheet, row, details)
            if begun:
                yield (*begun, _sum(parts))
            begun, parts = (label, row, cells[total]), []
        elif begun is None:
            raise sheet.broken("a line stands before any group", row=row)
        elif details[0] and not any(details[1:]):
            parts.append(number(cells[total]))
    if begun:
        yield (*begun, _sum(parts))


def _first_is_total(sheet: Sheet, row: int, details: Sequence[str]) -> None:
    if any(detail and detail.casefold() != "total" for detail in details):
        raise sheet.broken("the first line of a group is not its total", row=row)


def _sum(parts: Sequence[int | None]) -> int | None:
    known = [part for part in parts if part is not None]
    return sum(known) if parts and len(known) == len(parts) else None
