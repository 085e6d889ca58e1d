"""What every step that writes does first and last."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import dagster as dg
import duckdb

from orchestration.landing import runs
from orchestration.landing.warehouse import Warehouse
from orchestration.lock import hold
from orchestration.settings import Settings
from scrapers.letters.version import READER_VERSION


class Asking(dg.Config):
    """Configuration of the steps that ask: ``from_archive`` asks the archive instead.

    It is for a warehouse that was lost. What was found then is no news of any source, so
    no visit is recorded.
    """

    from_archive: bool = False


class Visiting(Asking):
    """Configuration of the step that visits disclosure logs.

    ``sweep`` looks at everything that is listed, also what is old and held; ``all_requests``
    opens also what is not about children's social care.
    """

    sweep: bool = False
    all_requests: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An open warehouse, and the run and time that its rows are stamped with."""

    connection: duckdb.DuckDBPyConnection
    run_id: str
    now: datetime


@contextmanager
def writing(
    context: dg.AssetExecutionContext, settings: Settings, warehouse: Warehouse
) -> Iterator[Step]:
    """Open the warehouse for a step, with the pipeline's own log kept whole.

    The first step of a run takes the home's lock until its process ends, records the run,
    and finishes the log of runs that were killed. Every step lands its fetches.

    Raises:
        AlreadyRunning: another process is running the pipeline on this home.
    """
    hold(settings.home)
    now = datetime.now(UTC)
    with warehouse.connect() as connection:
        first = runs.begin(
            connection,
            run_id=context.run.run_id,
            now=now,
            mode=settings.sources,
            reader_version=READER_VERSION,
        )
        if first:
            left = runs.close_unfinished(
                connection,
                settings.archive,
                run_id=context.run.run_id,
                now=now,
                ended_as=lambda run_id: ended_as(context.instance, run_id),
            )
            for run_id in left:
                context.log.warning(f"run {run_id} had not finished; its log is closed now")
        try:
            yield Step(connection, context.run.run_id, now)
        finally:
            runs.land_journal(connection, settings.archive, context.run.run_id, now=now)


def ended_as(instance: dg.DagsterInstance, run_id: str) -> str:
    """Return how a run that is over has ended, as far as Dagster knows."""
    run = instance.get_run_by_id(run_id)
    if run is not None and run.status == dg.DagsterRunStatus.SUCCESS:
        return runs.SUCCEEDED
    if run is not None and run.status == dg.DagsterRunStatus.FAILURE:
        return runs.FAILED
    return runs.KILLED
