"""One request at a time to a host, and the right time between two of them.

The clock of each host is a small file that is locked while a request is under way:
threads and processes alike (Dagster runs its steps in processes of their own) keep the
same distance, and many hosts go on side by side.
"""

import fcntl
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from scrapers.errors import FetchError
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.policy import DAY, Policy

_YEAR = 365 * DAY


@dataclass(slots=True)
class _Clock:
    """What a host's file says; times are seconds since 1970 (UTC)."""

    host: str
    last_start: float = 0.0
    not_before: float = 0.0
    day: str = ""
    requests: int = 0
    refused: int = 0
    """Refusals on end."""
    blocked_until: float = 0.0
    blocked_as: str = ""
    """The outcome that the host was last left alone for."""


class Turn:
    """One request's turn: what came of it is told here, for the turns to come."""

    def __init__(self, kept: _Clock, policy: Policy, now: Callable[[], float]) -> None:
        self._kept = kept
        self._policy = policy
        self._now = now
        self.changed = False

    def told(self, outcome: str) -> None:
        """Note what became of the request, a word of `web.outcomes`.

        A bot wall, or refusals on end, leave the host alone for the policy's time.
        """
        kept, before = self._kept, replace(self._kept)
        if outcome == "forbidden":
            kept.refused += 1
        elif outcome in ("ok", "not_modified"):
            kept.refused = 0
        if outcome == "blocked_bot" or kept.refused >= self._policy.refusals:
            kept.blocked_until = self._now() + self._policy.blocked_for
            kept.blocked_as, kept.refused = outcome, 0
        self.changed = kept != before


class Hosts:
    """The turns of every host, kept below ``folder``.

    Args:
        folder: where the hosts' clocks lie; shared by whoever asks the same hosts.
        policy: its `longest_wait` and `requests_a_night` are kept here.
        clock: seconds since 1970.
        sleep: waits for so many seconds.
    """

    def __init__(
        self,
        folder: Path,
        policy: Policy,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder = folder
        self._policy = policy
        self._clock = clock
        self._sleep = sleep

    @contextmanager
    def turn(self, host: str, wait: float) -> Iterator[Turn]:
        """Hold ``host`` for one request, ``wait`` seconds after the last.

        Args:
            host: its name, or ``name:port`` where ports are hosts of their own.
            wait: seconds from the start of the last request to that of this one.

        Raises:
            FetchError: ``rate_limited`` when the host asked to be left alone for longer
                than we wait, ``too_many_requests_tonight`` at the day's ceiling,
                ``blocked_bot`` or ``forbidden`` while it is left alone for that.
        """
        with self._locked(host) as file:
            kept = self._read(file, host)
            self._admit(kept, file.name)
            pause = max(
                # a clock that was set back must not make us wait for the lost hours
                min(kept.last_start + wait - self._clock(), wait),
                kept.not_before - self._clock(),
            )
            if pause > 0:
                self._sleep(pause)
            kept.last_start = self._clock()
            kept.requests += 1
            self._write(file, kept)
            turn = Turn(kept, self._policy, self._clock)
            yield turn
            if turn.changed:
                self._write(file, kept)

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing more of ``host`` for so many seconds from now, at most a year."""
        seconds = min(seconds, _YEAR)  # some say a number that no calendar holds
        with self._locked(host) as file:
            kept = self._read(file, host)
            kept.not_before = max(kept.not_before, self._clock() + seconds)
            self._write(file, kept)

    def _admit(self, kept: _Clock, file: str) -> None:
        if kept.blocked_until > self._clock():
            until = datetime.fromtimestamp(kept.blocked_until, UTC)
            why = {"blocked_bot": "it showed a bot wall"}.get(kept.blocked_as, "it refused access")
            raise _declined(
                kept.host,
                f"{why}, and is left alone until {until:%d %B %Y %H:%M} UTC (to ask it before,"
                f" remove {file})",
                kept.blocked_as,
            )
        today = datetime.fromtimestamp(self._clock(), UTC).date().isoformat()
        if kept.day != today:
            kept.day, kept.requests = today, 0
        if kept.requests >= self._policy.requests_a_night:
            raise _declined(
                kept.host,
                f"{kept.requests} requests to this host today",
                "too_many_requests_tonight",
            )
        if kept.not_before - self._clock() > self._policy.longest_wait:
            until = datetime.fromtimestamp(kept.not_before, UTC)
            raise _declined(
                kept.host,
                f"the host asked to be left alone until {until:%d %B %Y %H:%M} UTC",
                "rate_limited",
            )

    @contextmanager
    def _locked(self, host: str) -> Iterator[IO[str]]:
        self._folder.mkdir(parents=True, exist_ok=True)
        name = sha256(host.encode()).hexdigest()[:32]
        path = self._folder / f"{name}.json"
        path.touch()
        with path.open("r+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # let go when the file is closed
            yield file

    @staticmethod
    def _read(file: IO[str], host: str) -> _Clock:
        file.seek(0)
        try:
            return _Clock(**json.loads(file.read()))
        except (ValueError, TypeError):
            return _Clock(host)  # new, or torn by a kill: as if never asked

    @staticmethod
    def _write(file: IO[str], kept: _Clock) -> None:
        file.seek(0)
        file.write(json.dumps(asdict(kept)))
        # cut to nothing first, some file systems write it out to the disk each time
        file.truncate()


def _declined(host: str, message: str, outcome: str) -> FetchError:
    return FetchError(message, item=host, outcome=outcome, remedy=OUTCOMES[outcome].remedy)
