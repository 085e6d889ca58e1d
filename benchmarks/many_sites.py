"""A web of councils on loopback: 153 logs of 200 entries, each at a port of its own.

Five shapes of log, in about the shares that are estimated for England: web pages of the
council's own and cases, newest first in pages of ten; a directory of records in no order of
time; one page that lists everything; a log of disclosures that states its count. One title in
seven is about children's social care. Every answer carries an ETag.

Run as a module, it serves until its standard input ends, and says on its standard output
which ports it took, then, at the end, the requests it saw as JSON: ``[[port, path, status,
seconds since the start], ...]``.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

SITES, ENTRIES, A_PAGE = 153, 200, 10
TODAY = datetime.now(UTC).date()
APART = timedelta(days=4)
"""Between two entries: 200 of them go back a little over two years."""
TITLES = (
    "Child protection plans by category", "Potholes reported on A roads", "Business rates refunds",
    "Parking notices issued at schools", "Licensed premises", "Tree works in conservation areas",
    "Library opening hours",
)  # fmt: skip
SHAPES = (
    *("html_listing", "icasework", "html_listing", "jadu_directory", "html_listing"),
    *("document_index", "html_listing", "icasework", "html_listing", "jadu_directory"),
    *("govuk_disclosure_log", "document_index"),
)
"""In turn: of twelve councils, which has what."""
ROBOTS = b"User-agent: *\nAllow: /\n"


@dataclass
class Site:
    """One council's log; what it shows depends on its number alone."""

    number: int
    seen: list[tuple[str, int, float]] = field(default_factory=list)

    @property
    def shape(self) -> str:
        return SHAPES[self.number % len(SHAPES)]

    def answer(self, path: str) -> tuple[str, bytes] | None:
        """Return the media type and body at ``path``; None where there is nothing."""
        if path == "/robots.txt":
            return "text/plain", ROBOTS
        if path.startswith("/files/"):
            key = path.split("/")[2].partition(".")[0]
            return "text/plain", _letter(self.number, int(key)).encode()
        page = _PAGES[self.shape](path)
        return ("text/html; charset=utf-8", _html(page)) if page else None


def _titled(entry: int) -> str:
    return f"{TITLES[entry % len(TITLES)]} {entry}"


def _day(entry: int) -> str:
    """Return when an entry, 0 the newest, was answered."""
    day = TODAY - APART * entry
    return f"{day.day} {day:%B %Y}"


def _letter(site: int, entry: int) -> str:
    return (
        f"Freedom of information request {entry}\n\nYou asked how many children were on child"
        f" protection plans at 31 March 2025.\n\nResponse: {site + entry} children.\n"
    )


def _html(main: str) -> bytes:
    return f"<!DOCTYPE html><html><body><main>{main}</main></body></html>".encode()


def _cases(path: str) -> str | None:
    """Return a page of the log of cases, or one case."""
    if path.startswith("/foi-requests?page="):
        page = int(path.rpartition("=")[2])
        shown = range(page * A_PAGE, min((page + 1) * A_PAGE, ENTRIES))
        items = "".join(
            f'<li><a href="/foi-requests/{_case(n)}">{_titled(n)}</a>'
            f" <span>Received: {_day(n)}</span></li>"
            for n in shown
        )
        more = f'<a rel="next" href="/foi-requests?page={page + 1}">Next</a>'
        return f"<ul>{items}</ul>{more if shown.stop < ENTRIES else ''}" if shown else None
    if path.startswith("/foi-requests/"):
        n = ENTRIES - int(path.rpartition("/")[2]) + 1_000_000
        return (
            f"<p>Freedom of Information Request</p><h1>{_titled(n)}</h1>"
            f"<p>Received: {_day(n)}</p><p>How many were there?</p><h2>Outcome / Documents</h2>"
            f'<ul><li><a href="/files/{n}.txt">Response (all information to be supplied)</a>'
            " - text/plain - Download</li></ul>"
        )
    return None


def _case(entry: int) -> int:
    return 1_000_000 + ENTRIES - entry


def _records(path: str) -> str | None:
    """Return a page of the directory, by title as directories are, or one record."""
    if path.startswith("/directory/7/foi"):
        page = int(path.removeprefix("/directory/7/foi").strip("/") or "1") - 1
        numbers = sorted(range(ENTRIES), key=_titled)[page * A_PAGE : (page + 1) * A_PAGE]
        items = "".join(
            f'<li><a class="list__link" href="/directory-record/{n}/r">{_titled(n)}</a></li>'
            for n in numbers
        )
        more = f'<a rel="next" href="/directory/7/foi/{page + 2}">Next</a>'
        last = (page + 1) * A_PAGE >= ENTRIES
        return f'<ul class="list--record">{items}</ul>{"" if last else more}'
    if path.startswith("/directory-record/"):
        n = int(path.split("/")[2])
        return (
            f"<h1>{_titled(n)}</h1><dl><dt>FOI Number</dt><dd>FOI{n:06}</dd>"
            f"<dt>Date Received</dt><dd>{_day(n)}</dd><dt>Request</dt><dd>How many?</dd>"
            f"<dt>Response</dt><dd><p>{_letter(0, n)}</p></dd></dl>"
        )
    return None


