"""Carrying one request through: who may be asked, when, how often, and where it leads.

Guard, robots.txt, the host's turn, one exchange; again for redirects and for what another
attempt may mend; each of them a line in the journal.
"""

import time
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

from scrapers.errors import FetchError
from scrapers.rows import FetchRecord
from scrapers.web.archive import Stored
from scrapers.web.exchange import ROBOTS, Exchanger
from scrapers.web.guard import Guard, NoAddress
from scrapers.web.hosts import Hosts, Turn
from scrapers.web.journal import Journal
from scrapers.web.outcomes import RETRYABLE
from scrapers.web.payload import Payload
from scrapers.web.policy import Policy
from scrapers.web.response import Exchange
from scrapers.web.retry import pause, retry_after
from scrapers.web.robots import Robots, RobotsAnswer
from scrapers.web.urls import canonical, host_and_port, redact


@dataclass(frozen=True, slots=True)
class Ask:
    """What a session was asked for; ``expect`` may also be `ROBOTS`.

    ``since`` is off where the date may not be used as a condition. A ``payload`` is sent by
    POST, and never to another address than the one it was meant for.
    """

    url: str
    source_id: str | None
    allow_hosts: Collection[str]
    expect: str
    since: bool = True
    payload: Payload | None = None


class Courier:
    """Brings back what an `Ask` comes to; thread-safe.

    Args:
        hosts: None when there is nobody to wait for.
        robots: None when nobody is asked at all.
        intervals: least seconds between two requests for a source, by its id.
    """

    def __init__(
        self,
        *,
        exchanger: Exchanger,
        guard: Guard,
        journal: Journal,
        policy: Policy,
        hosts: Hosts | None,
        robots: Robots | None,
        intervals: Mapping[str, float],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._exchanger = exchanger
        self._guard = guard
        self._journal = journal
        self._policy = policy
        self._hosts = hosts
        self._robots = robots
        self._intervals = intervals
        self._clock = clock

    def follow(self, ask: Ask, known: Stored | None) -> Exchange:
        """Return the last exchange of ``ask``, its redirects followed.

        Args:
            ask: its address in any spelling.
            known: the answer to ask conditionally for; None to ask for it anew.

        Raises:
            FetchError: ``refused_host``: the address, or one it leads to, is none.
        """
        hop = self.spelled(ask, ask.url)
        for _ in range(self._policy.max_redirects + 1):
            exchange = self._attempts(ask, hop, _known_at(hop, known))
            if exchange.location is None:
                return exchange
            if ask.payload is not None:
                said = f"{exchange.message}, where a query is not sent on to"
                return replace(exchange, outcome="client_error", message=said, location=None)
            hop = self.spelled(ask, exchange.location)
        said = f"more than {self._policy.max_redirects} redirects"
        return replace(exchange, outcome="client_error", message=said, location=None)

    def _attempts(self, ask: Ask, hop: str, known: Stored | None) -> Exchange:
        for attempt in range(1, self._policy.attempts + 1):
            exchange = self._once(ask, hop, known, attempt)
            if exchange.outcome not in RETRYABLE or exchange.refused or self._hosts is None:
                break
            asked = retry_after(exchange.headers.get("Retry-After"), self._now())
            wait = pause(attempt, asked, self._policy)
            if attempt < self._policy.attempts or asked is not None:
                self._hosts.hold(self._host(hop), wait)
            if wait > self._policy.longest_wait:
                said = f"{exchange.message}; asked to wait {wait:.0f} s"
                return replace(exchange, message=said)
        return exchange

    def _once(self, ask: Ask, hop: str, known: Stored | None, attempt: int) -> Exchange:
        try:
            with self._turn(ask, hop) as turn:
                exchange = self._exchanger.send(
                    hop, ask.expect, _validators(known, since=ask.since), ask.payload
                )
                if turn and _speaks_for_its_host(ask, exchange):
                    turn.told(exchange.outcome)
        except FetchError as refused:
            exchange = Exchange(
                url=hop,
                outcome=refused.outcome,
                message=refused.message,
                refused=not isinstance(refused, NoAddress),
            )
        self._record(ask, exchange, attempt)
        return exchange

    def _turn(self, ask: Ask, hop: str) -> AbstractContextManager[Turn | None]:
        """Return the host's turn for ``hop``, once guard and robots.txt allow it."""
        self._guard.check(hop, ask.allow_hosts)
        delay = None
        if ask.expect != ROBOTS and self._robots is not None:
            delay = self._permitted(ask, hop, self._robots)
        if self._hosts is None:
            return nullcontext()
        let_through = self._guard.lets_through(*host_and_port(hop))
        wait = self._policy.wait_for(
            let_through=let_through,
            crawl_delay=delay,
            interval=self._intervals.get(ask.source_id or ""),
        )
        return self._hosts.turn(self._host(hop), wait)

    def _host(self, hop: str) -> str:
        """Return whose turn it is: a host whatever the port; replicas share one by ports."""
        host, port = host_and_port(hop)
        return f"{host}:{port}" if self._guard.lets_through(host, port) else host

    def _permitted(self, ask: Ask, hop: str, robots: Robots) -> float | None:
        """Return the Crawl-delay of a site whose robots.txt allows ``hop``."""
        rules = robots.rules(hop, partial(self._robots_txt, ask))
        refusal = rules.refusal(hop)
        if refusal:
            raise FetchError(refusal.message, item=redact(hop), outcome=refusal.outcome)
        delay = rules.crawl_delay
        if delay is not None and delay > self._policy.longest_wait:
            said = f"robots.txt asks for {delay:.0f} s between two requests"
            raise FetchError(said, item=redact(hop), outcome="blocked_robots")
        return delay

    def _robots_txt(self, ask: Ask, url: str, known: Stored | None) -> RobotsAnswer:
        try:
            exchange = self.follow(replace(ask, url=url, expect=ROBOTS, payload=None), known)
        except FetchError as refused:
            return RobotsAnswer(None, refused.outcome, problem=refused.message)
        broken = exchange.status == 200 and exchange.outcome != "ok"
        return RobotsAnswer(
            None if broken else exchange.status,
            exchange.outcome,
            exchange.body,
            exchange.message or "",
            exchange.url,
            exchange.headers.get("ETag"),
            exchange.headers.get("Last-Modified"),
        )

    def spelled(self, ask: Ask, url: str) -> str:
        """Return the canonical spelling of ``url``; a refused one goes to the journal."""
        try:
            return canonical(url)
        except FetchError as refused:
            exchange = Exchange(url=url, outcome=refused.outcome, message=refused.message)
            self._record(ask, exchange, 1)
            raise

    def _record(self, ask: Ask, exchange: Exchange, attempt: int) -> None:
        self._journal.write(
            FetchRecord(
                fetch_id=uuid4().hex,
                run_id=self._journal.run_id,
                source_id=ask.source_id,
                url=redact(exchange.url),
                method="GET" if ask.payload is None else "POST",
                status=exchange.status,
                outcome=exchange.outcome,
                message=exchange.message,
                sha256=exchange.sha256,
                etag=exchange.headers.get("ETag"),
                last_modified=exchange.headers.get("Last-Modified"),
                media_type=exchange.media_type,
                bytes=exchange.size,
                seconds=round(exchange.seconds, 3),
                attempt=attempt,
                fetched_at=self._now(),
            )
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)


def _known_at(hop: str, known: Stored | None) -> Stored | None:
    """Return what is known of an address: a validator speaks for where it came from.

    Where only a token has changed since, the ETag is sent still; a date may be that of
    another document behind the same address.
    """
    if known is None or known.final_url == hop:
        return known
    if known.etag and redact(known.final_url) == redact(hop):
        return replace(known, last_modified=None)
    return None


def _speaks_for_its_host(ask: Ask, exchange: Exchange) -> bool:
    """Tell whether an answer says how its host takes us, and not only this address.

    A robots.txt that is forbidden leaves no rules; an API that forbids data (a release that
    was amended, a set gone private) refuses those data and nobody.
    """
    if ask.expect == ROBOTS:
        return False
    return exchange.outcome != "forbidden" or ask.expect not in {"json", "csv"}


def _validators(known: Stored | None, *, since: bool) -> dict[str, str]:
    named = {
        "If-None-Match": known.etag if known else None,
        "If-Modified-Since": known.last_modified if known and since else None,
    }
    return {name: value for name, value in named.items() if value}
