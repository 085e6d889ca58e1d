"""Counts of a Home Office table, and the cells that are made of them."""

import re
from dataclasses import dataclass
from datetime import date

from scrapers.statistics.nrm import NATIONAL, UK, NrmCell, Quarter
from scrapers.statistics.ods_tables import Sheet
from scrapers.statistics.printed import SYMBOLS

_SHORTHAND = re.compile(r"^\[(\w+)\]$")  # how the Government Statistical Service writes symbols
_COUNT = re.compile(r"\d+|\d{1,3}(?:,\d{3})+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as a table names it; without dates where its label is in doubt."""

    label: str
    start: date | None = None
    end: date | None = None

    @classmethod
    def of(cls, quarter: Quarter) -> "Period":
        """Return the period that a quarter is."""
        return cls(f"{quarter.year} Q{quarter.number}", quarter.start, quarter.end)


def number(printed: str) -> int | None:
    """Return a printed count; None where no count stands.

    >>> number("4,521"), number("z"), number("")
    (4521, None, None)
    """
    return int(printed.replace(",", "")) if _COUNT.fullmatch(printed) else None


def count_cell(
    sheet: Sheet,
    row: int,
    column: str,
    printed: str,
    *,
    period: Period,
    indicator: str,
    area_name: str | None = None,
    breakdown: str | None = None,
    note: str | None = None,
) -> NrmCell:
    """Return the cell for one printed count; the Home Office's counts are exact.

    Args:
        sheet: where it stands.
        row: index of its line.
        column: heading of its column.
        printed: what stands there.
        period: what it is about.
        indicator: what it counts.
        area_name: the police force as printed; the United Kingdom by default.
        breakdown: of which group or stretch of time, where a table has several.
        note: what a person should look at, if anything.

    Raises:
        TableContractBroken: it is neither a whole number nor a known symbol.
    """
    value = number(printed)
    mark = _SHORTHAND.sub(r"\1", printed)
    symbol = SYMBOLS.get(mark)
    if value is None and symbol is None:
        raise sheet.broken(
            f"{printed!r} under {column} is neither a count nor a known symbol", row=row
        )
    bounds = (value, value) if symbol is None else (symbol.lower, symbol.upper)
    return NrmCell(
        cell=f"{sheet.name}, line {row + 1}, {column}",
        geographic_level="Police force area" if area_name else NATIONAL,
        area_code=None if area_name else UK[0],
        area_name=area_name or UK[1],
        period_label=period.label,
        period_start=period.start,
        period_end=period.end,
        indicator=indicator,
        breakdown=breakdown,
        as_printed=printed,
        value=None if value is None else float(value),
        lower=bounds[0],
        upper=bounds[1],
        symbol=None if symbol is None else mark,
        note=note,
    )
