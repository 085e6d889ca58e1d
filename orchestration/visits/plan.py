"""What a visit is for: how far back it reads, what of it it opens, and how much at most."""

import hashlib
import importlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal

import duckdb

from orchestration.settings import Settings
from orchestration.visits.known import Known, known_of
from scrapers.platforms.base import Listed
from scrapers.platforms.relevance import VERSION, is_relevant
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source

Kind = Literal["night", "sweep", "recording"]
INBOX = "local_drop"
_PLATFORMS = "scrapers.platforms"
RECORDED = 5
"""Entries that a recording opens at most: enough to compare them with their pages."""
RECORD_AGAIN = timedelta(days=7)
"""A recording that failed is tried again after so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one visit is to do.

    Attributes:
        kind: a night looks at what is new or young, a sweep at everything, a recording
            at a few entries of a source that nobody has verified.
        known: what the warehouse knows of the source.
        since: entries of this day and later are looked at again; None: all are.
        ceiling: entries whose page is asked for at most; None: all.
        all_requests: open also what is not about children's social care.
        relevant: tells what we came for by the texts of a listing.
        vocabulary: the version of what ``relevant`` goes by.
        fingerprint: of the register's entry and the adapter, for a recording.
        from_archive: nobody is asked; what the archive lacks has only not been opened.
    """

    kind: Kind = "night"
    known: Known = field(default_factory=Known)
    since: date | None = None
    ceiling: int | None = None
    all_requests: bool = False
    relevant: Callable[..., bool] = is_relevant
    vocabulary: str = VERSION
    fingerprint: str | None = None
    from_archive: bool = False

    @property
    def window(self) -> Window:
        """How far back the listing is read: all of it while something in it waits."""
        if self.kind != "night" or self.since is None or self.known.waiting:
            return EVERYTHING
        others = {} if self.all_requests else self.known.passed_over
        return Window(since=self.since, known={**others, **self._dates()})

    def wants(self, listed: Listed) -> bool:
        """Tell whether an entry is what we came for; one that is ours already stays so."""
        ours = listed.key in self.known.entries or listed.key in self.known.withdrawn
        if self.all_requests or ours:
            return True
        asked = listed.entry.request_text if listed.entry else None
        title = listed.entry.title if listed.entry else None
        return self.relevant(listed.title, title, asked)

    def due(self, listed: Collection[Listed]) -> list[Listed]:
        """Return those whose page is to be asked for, the most pressing first.

        What was never opened comes before what a failure or a sweep left, and that before
        what is young or swept; among equals, what was opened longest ago.
        """
        young = Window(since=self.since, known=self._dates())
        ranked = []
        for place, one in enumerate(listed):
            entry = self.known.entries.get(one.key)
            if entry is None or entry.opened_on is None:
                ranked.append((0, date.min, place, one))
            elif self.known.owes(one.key):
                ranked.append((1, entry.opened_on, place, one))
            elif self.kind != "night" or young.wants(one):
                ranked.append((2, entry.opened_on, place, one))
        return [one for *_, one in sorted(ranked, key=lambda rank: rank[:3])]

    def _dates(self) -> dict[str, date]:
        return {key: entry.latest for key, entry in self.known.entries.items()}


def plan_visit(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    settings: Settings,
    now: datetime,
    sweep: bool = False,
    all_requests: bool = False,
    asked_for: bool = False,
    from_archive: bool = False,
) -> Plan | None:
    """Return what a source is to be visited for tonight; None where it is left alone.

    Args:
        connection: the warehouse.
        source: the register's entry.
        settings: live, or the sample, which records nothing.
        now: when, UTC.
        sweep: look at everything that is listed.
        all_requests: open also what is not about children's social care.
        asked_for: a person asked for this authority, so it is recorded once more.
        from_archive: nobody is asked; all that the archive holds is read.
    """
    if source.status == "unverified" and settings.sources == "live" and not from_archive:
        fingerprint = fingerprint_of(source)
        if asked_for or _to_record(connection, source, fingerprint, now):
            return Plan(kind="recording", ceiling=RECORDED, fingerprint=fingerprint)
        return None
    if source.status != "active":
        return None
    every = all_requests or settings.all_requests
    if source.platform == INBOX:
        return Plan(all_requests=True)
    if from_archive:
        return Plan(all_requests=every, from_archive=True)
    return Plan(
        kind="sweep" if sweep else "night",
        known=known_of(connection, source.id, VERSION, now.date()),
        since=None if sweep else now.date() - timedelta(days=source.refetch_days),
        ceiling=source.max_details_per_run,
        all_requests=every,
    )


def fingerprint_of(source: Source) -> str:
    """Return what a recording is of: the register's entry and the adapter as they are."""
    code = b"".join(path.read_bytes() for path in code_of(source.platform))
    return hashlib.sha256(source.model_dump_json().encode() + code).hexdigest()[:16]


@lru_cache
def code_of(platform: str) -> tuple[Path, ...]:
    """Return the files of a platform: its module, and those of the folder that it uses."""
    found: dict[str, Path] = {}
    waiting = [f"{_PLATFORMS}.{platform}"]
    while waiting:
        name = waiting.pop()
        if name in found or not name.startswith(f"{_PLATFORMS}."):
            continue
        module = importlib.import_module(name)
        found[name] = Path(str(module.__file__))
        waiting += [str(getattr(used, "__module__", "")) for used in vars(module).values()]
    return tuple(found[name] for name in sorted(found))


def _to_record(
    connection: duckdb.DuckDBPyConnection, source: Source, fingerprint: str, now: datetime
) -> bool:
    """Tell whether a source is still to be recorded, as its entry stands now."""
    found = connection.execute(
        "select outcome, attempted_at from raw.source_visits"
        " where source_id = ? and kind = 'recording' and fingerprint = ?"
        " order by attempted_at desc limit 1",
        [source.id, fingerprint],
    ).fetchall()
    if not found:
        return True
    outcome, attempted_at = found[0]
    return bool(outcome != "recorded" and now - attempted_at >= RECORD_AGAIN)
