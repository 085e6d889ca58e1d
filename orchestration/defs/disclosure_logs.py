"""The disclosure logs: what each authority lists, and the documents of every entry.

Sources are visited side by side, one request at a time to a host; each lands as soon as it
is done, so that a kill costs the sources that were still on their way and no more.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

import dagster as dg

from orchestration.defs.partitions import AUTHORITIES
from orchestration.defs.previews import show_partitions
from orchestration.defs.steps import Visiting, writing
from orchestration.defs.visits_shown import Brief, show_visits, totals
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.sessions import open_archive, open_session
from orchestration.settings import Settings
from orchestration.visits.land import land_visit
from orchestration.visits.model import Visit
from orchestration.visits.plan import INBOX, Plan, plan_visit
from orchestration.visits.visit import visit
from scrapers.platforms.base import platform
from scrapers.register.models import Source
from scrapers.register.register import Register
from scrapers.web.session import Session

AT_ONCE = 200
"""Sources on their way at one time, more than there are: they wait for their hosts, not for us."""
REQUESTS, DOCUMENTS, VISITS = (
    dg.AssetKey(["raw", name]) for name in ("foi_requests", "foi_documents", "source_visits")
)

SHOWN = {
    REQUESTS: (
        "source_id, reference, title, received_on, disposition, problem",
        "first_seen_at desc, request_id",
    ),
    DOCUMENTS: ("file_name, bytes, read_status, url", "fetched_at desc, document_id"),
}


@dg.multi_asset(
    name="disclosure_logs",
    specs=[
        dg.AssetSpec(
            REQUESTS,
            group_name="disclosure_logs",
            description="One row per answered request, as its disclosure log lists it.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            DOCUMENTS,
            group_name="disclosure_logs",
            description="The documents of each request; their bytes are in the archive.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            VISITS,
            group_name="disclosure_logs",
            description="How the visit to each source went, night by night.",
            kinds={"duckdb"},
        ),
    ],
    partitions_def=AUTHORITIES,
    backfill_policy=dg.BackfillPolicy.single_run(),
    pool=WRITER,
)
def disclosure_logs(
    context: dg.AssetExecutionContext,
    config: Visiting,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Visit every source of the authorities that is to be visited, and land what it shows."""
    sources = [
        source
        for slug in context.partition_keys
        for source in register.sources_of(slug)
        # most authorities have an inbox that nobody ever used: no visit, no row a night
        if source.platform != INBOX or (settings.inbox / slug).is_dir()
    ]
    session = open_session(
        settings, context.run_id, register=register, from_archive=config.from_archive
    )
    with writing(context, settings, warehouse) as step:
        plans = [
            (source, plan)
            for source in sources
            if (
                plan := plan_visit(
                    step.connection,
                    source,
                    settings=settings,
                    now=step.now,
                    sweep=config.sweep,
                    all_requests=config.all_requests,
                    asked_for=len(context.partition_keys) == 1,
                    from_archive=config.from_archive,
                )
            )
        ]
        visits = []
        for visited in _visit_all(plans, session, settings, register):
            landed = land_visit(
                step.connection,
                visited,
                run_id=step.run_id,
                now=step.now,
                recorded=not config.from_archive,
            )
            visits.append(Brief.of(landed))
            context.log.info(str(visits[-1]))
        codes = {slug: register.authorities[slug].la_code for slug in context.partition_keys}
        show_partitions(context, step.connection, codes, SHOWN)
        show_visits(context, VISITS, register, visits)
        yield from _results(visits)


def _visit_all(
    plans: Sequence[tuple[Source, Plan]],
    session: Session,
    settings: Settings,
    register: Register,
) -> Iterator[Visit]:
    """Visit sources side by side and yield each visit when it is done."""
    archive = open_archive(settings)
    slugs = {known.la_code: slug for slug, known in register.authorities.items()}

    def one(source: Source, plan: Plan) -> Visit:
        inbox = settings.inbox / slugs[source.la_code]
        place = inbox if source.platform == INBOX else session
        return visit(
            source,
            platform(source.platform),
            place,
            session=session,
            archive=archive,
            plan=plan,
        )

    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="visit") as threads:
        for done in as_completed([threads.submit(one, *planned) for planned in plans]):
            yield done.result()


def _results(visits: Sequence[Brief]) -> Iterator[dg.MaterializeResult[None]]:
    yield dg.MaterializeResult(
        asset_key=REQUESTS,
        metadata={
            "run/new": sum(one.requests.inserted for one in visits),
            "run/changed": sum(one.requests.updated for one in visits),
            "run/withdrawn": sum(one.withdrawn for one in visits),
        },
    )
    yield dg.MaterializeResult(
        asset_key=DOCUMENTS,
        metadata={"run/new": sum(one.documents.inserted for one in visits)},
    )
    yield dg.MaterializeResult(asset_key=VISITS, metadata=totals(visits))
