"""The copy that analysts open: written after everything was built and tested."""

import time
from datetime import timedelta

import dagster as dg

from orchestration.defs.dbt import models
from orchestration.defs.previews import markdown
from orchestration.defs.steps import writing
from orchestration.landing import runs
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.publishing.publish import publish
from orchestration.settings import Settings

# with the list of what is held back, which decides what of the marts is copied
MARTS = sorted(key for key in models.keys if key.path[0] in {"marts", "review"})


@dg.asset(
    key=["published", "warehouse"],
    group_name="published",
    deps=MARTS,
    pool=WRITER,
    kinds={"duckdb", "parquet", "csv"},
    # a night is missed when none has published for more than a day and its own length
    freshness_policy=dg.FreshnessPolicy.time_window(
        warn_window=timedelta(hours=28), fail_window=timedelta(hours=52)
    ),
)
def published(
    context: dg.AssetExecutionContext,
    settings: dg.ResourceParam[Settings],
    warehouse: Warehouse,
) -> dg.MaterializeResult[None]:
    """Copy the marts beside, check the copy, and swap it in under whoever reads.

    A failed model, test or blocking check keeps this step from running, and a copy that
    would give away a number which the DfE hides is refused by the step itself: what was
    published yesterday then stays.
    """
    began = time.monotonic()
    with writing(context, settings, warehouse) as step:
        # the copy holds the log of the run that made it, as finished as it can be by then
        runs.land_journal(step.connection, settings.archive, context.run.run_id, now=step.now)
        runs.finish(step.connection, context.run.run_id, now=step.now, status=runs.SUCCEEDED)
        done = publish(step.connection, settings.published, context.run.run_id)
    context.log.info(f"published {done.warehouse}")
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(done.warehouse)),
            "bytes": done.bytes,
            "seconds": round(time.monotonic() - began, 3),
            "dagster/row_count": sum(done.rows.values()),
            "rows": markdown(["table", "rows"], sorted(done.rows.items())[:10]),
        }
    )
