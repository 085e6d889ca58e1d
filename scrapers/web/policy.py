"""How politely and how far the session goes: waits and ceilings."""

from dataclasses import dataclass

LEAST_PUBLIC_WAIT = 1.0
"""Seconds: no setting brings the wait for a public host below this."""
DAY = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Waits in seconds and ceilings of one session.

    Args:
        wait: least seconds between the starts of two requests to one host.
        max_bytes: largest answer, unpacked.
        max_page_bytes: largest page of HTML: taking one apart needs fifty times its size.
        max_ratio: how many times its size on the wire an answer may unpack to.
        max_seconds: longest time an answer may take, from request to last byte.
        max_redirects: hops followed from the address asked for.
        attempts: how often one address is asked when it fails for the moment.
        backoff: seconds before the second attempt; doubled for each one after.
        longest_wait: most seconds a host may ask us to wait; asked for more, it is
            left alone for the night.
        requests_a_night: most requests to one host in one day (UTC).
        blocked_for: how long a host is left alone that showed a bot wall, or refused
            ``refusals`` times on end. A little under a week, so that the same hour of the
            same weekday asks again.
        refusals: refusals on end (401, 403, 451) that are taken for a wall.
    """

    wait: float = 2.0
    max_bytes: int = 50_000_000
    max_page_bytes: int = 5_000_000
    max_ratio: float = 200.0
    max_seconds: float = 60.0
    max_redirects: int = 5
    attempts: int = 3
    backoff: float = 2.0
    longest_wait: float = 600.0
    requests_a_night: int = 5_000
    blocked_for: float = 6.5 * DAY
    refusals: int = 3

    def wait_for(
        self, *, let_through: bool, crawl_delay: float | None = None, interval: float | None = None
    ) -> float:
        """Return the seconds to keep between two requests to a host.

        A host let through (a replica on this machine) may be asked as often as the
        setting says; a public one at most once a second. A longer ``Crawl-delay`` wins, and
        so does a longer ``interval``, the register's for the source.
        """
        wait = self.wait if let_through else max(self.wait, LEAST_PUBLIC_WAIT)
        return max(wait, crawl_delay or 0.0, interval or 0.0)
