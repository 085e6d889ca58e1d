"""One run at a time: a lock on the home that ends with the process, however it ends."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO

TRIES, PAUSE = 5, 0.3
"""How often the lock is tried, and the seconds between."""
_held: dict[Path, IO[str]] = {}


class AlreadyRunning(RuntimeError):
    """Another process is running the pipeline on this home."""


def hold(home: Path) -> None:
    """Take the lock of ``home`` and keep it until this process ends.

    Taking it again in the same process does nothing. The kernel lets go of it when the
    process ends, also by a kill, so no lock is ever left behind.

    Raises:
        AlreadyRunning: another process holds it; the message names that process.
    """
    path = home.resolve() / "run.lock"
    if path in _held:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = path.open("a+", encoding="ascii")
    if not _taken(handle):
        handle.seek(0)
        holder = handle.read().strip() or "unknown"
        handle.close()
        raise AlreadyRunning(
            f"{home}: process {holder} is running the pipeline here (wait until it has"
            " finished, or set DISCLOSURES_HOME to another folder)"
        )
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    handle.flush()
    _held[path] = handle


def _taken(handle: IO[str]) -> bool:
    """Try to take the lock for a moment: a sensor may hold it just to see that it is free."""
    for attempt in range(TRIES):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if attempt + 1 < TRIES:
                time.sleep(PAUSE)
        else:
            return True
    return False


def release(home: Path) -> None:
    """Let go of the lock before the process ends, where one process holds several homes."""
    if handle := _held.pop(home.resolve() / "run.lock", None):
        handle.close()
