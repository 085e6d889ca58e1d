"""Where a request may go: the hosts of its source, and never into a private network.

An address is looked at twice: its DNS answers before the request, and the peer that the
socket really has before anything is sent (`transport`), so that a name that answers
otherwise the second time gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Collection, Iterable
from urllib.parse import urlsplit

from scrapers.errors import FetchError
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.urls import host_and_port, redact

Resolver = Callable[[str, int], Iterable[str]]
"""Host and port to IP addresses as text; raises OSError when there is none."""


class NoAddress(FetchError):
    """The host's name has no address just now: another attempt may find one."""


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses the system's resolver gives for ``host``.

    Raises:
        OSError: the name has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(str(error)) from error
    return [str(address[4][0]) for address in found]


def is_public(address: str) -> bool:
    """Return whether ``address`` is one that anybody on the internet may have.

    IPv4 addresses carried inside IPv6 ones (mapped, 6to4, NAT64) count as themselves.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class Guard:
    """Says whether a URL may be asked.

    Args:
        let_through: ``host:port`` pairs that may be private (a replica on loopback).
        resolver: gives the addresses of a host.
    """

    def __init__(
        self, let_through: Collection[str] = frozenset(), resolver: Resolver = resolve
    ) -> None:
        self._let_through = {pair.strip().lower() for pair in let_through}
        self._resolver = resolver

    def lets_through(self, host: str, port: int) -> bool:
        """Return whether ``host:port`` is one of those that may be private."""
        return f"{host.lower()}:{port}" in self._let_through

    def check(self, url: str, allow_hosts: Collection[str]) -> None:
        """Return when ``url`` may be asked for a source that may ask ``allow_hosts``.

        Args:
            url: a canonical http(s) URL.
            allow_hosts: host names, or ``host:port``; nothing matches by its ending.

        Raises:
            FetchError: ``refused_host``, or ``connection_error`` when the host has no
                address.
        """
        if "@" in urlsplit(url).netloc:
            raise _refused(url, "addresses with a user name in them are not asked")
        try:
            host, port = host_and_port(url)
        except (ValueError, KeyError):
            raise _refused(url, "this is not an http or https address") from None
        allowed = {name.lower() for name in allow_hosts}
        if not {host, f"{host}:{port}"} & allowed:
            raise _refused(url, f"the host {host} is not one of this source's")
        if not self.lets_through(host, port):
            self._check_addresses(url, host, port)

    def check_peer(self, host: str, port: int, address: str) -> bool:
        """Return whether a socket for ``host:port`` may have the peer ``address``."""
        return self.lets_through(host, port) or is_public(address)

    def _check_addresses(self, url: str, host: str, port: int) -> None:
        try:
            addresses = list(self._resolver(host, port))
        except OSError as error:
            raise NoAddress(
                f"the host {host} has no address: {error.strerror or type(error).__name__}",
                item=redact(url),
                outcome="connection_error",
                remedy=OUTCOMES["connection_error"].remedy,
            ) from None
        private = [address for address in addresses if not is_public(address)]
        if private:
            raise _refused(url, f"the host {host} has the private address {private[0]}")


def _refused(url: str, message: str) -> FetchError:
    remedy = OUTCOMES["refused_host"].remedy
    return FetchError(message, item=redact(url), outcome="refused_host", remedy=remedy)
