"""The fetch log while a run goes on: one JSON line for each request made or refused.

Each line is one write to a file opened for appending, so a killed run has lost nothing
and several processes of one run may share the file.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from scrapers.rows import FetchRecord

_LOG = logging.getLogger(__name__)


class Journal:
    """Appends the `FetchRecord`s of run ``run_id`` to the file ``path``; thread-safe."""

    def __init__(self, path: Path, run_id: str) -> None:
        self.path = Path(path)
        self.run_id = run_id
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._close_torn_line()

    def write(self, record: FetchRecord) -> None:
        """Append ``record``; it is in the file when this returns."""
        line = json.dumps(asdict(record), default=datetime.isoformat, ensure_ascii=False)
        self._append(line.encode() + b"\n")

    def _close_torn_line(self) -> None:
        # a line that a killed process left without an end must not swallow our first
        if self.path.is_file() and (told := self.path.read_bytes()) and told[-1:] != b"\n":
            self._append(b"\n")

    def _append(self, line: bytes) -> None:
        handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)


def read_journal(path: Path) -> Iterator[FetchRecord]:
    """Yield the records of a journal in order.

    A line that was torn when its process was killed is skipped, with a warning in the
    log that gives its number.
    """
    if not Path(path).is_file():
        return
    for number, line in enumerate(Path(path).read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            told["fetched_at"] = datetime.fromisoformat(told["fetched_at"])
            record = FetchRecord(**told)
        except (ValueError, KeyError, TypeError):
            _LOG.warning("%s: line %d is torn and was skipped", path, number)
            continue
        yield record
