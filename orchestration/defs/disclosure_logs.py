"""The disclosure logs: what each authority lists, and the documents of every entry.

Sources are visited side by side, one request at a time to a host; each lands as soon as it
is done, so that a kill costs the sources that were still on their way and no more.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import groupby

import dagster as dg

from orchestration.defs.partitions import AUTHORITIES
from orchestration.defs.previews import markdown, show_partitions
from orchestration.defs.steps import Asking, writing
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.sessions import open_archive, open_session
from orchestration.settings import Settings
from orchestration.visits.land import LandedVisit, land_visit
from orchestration.visits.visit import Visit, visit
from scrapers.platforms.base import platform
from scrapers.register.models import Source
from scrapers.register.register import Register
from scrapers.web.session import Session

AT_ONCE = 32
"""Sources on their way at one time: they wait for their hosts, hardly for us."""
INBOX = "local_drop"
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
    config: Asking,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Visit every active source of the authorities and land what it shows."""
    sources = [
        source
        for slug in context.partition_keys
        for source in register.sources_of(slug)
        if source.status == "active"
        # most authorities have an inbox that nobody ever used: no visit, no row a night
        and (source.platform != INBOX or (settings.inbox / slug).is_dir())
    ]
    session = open_session(settings, context.run_id, from_archive=config.from_archive)
    with writing(context, settings, warehouse) as step:
        landed = []
        for visited in _visit_all(sources, session, settings, register):
            one = land_visit(
                step.connection,
                visited,
                run_id=step.run_id,
                now=step.now,
                recorded=not config.from_archive,
            )
            landed.append(one)
            context.log.info(_told(one))
        codes = {slug: register.authorities[slug].la_code for slug in context.partition_keys}
        show_partitions(context, step.connection, codes, SHOWN)
        yield from _results(landed)


def _visit_all(
    sources: Sequence[Source], session: Session, settings: Settings, register: Register
) -> Iterator[Visit]:
    """Visit sources side by side and yield each visit when it is done."""
    archive = open_archive(settings)
    slugs = {known.la_code: slug for slug, known in register.authorities.items()}

    def one(source: Source) -> Visit:
        inbox = settings.inbox / slugs[source.la_code]
        place = inbox if source.platform == INBOX else session
        return visit(source, platform(source.platform), place, session=session, archive=archive)

    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="visit") as threads:
        for done in as_completed([threads.submit(one, source) for source in sources]):
            yield done.result()


def _told(landed: LandedVisit) -> str:
    """Return how a visit went as one line for a person."""
    visit, source = landed.visit, landed.visit.source.id
    if visit.outcome != "ok":
        remedy = f" ({visit.remedy})" if visit.remedy else ""
        return f"{source}: {visit.outcome}: {visit.message}{remedy}"
    said = f"{source}: {len(visit.entries)} entries, {landed.requests.inserted} new"
    if landed.withdrawn:
        said += f", {landed.withdrawn} withdrawn"
    return f"{said}; {visit.message}" if visit.message else said


def _results(landed: Sequence[LandedVisit]) -> Iterator[dg.MaterializeResult[None]]:
    by_outcome = sorted(landed, key=lambda one: (one.visit.outcome != "ok", one.visit.outcome))
    outcomes = {
        outcome: len(list(visits))
        for outcome, visits in groupby(by_outcome, key=lambda one: one.visit.outcome)
    }
    failed = [one.visit for one in by_outcome if one.visit.outcome != "ok"]
    yield dg.MaterializeResult(
        asset_key=REQUESTS,
        metadata={
            "run/new": sum(one.requests.inserted for one in landed),
            "run/changed": sum(one.requests.updated for one in landed),
            "run/withdrawn": sum(one.withdrawn for one in landed),
        },
    )
    yield dg.MaterializeResult(
        asset_key=DOCUMENTS,
        metadata={
            "run/new": sum(one.documents.inserted for one in landed),
        },
    )
    yield dg.MaterializeResult(
        asset_key=VISITS,
        metadata={
            "run/visited": len(landed),
            "run/outcomes": outcomes,
            "run/failed": markdown(
                ["source", "outcome", "message", "remedy"],
                [(one.source.id, one.outcome, one.message, one.remedy) for one in failed],
            ),
        },
    )
