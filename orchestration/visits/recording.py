"""``raw.recorded_entries``: what a source that nobody has verified showed.

A recording takes the place of the source's last one; one whose listing could not be had
leaves it as it was. Nothing of it is a request or a document of ours.
"""

from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Row, replace
from orchestration.visits import rows
from orchestration.visits.model import Visit, VisitedEntry
from scrapers.letters.privacy_titles import file_name_without_people
from scrapers.platforms.base import Listed
from scrapers.platforms.relevance import is_relevant


def land_recording(
    connection: duckdb.DuckDBPyConnection, visit: Visit, *, run_id: str, now: datetime
) -> None:
    """Land what a recording was shown; call it inside a transaction."""
    if not visit.listed:
        return
    replace(
        connection,
        TABLES["recorded_entries"],
        rows.storable(recorded_rows(visit, now)),
        within=[{"source_id": visit.source.id}],
        run_id=run_id,
        now=now,
    )


def recorded_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return a row for each entry that was listed, with what its page says if it was opened."""
    opened = [_row(visit, one.listed, one, now) for one in visit.entries]
    listed = (*visit.not_due, *visit.left, *visit.passed_over)
    return opened + [_row(visit, one, None, now) for one in listed]


def _row(visit: Visit, listed: Listed, one: VisitedEntry | None, now: datetime) -> Row:
    entry = one.entry if one else None
    said = entry or listed
    documents = [ref.name for ref in entry.documents] if entry else []
    return {
        "source_id": visit.source.id,
        "entry_key": listed.key,
        "url": listed.url,
        "title": rows.untold(said.title),
        "reference": said.reference,
        "received_on": said.received_on,
        "responded_on": said.responded_on,
        "documents": "\n".join(map(file_name_without_people, documents)) or None,
        "problem": rows.said(one.problem) if one else None,
        "relevant": is_relevant(listed.title, entry.title if entry else None),
        "opened": one is not None,
        "page_sha256": entry.page_sha256 if entry else None,
        "recorded_at": now,
    }
