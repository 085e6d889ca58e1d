"""A checked official table in memory, and its cells one by one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from scrapers.statistics.areas import AREA_COLUMNS
from scrapers.statistics.rows import OfficialCell
from scrapers.statistics.tables import Contract, Vintage


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its common columns by name, its C cells as printed."""

    about: dict[str, str]
    printed: tuple[str, ...]

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
    """R rows that keep the contract; nothing in it is half read.

    ``data`` has the common columns under their own names and the others as printed, all of
    them text.
    """

    contract: Contract
    vintage: Vintage
    data: pa.Table

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The R rows, in the file's order."""
        common = self.contract.common_columns
        return tuple(
            Row(
                about={column: row[column] for column in common},
                printed=tuple(row[column] for column in self.vintage.columns),
            )
            for row in self.data.to_pylist()
        )

    def cells(self, *, release: str, version: int) -> Iterator[OfficialCell]:
        """Yield the cells, row by row: one a column, or one a row of a long table.

        Args:
            release: the release's slug, for the cells' key.
            version: 1 for the release as first seen, 2 after an amendment, and so on.
        """
        for row in self.rows:
            printed = dict(zip(self.vintage.columns, row.printed, strict=True))
            if self.contract.long:
                printed = {printed[self.contract.long.items]: printed[self.contract.long.values]}
            for indicator, cell in printed.items():
                yield self._cell(row, indicator, cell, release=release, version=version)

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
        for cell in self.cells(release="", version=1):
            indicator = self.contract.indicators[self.contract.canonical(cell.indicator)]
            if indicator.kind != "count" or not cell.as_printed.isdigit():
                continue
            number = int(cell.as_printed)
            if cell.geographic_level == "Local authority":
                small += 0 < number <= self.contract.suppressed_to
            else:
                unrounded += number % self.contract.rounded_to != 0
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
            breakdown=about.get("category"),
            as_printed=printed,
        )
