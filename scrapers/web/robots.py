"""What a site's robots.txt lets this crawler do (RFC 9309).

Unreachable or failing (5xx, and 429) means stay out, for an hour; any other 4xx means no
rules, and so does a page of HTML in its place. Good for a day, kept in the archive.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from protego import Protego

from scrapers.errors import FetchError
from scrapers.web.archive import Archive, Stored
from scrapers.web.content import sniff
from scrapers.web.urls import origin

AGENT = "council-disclosures"
"""The product token that groups of rules are matched against."""
MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: a parser must take at least this much; the rest is not read."""
_NOT_ITS_RULES = (
    *("timeout", "tls_error", "connection_error", "too_many_requests_tonight"),
    *("blocked_bot", "forbidden"),
)
"""What keeps the rules of a site from being read without being one of them."""
_GOOD_FOR = timedelta(days=1)
_ASK_AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What asking for a robots.txt brought: a body, or none because of ``problem``.

    ``outcome`` is one of `web.outcomes`; ``status`` is None when no whole answer came, and
    304 where the rules that are kept still stand.
    """

    status: int | None
    outcome: str
    body: bytes = b""
    problem: str = ""
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None


Fetch = Callable[[str, Stored | None], RobotsAnswer]
"""Asks for a robots.txt, by what is kept of it where that may be a condition."""


class Refusal(NamedTuple):
    """Why an address must not be asked; ``outcome`` is one of `web.outcomes`."""

    outcome: str
    message: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site; ``closed`` is the refusal of a site that gave none to read."""

    parsed: Protego
    closed: Refusal | None = None

    def refusal(self, url: str) -> Refusal | None:
        """Return why ``url`` must not be asked; None when it may."""
        if self.closed or self.parsed.can_fetch(url, AGENT):
            return self.closed
        return Refusal("blocked_robots", "robots.txt disallows this address")

    @property
    def crawl_delay(self) -> float | None:
        """Seconds between two requests that the site asks for."""
        delay: float | None = self.parsed.crawl_delay(AGENT)
        return delay


def parse(body: bytes) -> Rules:
    """Return the rules in a robots.txt; HTML and binary rubbish have none."""
    if sniff(body) not in ("text/plain", "application/json"):
        body = b""
    if len(body) >= MAX_BYTES:
        body = body[:MAX_BYTES].rpartition(b"\n")[0]  # half a rule is another rule
    return Rules(Protego.parse(body.decode("utf-8-sig", errors="replace")))


class Robots:
    """The rules of every site, asked once a day each; thread-safe.

    Args:
        archive: keeps the bytes and when they came.
        now: the time, UTC and aware.
    """

    def __init__(
        self,
        archive: Archive,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._archive = archive
        self._now = now
        self._known: dict[str, tuple[Rules, datetime]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def rules(self, url: str, fetch: Fetch) -> Rules:
        """Return the rules of the site that ``url`` is on, asking with ``fetch`` if need be."""
        site = origin(url)
        with self._lock:
            lock = self._locks.setdefault(site, threading.Lock())
        with lock:  # one thread asks, the others of this site wait for what it hears
            known = self._known.get(site)
            if known is None or known[1] <= self._now():
                known = self._archived(site) or self._asked(site, fetch)
                self._known[site] = known
            return known[0]

    def _archived(self, site: str) -> tuple[Rules, datetime] | None:
        kept = self._kept(site)
        if kept is None:
            return None
        until = kept[0].checked_at + _GOOD_FOR
        return (parse(kept[1]), until) if until > self._now() else None

    def _kept(self, site: str) -> tuple[Stored, bytes] | None:
        """Return what is kept of a robots.txt; None where its bytes are lost or damaged."""
        stored = self._archive.recall(f"{site}/robots.txt")
        try:
            return (stored, self._archive.get(stored.sha256)) if stored else None
        except FetchError:
            return None

    def _asked(self, site: str, fetch: Fetch) -> tuple[Rules, datetime]:
        url, kept = f"{site}/robots.txt", self._kept(site)
        heard = fetch(url, kept[0] if kept else None)
        now = self._now()
        if heard.outcome == "not_modified" and kept:
            self._archive.remember(replace(kept[0], checked_at=now))
            return parse(kept[1]), now + _GOOD_FOR
        if heard.status == 200:
            self._keep(url, heard, heard.body, now)
            return parse(heard.body), now + _GOOD_FOR
        if heard.status is not None and 400 <= heard.status < 500 and heard.status != 429:
            self._keep(url, heard, b"", now)
            return parse(b""), now + _GOOD_FOR
        # a site that cannot be asked is no site whose rules keep crawlers out: the word differs
        outcome = heard.outcome if heard.outcome in _NOT_ITS_RULES else "blocked_robots"
        said = f"robots.txt could not be read: {heard.problem or heard.outcome}"
        return Rules(Protego.parse(""), Refusal(outcome, said)), now + _ASK_AGAIN_AFTER

    def _keep(self, url: str, heard: RobotsAnswer, body: bytes, now: datetime) -> None:
        self._archive.remember(
            Stored(
                url=url,
                final_url=heard.final_url or url,
                status=heard.status or 200,
                sha256=self._archive.put(body),
                media_type=sniff(body),
                file_name="robots.txt",
                etag=heard.etag if body else None,
                last_modified=heard.last_modified if body else None,
                fetched_at=now,
                checked_at=now,
            )
        )
