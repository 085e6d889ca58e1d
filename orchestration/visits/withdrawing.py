"""What a source no longer shows: withdrawn, with the first night it was missing.

Withdrawn rows stay. A listing that is not whole withdraws nothing, and neither does an
inbox, whose files are a person's own.
"""

from dataclasses import replace
from datetime import datetime

import duckdb

from orchestration.landing.upsert import Row
from orchestration.visits import passing_over, rows
from orchestration.visits.model import Visit
from orchestration.visits.plan import INBOX

LEAST_SHARE = 0.5
"""A listing that shows less than this share of what it showed is not taken for whole."""


def doubted(connection: duckdb.DuckDBPyConnection, visit: Visit) -> Visit:
    """Return the visit as not whole where far fewer entries are listed than there were."""
    if not visit.whole or _is_inbox(visit):
        return visit
    known = present(connection, visit)
    known |= passing_over.present(connection, visit)
    shown = {rows.id_of(visit, one) for one in (*visit.sought, *visit.passed_over)}
    if not known or len(known & shown) >= len(known) * LEAST_SHARE:
        return visit
    return replace(
        visit,
        outcome="layout_changed",
        message=f"the listing shows {len(known & shown)} of the {len(known)} entries it showed"
        " before; none of them is taken for withdrawn",
        remedy="look at the page; if it is whole, the adapter needs a look",
        whole=False,
    )


def present(connection: duckdb.DuckDBPyConnection, visit: Visit) -> set[str]:
    """Return the ids of the source's requests that have not been withdrawn."""
    found = connection.execute(
        "select request_id from raw.foi_requests where source_id = ? and withdrawn_at is null",
        [visit.source.id],
    ).fetchall()
    return {str(row[0]) for row in found}


def requests_gone(connection: duckdb.DuckDBPyConnection, visit: Visit, now: datetime) -> list[Row]:
    """Return rows for the requests that a whole listing no longer shows."""
    if not visit.whole or _is_inbox(visit):
        return []
    shown = {rows.id_of(visit, one) for one in (*visit.sought, *visit.passed_over)}
    gone = present(connection, visit) - shown
    return [{"request_id": name, "withdrawn_at": now} for name in sorted(gone)]


def documents_gone(connection: duckdb.DuckDBPyConnection, visit: Visit, now: datetime) -> list[Row]:
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


def _is_inbox(visit: Visit) -> bool:
    return visit.source.platform == INBOX
