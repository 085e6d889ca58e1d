"""``raw.runs`` and ``raw.fetches``: the pipeline's own log, whole also after a kill."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, land
from scrapers.web.journal import read_journal

SENSOR = "sensor-"
RUNNING, SUCCEEDED, FAILED, KILLED = "running", "succeeded", "failed", "killed"


def journal_path(archive: Path, run_id: str) -> Path:
    """Return where the fetches of a run are written while it goes on."""
    return archive / "fetches" / f"{run_id}.jsonl"


def begin(
    connection: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    now: datetime,
    mode: str,
    reader_version: str,
) -> bool:
    """Record that a run goes on; True the first time, False when it is there already."""
    known = connection.execute("select 1 from raw.runs where run_id = ?", [run_id]).fetchall()
    if known:
        return False
    row = {
        "run_id": run_id,
        "started_at": now,
        "sources_mode": mode,
        "reader_version": reader_version,
        "status": RUNNING,
    }
    land(connection, TABLES["runs"], [row], run_id=run_id, now=now)
    return True


def finish(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    *,
    now: datetime,
    status: str,
    message: str | None = None,
) -> None:
    """Record how a run ended."""
    row = {"run_id": run_id, "finished_at": now, "status": status, "message": message}
    land(connection, TABLES["runs"], [row], run_id=run_id, now=now)


def close_unfinished(
    connection: duckdb.DuckDBPyConnection,
    archive: Path,
    *,
    run_id: str,
    now: datetime,
    ended_as: Callable[[str], str],
) -> list[str]:
    """Finish the log of runs that ended without saying so, and return their ids.

    Only the holder of the home's lock may call it: every other run that still says
    "running" is then over.

    Args:
        connection: the warehouse.
        archive: the archive's folder, where the journals are.
        run_id: the run that goes on now.
        now: when, UTC.
        ended_as: gives the status an earlier run ended with.
    """
    left = connection.execute(
        "select run_id from raw.runs where status = ? and run_id <> ? order by started_at",
        [RUNNING, run_id],
    ).fetchall()
    ids = [str(row[0]) for row in left]
    for ended in ids:
        land_journal(connection, archive, ended, now=now)
        status = ended_as(ended)
        message = (
            "ended before it was finished; the next run took over" if status == KILLED else None
        )
        finish(connection, ended, now=now, status=status, message=message)
    return ids


def land_journal(
    connection: duckdb.DuckDBPyConnection, archive: Path, run_id: str, *, now: datetime
) -> Landed:
    """Land the fetches a run has made so far; landing them again changes nothing."""
    path = journal_path(archive, run_id)
    if not path.exists():
        return Landed()
    rows: list[dict[str, object]] = [asdict(record) for record in read_journal(path)]
    return land(connection, TABLES["fetches"], rows, run_id=run_id, now=now)


def sensor_run(now: datetime) -> str:
    """Return the name under which a day's looks of the sensor stand in the log of fetches."""
    return f"{SENSOR}{now:%Y-%m-%d}"


def land_sensor_journals(
    connection: duckdb.DuckDBPyConnection, archive: Path, *, now: datetime
) -> Landed:
    """Land what the sensor asked since the last run: it writes no warehouse itself."""
    landed = connection.execute(
        "select coalesce(max(run_id), '') from raw.fetches where run_id like ?", [f"{SENSOR}%"]
    ).fetchall()
    done = Landed()
    for journal in sorted((archive / "fetches").glob(f"{SENSOR}*.jsonl")):
        # the newest day that was landed may have gone on since
        if journal.stem >= str(landed[0][0]):
            done += land_journal(connection, archive, journal.stem, now=now)
    return done
