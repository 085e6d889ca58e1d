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
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

from scrapers.errors import FetchError
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.policy import Policy


@dataclass(slots=True)
class _Clock:
    """What a host's file says; times are seconds since 1970 (UTC)."""

    host: str
    last_start: float = 0.0
    not_before: float = 0.0
    day: str = ""
    requests: int = 0


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
    def turn(self, host: str, wait: float) -> Iterator[None]:
        """Hold ``host`` (``name:port``) for one request, ``wait`` seconds after the last.

        Raises:
            FetchError: ``rate_limited`` when the host asked to be left alone for longer
                than we wait, ``too_many_requests_tonight`` at the day's ceiling.
        """
        with self._locked(host) as file:
            kept = self._read(file, host)
            self._admit(kept)
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
            yield

    def hold(self, host: str, seconds: float) -> None:
        """Ask nothing more of ``host`` for so many seconds from now."""
        with self._locked(host) as file:
            kept = self._read(file, host)
            kept.not_before = max(kept.not_before, self._clock() + seconds)
            self._write(file, kept)

    def _admit(self, kept: _Clock) -> None:
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
        with (self._folder / f"{name}.json").open("a+", encoding="utf-8") as file:
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
        file.truncate()
        file.write(json.dumps(asdict(kept)))
        file.flush()


def _declined(host: str, message: str, outcome: str) -> FetchError:
    return FetchError(message, item=host, outcome=outcome, remedy=OUTCOMES[outcome].remedy)
