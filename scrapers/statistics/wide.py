"""Read a wide official table (one column an indicator), whole or not at all.

Every cell is checked against the table's contract before any is handed on: a file that is
cut short, has another column or an unknown symbol is refused as a whole, because a table
that is partly right cannot be told from one that is right.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from scrapers.statistics.areas import check_common
from scrapers.statistics.faults import broken
from scrapers.statistics.header import match_vintage
from scrapers.statistics.long import Row, Table
from scrapers.statistics.printed import COUNT
from scrapers.statistics.tables import COMMON_COLUMNS, Contract, Vintage


def read_table(
    body: bytes, contract: Contract, *, name: str, rows_expected: int | None = None
) -> Table:
    """Read a file of R rows and C indicator columns into a `Table` of R x C cells.

    Args:
        body: the file: CSV in UTF-8, with or without a byte order mark.
        contract: what the table has to look like.
        name: what to call the file in errors: its name and release.
        rows_expected: how many rows the publisher says the file has (its
            ``numDataFileRows``), header not counted; None where it does not say.

    Raises:
        TableContractBroken: the file is not that table, naming the file, line and column.
    """
    text = _decoded(body, name=name)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines = _counted_lines(reader, name=name)
    line, header = next(lines, (1, []))
    vintage = match_vintage(header, contract, name=name)
    order = [header.index(column) for column in vintage.columns]
    rows = tuple(_rows(lines, len(header), order, contract, vintage, name=name))
    _refuse_duplicates(rows, name=name)
    if rows_expected is not None and len(rows) != rows_expected:
        raise broken(
            f"{len(rows)} rows, where the publisher says {rows_expected}: cut short or replaced",
            name=name,
            line=rows[-1].line if rows else line,
        )
    return Table(contract=contract, vintage=vintage, rows=rows)


def _decoded(body: bytes, *, name: str) -> str:
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise broken(f"not UTF-8 at byte {error.start}", name=name, line=line) from error
    if text.lstrip()[:1] in ("<", "{"):
        raise broken(
            "a page or a message, not a CSV file", name=name, line=1, remedy="fetch it again later"
        )
    if not text.endswith("\n"):
        # Without its line break the last number may have lost digits and still be a number.
        raise broken("the last line has no end: cut short", name=name, line=text.count("\n") + 1)
    return text


def _counted_lines(reader: Iterator[list[str]], *, name: str) -> Iterator[tuple[int, list[str]]]:
    # No cell of these tables holds a line break, so records and lines count alike.
    line = 0
    try:
        for line, cells in enumerate(reader, start=1):
            yield line, cells
    except csv.Error as error:
        raise broken(f"not a sound CSV file: {error}", name=name, line=line + 1) from error


def _rows(
    lines: Iterable[tuple[int, list[str]]],
    width: int,
    order: Sequence[int],
    contract: Contract,
    vintage: Vintage,
    *,
    name: str,
) -> Iterator[Row]:
    split = len(COMMON_COLUMNS)
    # The same few thousand spellings recur over fifty thousand cells: judge each once.
    sound = set(contract.symbols)
    for line, cells in lines:
        if len(cells) != width:
            raise broken(
                f"{len(cells)} cells, where the header has {width}: cut short or shifted",
                name=name,
                line=line,
            )
        ordered = [cells[position] for position in order]
        about = dict(zip(COMMON_COLUMNS, ordered[:split], strict=True))
        check_common(about, contract, name=name, line=line)
        printed = tuple(ordered[split:])
        for column, cell in zip(vintage.indicators, printed, strict=True):
            if cell not in sound:
                _check_number(cell, contract, name=name, line=line, column=column)
                sound.add(cell)
        yield Row(about=about, printed=printed, line=line)


def _check_number(cell: str, contract: Contract, *, name: str, line: int, column: str) -> None:
    if not COUNT.fullmatch(cell):
        raise broken(
            f"{cell!r} is neither a count nor a symbol of {' '.join(sorted(contract.symbols))}",
            name=name,
            line=line,
            column=column,
        )


def _refuse_duplicates(rows: Iterable[Row], *, name: str) -> None:
    first: dict[tuple[str, str, str], int] = {}
    for row in rows:
        key = (row.about["time_period"], row.about["geographic_level"], row.area_code)
        if key in first:
            raise broken(
                f"{' '.join(key)} is there twice, first on line {first[key]}",
                name=name,
                line=row.line,
            )
        first[key] = row.line