def _index(path: str) -> str | None:
    """Return the one page that lists all letters."""
    if path != "/log":
        return None
    rows = "".join(
        f"<tr><td>FOI {n}</td><td>{_day(n)}</td>"
        f'<td><a href="/files/{n}.txt">{_titled(n)}</a></td></tr>'
        for n in range(ENTRIES)
    )
    return f"<table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr>{rows}</table>"


def _answers(path: str) -> str | None:
    """Return a page of the council's own answers, or one answer."""
    if path.partition("?")[0] == "/answers":
        page = int(path.partition("?page=")[2] or "0")
        shown = range(page * A_PAGE, min((page + 1) * A_PAGE, ENTRIES))
        items = "".join(
            f'<div class="row"><a href="/answers/{n}-answer">{_titled(n)}</a>'
            f' <span class="date">{_day(n)}</span></div>'
            for n in shown
        )
        more = f'<a rel="next" href="/answers?page={page + 1}">Next</a>'
        return f"{items}{more if shown.stop < ENTRIES else ''}"
    if path.startswith("/answers/"):
        n = int(path.split("/")[2].partition("-")[0])
        return (
            f"<h1>{_titled(n)}</h1><h2>Your request</h2><p>How many were there?</p>"
            f"<h2>Our response</h2><p>{_letter(0, n)}</p>"
        )
    return None


def _disclosures(path: str) -> str | None:
    """Return a page of the log of disclosures, or one disclosure."""
    if path.partition("?")[0] == "/disclosures":
        page = int(path.partition("?page=")[2] or "1")
        shown = range((page - 1) * A_PAGE, min(page * A_PAGE, ENTRIES))
        items = "".join(
            f'<li><a href="/disclosures/{_uuid(n)}">{_titled(n)}</a><p>Published: {_day(n)}</p>'
            for n in shown
        )
        more = f'<a rel="next" href="/disclosures?page={page + 1}">Next</a>'
        last = shown.stop >= ENTRIES
        return f"<p>{ENTRIES} disclosures</p><ol>{items}</ol>{'' if last else more}"
    if path.startswith("/disclosures/"):
        n = int(path.rpartition("/")[2].partition("-")[0], 16)
        return (
            f"<h1>{_titled(n)}</h1><dl><dt>Case reference</dt><dd>FOI2025/{n:05}</dd>"
            f"<dt>Received</dt><dd>{_day(n + 5)}</dd><dt>Published</dt><dd>{_day(n)}</dd></dl>"
            f"<h2>Request</h2><p>How many?</p><h2>Response</h2><p>{_letter(0, n)}</p>"
        )
    return None


def _uuid(entry: int) -> str:
    return f"{entry:08x}-2448-4f47-87c6-a862f143cd70"


_PAGES: dict[str, Callable[[str], str | None]] = {
    "icasework": _cases,
    "jadu_directory": _records,
    "document_index": _index,
    "html_listing": _answers,
    "govuk_disclosure_log": _disclosures,
}


async def _serve(
    site: Site, start: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    """Answer the requests of one connection until the client has no more."""
    while line := await reader.readline():
        path = line.split()[1].decode()
        headers: dict[str, str] = {}
        while (header := (await reader.readline()).decode("latin-1")).strip():
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        found = site.answer(path)
        kind, body = found or ("text/plain", b"nothing here")
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        status = 404 if found is None else 304 if headers.get("if-none-match") == tag else 200
        site.seen.append((path, status, time.monotonic() - start))
        body = body if status != 304 else b""
        writer.write(
            f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nETag: {tag}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await writer.drain()
    writer.close()


async def _main() -> None:
    sites = [Site(number) for number in range(SITES)]
    start = time.monotonic()
    servers = [
        await asyncio.start_server(
            lambda r, w, site=site: _serve(site, start, r, w), "127.0.0.1", 0
        )
        for site in sites
    ]
    ports = [server.sockets[0].getsockname()[1] for server in servers]
    print(json.dumps([[site.shape, port] for site, port in zip(sites, ports, strict=True)]))
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    seen = [
        (port, *request) for site, port in zip(sites, ports, strict=True) for request in site.seen
    ]
    print(json.dumps(seen))


if __name__ == "__main__":
    asyncio.run(_main())
