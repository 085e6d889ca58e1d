"""``raw.passed_over``: what is listed and not what we came for, kept so that it is counted."""

from datetime import datetime

import duckdb

from orchestration.landing.upsert import Row
from orchestration.visits.model import Visit
from scrapers.platforms.base import request_id


def taken(connection: duckdb.DuckDBPyConnection, visit: Visit, requests: list[Row]) -> list[Row]:
    """Return rows of requests, those once passed over since the day they were first seen.

    What becomes a request of ours is no longer passed over: its row goes.
    """
    keys = [str(row["entry_key"]) for row in requests]
    found = connection.execute(
        "delete from raw.passed_over where source_id = ? and entry_key in (select unnest(?))"
        " returning entry_key, first_seen_at",
        [visit.source.id, keys],
    ).fetchall()
    first = dict(found)
    return [
        {**row, "first_seen_at": first.get(row["entry_key"], row["first_seen_at"])}
        for row in requests
    ]


def present(connection: duckdb.DuckDBPyConnection, visit: Visit) -> set[str]:
    """Return the ids of what was passed over and has not been withdrawn."""
    return {request_id(visit.source.id, key) for key in _keys(connection, visit)}


def count(connection: duckdb.DuckDBPyConnection, visit: Visit) -> int:
    """Return how many entries of the source are passed over."""
    return len(_keys(connection, visit))


def gone(connection: duckdb.DuckDBPyConnection, visit: Visit, now: datetime) -> list[Row]:
    """Return rows for what was passed over and a whole listing no longer shows."""
    if not visit.whole:
        return []
    shown = {one.key for one in visit.passed_over}
    return [
        {"source_id": visit.source.id, "entry_key": key, "withdrawn_at": now}
        for key in sorted(_keys(connection, visit) - shown)
    ]


def _keys(connection: duckdb.DuckDBPyConnection, visit: Visit) -> set[str]:
    found = connection.execute(
        "select entry_key from raw.passed_over where source_id = ? and withdrawn_at is null",
        [visit.source.id],
    ).fetchall()
    return {str(row[0]) for row in found}
