"""Reading in a child process, so that no document can take the night down with it."""

import json
import os
import subprocess
import sys
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

import scrapers
from scrapers.documents.model import Document
from scrapers.documents.wire import unpacked
from scrapers.errors import DocumentError

SECONDS = 20.0
MEMORY_MB = 1024
_SECONDS_TO_START = 60.0
_GRACE = 0.5
"""Seconds in which an idle worker sees that its socket is closed, and ends."""
_WORKER = "scrapers.documents.worker"


class SafeReader:
    """Owns a worker process that reads documents one at a time, and replaces it.

    A document that takes too long, too much memory, or that crashes a library becomes
    a `DocumentError` with status ``unreadable``; the next one meets a new worker.
    Threads may share a reader; they wait for each other. Use it as a context manager.

    Args:
        timeout: seconds that one document may take.
        memory_mb: MiB of addresses that the worker may have.
    """

    def __init__(self, timeout: float = SECONDS, memory_mb: int = MEMORY_MB) -> None:
        self._timeout = timeout
        self._memory_mb = memory_mb
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The worker's process id; None when there is none."""
        return self._process.pid if self._process else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker; the reader may be used again and starts another."""
        with self._lock:
            self._stop()

    def read(self, data: bytes, name: str) -> Document:
        """Read as `read_document` does, in the worker.

        Raises:
            DocumentError: as `read_document` raises it, or unreadable when the worker
                took too long or died.
        """
        with self._lock:
            connection = self._started()
            try:
                connection.send_bytes(name.encode("utf-8", errors="replace"))
                connection.send_bytes(data)
                if not connection.poll(self._timeout):
                    self._stop(grace=0)
                    raise _lost(f"took more than {self._timeout:g} seconds to read", name)
                reply = json.loads(connection.recv_bytes())
            except (EOFError, OSError) as error:
                code = self._stop()
                signal = f" (signal {-code})" if code and code < 0 else ""
                what = f"crashed the process that read it{signal}, or needed too much memory"
                raise _lost(what, name) from error
            except BaseException:
                # a worker that is left in the middle of an answer cannot be used again
                self._stop()
                raise
        if "error" in reply:
            raise DocumentError(**_error(reply["error"]))
        return unpacked(reply["document"])

    def _started(self) -> Connection:
        if self._connection is not None and self._process and self._process.poll() is None:
            return self._connection
        self._stop()
        ours, theirs = Pipe()
        descriptor = theirs.fileno()
        command = [sys.executable, "-m", _WORKER, str(descriptor), str(self._memory_mb)]
        self._process = subprocess.Popen(
            command, pass_fds=[descriptor], env=_environment(), stdin=subprocess.DEVNULL
        )
        theirs.close()
        self._connection = ours
        if not ours.poll(_SECONDS_TO_START):
            self._stop()
            raise TimeoutError(f"the reading process did not start in {_SECONDS_TO_START:g} s")
        ours.recv_bytes()
        return ours

    def _stop(self, grace: float = _GRACE) -> int | None:
        """End the worker if there is one; return its exit code if it had ended by itself."""
        code = None
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            try:
                code = self._process.wait(timeout=grace)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._connection = self._process = None
        return code


def read_safely(
    data: bytes, name: str, timeout: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Document:
    """Read one document in a process of its own; for many, keep a `SafeReader`."""
    with SafeReader(timeout, memory_mb) as reader:
        return reader.read(data, name)


def _lost(what: str, name: str) -> DocumentError:
    return DocumentError(what, item=name, status="unreadable", remedy="open it by hand")


def _environment() -> dict[str, str]:
    """Return our environment with the folder of this package on the child's path."""
    home = str(Path(scrapers.__path__[0]).parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def _error(values: dict[str, str]) -> dict[str, Any]:
    return {key: values[key] for key in ("message", "item", "status", "remedy")}
