"""The polite session: every request of the project goes through `Session`."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType, TracebackType
from typing import Self

from requests.adapters import BaseAdapter

from scrapers.web.archive import Archive
from scrapers.web.content import EXPECTATIONS
from scrapers.web.courier import Ask, Courier
from scrapers.web.exchange import Exchanger
from scrapers.web.guard import Guard, resolve
from scrapers.web.hosts import Hosts
from scrapers.web.journal import Journal
from scrapers.web.keeping import Keeper, failed
from scrapers.web.payload import Fields, Payload, form, query
from scrapers.web.policy import Policy
from scrapers.web.replay import ReplayAdapter
from scrapers.web.response import Response
from scrapers.web.robots import AGENT, Robots
from scrapers.web.transport import GuardedAdapter


class Session:
    """Fetches politely, archives before anything is read, and writes down every attempt.

    One session for a run; it may be used from many threads, one host at a time each.

    Args:
        archive: keeps the bytes and the last good answers. The answers of a replayed
            sample are kept in a realm of their own.
        journal: takes a `FetchRecord` for each request made or refused.
        policy: waits and ceilings.
        contact: e-mail or URL in the user agent; needed unless ``adapter`` replays.
        adapter: a `ReplayAdapter` in place of the network, or None.
        let_through: ``host:port`` pairs that may be private.
        intervals: least seconds between two requests for a source, by its id; the
            policy's wait where it is longer.
        clock: seconds since 1970.
        sleep: waits for so many seconds.

    Attributes:
        asks_nobody: whether it replays, so that nothing is sent, a key least of all.

    Raises:
        ValueError: a session for the network without a contact.
    """

    def __init__(
        self,
        *,
        archive: Archive,
        journal: Journal,
        policy: Policy | None = None,
        contact: str | None = None,
        adapter: BaseAdapter | None = None,
        let_through: Collection[str] = frozenset(),
        intervals: Mapping[str, float] = MappingProxyType({}),
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        index = adapter.index if isinstance(adapter, ReplayAdapter) else None
        if index is None and not contact:
            raise ValueError("a session for the network needs a contact for its user agent")
        from_archive = index is not None and index.realm is None
        self.asks_nobody = index is not None
        self._archive = archive.within(index.realm) if index and index.realm else archive
        self._clock = clock
        self._keeper = Keeper(self._archive, reads_only=from_archive, now=self._now)
        policy = policy or Policy()
        guard = Guard(let_through, resolve if index is None else _somewhere_public)
        agent = f"{AGENT}/0.1 (+{contact})" if contact else f"{AGENT}/0.1"
        self._exchanger = Exchanger(self._archive, policy, adapter or GuardedAdapter(guard), agent)
        self._courier = Courier(
            exchanger=self._exchanger,
            guard=guard,
            journal=journal,
            policy=policy,
            hosts=Hosts(archive.root / "hosts", policy, clock, sleep) if index is None else None,
            # robots.txt is about asking a site; reading the archive again asks nobody
            robots=None if from_archive else Robots(self._archive, self._now),
            intervals=intervals,
            clock=clock,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._exchanger.close()

    def get(
        self,
        url: str,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str = "any",
        since: bool = True,
        same_as: str | None = None,
    ) -> Response:
        """Return the content of ``url``, from the archive where the site says it still holds.

        Args:
            url: http or https; a fragment makes no difference.
            source_id: the source it is asked for, as the journal names it.
            allow_hosts: hosts (or ``host:port``) it may be asked of, redirects included.
            expect: one of `content.EXPECTATIONS`.
            since: off where a date as a condition (If-Modified-Since) misleads; the ETag
                is sent all the same.
            same_as: another address whose bytes may be these: its ETag is sent where
                ``url`` has no answer of its own yet.

        Raises:
            FetchError: nothing usable came; its ``outcome`` says why.
            ValueError: ``expect`` is no expectation.
        """
        ask = Ask(url, source_id, allow_hosts, _expected(expect), since)
        ask = replace(ask, url=self._courier.spelled(ask, url))
        stored = self._keeper.good(ask.url)
        if stored is None and same_as:
            stored = self._keeper.lent(ask.url, self._courier.spelled(ask, same_as))
        known = self._keeper.condition(ask.url, stored)
        exchange = self._courier.follow(ask, known)
        if exchange.outcome == "not_modified" and known:
            confirmed = self._keeper.confirmed(known, exchange.headers, ask.expect)
            if confirmed:
                return confirmed
            exchange = self._courier.follow(ask, None)
        if exchange.outcome == "wrong_content" and exchange.sha256:
            self._keeper.keep_unfit(ask.url, exchange, exchange.sha256)
        if exchange.outcome != "ok":
            raise failed(ask.url, exchange.outcome, exchange.message)
        return self._keeper.keep(ask.url, exchange, stored)

    def ask_anew(self, url: str) -> None:
        """Ask for ``url`` without a condition when it is asked for next.

        For a page whose links are good for an hour, and which its site calls unchanged.
        """
        self._keeper.doubt(url)

    def post(
        self,
        url: str,
        payload: Mapping[str, object],
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        secret: Collection[str] | None = None,
    ) -> Response:
        """Return the JSON answer to a query in JSON; its bytes are kept.

        Args:
            url: as in `get`; a redirect is an error.
            payload: sent as JSON. Asking must change nothing at the site: what fails for
                the moment is asked again.
            source_id: as in `get`.
            allow_hosts: as in `get`.
            secret: as in `post_form`; None where a replay is not to find the answer.

        Raises:
            FetchError: nothing usable came; its ``outcome`` says why.
            ValueError: ``secret`` names what is not sent.
        """
        return self._sent(url, query(payload, secret), source_id, allow_hosts, "json")

    def post_form(
        self,
        url: str,
        fields: Fields,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str = "html",
        secret: Collection[str] = (),
    ) -> Response:
        """Return the answer to a form; it is kept, and a replay of the archive finds it.

        Args:
            url: as in `get`; a redirect is an error.
            fields: names and values, sent in this order. Asking must change nothing at
                the site: what fails for the moment is asked again.
            source_id: as in `get`.
            allow_hosts: as in `get`.
            expect: as in `get`.
            secret: names of fields that say who asks (a key): they are sent, and no part
                of the name under which the answer is kept.

        Raises:
            FetchError: nothing usable came; its ``outcome`` says why.
            ValueError: ``expect`` is no expectation, or ``secret`` names no field.
        """
        return self._sent(url, form(fields, secret), source_id, allow_hosts, expect)

    def _sent(
        self,
        url: str,
        payload: Payload,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str,
    ) -> Response:
        """Return what a POST brought; never conditional."""
        ask = Ask(url, source_id, allow_hosts, _expected(expect), payload=payload)
        ask = replace(ask, url=self._courier.spelled(ask, url))
        exchange = self._courier.follow(ask, None)
        if exchange.outcome != "ok":
            raise failed(ask.url, exchange.outcome, exchange.message)
        if payload.name is None:
            return self._keeper.shown(ask.url, exchange)
        name = ask.url + payload.name
        return self._keeper.keep(name, exchange, self._keeper.good(name))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)


def _expected(expect: str) -> str:
    if expect not in EXPECTATIONS:
        raise ValueError(f"expect is {expect!r}; it may be {', '.join(EXPECTATIONS)}")
    return expect


def _somewhere_public(host: str, port: int) -> list[str]:
    """Stand in for DNS in a replay, where no address is ever connected to."""
    return ["1.1.1.1"]
