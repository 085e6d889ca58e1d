"""The National Referral Mechanism's figures: the Home Office's, and one police force's."""

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from orchestration.defs.previews import preview
from orchestration.defs.steps import Asking, Step, writing
from orchestration.landing.nrm import land_release
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.sessions import nrm_sources, open_session
from orchestration.settings import Settings
from orchestration.visits.official import TableVisit
from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.nrm_models import ArcGisSource, GovUkSource, NrmSource
from scrapers.register.register import Register
from scrapers.statistics.nrm import NrmRelease
from scrapers.statistics.nrm_ho import read_releases
from scrapers.statistics.nrm_wmp import read_dashboard
from scrapers.statistics.rows import ReleaseProblem
from scrapers.web.session import Session

FILES, STATISTICS = dg.AssetKey(["raw", "nrm_files"]), dg.AssetKey(["raw", "nrm_statistics"])


@dg.multi_asset(
    name="nrm",
    specs=[
        dg.AssetSpec(
            FILES,
            group_name="official",
            description="Each release of National Referral Mechanism figures, and its licence.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            STATISTICS,
            group_name="official",
            description="Referrals by police force and of the whole country, never of one council.",
            kinds={"duckdb"},
        ),
    ],
    pool=WRITER,
)
def nrm(
    context: dg.AssetExecutionContext,
    config: Asking,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Ask both publishers and land their figures; one that fails costs itself only."""
    session = open_session(settings, context.run_id, from_archive=config.from_archive)
    with writing(context, settings, warehouse) as step:
        visits = []
        for source in nrm_sources(settings, register):
            visit = _visit(source, session, step)
            rows = [] if config.from_archive else [visit.row()]
            land(step.connection, TABLES["source_visits"], rows, run_id=step.run_id, now=step.now)
            visits.append(visit)
            context.log.info(
                f"{source.id}: {visit.releases} releases, {visit.cells.inserted} new figures"
            )
            for problem in visit.problems:
                context.log.warning(f"{source.id}: {problem}")
        yield from _results(step, visits)


def _visit(source: NrmSource, session: Session, step: Step) -> TableVisit:
    visit = TableVisit(source, datetime.now(UTC))
    try:
        for release in _releases(source, session):
            if isinstance(release, ReleaseProblem):
                visit.went_wrong(release.outcome, release.problem)
                continue
            visit.cells += land_release(step.connection, release, run_id=step.run_id, now=step.now)
            visit.releases += 1
    except (FetchError, LayoutChanged, TableContractBroken) as error:
        visit.went_wrong(error.outcome, str(error))
    return visit


def _releases(source: NrmSource, session: Session) -> Iterator[NrmRelease | ReleaseProblem]:
    if isinstance(source, ArcGisSource):
        yield read_dashboard(source, session)
    elif isinstance(source, GovUkSource):
        yield from read_releases(source, session)


def _results(step: Step, visits: list[TableVisit]) -> Iterator[dg.MaterializeResult[None]]:
    counts = step.connection.execute(
        "select (select count(*) from raw.nrm_files), (select count(*) from raw.nrm_statistics)"
    ).fetchall()[0]
    yield dg.MaterializeResult(
        asset_key=FILES,
        metadata={
            "dagster/row_count": counts[0],
            "problems": [problem for visit in visits for problem in visit.problems],
            "preview": preview(
                step.connection,
                "select dataset, release, version, published_on, cells, licence, notes"
                " from raw.nrm_files order by dataset, release desc, version desc limit 10",
            ),
        },
    )
    yield dg.MaterializeResult(
        asset_key=STATISTICS,
        metadata={
            "dagster/row_count": counts[1],
            "new": sum(visit.cells.inserted for visit in visits),
            "changed": sum(visit.cells.updated for visit in visits),
            "preview": preview(
                step.connection,
                "select release, period_label, area_name, indicator, as_printed, note"
                " from raw.nrm_statistics order by period_start desc nulls last, area_name,"
                " indicator limit 10",
            ),
        },
    )
