"""Runs that Dagster believes to go on, and whose process is gone.

Dagster's in-process runs have nobody who would notice a kill: they keep their slot of the
writers' pool and their place in the queue for ever, and every later run waits for them.
"""

from datetime import UTC, datetime, timedelta

import dagster as dg

STARTING_UP = timedelta(minutes=2)
"""A run this young may have a process that has not taken the home's lock yet."""


def close_dead_runs(
    instance: dg.DagsterInstance, *, older_than: timedelta = timedelta()
) -> list[str]:
    """Mark runs in progress as cancelled, free what they hold, and return their ids.

    Only the holder of the home's lock may call it: a run that goes on holds that lock.

    Args:
        instance: where the runs are recorded.
        older_than: how long ago a run must have started.
    """
    in_progress = dg.RunsFilter(
        statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
    )
    closed = []
    for record in instance.get_run_records(in_progress):
        started = datetime.fromtimestamp(record.start_time or 0, UTC)
        if datetime.now(UTC) - started < older_than:
            continue
        instance.report_run_canceled(record.dagster_run, "its process ended before it did")
        closed.append(record.dagster_run.run_id)
    storage = instance.event_log_storage
    for run_id in storage.get_concurrency_run_ids():
        run = instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            storage.free_concurrency_slots_for_run(run_id)
    return closed
