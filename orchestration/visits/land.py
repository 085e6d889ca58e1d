"""A visit into the warehouse, in one transaction."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import NOTHING, Landed, Row, land, transaction
from orchestration.visits import passing_over, recording, rows, withdrawing
from orchestration.visits.model import Visit

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LandedVisit:
    """What a visit came to: how it went, and how many rows it wrote."""

    visit: Visit
    requests: Landed = NOTHING
    documents: Landed = NOTHING
    withdrawn: int = 0


def land_visit(
    connection: duckdb.DuckDBPyConnection,
    visit: Visit,
    *,
    run_id: str,
    now: datetime,
    recorded: bool = True,
) -> LandedVisit:
    """Land one visit, and that it was made unless it is not to be ``recorded``.

    Entries that a whole listing no longer shows are withdrawn. Of those that were listed
    and not opened only the day moves on. Of a recording nothing lands but the recording.
    """
    try:
        return _landed(connection, visit, run_id=run_id, now=now, recorded=recorded)
    except (ValueError, TypeError) as error:
        # what no table can hold is that source's outcome, and keeps no other from landing
        _LOG.exception("%s: the visit cannot be landed", visit.source.id)
        refused = _refused(visit, error)
        if recorded:
            with transaction(connection):
                _land_row(connection, refused, None, run_id=run_id, now=now)
        return LandedVisit(refused)


def _refused(visit: Visit, error: Exception) -> Visit:
    said = f"{type(error).__name__}: {error}"[:300].encode("ascii", "backslashreplace").decode()
    return replace(
        visit,
        outcome="layout_changed",
        message=f"what was read cannot be landed: {said}",
        remedy="look into the log; the adapter takes something for what it is not",
        listed=False,
        notes=(),
    )


def _landed(
    connection: duckdb.DuckDBPyConnection,
    visit: Visit,
    *,
    run_id: str,
    now: datetime,
    recorded: bool,
) -> LandedVisit:
    if visit.kind == "recording":
        with transaction(connection):
            recording.land_recording(connection, visit, run_id=run_id, now=now)
            _land_row(connection, visit, None, run_id=run_id, now=now)
        return LandedVisit(visit)
    visit = withdrawing.doubted(connection, visit)

    def into(table: str, these: list[Row]) -> Landed:
        return land(connection, TABLES[table], rows.storable(these), run_id=run_id, now=now)

    with transaction(connection):
        read = passing_over.taken(connection, visit, rows.request_rows(visit, now))
        requests = into("foi_requests", read)
        requests += _land_unread(connection, visit, run_id=run_id, now=now)
        documents = into("foi_documents", rows.document_rows(visit))
        into("foi_documents", withdrawing.documents_gone(connection, visit, now))
        into("passed_over", rows.passed_over_rows(visit, now))
        gone = withdrawing.requests_gone(connection, visit, now)
        into("foi_requests", gone)
        into("passed_over", passing_over.gone(connection, visit, now))
        if recorded:
            known = _known(connection, visit) if visit.listed else None
            _land_row(connection, visit, known, run_id=run_id, now=now)
    return LandedVisit(visit, requests, documents, len(gone))


def _land_unread(
    connection: duckdb.DuckDBPyConnection, visit: Visit, *, run_id: str, now: datetime
) -> Landed:
    """Land entries of which tonight only the listing's line is known."""

    def into(these: list[Row]) -> Landed:
        spec = TABLES["foi_requests"]
        return land(connection, spec, rows.storable(these), run_id=run_id, now=now)

    failed, seen = rows.failed_rows(visit, now), rows.seen_rows(visit, now)
    ids = {str(row["request_id"]) for row in [*failed, *seen]}
    there = connection.execute(
        "select request_id from raw.foi_requests where request_id in (select unnest(?))",
        [sorted(ids)],
    ).fetchall()
    known = {str(row[0]) for row in there}
    new = passing_over.taken(connection, visit, rows.listed_rows(visit, now, ids - known))
    done = into(new)
    # the same rows again: what of them could not be read is said of new and of known alike
    into([row for row in failed if row["request_id"] not in known])
    done += into([row for row in failed if row["request_id"] in known])
    return done + into([row for row in seen if row["request_id"] in known])


def _known(connection: duckdb.DuckDBPyConnection, visit: Visit) -> int:
    """Return how many entries the source is known to list, also beyond what was read."""
    if visit.whole:
        return visit.shown
    return len(withdrawing.present(connection, visit)) + passing_over.count(connection, visit)


def _land_row(
    connection: duckdb.DuckDBPyConnection,
    visit: Visit,
    known: int | None,
    *,
    run_id: str,
    now: datetime,
) -> None:
    row = rows.storable([rows.visit_row(visit, known)])
    land(connection, TABLES["source_visits"], row, run_id=run_id, now=now)
