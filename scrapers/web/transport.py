"""A `requests` adapter whose sockets are checked before anything is sent on them."""

from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

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

        class Secure(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                _check(guard, self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def _check(guard: Guard, connection: HTTPConnection) -> None:
    peer = str(connection.sock.getpeername()[0])
    if not guard.check_peer(connection.host, connection.port or 0, peer):
        connection.close()
        raise PrivatePeer(f"{connection.host} led to the private address {peer}")
