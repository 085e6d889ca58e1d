"""Read an official table, whole or not at all, a batch of rows at a time.

Every cell is checked against the table's contract before the file is anybody's data: one
that is cut short, has another column or an unknown symbol is refused as a whole, because a
table that is partly right cannot be told from one that is right.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import compute as pc

from scrapers.errors import TableContractBroken
from scrapers.statistics.areas import area_faults, row_keys
from scrapers.statistics.checks import Fault, Keys, first_equal, first_unlike
from scrapers.statistics.faults import broken
from scrapers.statistics.header import match_vintage
from scrapers.statistics.long import Table
from scrapers.statistics.printed import NUMBERS
from scrapers.statistics.printed_file import PrintedFile
from scrapers.statistics.tables import Contract, Indicator


class Reading:
    """One file of a table, its header checked; its rows are as `batches` goes through them.

    Args:
        source: the file, or where it is: CSV in UTF-8, with or without a byte order mark.
        contract: what the table has to look like.
        name: what to call the file in errors: its name and release.
        rows_expected: how many rows the publisher says the file has (its
            ``numDataFileRows``), header not counted; None where it does not say.

    Raises:
        TableContractBroken: the file is not that table, naming the file, line and column.
    """

    def __init__(
        self,
        source: bytes | Path,
        contract: Contract,
        *,
        name: str,
        rows_expected: int | None = None,
    ) -> None:
        self.contract = contract
        self._file = PrintedFile(source, name=name)
        self._name = name
        self._rows_expected = rows_expected
        printed = self._file.header()
        self.vintage = match_vintage(printed, contract, name=name)
        own = {heading: column for column, heading in self.vintage.common.items()}
        self._columns = [own.get(heading, heading) for heading in printed]
        self.rows = 0
        self._keys = Keys()
        self._category: str | None = contract.category

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self._file.size

    @property
    def schema(self) -> pa.Schema:
        """The columns of each batch, all of them text: the common ones, then as printed."""
        names = (*self.contract.common_columns, *self.vintage.columns)
        return pa.schema([(name, pa.string()) for name in names])

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the rows in batches of `schema`; only after the last is the file sound.

        Raises:
            TableContractBroken: at the first batch that is not as it should be, or at the
                end, where the rows are not as many as expected or two have one key.
        """
        names = self.schema.names
        for batch in self._file.batches(self._columns):
            rows = batch.select(names)
            if faults := list(self._faults(rows)):
                raise self._broken(min(faults, key=lambda fault: fault.row))
            self._keys.add(rows.column("time_period"), row_keys(rows, self._items(rows)))
            self.rows += rows.num_rows
            yield rows
        self._refuse_other_counts()
        self._refuse_duplicates()

    def _faults(self, rows: pa.RecordBatch) -> Iterator[Fault]:
        yield from self._blank_lines(rows)
        yield from area_faults(rows, self.contract)
        if "category" in self.contract.common_columns and rows.num_rows:
            yield from self._other_categories(rows.column("category"))
        yield from self._item_faults(rows) if self.contract.long else self._cell_faults(rows)

    def _blank_lines(self, rows: pa.RecordBatch) -> Iterator[Fault]:
        # to Arrow a blank line is one empty cell, and the others empty as well
        at = first_equal(rows.column("time_period"), "")
        if at >= 0 and not any(column[at].as_py() for column in rows.columns):
            yield Fault(at, None, f"0 cells, where the header has {rows.num_columns}")

    def _other_categories(self, cells: pa.Array) -> Iterator[Fault]:
        # where the registry does not know the category, the first row's is every row's
        self._category = self._category or cells[0].as_py()
        other = first_unlike(cells, re.escape(self._category))
        if other is not None:
            yield Fault(other, "category", f"not {self._category!r}, as in the rows before")

    def _cell_faults(self, rows: pa.RecordBatch) -> Iterator[Fault]:
        for column in self.vintage.columns:
            indicator = self.contract.indicators[self.contract.canonical(column)]
            yield from self._number_faults(rows.column(column), column, indicator)

    def _item_faults(self, rows: pa.RecordBatch) -> Iterator[Fault]:
        long = self.contract.long
        if long is None:
            return
        items = rows.column(long.items)
        unknown = first_unlike(items, "|".join(map(re.escape, self.contract.items)))
        if unknown is not None:
            known = ", ".join(map(repr, self.contract.items))
            yield Fault(unknown, long.items, f"{items[unknown].as_py()!r} is none of {known}")
        for item in self.contract.items:
            here = pc.indices_nonzero(pc.equal(items, item))
            indicator = self.contract.indicators[self.contract.canonical(item)]
            cells = rows.column(long.values).take(here)
            for fault in self._number_faults(cells, long.values, indicator):
                yield fault._replace(row=here[fault.row].as_py())

    def _number_faults(self, cells: pa.Array, column: str, indicator: Indicator) -> Iterator[Fault]:
        symbols = sorted(self.contract.symbols)
        rule = "|".join([*map(re.escape, symbols), NUMBERS[indicator.kind].pattern])
        at = first_unlike(cells, rule)
        if at is not None:
            said = f"is neither a {indicator.kind} nor a symbol of {' '.join(symbols)}"
            yield Fault(at, column, f"{cells[at].as_py()!r} {said}")

    def _items(self, rows: pa.RecordBatch) -> pa.Array | None:
        if self.contract.long is None:
            return None
        items = pa.array(self.contract.items)
        return pc.index_in(rows.column(self.contract.long.items), items)

    def _broken(self, fault: Fault) -> TableContractBroken:
        heading = self.vintage.common.get(fault.column or "", fault.column)
        line = self.rows + fault.row + 2
        return broken(fault.said, name=self._name, line=line, column=heading)

    def _refuse_other_counts(self) -> None:
        if self.rows == 0 or self._rows_expected not in (None, self.rows):
            said = "any" if self._rows_expected is None else self._rows_expected
            raise broken(
                f"{self.rows} rows, where the publisher says {said}: cut short or replaced",
                name=self._name,
                line=self.rows + 1,
            )

    def _refuse_duplicates(self) -> None:
        twice = self._keys.first_twice()
        if twice is not None:
            key, first, second = twice
            raise broken(
                f"{self._spelled(key)} is there twice, first on line {first + 2}",
                name=self._name,
                line=second + 2,
            )

    def _spelled(self, key: int) -> str:
        """Say in words what `row_keys` made a number of."""
        key, item = divmod(key, 100) if self.contract.long else (key, 0)
        year, rest = divmod(key, 10**9)
        level, digits = divmod(rest, 10**8)
        words = [str(year), ("National", "Regional", "Local authority")[level], f"E{digits:08}"]
        return " ".join([*words, *([self.contract.items[item]] if self.contract.long else [])])


def read_table(
    source: bytes | Path, contract: Contract, *, name: str, rows_expected: int | None = None
) -> Table:
    """Read a whole file into memory: R rows of a table; the arguments are `Reading`'s.

    Raises:
        TableContractBroken: the file is not that table, naming the file, line and column.
    """
    reading = Reading(source, contract, name=name, rows_expected=rows_expected)
    rows = pa.Table.from_batches(reading.batches(), schema=reading.schema)
    return Table(contract=contract, vintage=reading.vintage, data=rows)
