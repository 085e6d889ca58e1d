"""Official files and their cells into ``raw``, each file in one transaction."""

from datetime import datetime

import duckdb
import pyarrow as pa

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, Row, land, land_arrow, transaction
from scrapers.errors import TableContractBroken
from scrapers.statistics.rows import OfficialFile
from scrapers.statistics.tables import contract
from scrapers.statistics.wide import read_table


def land_file(
    connection: duckdb.DuckDBPyConnection, file: OfficialFile, *, run_id: str, now: datetime
) -> tuple[Landed, str | None]:
    """Read a file and land it with its cells.

    A release whose bytes changed gets the next version; the bytes of before stay. A file
    that breaks its contract lands without cells and without a version, so that the last
    good one stays in force.

    Returns:
        What landed of the cells, and the problem where the file broke its contract.
    """
    name = f"{file.file_name or file.title} ({file.release})"
    try:
        table = read_table(file.body, contract(file.dataset), name=name, rows_expected=file.rows)
    except TableContractBroken as error:
        row = _file_row(file, version=None, outcome=error.outcome, problem=str(error))
        land(connection, TABLES["official_files"], [row], run_id=run_id, now=now)
        return Landed(), str(error)
    with transaction(connection):
        version = _version(connection, file)
        row = _file_row(file, version=version, outcome="ok", problem=None)
        land(connection, TABLES["official_files"], [row], run_id=run_id, now=now)
        cells = table.to_arrow(release=file.release, version=version)
        stamps = {
            "run_id": pa.repeat(pa.scalar(run_id), cells.num_rows),
            "landed_at": pa.repeat(pa.scalar(now, pa.timestamp("us", "UTC")), cells.num_rows),
        }
        for column, values in stamps.items():
            cells = cells.append_column(column, values)
        return land_arrow(connection, TABLES["official_cells"], cells), None


def _version(connection: duckdb.DuckDBPyConnection, file: OfficialFile) -> int:
    """Return the version of these bytes within their release: as before, or the next."""
    known = connection.execute(
        "select max(version) filter (sha256 = ?), max(version) from raw.official_files"
        " where dataset = ? and release = ?",
        [file.sha256, file.dataset, file.release],
    ).fetchall()[0]
    return int(known[0] or (known[1] or 0) + 1)


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
    }
