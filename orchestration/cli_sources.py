"""``disclosures sources``: who publishes, and how the last visit went."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
from rich.table import Table
from rich.text import Text

from orchestration.asking import ask_once, ask_publication
from orchestration.cli_console import wide_console
from orchestration.sessions import nrm_sources, official_sources, open_register, open_session
from orchestration.settings import Settings
from scrapers.register.models import OfficialSource, Source
from scrapers.register.nrm_models import NrmSource
from scrapers.register.register import Register
from scrapers.statistics.ees import by_publication
from scrapers.web.outcomes import OUTCOMES

ASKED = frozenset({"active", "unverified"})
"""The statuses of sources that may be asked; a blocked one is left alone."""
INBOX = "local_drop"


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What the published copy knows of a source."""

    success_at: datetime | None
    outcome: str | None
    entries: int | None
    message: str | None
    remedy: str | None


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
            "select source_id, last_success_at, last_outcome, entries, last_message, remedy"
            " from marts.sources"
        ).fetchall()
    return {str(row[0]): LastVisit(*row[1:]) for row in rows}


def _rows(
    settings: Settings, register: Register, visits: Mapping[str, LastVisit]
) -> Iterator[tuple[str, ...]]:
    for slug, authority in register.authorities.items():
        sources, none = register.sources_of(slug), authority.no_source
        if none is not None:
            yield authority.name, f"{slug}-none", "none", none.status, "", "never", "", str(none)
        for source in sources:
            visit = visits.get(source.id)
            # an empty inbox says nothing where the authority has another row
            alone = len(sources) == 1 and none is None
            if source.platform == INBOX and not alone and not (visit and visit.entries):
                continue
            yield authority.name, *_row(source, visit)
    publishers: list[OfficialSource | NrmSource] = [
        *official_sources(settings, register),
        *register.nrm.values(),
    ]
    for official in publishers:
        yield f"{official.publisher} (official)", *_row(official, visits.get(official.id))


def _row(source: Source | OfficialSource | NrmSource, visit: LastVisit | None) -> tuple[str, ...]:
    success = f"{visit.success_at:%Y-%m-%d}" if visit and visit.success_at else "never"
    outcome = visit.outcome if visit and visit.outcome else ""
    said = source.status_reason or "" if source.status != "active" else ""
    if visit and outcome in OUTCOMES and outcome != "ok":
        remedy = visit.remedy or OUTCOMES[outcome].remedy
        said = "; ".join(part for part in (visit.message, remedy) if part)
    entries = "" if visit is None or visit.entries is None else str(visit.entries)
    return source.id, source.platform, source.status, entries, success, outcome, said


def _print(rows: Iterator[tuple[str, ...]]) -> None:
    table = Table()
    for name in (
        "authority", "source", "platform", "status", "entries", "last success", "last outcome",
        "what was seen, what to do",
    ):  # fmt: skip
        table.add_column(name, overflow="fold")
    for row in rows:
        # what the register says is text, whatever brackets it has
        table.add_row(*map(Text, row))
    wide_console().print(table)


def _check(settings: Settings, register: Register) -> int:
    """Ask each source once that may be asked, and each publication, and say what it showed.

    A source that nobody has verified is asked too; what it shows is no failure of ours.
    """
    console = wide_console()
    run_id = f"check-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    landed = _newest_landed(settings)
    failed = 0
    with open_session(settings, run_id, register=register) as session:
        asked: list[Source | NrmSource] = [*_to_ask(register), *nrm_sources(settings, register)]
        for source in asked:
            answered, said = ask_once(source, session)
            verified = source.status == "active"
            failed += verified and not answered
            mark = "" if verified else f" ({source.status})"
            console.print(f"{source.id}{mark}: {said}", markup=False, highlight=False)
        for source in _left_alone(register):
            why = f" ({source.status_reason})" if source.status_reason else ""
            console.print(
                f"{source.id}: not asked: {source.status}{why}", markup=False, highlight=False
            )
        for tables in by_publication(official_sources(settings, register)):
            releases = [landed[one.dataset] for one in tables if one.dataset in landed]
            answered, said = ask_publication(tables[0], max(releases, default=None), session)
            failed += not answered
            names = ", ".join(one.id for one in tables)
            console.print(
                f"{tables[0].publication} ({names}): {said}", markup=False, highlight=False
            )
    return int(bool(failed))


def _to_ask(register: Register) -> list[Source]:
    return [
        source for source in register.sources if source.status in ASKED and source.platform != INBOX
    ]


def _left_alone(register: Register) -> list[Source]:
    return [source for source in register.sources if source.status not in ASKED]


def _newest_landed(settings: Settings) -> Mapping[str, str]:
    """Return the newest release of each official table that is published here."""
    place = settings.published / "warehouse.duckdb"
    if not place.exists():
        return {}
    with duckdb.connect(str(place), read_only=True) as published:
        rows = published.execute(
            # a release that was amended has a number behind its slug here
            "select dataset, max(string_split(release, '.')[1]) from marts.official_statistics"
            " where is_latest and time_period is not null group by dataset"
        ).fetchall()
    return {str(dataset): str(release) for dataset, release in rows}
