"""The bytes of an official table: that they are a whole CSV file, and its rows in batches."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from pyarrow import csv as arrow_csv

from scrapers.errors import TableContractBroken
from scrapers.statistics.faults import broken

BLOCK = 512 << 10
"""Bytes that are parsed at once. Arrow reads dozens of blocks ahead of a slower warehouse, so
larger ones cost hundreds of megabytes and save nothing."""
_BOM = b"\xef\xbb\xbf"


class PrintedFile:
    """A CSV file, in memory or on disk.

    Args:
        source: its bytes, or where they are.
        name: what to call it in errors.
    """

    def __init__(self, source: bytes | Path, *, name: str) -> None:
        self._source = source
        self._name = name

    def header(self) -> list[str]:
        """Return the cells of the first line, once the file is known to be whole.

        Raises:
            TableContractBroken: it is a page or a message, cut short or not UTF-8.
        """
        with self._open() as stream:
            first = stream.readline().removeprefix(_BOM)
            if first.lstrip()[:1] in (b"<", b"{"):
                raise broken(
                    "a page or a message, not a CSV file",
                    name=self._name,
                    line=1,
                    remedy="fetch it again later",
                )
            # Without its line break the last number may have lost digits and still be one.
            if not self._ends():
                raise broken(
                    "the last line has no end: cut short", name=self._name, line=self._lines()
                )
        line = self._decoded(first, line=1)
        try:
            return next(csv.reader([line.rstrip("\r\n")], strict=True), [])
        except csv.Error as error:
            raise self._unsound(str(error), line=1) from error

    def batches(self, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Yield the rows under the header, R_i of them a batch, every cell a string.

        A quoted empty cell is as empty as a bare one. Row r of the file, counted from 0,
        stands on line r + 2: no cell of these tables holds a line break.

        Args:
            columns: what to call the columns, in their order.

        Raises:
            TableContractBroken: a line has more or fewer cells, or is no sound CSV or UTF-8.
        """
        wrong: list[arrow_csv.InvalidRow] = []

        def refuse(row: arrow_csv.InvalidRow) -> str:
            wrong.append(row)
            return "error"

        try:
            with self._open() as stream:
                yield from arrow_csv.open_csv(
                    stream,
                    # one thread, for only then are faulty lines numbered; it is not slower
                    read_options=arrow_csv.ReadOptions(
                        column_names=list(columns), skip_rows=1, block_size=BLOCK, use_threads=False
                    ),
                    parse_options=arrow_csv.ParseOptions(
                        ignore_empty_lines=False, invalid_row_handler=refuse
                    ),
                    convert_options=arrow_csv.ConvertOptions(
                        column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=False
                    ),
                )
        except pa.ArrowInvalid as error:
            raise self._located(error, wrong, len(columns)) from error

    def _located(
        self, error: pa.ArrowInvalid, wrong: list[arrow_csv.InvalidRow], width: int
    ) -> TableContractBroken:
        if wrong and wrong[0].text.count('"') % 2:
            return self._unsound("a quote is opened and not closed", line=wrong[0].number)
        if wrong:
            return broken(
                f"{wrong[0].actual_columns} cells, where the header has {width}: "
                "cut short or shifted",
                name=self._name,
                line=wrong[0].number,
            )
        with self._open() as stream:
            for line, cells in enumerate(stream, start=1):
                self._decoded(cells, line=line)
        return self._unsound(str(error), line=None)

    def _decoded(self, cells: bytes, *, line: int) -> str:
        try:
            return cells.decode("utf-8")
        except UnicodeDecodeError as error:
            raise broken(f"not UTF-8 at byte {error.start}", name=self._name, line=line) from error

    def _unsound(self, said: str, *, line: int | None) -> TableContractBroken:
        return broken(f"not a sound CSV file: {said}", name=self._name, line=line)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        if isinstance(self._source, bytes):
            return len(self._source)
        return self._source.stat().st_size

    def _ends(self) -> bool:
        with self._open() as stream:
            stream.seek(max(self.size - 1, 0))
            return stream.read(1) == b"\n"

    def _lines(self) -> int:
        with self._open() as stream:
            return sum(1 for _ in stream) or 1

    def _open(self) -> BinaryIO:
        if isinstance(self._source, bytes):
            return io.BytesIO(self._source)
        return self._source.open("rb")
