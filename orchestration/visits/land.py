"""A visit into the warehouse, in one transaction, and what is withdrawn with it."""

from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import NOTHING, Landed, Row, land, transaction
from orchestration.visits import rows
from orchestration.visits.visit import Visit

LEAST_SHARE = 0.5
"""A listing that shows less than this share of what it showed is not taken for whole."""


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

    Entries that a whole listing no longer shows are withdrawn.

    Withdrawn rows stay, with the first night they were missing; a listing that is not
    whole withdraws nothing, and neither does an inbox, whose files are a person's own.
    """
    visit = _doubted(connection, visit)

    def into(table: str, these: list[Row]) -> Landed:
        return land(connection, TABLES[table], these, run_id=run_id, now=now)

    with transaction(connection):
        requests = into("foi_requests", rows.request_rows(visit, now))
        requests += _land_unread(connection, visit, run_id=run_id, now=now)
        documents = into("foi_documents", rows.document_rows(visit))
        into("foi_documents", _documents_gone(connection, visit, now))
        if recorded:
            into("source_visits", [rows.visit_row(visit)])
        withdrawn = _withdraw(connection, visit, run_id=run_id, now=now)
    return LandedVisit(visit, requests, documents, withdrawn)


def _doubted(connection: duckdb.DuckDBPyConnection, visit: Visit) -> Visit:
    """Return the visit as not whole where far fewer entries are listed than there were."""
    if not visit.listed:
        return visit
    known = _present(connection, visit)
    shown = {row["request_id"] for row in rows.request_rows(visit, visit.attempted_at)}
    shown |= {row["request_id"] for row in rows.seen_rows(visit, visit.attempted_at)}
    if not known or len(known & shown) >= len(known) * LEAST_SHARE or _is_inbox(visit):
        return visit
    return replace(
        visit,
        outcome="layout_changed",
        message=f"the listing shows {len(known & shown)} of the {len(known)} entries it showed"
        " before; none of them is taken for withdrawn",
        remedy="look at the page; if it is whole, the adapter needs a look",
        listed=False,
    )


def _land_unread(
    connection: duckdb.DuckDBPyConnection, visit: Visit, *, run_id: str, now: datetime
) -> Landed:
    """Land entries of which tonight only the listing's line is known."""
    seen = rows.seen_rows(visit, now)
    ids = {str(row["request_id"]) for row in seen}
    there = connection.execute(
        "select request_id from raw.foi_requests where request_id in (select unnest(?))",
        [sorted(ids)],
    ).fetchall()
    known = {str(row[0]) for row in there}
    spec = TABLES["foi_requests"]
    old = [row for row in seen if row["request_id"] in known]
    new = rows.listed_rows(visit, now, ids - known)
    return land(connection, spec, old, run_id=run_id, now=now) + land(
        connection, spec, new, run_id=run_id, now=now
    )


def _documents_gone(
    connection: duckdb.DuckDBPyConnection, visit: Visit, now: datetime
) -> list[Row]:
    """Return rows for documents that their entry, read whole, no longer offers.

    A council that replaces a letter has published two; the older one stays, with the
    night it was first missing.
    """
    offered = {(row["document_id"], row["request_id"]) for row in rows.document_rows(visit)}
    known = connection.execute(
        "select document_id, request_id from raw.foi_documents"
        " where withdrawn_at is null and request_id in (select unnest(?)) order by all",
        [sorted(rows.whole_entries(visit))],
    ).fetchall()
    return [
        {"document_id": document, "request_id": request, "withdrawn_at": now}
        for document, request in known
        if (document, request) not in offered
    ]


def _present(connection: duckdb.DuckDBPyConnection, visit: Visit) -> set[object]:
    found = connection.execute(
        "select request_id from raw.foi_requests where source_id = ? and withdrawn_at is null",
        [visit.source.id],
    ).fetchall()
    return {row[0] for row in found}


def _is_inbox(visit: Visit) -> bool:
    return visit.source.platform == "local_drop"


def _withdraw(
    connection: duckdb.DuckDBPyConnection, visit: Visit, *, run_id: str, now: datetime
) -> int:
    if not visit.listed or _is_inbox(visit):
        return 0
    shown = rows.request_rows(visit, now) + rows.seen_rows(visit, now)
    gone = _present(connection, visit) - {row["request_id"] for row in shown}
    withdrawn: list[Row] = [
        {"request_id": name, "withdrawn_at": now} for name in sorted(map(str, gone))
    ]
    land(connection, TABLES["foi_requests"], withdrawn, run_id=run_id, now=now)
    return len(withdrawn)
