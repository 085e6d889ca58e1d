"""A small web server on loopback that plays a council's site, faults and all.

::

    with Replica() as site:
        site.route("/page", Answer("<html>…", media_type="text/html", etag='"1"'))
        site.route("/flaky", [Answer(status=503), Answer("ok")])   # the last one repeats
        site.route("/made", lambda seen: Answer(seen.path))
        site.route("/old", redirect("/page"))
        session.get(site.url("/page"), allow_hosts=[site.host], ...)
        assert [seen.path for seen in site.seen] == [...]
        site.fault = Answer(status=503)   # every path, until it is None again

A route is looked up by path and query first, then by the path alone; what has no route
is 404. Every request is kept in `Replica.seen`.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from replica_answers import Answer, head_of, is_unchanged, page, redirect


@dataclass
class Seen:
    """One request; times are on the scale of `time.monotonic`."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float
    answered_at: float | None = None
    status: int | None = None
    body: bytes = b""


Handler = Callable[[Seen], Answer]
Route = Answer | Handler | Sequence[Answer]


class Replica:
    """The server; starts on entering, stops on leaving.

    Args:
        name: how its URLs call it: ``127.0.0.1`` or ``localhost``.
        certificate: a PEM file with certificate and key: serve https with it.
    """

    def __init__(self, name: str = "127.0.0.1", certificate: Path | None = None) -> None:
        self.seen: list[Seen] = []
        self.fault: Answer | None = None
        self._routes: dict[str, Route] = {}
        self._turns: dict[str, int] = {}
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _handler_of(self))
        self._scheme = "http"
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._scheme = "https"
        self.host = f"{name}:{self._server.server_address[1]}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.close_connections()
        self._server.server_close()

    def url(self, path: str = "/") -> str:
        """Return the address of ``path`` on this server."""
        return f"{self._scheme}://{self.host}{path}"

    def route(self, path: str, route: Route) -> None:
        """Answer ``path`` (with its query, or without) by ``route`` from now on."""
        with self._lock:
            self._routes[path] = route
            self._turns.pop(path, None)

    def paths(self, *, robots: bool = False) -> list[str]:
        """Return the paths asked for so far, in order; robots.txt only when wanted."""
        return [seen.path for seen in self.seen if robots or seen.path != "/robots.txt"]

    def answer(self, seen: Seen) -> Answer:
        """Return the answer to one request and keep the request."""
        with self._lock:
            self.seen.append(seen)
            key = seen.path if seen.path in self._routes else seen.path.partition("?")[0]
            route = self.fault or self._routes.get(key, Answer("nothing here", status=404))
            if isinstance(route, Sequence):
                turn = self._turns.get(key, 0)
                self._turns[key] = turn + 1
                route = route[min(turn, len(route) - 1)]
        return route if isinstance(route, Answer) else route(seen)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._connections: list[socket.socket] = []
        self._threads_left: list[threading.Thread] = []

    def process_request(self, request: socket.socket, client_address: object) -> None:
        self._connections.append(request)
        thread = threading.Thread(
            target=self.process_request_thread, args=(request, client_address), daemon=True
        )
        self._threads_left.append(thread)
        thread.start()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is part of many tests: say nothing."""

    def close_connections(self) -> None:
        for connection in self._connections:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # closed already
        for thread in self._threads_left:
            thread.join(timeout=2)


def _handler_of(replica: Replica) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *args: object) -> None:
            """The requests are in `Replica.seen`."""

        def do_GET(self) -> None:
            seen = Seen(self.command, self.path, dict(self.headers), time.monotonic())
            seen.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer = replica.answer(seen)
            time.sleep(answer.delay)
            if answer.drop:
                self.close_connection = True
                return
            unchanged = is_unchanged(self.headers, answer)
            seen.status = 304 if unchanged else answer.status
            body = b"" if unchanged else answer.sent_body
            # the whole answer is one write: loopback with Nagle would add 40 ms to each
            head = head_of(answer, seen.status, len(body))
            if answer.slow_head:
                self._drip(head, answer.slow_head)
            elif answer.endless:
                self.wfile.write(head)
                while True:  # until the client hangs up, or the replica stops
                    self.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
                    time.sleep(answer.drip)
            elif answer.drip:
                self.wfile.write(head)
                self._drip(body, answer.drip)
            else:
                self.wfile.write(head + body[: answer.cut])
            self.close_connection = self.close_connection or answer.cut is not None
            seen.answered_at = time.monotonic()

        def _drip(self, data: bytes, seconds: float) -> None:
            for code in data:
                time.sleep(seconds)
                self.wfile.write(bytes([code]))

        do_POST = do_GET

    return Handler


__all__ = ["Answer", "Replica", "Seen", "page", "redirect"]
