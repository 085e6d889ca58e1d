"""What became of each official table tonight: asked for by publication, landed by table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import duckdb

from orchestration.landing.official import land_file
from orchestration.landing.releases import (
    known_files,
    land_updates,
    mark_withdrawn,
)
from orchestration.landing.upsert import NOTHING, Landed, Row
from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.models import OfficialSource
from scrapers.register.nrm_models import NrmSource
from scrapers.statistics.ees import Ees, Item
from scrapers.statistics.rows import (
    OfficialFile,
    ReleaseProblem,
    ReleaseUpdate,
    RouteProblem,
    Unchanged,
)
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.session import Session


@dataclass(slots=True)
class TableVisit:
    """What became of one official table, or one source of referral figures, tonight."""

    source: OfficialSource | NrmSource
    attempted_at: datetime
    outcome: str = "ok"
    problems: list[str] = field(default_factory=list)
    releases: int = 0
    fetched: int = 0
    cells: Landed = NOTHING

    def went_wrong(self, outcome: str, problem: str) -> None:
        """Note a problem; the first one names the outcome."""
        self.outcome = outcome if self.outcome == "ok" else self.outcome
        self.problems.append(problem)

    @property
    def remedy(self) -> str | None:
        """What a person can do about the first problem; None when there is none."""
        known = OUTCOMES.get(self.outcome)
        return known.remedy or None if known and self.problems else None

    def row(self) -> Row:
        """Return the row of ``raw.source_visits``."""
        return {
            "source_id": self.source.id,
            "attempted_at": self.attempted_at,
            "outcome": self.outcome,
            "message": "; ".join(self.problems) or None,
            "remedy": self.remedy,
            "entries": self.releases,
        }


@dataclass(slots=True)
class PublicationVisit:
    """What became of the tables of one publication; ``aside`` harmed none of them."""

    tables: dict[str, TableVisit]
    aside: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Where rows land, and the run and time they are stamped with."""

    connection: duckdb.DuckDBPyConnection
    run_id: str
    now: datetime


def visit_publication(
    sources: Iterable[OfficialSource],
    session: Session,
    place: Place,
    *,
    from_archive: bool = False,
) -> PublicationVisit:
    """Ask for the tables of one publication and land what is new of them.

    What fails costs its own table and release only, except that the publication itself
    cannot be had: then every table of it failed.

    Args:
        sources: the tables, all of one publication.
        session: what asks.
        place: where to land.
        from_archive: ``session`` replays the archive, so everything is read again.
    """
    asked = tuple(sources)
    visit = PublicationVisit(
        {source.dataset: TableVisit(source, datetime.now(UTC)) for source in asked}
    )
    try:
        known = {} if from_archive else known_files(place.connection)
        for item in Ees(asked, session).files(known):
            _take(item, visit, place)
    except (FetchError, LayoutChanged, TableContractBroken) as error:
        for table in visit.tables.values():
            table.went_wrong(error.outcome, str(error))
    return visit


def _take(item: Item, visit: PublicationVisit, place: Place) -> None:
    if isinstance(item, ReleaseUpdate):
        land_updates(place.connection, [item], run_id=place.run_id, now=place.now)
    elif isinstance(item, RouteProblem):
        visit.aside.append(f"{item.outcome}: {item.problem}")
    elif isinstance(item, ReleaseProblem):
        visit.tables[item.dataset].went_wrong(item.outcome, item.problem)
        if item.outcome == "withdrawn":
            _mark(item, place, withdrawn=True)
    elif isinstance(item, Unchanged) or _landed(item, visit.tables[item.dataset], place):
        visit.tables[item.dataset].releases += 1
        _mark(item, place, withdrawn=False)


def _mark(
    item: OfficialFile | Unchanged | ReleaseProblem, place: Place, *, withdrawn: bool
) -> None:
    mark_withdrawn(
        place.connection,
        item.dataset,
        item.release,
        withdrawn=withdrawn,
        run_id=place.run_id,
        now=place.now,
    )


def _landed(file: OfficialFile, table: TableVisit, place: Place) -> bool:
    """Land a file with its cells; False, and noted, where it breaks its contract."""
    cells, problem = land_file(place.connection, file, run_id=place.run_id, now=place.now)
    table.cells += cells
    table.fetched += 1
    if problem:
        table.went_wrong(TableContractBroken.outcome, problem)
    return not problem
