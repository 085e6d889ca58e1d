"""Official files and their cells into ``raw``, each file in one transaction."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import duckdb

from orchestration.landing.printed_rows import insert_rows, printed_columns
from orchestration.landing.registry import land_registry
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, Row, land, transaction
from scrapers.errors import TableContractBroken
from scrapers.statistics.header import columns_of
from scrapers.statistics.rows import OfficialFile
from scrapers.statistics.tables import contract
from scrapers.statistics.wide import Reading


def land_file(
    connection: duckdb.DuckDBPyConnection,
    file: OfficialFile,
    *,
    run_id: str,
    now: datetime,
    path: Path | None = None,
) -> tuple[Landed, str | None]:
    """Read a file and land it with its cells.

    A release whose bytes changed gets the next version (also where they are those of an
    older one again); the cells of before stay: those of a version are written once. A file
    that breaks its contract lands without cells and without a version, so that the last
    good one stays in force.

    Args:
        connection: an open warehouse.
        file: what was downloaded.
        run_id: which run writes.
        now: when, UTC.
        path: where the bytes are, in place of ``file.body``, where they are too many to hold.

    Returns:
        What landed of the cells, and the problem where the file broke its contract.
    """
    land_registry(connection, run_id=run_id, now=now, tables=[contract(file.dataset)])
    try:
        with transaction(connection):
            return _land_whole(connection, file, path or file.body, run_id=run_id, now=now), None
    except TableContractBroken as error:
        row = _file_row(file, version=None, outcome=error.outcome, problem=str(error))
        land(connection, TABLES["official_files"], [row], run_id=run_id, now=now)
        return Landed(), str(error)


def _land_whole(
    connection: duckdb.DuckDBPyConnection,
    file: OfficialFile,
    source: bytes | Path,
    *,
    run_id: str,
    now: datetime,
) -> Landed:
    newest = _version(connection, file, of_bytes=False)
    # bytes of an older version that are served again, after an amendment was taken back,
    # are the newest once more: a version of their own
    is_known = newest > 0 and _version(connection, file, of_bytes=True) == newest
    version = newest if is_known else newest + 1
    row = _file_row(file, version=version, outcome="ok", problem=None)
    if is_known:
        land(connection, TABLES["official_files"], [row], run_id=run_id, now=now)
        return Landed(unchanged=_count(connection, file, version))
    reading = Reading(
        source,
        contract(file.dataset),
        name=f"{file.file_name or file.title} ({file.release})",
        rows_expected=file.rows,
    )
    cells = insert_rows(
        connection, reading, release=file.release, version=version, run_id=run_id, landed_at=now
    )
    key = {"dataset": file.dataset, "release": file.release, "version": version}
    land(
        connection,
        TABLES["official_columns"],
        [key | row for row in _columns(reading)],
        run_id=run_id,
        now=now,
    )
    land(connection, TABLES["official_files"], [row], run_id=run_id, now=now)
    return Landed(inserted=cells)


def _columns(reading: Reading) -> Iterator[Row]:
    """Yield each column, with the place that its cells have in the list of a row."""
    places = {name: place for place, name in enumerate(printed_columns(reading), start=1)}
    for column in columns_of(reading.contract, reading.vintage):
        place = None if column.state == "dropped" else places.get(column.column_name)
        yield asdict(column) | {"place": place}


def _version(connection: duckdb.DuckDBPyConnection, file: OfficialFile, *, of_bytes: bool) -> int:
    """Return the newest version of a release, or the one that has these bytes; 0 for none."""
    known = connection.execute(
        "select max(version) from raw.official_files"
        " where dataset = ? and release = ? and (sha256 = ? or not ?)",
        [file.dataset, file.release, file.sha256, of_bytes],
    ).fetchall()[0]
    return int(known[0] or 0)


def _count(connection: duckdb.DuckDBPyConnection, file: OfficialFile, version: int) -> int:
    counted = connection.execute(
        "select coalesce(sum(len(printed)), 0) from raw.official_rows"
        " where dataset = ? and release = ? and version = ?",
        [file.dataset, file.release, version],
    ).fetchall()[0]
    return int(counted[0])


def _file_row(file: OfficialFile, *, version: int | None, outcome: str, problem: str | None) -> Row:
    return {
        "dataset": file.dataset,
        "release": file.release,
        "sha256": file.sha256,
        "version": version,
        "release_version_id": file.release_version_id,
        "file_id": file.file_id,
        "data_set_file_id": file.data_set_file_id,
        "file_name": file.file_name,
        "title": file.title,
        "published_on": file.published_on,
        "url": file.url,
        "rows": file.rows,
        "fetched_at": file.fetched_at,
        "outcome": outcome,
        "problem": problem,
        "etag": file.etag,
        "last_modified": file.last_modified,
        "api_data_set_id": file.api_data_set_id,
        "api_version": file.api_version,
    }
