"""Alaveteli, the software of WhatDoTheyKnow: requests that are named one by one.

Off unless the register names requests: the site's lists and searches are not for robots,
and its pages were seen to answer robots with 403. ``/request/{name}.json`` says what became
of a request, and holds no message; letters are the attachments that ``/request/{name}``
links to, at ``…/response/{id}/attach/{part}/{file}``, which robots.txt allows. Who asked, and
the messages themselves, are not read.

Source: routes, JSON and robots.txt of mysociety/alaveteli.
"""

import re
from datetime import date
from urllib.parse import unquote, urlsplit, urlunsplit

from scrapers.errors import FetchError
from scrapers.platforms.alaveteli_authorities import read_authorities
from scrapers.platforms.base import Answer, Fetches, Listed, Listing, address, options_of, page_at
from scrapers.platforms.dates import british_date
from scrapers.platforms.json_answers import Record, asked, record, reworded, said
from scrapers.platforms.pages import changed, href_of, path_of, soup_of
from scrapers.platforms.problems import joined
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options.alaveteli import AlaveteliOptions
from scrapers.rows import DocumentRef, Entry

OFF = "the register names no request: none is read"
SHOWN = "normal"
"""The prominence of a request that everybody may see."""
NO_ATTACHMENT = "the request's page links to no attachment; its messages are not read"
DISPOSITIONS = {
    "successful": "all_supplied",
    "partially_successful": "part_supplied",
    "rejected": "refused",
    "not_held": "not_held",
}
_ATTACHMENT = re.compile(
    r"/request/[^/]+/response/(?P<message>\d+)/attach/(?P<part>\d+)/(?P<file>[^/]+)"
)


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the requests that the register names, never as a whole; see `base.Platform`.

    Nothing is asked for, but for the file of authorities in a sweep: it is noted which
    disclosure log that gives.
    """
    options = options_of(source, AlaveteliOptions)
    notes = [] if options.requests else [OFF]
    if options.authorities_path and window.since is None and not window.only_first_page:
        notes.append(_log_of(source, session, options))
    listed = [
        Listed(key=name, url=address(source, f"/request/{name}")) for name in options.requests
    ]
    return Listing(entries=tuple(listed), whole=False, notes=tuple(notes))


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one request with its attachments; see `base.Platform`.

    Raises:
        FetchError: a 403 is ``blocked_bot`` here: the pages are public, not for robots.
    """
    options = options_of(source, AlaveteliOptions)
    try:
        told = _told(source, session, listed)
        answer = page_at(listed.url, source, session)
    except FetchError as error:
        if error.outcome != "forbidden":
            raise
        raise reworded(
            error,
            "the site keeps robots off its requests",
            "ask mySociety for permission; until then leave requests out of the register",
            outcome="blocked_bot",
        ) from error
    documents = _attachments(answer)
    received_on, received_problem = _day(told.get("created_at"), options)
    responded_on, responded_problem = _day(_last_response(told), options)
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=listed.url,
        title=said(told.get("title")),
        received_on=received_on,
        responded_on=responded_on,
        disposition=_disposition(told),
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=documents,
        problem=joined(
            _other_body(told, options),
            _hidden(told),
            None if documents else NO_ATTACHMENT,
            received_problem,
            responded_problem,
        ),
    )


def _log_of(source: Source, session: Fetches, options: AlaveteliOptions) -> str:
    url = address(source, options.authorities_path or "")
    answer = session.get(url, source_id=source.id, allow_hosts=source.allow_hosts, expect="csv")
    for row in read_authorities(answer.body, url):
        if row.url_name == options.public_body or (
            options.public_body is None and source.la_code in row.la_codes
        ):
            log = row.disclosure_log or "no disclosure log"
            return f"the file of authorities gives {log} for {row.name}"
    return f"the file of authorities has no body {options.public_body or source.la_code!r}"


def _told(source: Source, session: Fetches, listed: Listed) -> Record:
    url = f"{listed.url}.json"
    told = record(asked(source, session, url)[1], "the request", url)
    if said(told.get("url_title")) != listed.key:
        raise changed(f"this is the request {said(told.get('url_title'))!r}", url)
    return told


def _last_response(told: Record) -> str | None:
    """Return when the last response came; None where none is told."""
    events = told.get("info_request_events")
    times = [
        said(event.get("created_at")) or ""
        for event in (events if isinstance(events, list) else [])
        if isinstance(event, dict) and event.get("event_type") == "response"
    ]
    return max(times, default=None)


def _day(printed: object, options: AlaveteliOptions) -> tuple[date | None, str | None]:
    """Return the day of a time in ISO 8601, by its first ten characters."""
    return british_date((said(printed) or "")[:10], options.date_formats)


def _disposition(told: Record) -> str:
    """Return what the requester said became of it, unless that is still to be said."""
    if told.get("awaiting_description") is True:
        return "unknown"
    return DISPOSITIONS.get(said(told.get("described_state")) or "", "unknown")


def _other_body(told: Record, options: AlaveteliOptions) -> str | None:
    body = told.get("public_body")
    name = said(body.get("url_name")) if isinstance(body, dict) else None
    if options.public_body is None or name == options.public_body:
        return None
    return f"the request was made to {name!r}, not to {options.public_body!r}"


def _hidden(told: Record) -> str | None:
    shown = said(told.get("prominence")) or SHOWN
    return None if shown == SHOWN else f"the site does not show this request freely: {shown}"


def _attachments(answer: Answer) -> tuple[DocumentRef, ...]:
    """Return the attachments that a request's page links to, each part of a message once."""
    found: dict[tuple[str, str], DocumentRef] = {}
    for link in soup_of(answer).select("a[href]"):
        url = href_of(link, answer.final_url)
        path = _ATTACHMENT.fullmatch(path_of(url))
        if path is not None:
            bare = urlunsplit(urlsplit(url)._replace(query=""))
            found.setdefault(
                (path["message"], path["part"]), DocumentRef(url=bare, name=unquote(path["file"]))
            )
    return tuple(found.values())
