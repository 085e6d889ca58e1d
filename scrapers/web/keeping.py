"""What a session keeps of its answers, and whether what it kept may stand.

Two realms: the last good answer of each address, and the last one that was no use, which
is asked for conditionally too and stays no use while it is unchanged.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from scrapers.errors import FetchError
from scrapers.web.archive import Archive, Stored
from scrapers.web.content import judge, sniff
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.response import Exchange, Response, response_of
from scrapers.web.urls import file_name, redact

KEPT_HEADERS = ("Link", "X-WP-Total", "X-WP-TotalPages", "X-Total-Count")
"""Headers that say something of a listing; others are not kept, cookies least of all."""


class Keeper:
    """Remembers and recalls the answers of one session.

    Args:
        archive: the realm of its good answers.
        reads_only: what is only read again was not confirmed by its site: nothing of it
            is remembered.
        now: the time, UTC and aware.
    """

    def __init__(self, archive: Archive, *, reads_only: bool, now: Callable[[], datetime]) -> None:
        self._archive = archive
        self._unfit = archive.within(f"{archive.realm}-unfit")
        self._reads_only = reads_only
        self._now = now

    def good(self, url: str) -> Stored | None:
        """Return the last good answer of ``url``."""
        return self._archive.recall(url)

    def lent(self, url: str, other: str) -> Stored | None:
        """Return the answer of the address ``other`` as a condition for ``url``."""
        stored = self._archive.recall(other)
        if stored is None:
            return None
        # the tag speaks for the bytes, the date only for the address that it came from
        return replace(stored, url=url, final_url=url, last_modified=None, headers={})

    def condition(self, url: str, stored: Stored | None) -> Stored | None:
        """Return the answer to ask ``url`` conditionally by, if its bytes are there."""
        latest = self._unfit.recall(url) or stored
        return latest if latest and self._archive.has(latest.sha256) else None

    def doubt(self, url: str) -> None:
        """Keep what is known of ``url``, but not to ask conditionally by."""
        stored = self._archive.recall(url)
        if stored:
            self._remember(replace(stored, etag=None, last_modified=None))

    def confirmed(self, known: Stored, headers: Mapping[str, str], expect: str) -> Response | None:
        """Return the archived answer; None when its bytes are damaged or of another kind.

        Args:
            known: what the site says it still holds.
            headers: of the 304; they renew those that were kept (RFC 9111, 3.2).
            expect: what was asked for.

        Raises:
            FetchError: the site confirmed an answer that was no use and still is none.
        """
        try:
            body = self._archive.get(known.sha256)
        except FetchError:
            return None
        fault = judge(body, expect)
        if fault and known == self._unfit.recall(known.url):
            raise failed(known.url, fault[0], fault[1])
        if fault:
            return None
        known = replace(
            known,
            last_modified=known.last_modified or headers.get("Last-Modified"),
            headers={**known.headers, **kept_headers(headers)},
            checked_at=self._now(),
        )
        self._remember(known)
        return response_of(known, 304, "not_modified", body)

    def shown(self, url: str, exchange: Exchange) -> Response:
        """Return a good answer whose bytes are kept, and which is not to be found again."""
        digest = self._archive.put(exchange.body)
        return response_of(self.stored(url, exchange, digest, None), 200, "ok", exchange.body)

    def keep(self, url: str, exchange: Exchange, before: Stored | None) -> Response:
        """Keep a good answer under the name ``url`` and return it; ``before`` as in `stored`."""
        self._unfit.forget(url)
        digest = self._archive.put(exchange.body)
        kept = self.stored(url, exchange, digest, before)
        self._remember(kept)
        return response_of(kept, 200, "ok", exchange.body)

    def keep_unfit(self, url: str, exchange: Exchange, digest: str) -> None:
        """Keep an answer that is no use apart, to ask conditionally by."""
        if not self._reads_only:
            before = self._unfit.recall(url)
            self._unfit.remember(self.stored(url, exchange, digest, before))

    def stored(self, url: str, exchange: Exchange, digest: str, before: Stored | None) -> Stored:
        """Return what is to be remembered of an answer, after the one ``before`` it."""
        now = self._now()
        same = before is not None and before.sha256 == digest
        return Stored(
            url=url,
            final_url=exchange.url,
            status=200,
            sha256=digest,
            media_type=exchange.media_type or sniff(exchange.body),
            file_name=file_name(exchange.url, exchange.headers.get("Content-Disposition")),
            etag=exchange.headers.get("ETag"),
            last_modified=exchange.headers.get("Last-Modified"),
            fetched_at=before.fetched_at if before and same else now,
            checked_at=now,
            headers=kept_headers(exchange.headers),
        )

    def _remember(self, stored: Stored) -> None:
        if not self._reads_only:
            self._archive.remember(stored)


def kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that are kept, under the names of `KEPT_HEADERS`."""
    return {name: said for name in KEPT_HEADERS if (said := headers.get(name)) is not None}


def failed(url: str, outcome: str, message: str | None) -> FetchError:
    """Return the error that asking for ``url`` came to ``outcome``."""
    known = OUTCOMES[outcome]
    said = message or known.meaning
    return FetchError(said, item=redact(url), outcome=outcome, remedy=known.remedy)
