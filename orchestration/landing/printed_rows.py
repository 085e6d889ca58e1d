"""Rows of an official table into ``raw.official_rows``, as printed.

The rows go from the CSV reader to DuckDB in batches; the file is never in memory as a whole.
Insert only: a version's rows never change.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import duckdb
import pyarrow as pa

from scrapers.errors import TableContractBroken
from scrapers.statistics.wide import Reading

MANY = 32 << 20
"""Bytes from which on a file is worth more than one thread."""


def insert_rows(
    connection: duckdb.DuckDBPyConnection,
    reading: Reading,
    *,
    release: str,
    version: int,
    run_id: str,
    landed_at: datetime,
) -> int:
    """Insert the rows of a file as they are read; call it inside a transaction.

    Args:
        connection: an open warehouse.
        reading: the file, its rows not yet read.
        release: the release's slug.
        version: which version of it.
        run_id: which run writes.
        landed_at: when, UTC.

    Returns:
        How many cells they have.

    Raises:
        TableContractBroken: a row is not as it should be; what was inserted has to be
            rolled back.
    """
    broken: list[TableContractBroken] = []

    def batches() -> Iterator[pa.RecordBatch]:
        try:
            yield from reading.batches()
        except TableContractBroken as error:
            # DuckDB would make an error of its own of it, without place and remedy
            broken.append(error)
            raise

    rows = pa.RecordBatchReader.from_batches(reading.schema, batches())
    given = [reading.contract.dataset, release, version, run_id, landed_at]
    connection.register("printed_rows", rows)
    try:
        with _set_for(connection, reading.size):
            done = connection.execute(_statement(reading), given).fetchall()
    except duckdb.Error as error:
        if broken:
            raise broken[0] from error
        raise
    finally:
        connection.unregister("printed_rows")
    return int(done[0][0]) * len(printed_columns(reading))


@contextmanager
def _set_for(connection: duckdb.DuckDBPyConnection, size: int) -> Iterator[None]:
    """Set DuckDB for a file of ``size`` bytes, and set it back.

    A small one gets one thread: two cost twice the processor time, waiting on each other.
    A large one gets every processor, and is inserted in any order, which saves memory: no
    row's place means anything.
    """
    wanted: dict[str, object] = {"threads": 1}
    if size >= MANY:
        wanted = {"threads": os.cpu_count() or 1, "preserve_insertion_order": False}
    before = {
        name: connection.execute(f"select current_setting('{name}')").fetchall()[0][0]
        for name in wanted
    }
    _set(connection, wanted)
    try:
        yield
    finally:
        _set(connection, before)


def _set(connection: duckdb.DuckDBPyConnection, settings: dict[str, object]) -> None:
    for name, value in settings.items():
        connection.execute(f"set {name} = {value}")


def printed_columns(reading: Reading) -> tuple[str, ...]:
    """Return the columns whose cells are kept, in their order."""
    long = reading.contract.long
    return (long.values,) if long else reading.vintage.columns


def _statement(reading: Reading) -> str:
    long = reading.contract.long
    category = "category" if "category" in reading.contract.common_columns else "null"
    return f"""
        insert into raw.official_rows by name
        select
            $1 as dataset, $2 as release, $3 as version, $4 as run_id, $5 as landed_at,
            time_period, time_identifier, geographic_level, country_code, country_name,
            nullif(region_code, '') as region_code, nullif(region_name, '') as region_name,
            nullif(old_la_code, '') as la_code, nullif(new_la_code, '') as new_la_code,
            nullif(la_name, '') as la_name, {category} as breakdown,
            {_name(long.items) if long else "null"} as item,
            [{", ".join(map(_name, printed_columns(reading)))}] as printed
        from printed_rows"""


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
