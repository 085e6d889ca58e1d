"""For platforms whose listing shows all that there is of an entry."""

from dataclasses import replace

from scrapers.platforms.base import Fetches, Listed
from scrapers.platforms.pages import changed
from scrapers.platforms.problems import joined
from scrapers.register.models import Source
from scrapers.rows import Entry

TWICE = "the source shows this key twice with different contents"


def listed_as(entry: Entry) -> Listed:
    """Return the line of the listing that an entry is, with the entry."""
    return Listed(
        key=entry.key,
        url=entry.url,
        title=entry.title,
        received_on=entry.received_on,
        responded_on=entry.responded_on,
        reference=entry.reference,
        entry=entry,
    )


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return the entry that the listing made; nothing is fetched."""
    if listed.entry is None:
        raise changed("the entry does not come from this platform's listing", listed.url)
    return listed.entry


def merged(before: Entry | None, entry: Entry) -> Entry:
    """Return an entry and what was shown before it under its key, as one.

    Where the two differ, the first one stands with the documents of both, and says so: which
    of them holds is not guessed.
    """
    if before is None or replace(before, page_sha256=entry.page_sha256) == entry:
        return entry
    said = [part for one in (before, entry) for part in (one.problem or "").split("; ")]
    return replace(
        before,
        documents=tuple(dict.fromkeys((*before.documents, *entry.documents))),
        problem=joined(*dict.fromkeys(part for part in said if part != TWICE), TWICE),
    )
