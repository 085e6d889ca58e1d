"""Releases of official tables in ``raw``: what is known of them, and what became of them."""

from collections.abc import Iterable
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, land
from scrapers.statistics.ees import Known
from scrapers.statistics.rows import ReleaseUpdate


def known_files(connection: duckdb.DuckDBPyConnection) -> Known:
    """Return what is landed and sound: (dataset, release) to (release version id, file id).

    A file that broke its contract is left out, so that it is asked for again, and so is
    what was withdrawn, so that it is found when it comes back.
    """
    rows = connection.execute(
        "select dataset, release, arg_max(release_version_id, version), arg_max(file_id, version)"
        " from raw.official_files"
        " where outcome = 'ok' and withdrawn_at is null"
        " group by dataset, release"
    ).fetchall()
    return {(str(row[0]), str(row[1])): (str(row[2]), str(row[3])) for row in rows}


def landed_versions(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the release versions of which a file was landed last, sound or not."""
    rows = connection.execute(
        "select distinct release_version_id from raw.official_files"
    ).fetchall()
    return {str(version) for (version,) in rows}


def mark_withdrawn(
    connection: duckdb.DuckDBPyConnection,
    dataset: str,
    release: str,
    *,
    withdrawn: bool,
    run_id: str,
    now: datetime,
) -> None:
    """Note that the publisher took a release away, or that it is there again.

    The rows of one that was taken away stay, and stay in force.
    """
    connection.execute(
        "update raw.official_files set withdrawn_at = ?, run_id = ?, landed_at = ?"
        " where dataset = ? and release = ? and (withdrawn_at is null) = ?",
        [now if withdrawn else None, run_id, now, dataset, release, withdrawn],
    )


def land_updates(
    connection: duckdb.DuckDBPyConnection,
    updates: Iterable[ReleaseUpdate],
    *,
    run_id: str,
    now: datetime,
) -> Landed:
    """Land the publisher's notes on amendments.

    A note that is there already, of whichever version, is not written again: the version
    it stands beside is the one in which it was first read.
    """
    rows = [
        {
            "publication": update.publication,
            "release": update.release,
            "release_version_id": update.release_version_id,
            "updated_on": update.date,
            "summary": update.summary,
        }
        for update in updates
        if not _noted(connection, update)
    ]
    return land(connection, TABLES["official_updates"], rows, run_id=run_id, now=now)


def _noted(connection: duckdb.DuckDBPyConnection, update: ReleaseUpdate) -> bool:
    found = connection.execute(
        "select count(*) from raw.official_updates where publication = ? and release = ?"
        " and updated_on = ? and summary = ?",
        [update.publication, update.release, update.date, update.summary],
    ).fetchall()
    return bool(found[0][0])
