"""The letters: documents that this version of the reader has not read, read."""

from collections.abc import Iterator, Mapping
from itertools import islice

import dagster as dg
import duckdb

from orchestration import review_decisions
from orchestration.defs.disclosure_logs import DOCUMENTS
from orchestration.defs.partitions import AUTHORITIES
from orchestration.defs.previews import markdown, show_partitions
from orchestration.defs.steps import writing
from orchestration.landing.readings import LandedReadings, land_readings, waiting
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.reading import read_each
from orchestration.review_decisions import ReviewError, load
from orchestration.review_figures import figures, no_longer_found, undecided
from orchestration.review_tables import GONE, MOST, WAITING, gone_rows, waiting_rows
from orchestration.sessions import open_archive
from orchestration.settings import Settings
from scrapers.documents.isolated import SafeReader
from scrapers.letters.version import READER_VERSION
from scrapers.register.register import Register

FIGURES, NON_ANSWERS = dg.AssetKey(["raw", "foi_figures"]), dg.AssetKey(["raw", "foi_non_answers"])
NEWEST = "landed_at desc, document_id, char_start"
SHOWN = {
    FIGURES: ("topic, measure, period_label, as_printed, quote, confidence", NEWEST),
    NON_ANSWERS: ("question, outcome, exemption, quote, redirect_dataset", NEWEST),
}
Metadata = Mapping[str, str | int | dg.MarkdownMetadataValue]
BATCH = 100
"""Documents a transaction: what a kill can cost, against what a commit costs."""


class Reading(dg.Config):
    """Configuration of the step; ``again`` reads also what this version has read."""

    again: bool = False


@dg.multi_asset(
    name="letters",
    specs=[
        dg.AssetSpec(
            FIGURES,
            deps=[DOCUMENTS],
            group_name="letters",
            description="Each figure that a letter states, with its place and its words.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            NON_ANSWERS,
            deps=[DOCUMENTS],
            group_name="letters",
            description="Each question that a letter does not answer with a figure, and why.",
            kinds={"duckdb"},
        ),
    ],
    partitions_def=AUTHORITIES,
    backfill_policy=dg.BackfillPolicy.single_run(),
    pool=WRITER,
)
def letters(
    context: dg.AssetExecutionContext,
    config: Reading,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Read each landed document in a process of its own, and land what it says."""
    codes = {slug: register.authorities[slug].la_code for slug in context.partition_keys}
    archive = open_archive(settings)
    done = LandedReadings()
    with writing(context, settings, warehouse) as step, SafeReader() as reader:
        unread = waiting(step.connection, sorted(codes.values()), again=config.again)
        readings = read_each(unread, reader=reader, archive=archive)
        while batch := list(islice(readings, BATCH)):
            done += land_readings(step.connection, batch, run_id=step.run_id, now=step.now)
            context.log.info(f"{done.documents} of {len(unread)} documents read")
        show_partitions(context, step.connection, codes, SHOWN)
        review = _review(context, step.connection, set(codes.values()))
        yield from _results(done, review)


def _review(
    context: dg.AssetExecutionContext, connection: duckdb.DuckDBPyConnection, codes: set[str]
) -> Metadata:
    """Return what a person should decide on, and the decisions that find no figure now."""
    try:
        decisions = load(review_decisions.SEED)
    except ReviewError as error:
        # what is read is read; dbt, which carries decisions out, will not pass over it
        context.log.warning(str(error))
        return {"review/problem": str(error)}
    waiting = undecided([one for one in figures(connection) if one.la_code in codes], decisions)
    gone = no_longer_found(connection, decisions)
    return {
        "review/waiting": len(waiting),
        "review/figures": markdown(WAITING, waiting_rows(waiting), most=MOST),
        "review/decisions": len(decisions),
        "review/decisions whose figure is gone": markdown(GONE, gone_rows(gone), most=MOST),
    }


def _results(done: LandedReadings, review: Metadata) -> Iterator[dg.MaterializeResult[None]]:
    yield dg.MaterializeResult(
        asset_key=FIGURES,
        metadata={
            "run/documents read": done.documents,
            "run/new": done.figures.inserted,
            "run/changed": done.figures.updated,
            "run/gone": done.figures.deleted,
            "run/reader": READER_VERSION,
            **review,
        },
    )
    yield dg.MaterializeResult(
        asset_key=NON_ANSWERS,
        metadata={
            "run/new": done.non_answers.inserted,
            "run/changed": done.non_answers.updated,
            "run/gone": done.non_answers.deleted,
        },
    )
