"""A visit as rows of ``raw``."""

import re
from datetime import UTC, datetime, time
from urllib.parse import quote

from orchestration.landing.upsert import Row
from orchestration.visits.model import Visit, VisitedEntry
from scrapers.letters.privacy_titles import file_name_without_people, title_without_people
from scrapers.platforms.base import Listed, request_id
from scrapers.register.models import Source

LICENCES = {"ogl": "OGL-3.0", "unknown": None}
"""What the register calls some licences, in the words that letters are read into."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ADDRESSES = re.compile(r"(\S*/\S+)")


def licence_of(source: Source) -> str | None:
    """Return the licence a source's letters are under when they do not say; None: not known."""
    return _licence(source.licence)


def _licence(named: str | None) -> str | None:
    return LICENCES.get(named, named) if named else None


def visit_row(visit: Visit, known: int | None) -> Row:
    """Return the row of ``raw.source_visits``.

    Args:
        visit: how it went.
        known: how many entries the source is known to list; None where nothing was listed.
    """
    counts: Row = {
        "listed": visit.shown,
        "whole": visit.whole,
        "passed_over": len(visit.passed_over),
        "not_due": len(visit.not_due),
        "opened": len(visit.entries),
        "left_for_later": len(visit.left),
    }
    return {
        "source_id": visit.source.id,
        "attempted_at": visit.attempted_at,
        "outcome": visit.outcome,
        "message": said(visit.message),
        "remedy": visit.remedy,
        "entries": known,
        "kind": visit.kind,
        **(counts if visit.listed else dict.fromkeys(counts)),
        "notes": "\n".join(said(note) or "" for note in visit.notes) or None,
        "fingerprint": visit.fingerprint,
    }


def request_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return the rows of entries that were read, whole rows of ``raw.foi_requests``."""
    return [
        {
            **_tried(visit, one, now),
            "first_seen_at": now,
            "reference": one.entry.reference,
            "title": untold(one.entry.title),
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


def failed_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return what is known of entries whose page could not be read tonight.

    These rows leave out what only the page says, so that a bad night does not wipe out
    what a good one has read.
    """
    return [_tried(visit, one, now) for one in visit.entries if one.entry is None]


def seen_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return the rows of entries that were listed and not opened: they are still there."""
    return [_seen(visit, one, now) for one in (*visit.not_due, *visit.left)]


def listed_rows(visit: Visit, now: datetime, ids: set[str]) -> list[Row]:
    """Return rows out of the listing alone, for those of ``ids`` that are new."""
    listed = [one.listed for one in visit.entries if one.entry is None]
    return [
        {
            **_seen(visit, one, now),
            "first_seen_at": now,
            "reference": one.reference,
            "title": untold(one.title),
            "received_on": one.received_on,
            "responded_on": one.responded_on,
            "url": one.url,
            "disposition": "unknown",
            "licence": licence_of(visit.source),
            "problem": said(one.problem),
        }
        for one in (*listed, *visit.not_due, *visit.left)
        if id_of(visit, one) in ids
    ]


def passed_over_rows(visit: Visit, now: datetime) -> list[Row]:
    """Return the rows of ``raw.passed_over``: what is listed and not what we came for."""
    return [
        {
            "source_id": visit.source.id,
            "entry_key": one.key,
            "la_code": visit.source.la_code,
            "title": untold(one.title),
            "url": one.url,
            "received_on": one.received_on,
            "responded_on": one.responded_on,
            "vocabulary": visit.vocabulary,
            "first_seen_at": now,
            "last_seen_at": _day(now),
            "withdrawn_at": None,
        }
        for one in visit.passed_over
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


def storable(rows: list[Row]) -> list[Row]:
    """Return rows whose texts can be stored, and shown on a terminal.

    Half a character, as JSON may have, becomes "?"; a control character U+FFFD, in an
    address its code. A key stays as it is: an entry is found by it again.
    """
    return [
        {
            name: _storable(name, value) if isinstance(value, str) else value
            for name, value in row.items()
        }
        for row in rows
    ]


def _storable(name: str, value: str) -> str:
    whole = value.encode("utf-8", "replace").decode()
    if name == "entry_key":
        return whole
    return _CONTROL.sub(
        lambda one: quote(one[0]) if name == "url" else "\N{REPLACEMENT CHARACTER}", whole
    )


def untold(title: str | None) -> str | None:
    """Return a request's title without whoever is named in it."""
    return title_without_people(title) if title else None


def said(problem: str | None) -> str | None:
    """Return what is told of a visit or an entry without whoever a page named in it.

    Addresses and paths stay as they are: a person is to follow them.
    """
    if not problem:
        return None
    parts = _ADDRESSES.split(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", problem))
    return "".join(part if at % 2 else title_without_people(part) for at, part in enumerate(parts))


def id_of(visit: Visit, listed: Listed) -> str:
    """Return the id of a listed entry among those of all sources."""
    return request_id(visit.source.id, listed.key)


def _tried(visit: Visit, one: VisitedEntry, now: datetime) -> Row:
    return {
        **_seen(visit, one.listed, now),
        "problem": said(one.problem),
        "opened_on": now.date(),
        "owed": one.owed,
    }


def _seen(visit: Visit, listed: Listed, now: datetime) -> Row:
    return {
        "request_id": id_of(visit, listed),
        "la_code": visit.source.la_code,
        "source_id": visit.source.id,
        "entry_key": listed.key,
        "last_seen_at": _day(now),
        "withdrawn_at": None,
    }


def _day(now: datetime) -> datetime:
    """Return the day and no more: a second run of the same night then changes nothing."""
    return datetime.combine(now.date(), time(), tzinfo=UTC)
