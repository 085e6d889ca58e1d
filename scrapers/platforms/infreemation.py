"""Infreemation, a case system with an API: ``POST /{tenant}/foi/`` in JSON, with a key.

``rt=published`` with ``startdate`` and ``enddate`` gives ``published.request``, a list (one
request may stand there alone), of which only those with ``datepublished`` are published.
An error is ``{"status": "ERROR", "error": …}`` under status 200. Years are asked for one by
one, so that no answer grows without end and a replay of the archive finds each again. The
key and the user name come from the environment and are kept nowhere.

Source: mysociety/infreemation-ruby and mysociety/foi-for-councils.
"""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime

from scrapers.errors import FetchError
from scrapers.platforms.base import Fetches, Listing, address, options_of, whole
from scrapers.platforms.infreemation_requests import entry_of, one_or_many
from scrapers.platforms.json_answers import Json, Record, record, said
from scrapers.platforms.pages import changed
from scrapers.platforms.whole_entries import detail, listed_as, merged
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options.infreemation import InfreemationOptions
from scrapers.rows import Entry
from scrapers.web.outcomes import OUTCOMES

SECRET = ("key", "username")
NOT_ACCEPTED = "2"
"""The number of the error for a key, a user name or an account that is not accepted."""


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the published requests of all years, or of those that the window reaches.

    Raises:
        FetchError: also ``no_key`` where the environment has none, and ``forbidden`` where
            the service does not accept it.
    """
    options = options_of(source, InfreemationOptions)
    url = address(source, f"/{options.tenant}/foi/")
    this_year = datetime.now(UTC).year
    first = _first_year(options, window, this_year)
    found: dict[str, Entry] = {}
    unpublished = nameless = 0
    for year in range(first, this_year + 1):
        for request, page_sha256 in _requests(source, session, options, url, year):
            if not said(request.get("datepublished")):
                unpublished += 1
            elif not said(request.get("ref")):
                nameless += 1
            else:
                entry = entry_of(source, options, request, url, page_sha256)
                found[entry.key] = merged(found.get(entry.key), entry)
    notes = [
        f"{count} requests {what}"
        for count, what in ((unpublished, "are not published"), (nameless, "have no reference"))
        if count
    ]
    listed = [listed_as(entry) for entry in found.values()]
    if first > options.first_year or window.only_first_page:
        return Listing(entries=tuple(listed), whole=False, notes=tuple(notes))
    return whole(source, listed, url, notes)


def _first_year(options: InfreemationOptions, window: Window, this_year: int) -> int:
    if window.only_first_page:
        return this_year
    if window.since is None or not window.known:
        return options.first_year
    return max(options.first_year, min(window.since.year, this_year))


def _requests(
    source: Source, session: Fetches, options: InfreemationOptions, url: str, year: int
) -> Iterator[tuple[Record, str]]:
    """Yield the requests of one year, each with the sha256 of the answer it came in."""
    # the whole year even while it lasts: the name under which its answer is kept stays
    asked = {"rt": "published", "startdate": f"{year}-01-01", "enddate": f"{year}-12-31"}
    names = {"key": options.key_env, "username": options.username_env}
    answer = session.post(
        url,
        asked | {field: _from_environment(session, name, source) for field, name in names.items()},
        source_id=source.id,
        allow_hosts=source.allow_hosts,
        secret=SECRET,
    )
    told = record(json.loads(answer.body), "the answer", url)
    _accepted(told, url, options)
    published = record(told.get("published"), "what is published", url)
    requests = one_or_many(published.get("request"))
    if requests is None:
        raise changed("the requests of a year are no list and no object", url)
    for request in requests:
        yield record(request, "a request", url), answer.sha256


def _from_environment(session: Fetches, name: str, source: Source) -> str:
    value = os.environ.get(name, "").strip()
    if not value and not session.asks_nobody:
        raise FetchError(
            f"the environment variable {name} is not set",
            item=source.id,
            outcome="no_key",
            remedy=OUTCOMES["no_key"].remedy,
        )
    return value


def _accepted(told: Json, url: str, options: InfreemationOptions) -> None:
    """Raise what the service says went wrong, if it does; it may repeat the key."""
    if said(told.get("status")) != "ERROR":
        return
    said_why = said(told.get("error")) or "without a reason"
    for name in (options.key_env, options.username_env):
        said_why = said_why.replace(os.environ.get(name, "").strip() or "***", "***")
    wrong_key = said(told.get("ref")) == NOT_ACCEPTED
    raise FetchError(
        f"the service answers with error {said(told.get('ref'))}: {said_why}",
        item=url,
        outcome="forbidden" if wrong_key else "client_error",
        remedy=f"look at {options.key_env} and {options.username_env}; the service also"
        " accepts some addresses only"
        if wrong_key
        else OUTCOMES["client_error"].remedy,
    )


__all__ = ["detail", "listing"]
