"""A visit as rows of ``raw``."""

from datetime import UTC, datetime, time

from orchestration.landing.upsert import Row
from orchestration.visits.visit import Visit, VisitedEntry
from scrapers.letters.privacy_titles import file_name_without_people, title_without_people
from scrapers.platforms.base import request_id
from scrapers.register.models import Source

LICENCES = {"ogl": "OGL-3.0", "unknown": None}
"""What the register calls some licences, in the words that letters are read into."""


def licence_of(source: Source) -> str | None:
    """Return the licence a source's letters are under when they do not say; None: not known."""
    return _licence(source.licence)


def _licence(named: str | None) -> str | None:
    return LICENCES.get(named, named) if named else None


def visit_row(visit: Visit) -> Row:
    """Return the row of ``raw.source_visits``."""
    return {
        "source_id": visit.source.id,
        "attempted_at": visit.attempted_at,
        "outcome": visit.outcome,
        "message": visit.message,
        "remedy": visit.remedy,
        "entries": len(visit.entries) if visit.listed else None,
    }


def request_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return the rows of entries that were read, whole rows of ``raw.foi_requests``."""
    return [
        {
            **_seen(visit, one, now),
            "first_seen_at": now,
            "reference": one.entry.reference,
            "title": _untold(one.entry.title),
            "received_on": one.entry.received_on,
            "responded_on": one.entry.responded_on,
            "url": one.entry.url or None,
            "disposition": one.entry.disposition,
            "licence": _licence(one.entry.licence) or licence_of(visit.source),
            "page_sha256": one.entry.page_sha256,
        }
        for one in visit.entries
        if one.entry is not None
    ]


def seen_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return what is known of entries whose page could not be read tonight.

    These rows leave out what only the page says, so that a bad night does not wipe out
    what a good one has read.
    """
    return [_seen(visit, one, now) for one in visit.entries if one.entry is None]


def listed_rows(visit: Visit, now: datetime, ids: set[str]) -> list[Row]:
    """Return rows out of the listing alone, for those of ``ids`` that are new."""
    return [
        {
            **_seen(visit, one, now),
            "first_seen_at": now,
            "reference": one.listed.reference,
            "title": _untold(one.listed.title),
            "received_on": one.listed.received_on,
            "responded_on": one.listed.responded_on,
            "url": one.listed.url,
            "disposition": "unknown",
            "licence": licence_of(visit.source),
        }
        for one in visit.entries
        if one.entry is None and request_id(visit.source.id, one.listed.key) in ids
    ]


def document_rows(visit: Visit) -> list[Row]:
    """Return the rows of ``raw.foi_documents``, but for what reading them will say.

    An entry that offers the same bytes twice has one document.
    """
    rows: dict[tuple[str, str], Row] = {}
    for one in visit.entries:
        request = request_id(visit.source.id, one.listed.key)
        for document in one.documents:
            row: Row = {
                "document_id": document.sha256,
                "request_id": request,
                "la_code": visit.source.la_code,
                "file_name": file_name_without_people(document.name),
                "bytes": document.bytes,
                "fetched_at": document.fetched_at,
                "url": document.url or None,
                "withdrawn_at": None,
            }
            rows.setdefault((document.sha256, request), row)
    return list(rows.values())


def whole_entries(visit: Visit) -> set[str]:
    """Return the ids of requests that were read with all their documents."""
    return {
        request_id(visit.source.id, one.listed.key)
        for one in visit.entries
        if one.entry is not None and len(one.documents) == len(one.entry.documents)
    }


def _untold(title: str | None) -> str | None:
    """Return a request's title without whoever is named in it."""
    return title_without_people(title) if title else None


def _seen(visit: Visit, one: VisitedEntry, now: datetime) -> Row:
    return {
        "request_id": request_id(visit.source.id, one.listed.key),
        "la_code": visit.source.la_code,
        "source_id": visit.source.id,
        "entry_key": one.listed.key,
        "problem": one.problem,
        # the day and no more: a second run of the same night then changes nothing
        "last_seen_at": datetime.combine(now.date(), time(), tzinfo=UTC),
        "withdrawn_at": None,
    }
