"""The official statistics: each release's file of a table, and its cells as printed."""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from orchestration.defs.previews import preview
from orchestration.defs.resources import register as known_register
from orchestration.defs.steps import Asking, Step, writing
from orchestration.landing import runs
from orchestration.landing.registry import land_registry
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.sessions import official_sources, open_session
from orchestration.settings import Settings
from orchestration.visits.official import Place, PublicationVisit, TableVisit, visit_publication
from scrapers.register.register import Register
from scrapers.statistics.ees import by_publication
from scrapers.statistics.tables import contract

FILES, ROWS, CELLS, UPDATES, INDICATORS, COLUMNS = (
    dg.AssetKey(["raw", f"official_{name}"])
    for name in ("files", "rows", "cells", "updates", "indicators", "columns")
)
DESCRIPTIONS = {
    FILES: "Each official table in each release and version, as downloaded.",
    ROWS: "Each row of each file as printed, its cells in a list.",
    CELLS: "Each published cell as printed, out of the rows; reading it is the models' work.",
    UPDATES: "The publisher's own notes on what it amended in a release.",
    INDICATORS: "What each indicator of each table is, as the registry of tables says.",
    COLUMNS: "Each release's columns: seen, renamed since, or dropped.",
}
SHOWN = {
    FILES: "select dataset, release, version, published_on, rows, outcome, withdrawn_at, problem"
    " from raw.official_files order by dataset, release desc, version desc limit 10",
    ROWS: "select dataset, release, time_period, geographic_level, region_name, la_name, printed"
    " from raw.official_rows limit 10",
    CELLS: "select release, time_period, area_name, indicator, as_printed"
    " from raw.official_cells limit 10",
    UPDATES: "select publication, release, updated_on, summary from raw.official_updates"
    " order by updated_on desc, summary limit 10",
    INDICATORS: "select dataset, indicator, label, unit from raw.official_indicators"
    " order by dataset, indicator limit 10",
    COLUMNS: "select dataset, release, column_name, canonical, state from raw.official_columns"
    " where state <> 'seen' order by dataset, release desc, column_name limit 10",
}


def check_name(dataset: str) -> str:
    """Return the name of the check on one official table."""
    return f"official_{dataset}_sound"


def severity(dataset: str) -> dg.AssetCheckSeverity:
    """Return how bad it is when a table does not come: nobody has seen an unverified one yet."""
    verified = contract(dataset).status == "active"
    return dg.AssetCheckSeverity.ERROR if verified else dg.AssetCheckSeverity.WARN


@dg.multi_asset(
    name="official_tables",
    specs=[
        dg.AssetSpec(key, group_name="official", description=text, kinds={"duckdb"})
        for key, text in DESCRIPTIONS.items()
    ],
    check_specs=[
        dg.AssetCheckSpec(
            check_name(dataset),
            asset=FILES,
            description=f"The table {dataset} came in every release and kept its contract.",
        )
        for dataset in known_register().official
    ],
    pool=WRITER,
)
def official(
    context: dg.AssetExecutionContext,
    config: Asking,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Fetch what is new in the newest releases of each official table and land its cells."""
    session = open_session(settings, context.run.run_id, from_archive=config.from_archive)
    tables: list[TableVisit] = []
    with writing(context, settings, warehouse) as step:
        runs.land_sensor_journals(step.connection, settings.archive, now=step.now)
        land_registry(step.connection, run_id=step.run_id, now=step.now)
        place = Place(step.connection, step.run_id, step.now)
        for sources in by_publication(official_sources(settings, register)):
            visit = visit_publication(sources, session, place, from_archive=config.from_archive)
            tables += visit.tables.values()
            _tell(context, visit)
            visits = [] if config.from_archive else [one.row() for one in visit.tables.values()]
            land(step.connection, TABLES["source_visits"], visits, run_id=step.run_id, now=step.now)
        yield from _results(step, tables)
        yield from _checks(tables)


def _tell(context: dg.AssetExecutionContext, visit: PublicationVisit) -> None:
    for table in visit.tables.values():
        name = table.source.id
        context.log.info(
            f"{name}: {table.releases} releases, {table.fetched} files read,"
            f" {table.cells.inserted} new cells"
        )
        for problem in table.problems:
            context.log.warning(f"{name}: {problem}")
    for problem in visit.aside:
        context.log.warning(problem)


def _results(step: Step, tables: Sequence[TableVisit]) -> Iterator[dg.MaterializeResult[None]]:
    told: dict[dg.AssetKey, dict[str, Any]] = {
        FILES: {"problems": [problem for table in tables for problem in table.problems]},
        CELLS: {
            "new": sum(table.cells.inserted for table in tables),
            "changed": sum(table.cells.updated for table in tables),
        },
    }
    for key, query in SHOWN.items():
        count = step.connection.execute(f"select count(*) from raw.{key.path[-1]}").fetchall()
        yield dg.MaterializeResult(
            asset_key=key,
            metadata={
                "dagster/row_count": count[0][0],
                **told.get(key, {}),
                "preview": preview(step.connection, query),
            },
        )


def _checks(tables: Sequence[TableVisit]) -> Iterator[dg.AssetCheckResult]:
    """Yield the check on each table; a failed one says what went wrong and what to do."""
    asked = {table.source.dataset: table for table in tables}
    for dataset in known_register().official:
        table = asked.get(dataset)
        said = "not asked: its source is not active" if table is None else "as it should be"
        if table and table.problems:
            said = "; ".join(table.problems)
            said += f" ({table.remedy})" if table.remedy and table.remedy not in said else ""
        yield dg.AssetCheckResult(
            passed=not (table and table.problems),
            asset_key=FILES,
            check_name=check_name(dataset),
            severity=severity(dataset),
            description=said,
            metadata={
                "releases": table.releases if table else 0,
                "files read": table.fetched if table else 0,
                "outcome": table.outcome if table else "not asked",
            },
        )
