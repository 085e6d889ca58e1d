"""The polite session: every request of the project goes through `Session`."""

import json
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from requests.adapters import BaseAdapter

from scrapers.errors import FetchError
from scrapers.web.archive import Archive, Stored
from scrapers.web.content import EXPECTATIONS, judge, sniff
from scrapers.web.courier import Ask, Courier
from scrapers.web.exchange import Exchanger
from scrapers.web.guard import Guard, resolve
from scrapers.web.hosts import Hosts
from scrapers.web.journal import Journal
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.policy import Policy
from scrapers.web.replay import ReplayAdapter
from scrapers.web.response import Exchange, Response, response_of
from scrapers.web.robots import AGENT, Robots
from scrapers.web.transport import GuardedAdapter
from scrapers.web.urls import file_name, redact


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
        clock: seconds since 1970.
        sleep: waits for so many seconds.

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
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        index = adapter.index if isinstance(adapter, ReplayAdapter) else None
        if index is None and not contact:
            raise ValueError("a session for the network needs a contact for its user agent")
        self._from_archive = index is not None and index.realm is None
        self._archive = archive.within(index.realm) if index and index.realm else archive
        # answers that were no use: asked for conditionally too, and no use while unchanged
        self._unfit = archive.within(f"{self._archive.realm}-unfit")
        self._clock = clock
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
            robots=None if self._from_archive else Robots(self._archive, self._now),
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
        if expect not in EXPECTATIONS:
            raise ValueError(f"expect is {expect!r}; it may be {', '.join(EXPECTATIONS)}")
        ask = Ask(url, source_id, allow_hosts, expect, since)
        ask = replace(ask, url=self._courier.spelled(ask, url))
        stored = self._archive.recall(ask.url) or self._borrowed(ask, same_as)
        unfit = self._unfit.recall(ask.url)
        latest = unfit or stored
        known = latest if latest and self._archive.has(latest.sha256) else None
        exchange = self._courier.follow(ask, known)
        if exchange.outcome == "not_modified" and known:
            confirmed = self._confirmed(ask, known, exchange.headers.get("Last-Modified"))
            if confirmed:
                return confirmed
            exchange = self._courier.follow(ask, None)
        if exchange.outcome == "wrong_content" and exchange.sha256 and not self._from_archive:
            self._unfit.remember(self._stored(ask, exchange, exchange.sha256, unfit))
        if exchange.outcome != "ok":
            raise _failed(ask, exchange.outcome, exchange.message)
        self._unfit.forget(ask.url)
        digest = self._archive.put(exchange.body)
        kept = self._stored(ask, exchange, digest, stored)
        self._remember(kept)
        return response_of(kept, 200, "ok", exchange.body)

    def post(
        self,
        url: str,
        payload: Mapping[str, object],
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
    ) -> Response:
        """Return the JSON answer to a query; its bytes are kept, but never replayed.

        Args:
            url: as in `get`; a redirect is an error.
            payload: sent as JSON. Asking must change nothing at the site: what fails for
                the moment is asked again.
            source_id: as in `get`.
            allow_hosts: as in `get`.

        Raises:
            FetchError: nothing usable came; its ``outcome`` says why.
        """
        body = json.dumps(payload).encode()
        ask = Ask(url, source_id, allow_hosts, "json", payload=body)
        ask = replace(ask, url=self._courier.spelled(ask, url))
        exchange = self._courier.follow(ask, None)
        if exchange.outcome != "ok":
            raise _failed(ask, exchange.outcome, exchange.message)
        digest = self._archive.put(exchange.body)
        return response_of(self._stored(ask, exchange, digest, None), 200, "ok", exchange.body)

    def _borrowed(self, ask: Ask, same_as: str | None) -> Stored | None:
        other = self._archive.recall(self._courier.spelled(ask, same_as)) if same_as else None
        if other is None:
            return None
        # the tag speaks for the bytes, the date only for the address that it came from
        return replace(other, url=ask.url, final_url=ask.url, last_modified=None)

    def _confirmed(self, ask: Ask, known: Stored, modified: str | None) -> Response | None:
        """Return the archived answer; None when its bytes are damaged or of another kind.

        Raises:
            FetchError: the site confirmed an answer that was no use and still is none.
        """
        try:
            body = self._archive.get(known.sha256)
        except FetchError:
            return None
        fault = judge(body, ask.expect)
        if fault and known == self._unfit.recall(ask.url):
            raise _failed(ask, fault[0], fault[1])
        if fault:
            return None
        known = replace(known, last_modified=known.last_modified or modified)
        self._remember(replace(known, checked_at=self._now()))
        return response_of(known, 304, "not_modified", body)

    def _stored(self, ask: Ask, exchange: Exchange, digest: str, before: Stored | None) -> Stored:
        now = self._now()
        same = before is not None and before.sha256 == digest
        return Stored(
            url=ask.url,
            final_url=exchange.url,
            status=200,
            sha256=digest,
            media_type=exchange.media_type or sniff(exchange.body),
            file_name=file_name(exchange.url, exchange.headers.get("Content-Disposition")),
            etag=exchange.headers.get("ETag"),
            last_modified=exchange.headers.get("Last-Modified"),
            fetched_at=before.fetched_at if before and same else now,
            checked_at=now,
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _remember(self, stored: Stored) -> None:
        if not self._from_archive:  # what was only re-read was not confirmed by its site
            self._archive.remember(stored)


def _failed(ask: Ask, outcome: str, message: str | None) -> FetchError:
    known = OUTCOMES[outcome]
    said = message or known.meaning
    return FetchError(said, item=redact(ask.url), outcome=outcome, remedy=known.remedy)


def _somewhere_public(host: str, port: int) -> list[str]:
    """Stand in for DNS in a replay, where no address is ever connected to."""
    return ["1.1.1.1"]
