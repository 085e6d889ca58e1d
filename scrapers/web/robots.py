"""What a site's robots.txt lets this crawler do (RFC 9309).

Unreachable or failing (5xx, and 429) means stay out, for an hour; any other 4xx means no
rules, and so does a page of HTML in its place. Good for a day, kept in the archive.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from protego import Protego

from scrapers.web.archive import Archive, Stored
from scrapers.web.content import sniff
from scrapers.web.urls import origin

AGENT = "council-disclosures"
"""The product token that groups of rules are matched against."""
MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: a parser must take at least this much; the rest is not read."""
_UNREACHABLE = ("timeout", "tls_error", "connection_error", "too_many_requests_tonight")
_GOOD_FOR = timedelta(days=1)
_ASK_AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What asking for a robots.txt brought: a body, or none because of ``problem``.

    ``outcome`` is one of `web.outcomes`; ``status`` is None when no whole answer came.
    """

    status: int | None
    outcome: str
    body: bytes = b""
    problem: str = ""


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

    def rules(self, url: str, fetch: Callable[[str], RobotsAnswer]) -> Rules:
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
        stored = self._archive.recall(f"{site}/robots.txt")
        if stored is None or not self._archive.has(stored.sha256):
            return None
        until = stored.checked_at + _GOOD_FOR
        if until <= self._now():
            return None
        return parse(self._archive.get(stored.sha256)), until

    def _asked(self, site: str, fetch: Callable[[str], RobotsAnswer]) -> tuple[Rules, datetime]:
        url = f"{site}/robots.txt"
        heard = fetch(url)
        now = self._now()
        if heard.status == 200:
            self._keep(url, heard.status, heard.body, now)
            return parse(heard.body), now + _GOOD_FOR
        if heard.status is not None and 400 <= heard.status < 500 and heard.status != 429:
            self._keep(url, heard.status, b"", now)
            return parse(b""), now + _GOOD_FOR
        # a site that cannot be reached is no site that keeps crawlers out: the word differs
        outcome = heard.outcome if heard.outcome in _UNREACHABLE else "blocked_robots"
        said = f"robots.txt could not be read: {heard.problem or heard.outcome}"
        return Rules(Protego.parse(""), Refusal(outcome, said)), now + _ASK_AGAIN_AFTER

    def _keep(self, url: str, status: int, body: bytes, now: datetime) -> None:
        self._archive.remember(
            Stored(
                url=url,
                final_url=url,
                status=status,
                sha256=self._archive.put(body),
                media_type=sniff(body),
                file_name="robots.txt",
                etag=None,
                last_modified=None,
                fetched_at=now,
                checked_at=now,
            )
        )
