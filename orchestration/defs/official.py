"""The official statistics: each release's file of a table, and its cells as printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import dagster as dg

from orchestration.defs.previews import preview
from orchestration.defs.steps import Asking, Step, writing
from orchestration.landing.official import land_file
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import NOTHING, Landed, Row, land
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.sessions import official_sources, open_session
from orchestration.settings import Settings
from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.models import OfficialSource
from scrapers.register.register import Register
from scrapers.statistics.ees import Ees
from scrapers.statistics.rows import OfficialFile, ReleaseProblem
from scrapers.web.session import Session

FILES, CELLS = dg.AssetKey(["raw", "official_files"]), dg.AssetKey(["raw", "official_cells"])


@dataclass(slots=True)
class _Table:
    """What became of one official table tonight."""

    source: OfficialSource
    attempted_at: datetime
    outcome: str = "ok"
    problems: list[str] = field(default_factory=list)
    files: int = 0
    cells: Landed = NOTHING

    def went_wrong(self, outcome: str, problem: str) -> None:
        """Note a problem; the first one names the outcome."""
        self.outcome = outcome if self.outcome == "ok" else self.outcome
        self.problems.append(problem)

    def row(self) -> Row:
        """Return the row of ``raw.source_visits``."""
        return {
            "source_id": self.source.id,
            "attempted_at": self.attempted_at,
            "outcome": self.outcome,
            "message": "; ".join(self.problems) or None,
            "entries": self.files,
        }


@dg.multi_asset(
    name="official",
    specs=[
        dg.AssetSpec(
            FILES,
            group_name="official",
            description="Each official table in each release and version, as downloaded.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            CELLS,
            group_name="official",
            description="Each published cell as printed; reading it is the models' work.",
            kinds={"duckdb"},
        ),
    ],
    pool=WRITER,
)
def official(
    context: dg.AssetExecutionContext,
    config: Asking,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Fetch the newest releases of each official table and land their cells."""
    session = open_session(settings, context.run_id, from_archive=config.from_archive)
    with writing(context, settings, warehouse) as step:
        tables = []
        for source in official_sources(settings, register):
            table = _collect(source, session, step)
            visits = [] if config.from_archive else [table.row()]
            land(
                step.connection,
                TABLES["source_visits"],
                visits,
                run_id=step.run_id,
                now=step.now,
            )
            tables.append(table)
            context.log.info(f"{source.id}: {table.files} files, {table.cells.inserted} new cells")
            for problem in table.problems:
                context.log.warning(f"{source.id}: {problem}")
        yield from _results(step, tables)


def _collect(source: OfficialSource, session: Session, step: Step) -> _Table:
    """Fetch and land one table in all its releases; what fails is noted, the rest goes on."""
    table = _Table(source, datetime.now(UTC))
    try:
        for item in Ees(source, session).files():
            _land(item, table, step)
    except (FetchError, LayoutChanged, TableContractBroken) as error:
        table.went_wrong(error.outcome, str(error))
    return table


def _land(item: OfficialFile | ReleaseProblem, table: _Table, step: Step) -> None:
    if isinstance(item, ReleaseProblem):
        table.went_wrong(item.outcome, item.problem)
        return
    cells, problem = land_file(step.connection, item, run_id=step.run_id, now=step.now)
    table.cells += cells
    if problem:
        table.went_wrong(TableContractBroken.outcome, problem)
    else:
        table.files += 1


def _results(step: Step, tables: list[_Table]) -> Iterator[dg.MaterializeResult[None]]:
    counts = step.connection.execute(
        "select (select count(*) from raw.official_files),"
        " (select count(*) from raw.official_cells)"
    ).fetchall()[0]
    yield dg.MaterializeResult(
        asset_key=FILES,
        metadata={
            "dagster/row_count": counts[0],
            "problems": [problem for table in tables for problem in table.problems],
            "preview": preview(
                step.connection,
                "select dataset, release, version, published_on, rows, outcome, problem"
                " from raw.official_files order by dataset, release desc, version desc limit 10",
            ),
        },
    )
    yield dg.MaterializeResult(
        asset_key=CELLS,
        metadata={
            "dagster/row_count": counts[1],
            "new": sum(table.cells.inserted for table in tables),
            "changed": sum(table.cells.updated for table in tables),
            "preview": preview(
                step.connection,
                "select release, time_period, area_name, indicator, as_printed"
                " from raw.official_cells order by release desc, area_name, indicator,"
                " time_period desc limit 10",
            ),
        },
    )
