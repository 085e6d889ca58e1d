"""``disclosures sources``: who publishes, and how the last visit went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
from rich.table import Table

from orchestration.asking import ask_once
from orchestration.cli_console import wide_console
from orchestration.sessions import official_sources, open_register, open_session
from orchestration.settings import Settings
from scrapers.register.models import OfficialSource, Source
from scrapers.register.register import Register
from scrapers.web.outcomes import OUTCOMES


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What the published copy knows of a source."""

    success_at: datetime | None
    outcome: str | None
    entries: int | None


def list_sources(*, check: bool) -> int:
    """Print every authority and official source; return 1 when one asked did not answer."""
    settings = Settings.from_env()
    if check and settings.sources == "live":
        settings.require_contact()
    register = open_register(settings)
    visits = _last_visits(settings)
    _print(_rows(settings, register, visits))
    return _check(settings, register) if check else 0


def _last_visits(settings: Settings) -> Mapping[str, LastVisit]:
    """Return the last visits, by source; none when nothing was published yet."""
    place = settings.published / "warehouse.duckdb"
    if not place.exists():
        return {}
    with duckdb.connect(str(place), read_only=True) as published:
        rows = published.execute(
            "select source_id, last_success_at, last_outcome, entries from marts.sources"
        ).fetchall()
    return {str(row[0]): LastVisit(*row[1:]) for row in rows}


def _rows(
    settings: Settings, register: Register, visits: Mapping[str, LastVisit]
) -> Iterator[tuple[str, ...]]:
    for slug, authority in register.authorities.items():
        sources = register.sources_of(slug)
        for source in sources:
            visit = visits.get(source.id)
            # an empty inbox says nothing where the authority has other sources
            if (
                source.platform == "local_drop"
                and len(sources) > 1
                and not (visit and visit.entries)
            ):
                continue
            yield authority.name, *_row(source, visit)
    for official in official_sources(settings, register):
        yield f"{official.publisher} (official)", *_row(official, visits.get(official.id))


def _row(source: Source | OfficialSource, visit: LastVisit | None) -> tuple[str, ...]:
    success = f"{visit.success_at:%Y-%m-%d}" if visit and visit.success_at else "never"
    outcome = visit.outcome if visit and visit.outcome else ""
    known = OUTCOMES.get(outcome)
    remedy = source.status_reason or "" if source.status != "active" else ""
    if known and outcome != "ok":
        remedy = known.remedy
    entries = "" if visit is None or visit.entries is None else str(visit.entries)
    return source.id, source.platform, source.status, entries, success, outcome, remedy


def _print(rows: Iterator[tuple[str, ...]]) -> None:
    table = Table()
    for name in (
        "authority", "source", "platform", "status", "entries", "last success", "last outcome",
        "what to do",
    ):  # fmt: skip
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    wide_console().print(table)


def _check(settings: Settings, register: Register) -> int:
    """Ask each active source once, and say what it showed."""
    console = wide_console()
    run_id = f"check-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    failed = 0
    with open_session(settings, run_id) as session:
        asked: list[Source | OfficialSource] = [
            source
            for source in register.sources
            if source.status == "active" and source.platform != "local_drop"
        ]
        for source in [*asked, *official_sources(settings, register)]:
            answered, said = ask_once(source, session)
            failed += not answered
            console.print(f"{source.id}: {said}", markup=False, highlight=False)
    return int(bool(failed))
