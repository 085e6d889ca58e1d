"""The letters: documents that this version of the reader has not read, read."""

from collections.abc import Iterator
from itertools import islice

import dagster as dg

from orchestration.defs.disclosure_logs import DOCUMENTS
from orchestration.defs.partitions import AUTHORITIES
from orchestration.defs.previews import preview
from orchestration.defs.steps import Step, writing
from orchestration.landing.readings import LandedReadings, land_readings, waiting
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.reading import read_each
from orchestration.sessions import open_archive
from orchestration.settings import Settings
from scrapers.documents.isolated import SafeReader
from scrapers.letters.version import READER_VERSION
from scrapers.register.register import Register

FIGURES, NON_ANSWERS = dg.AssetKey(["raw", "foi_figures"]), dg.AssetKey(["raw", "foi_non_answers"])
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
        _count_partitions(context, step, codes)
        yield from _results(step, done)


def _count_partitions(context: dg.AssetExecutionContext, step: Step, codes: dict[str, str]) -> None:
    """Put each authority's own counts on its partition."""
    for slug, code in codes.items():
        for key in (FIGURES, NON_ANSWERS):
            count = step.connection.execute(
                f"select count(*) from raw.{key.path[-1]} where la_code = ?", [code]
            ).fetchall()[0][0]
            context.add_asset_metadata(
                {"dagster/partition_row_count": count}, asset_key=key, partition_key=slug
            )


def _results(step: Step, done: LandedReadings) -> Iterator[dg.MaterializeResult[None]]:
    yield dg.MaterializeResult(
        asset_key=FIGURES,
        metadata={
            "documents read": done.documents,
            "new": done.figures.inserted,
            "changed": done.figures.updated,
            "gone": done.figures.deleted,
            "reader": READER_VERSION,
            "preview": preview(
                step.connection,
                "select la_code, topic, measure, period_label, as_printed, quote, confidence"
                " from raw.foi_figures order by landed_at desc, document_id, char_start limit 10",
            ),
        },
    )
    yield dg.MaterializeResult(
        asset_key=NON_ANSWERS,
        metadata={
            "new": done.non_answers.inserted,
            "changed": done.non_answers.updated,
            "gone": done.non_answers.deleted,
            "preview": preview(
                step.connection,
                "select la_code, question, outcome, exemption, quote, redirect_dataset"
                " from raw.foi_non_answers"
                " order by landed_at desc, document_id, char_start limit 10",
            ),
        },
    )
