"""One request over the wire, from headers to a judged and archived body."""

import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace

import requests
from requests.adapters import BaseAdapter
from urllib3.exceptions import HTTPError

from scrapers.errors import FetchError
from scrapers.web.archive import Archive
from scrapers.web.body import BodyError, read_body, read_start
from scrapers.web.content import judge, problem_said, sniff
from scrapers.web.outcomes import of_status
from scrapers.web.payload import Payload
from scrapers.web.policy import Policy
from scrapers.web.replay import KEPT_AS, NOT_ARCHIVED, REPLAY_HEADER, ReplayAdapter
from scrapers.web.response import Exchange
from scrapers.web.robots import MAX_BYTES
from scrapers.web.transport import PrivatePeer
from scrapers.web.urls import joined, redact
from scrapers.web.walls import wall

ROBOTS = "robots"
"""What is expected of a robots.txt: its start, unjudged."""
_REDIRECTS = (301, 302, 303, 307, 308)
_CONNECT_SECONDS = 15.0
_START_OF_ERROR_PAGE = 65_536


class Exchanger:
    """Makes single requests; never follows, retries or waits. Thread-safe.

    Args:
        archive: keeps every body that comes with status 200, before it is judged.
        policy: its ceilings of bytes, ratio and seconds are kept here.
        adapter: sends; certificates are always verified.
        agent: the User-Agent header.
    """

    def __init__(self, archive: Archive, policy: Policy, adapter: BaseAdapter, agent: str) -> None:
        self._archive = archive
        self._policy = policy
        self._adapter = adapter
        self._agent = agent

    def send(
        self, url: str, expect: str, validators: Mapping[str, str], payload: Payload | None = None
    ) -> Exchange:
        """Ask for ``url`` once and return what came of it; raises nothing of the network's.

        A ``payload`` is sent by POST.
        """
        begun = time.monotonic()
        longest = self._policy.max_seconds
        asked = Exchange(url=url, outcome="connection_error")
        try:
            with self._answer(url, validators, payload) as answer:
                asked = replace(
                    asked, url=answer.url, status=answer.status_code, headers=answer.headers
                )
                came = self._judged(asked, answer, expect, begun + longest, bool(validators))
        except BodyError as error:
            came = replace(asked, outcome=error.outcome, message=error.message)
        except FetchError as error:  # a replayed blob that is lost
            came = replace(asked, outcome=error.outcome, message=error.message)
        except (requests.RequestException, HTTPError, OSError) as error:
            outcome, message = _failure(error)
            came = replace(asked, outcome=outcome, message=message)
        return replace(came, seconds=time.monotonic() - begun)

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._adapter.close()

    def _answer(
        self, url: str, validators: Mapping[str, str], payload: Payload | None
    ) -> requests.Response:
        """Send past `requests.Session.send`, which reads the whole body of a redirect."""
        asked = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
        asked |= validators
        if payload is not None:
            asked["Content-Type"] = payload.media_type
        if payload is not None and payload.name and isinstance(self._adapter, ReplayAdapter):
            asked[KEPT_AS] = payload.name
        method, body = ("GET", None) if payload is None else ("POST", payload.body)
        # no cookies: what a site sets is not sent back, so no visit depends on another
        request = requests.Request(method, url, headers=asked, data=body).prepare()
        longest = self._policy.max_seconds
        # no proxies: the guard cannot see past one
        return self._adapter.send(
            request, stream=True, timeout=(min(_CONNECT_SECONDS, longest), longest), verify=True
        )

    def _judged(
        self,
        asked: Exchange,
        answer: requests.Response,
        expect: str,
        deadline: float,
        conditional: bool,
    ) -> Exchange:
        location = answer.headers.get("Location")
        if answer.status_code in _REDIRECTS and location:
            target = joined(answer.url, location)
            said = f"leads to {redact(target)}"
            return replace(asked, outcome="ok", message=said, location=target)
        outcome = of_status(answer.status_code)
        if outcome == "not_modified":
            if conditional:
                return replace(asked, outcome=outcome)
            said = "status 304 to a request without a condition"
            return replace(asked, outcome="server_error", message=said)
        if outcome != "ok":
            return self._refused(asked, answer, outcome, deadline)
        if expect == ROBOTS:
            return _with_body(asked, read_start(answer, limit=MAX_BYTES, deadline=deadline))
        policy = self._policy
        most = policy.max_page_bytes if expect == "html" else policy.max_bytes
        body = read_body(answer, max_bytes=most, max_ratio=policy.max_ratio, deadline=deadline)
        return self._content(asked, body, expect)

    def _content(self, asked: Exchange, body: bytes, expect: str) -> Exchange:
        came = _with_body(asked, body)
        if body:
            came = replace(came, sha256=self._archive.put(body))
        wrong = judge(body, expect, asked.headers)
        return replace(came, outcome=wrong[0], message=wrong[1], body=b"") if wrong else came

    def _refused(
        self, asked: Exchange, answer: requests.Response, outcome: str, deadline: float
    ) -> Exchange:
        replayed = isinstance(self._adapter, ReplayAdapter)
        if replayed and answer.headers.get(REPLAY_HEADER) == NOT_ARCHIVED:
            said = "the archive holds no answer of this address"
            return replace(asked, outcome="not_archived", message=said)
        try:
            start = read_start(answer, limit=_START_OF_ERROR_PAGE, deadline=deadline)
        except BodyError:
            start = b""  # the status has said it all; the page was for people
        walled = wall(start, answer.headers)
        if walled and walled[0] == "blocked_bot":
            said = f"{walled[1]} (status {answer.status_code})"
            return replace(asked, outcome="blocked_bot", message=said)
        said = f"status {answer.status_code} {answer.reason or ''}".strip()
        said = "; ".join(part for part in (said, problem_said(start)) if part)
        return replace(asked, outcome=outcome, message=said)


def _with_body(asked: Exchange, body: bytes) -> Exchange:
    return replace(asked, outcome="ok", body=body, size=len(body), media_type=sniff(body))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield ``error`` and what it was made of: causes, contexts, and arguments."""
    seen: list[BaseException] = []
    waiting = [error]
    while waiting:
        now = waiting.pop(0)
        if now in seen:
            continue
        seen.append(now)
        yield now
        parts = [now.__cause__, now.__context__, getattr(now, "reason", None), *now.args]
        waiting += [part for part in parts if isinstance(part, BaseException)]


def _failure(error: BaseException) -> tuple[str, str]:
    """Return outcome and message; the library's own text may hold a URL with its secrets."""
    for part in _chain(error):
        if isinstance(part, PrivatePeer):
            return "refused_host", str(part)
        if isinstance(part, ssl.SSLCertVerificationError):
            return "tls_error", f"the certificate is not valid: {part.verify_message}"
        if isinstance(part, ssl.SSLError):
            return "tls_error", f"the TLS handshake failed: {part.reason or type(part).__name__}"
    if isinstance(error, requests.exceptions.SSLError):
        return "tls_error", "the TLS handshake failed"
    if isinstance(error, (requests.Timeout, TimeoutError)):
        return "timeout", f"no answer in time ({type(error).__name__})"
    reasons = [part.strerror for part in _chain(error) if isinstance(part, OSError)]
    said = next((reason for reason in reasons if reason), type(error).__name__)
    return "connection_error", f"the connection failed: {said}"
