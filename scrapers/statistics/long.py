"""A checked official table, and its cells in long form for the warehouse."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property

import pyarrow as pa

from scrapers.statistics.areas import AREA_COLUMNS
from scrapers.statistics.rows import OfficialCell
from scrapers.statistics.tables import Contract, Vintage

COLUMNS = tuple(field.name for field in fields(OfficialCell))
"""The columns of the long form, in order; only ``version`` is not text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its common columns by name, its C cells as printed."""

    about: dict[str, str]
    printed: tuple[str, ...]
    line: int

    @property
    def area_code(self) -> str:
        """ONS code of the area the row is about."""
        return self.about[AREA_COLUMNS[self.about["geographic_level"]].code]

    @property
    def area_name(self) -> str:
        """Name of the area the row is about, as printed."""
        return self.about[AREA_COLUMNS[self.about["geographic_level"]].name]


@dataclass(frozen=True)
class Table:
    """R rows of C indicators that keep the contract; nothing in it is half read."""

    contract: Contract
    vintage: Vintage
    rows: tuple[Row, ...]

    def cells(self, *, release: str, version: int) -> Iterator[OfficialCell]:
        """Yield the R x C cells, row by row.

        Args:
            release: the release's slug, for the cells' key.
            version: 1 for the release as first seen, 2 after an amendment, and so on.
        """
        for row in self.rows:
            for indicator, printed in zip(self.vintage.indicators, row.printed, strict=True):
                yield self._cell(row, indicator, printed, release=release, version=version)

    def to_arrow(self, *, release: str, version: int) -> pa.Table:
        """Return the same cells as one Arrow table of R x C rows, columns as `COLUMNS`."""
        width = len(self.vintage.indicators)
        # What a row's cells share is written once a row and repeated by Arrow.
        shared = [self._cell(row, "", "", release=release, version=version) for row in self.rows]
        repeat = pa.array([n for n in range(len(shared)) for _ in range(width)], pa.int64())
        columns = {}
        for column in COLUMNS:
            kind = pa.int32() if column == "version" else pa.string()
            if column == "indicator":
                values = pa.array(list(self.vintage.indicators) * len(shared), kind)
            elif column == "as_printed":
                values = pa.array([cell for row in self.rows for cell in row.printed], kind)
            else:
                values = pa.array([getattr(cell, column) for cell in shared], kind).take(repeat)
            columns[column] = values
        return pa.table(columns)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What is sound but not as usual, a sentence each, for a person to look at."""
        return (*self._unusual_years(), *self._unusual_numbers())

    def _unusual_years(self) -> Iterator[str]:
        found = Counter(
            (row.about["time_period"], row.about["geographic_level"]) for row in self.rows
        )
        for year in sorted({row.about["time_period"] for row in self.rows}):
            for level, (least, most) in self.contract.rows_per_year.items():
                count = found[year, level]
                if not least <= count <= most:
                    usual = f"{least}" if least == most else f"{least} to {most}"
                    yield f"{year} has {count} {level} rows, where {usual} are usual"

    def _unusual_numbers(self) -> Iterator[str]:
        small = unrounded = 0
        for row in self.rows:
            numbers = [int(cell) for cell in row.printed if cell.isdigit()]
            if row.about["geographic_level"] == "Local authority":
                small += sum(0 < number <= self.contract.suppressed_to for number in numbers)
            else:
                unrounded += sum(number % self.contract.rounded_to != 0 for number in numbers)
        if small:
            yield (
                f"{small} counts of authorities are from 1 to {self.contract.suppressed_to}, "
                "which the publisher says it suppresses: they may be withdrawn"
            )
        if unrounded:
            yield (
                f"{unrounded} counts of regions or England are no multiples of "
                f"{self.contract.rounded_to}: the rounding may have changed"
            )

    def _cell(
        self, row: Row, indicator: str, printed: str, *, release: str, version: int
    ) -> OfficialCell:
        about = row.about
        return OfficialCell(
            dataset=self.contract.dataset,
            release=release,
            version=version,
            time_period=about["time_period"],
            geographic_level=about["geographic_level"],
            area_code=row.area_code,
            indicator=indicator,
            time_identifier=about["time_identifier"],
            country_code=about["country_code"],
            region_code=about["region_code"] or None,
            region_name=about["region_name"] or None,
            la_code=about["old_la_code"] or None,
            new_la_code=about["new_la_code"] or None,
            la_name=about["la_name"] or None,
            area_name=row.area_name,
            breakdown=about["category"] or None,
            as_printed=printed,
        )
