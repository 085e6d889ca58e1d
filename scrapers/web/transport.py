"""A `requests` adapter whose sockets are checked before anything is sent on them."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.response import HTTPResponse

from scrapers.web.guard import Guard


class PrivatePeer(OSError):
    """The socket went to a private address although the name's answers were public."""


class GuardedAdapter(HTTPAdapter):
    """Sends over the network, to peers that ``guard`` lets by; never retries by itself."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools with connections that look at their peer."""
        super().init_poolmanager(*args, **kwargs)
        guard = self._guard

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                _check(guard, self)

            def getresponse(self) -> HTTPResponse:  # type: ignore[override]
                with _in_time(self):
                    return super().getresponse()

        class Secure(Plain, HTTPSConnection):  # its methods come before those of HTTPS
            pass

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


@contextmanager
def _in_time(connection: HTTPConnection) -> Iterator[None]:
    """Hang up when the head of an answer is not whole within the connection's time-out.

    The time-out itself is of one read: a server that sends its head byte by byte would
    hold us for ever. The body has a deadline of its own.
    """
    if connection.timeout is None:
        yield
        return
    late = threading.Event()
    line = connection.sock

    def hang_up() -> None:
        late.set()
        with suppress(OSError):  # it is gone already
            socket.socket.shutdown(line, socket.SHUT_RDWR)  # past TLS, which a reader still uses

    watch = threading.Timer(connection.timeout, hang_up)
    watch.daemon = True
    watch.start()
    try:
        yield
    except (OSError, HTTPException):
        if not late.is_set():
            raise
    finally:
        watch.cancel()
    if late.is_set():  # what ends too early passes for a whole head
        raise TimeoutError("the head of the answer did not end")


def _check(guard: Guard, connection: HTTPConnection) -> None:
    peer = str(connection.sock.getpeername()[0])
    if not guard.check_peer(connection.host, connection.port or 0, peer):
        connection.close()
        raise PrivatePeer(f"{connection.host} led to the private address {peer}")
