"""When things run by themselves, once a person has switched them on."""

import json
from collections.abc import Iterator

import dagster as dg

from orchestration.dead_runs import STARTING_UP, close_dead_runs
from orchestration.defs.jobs import SWEEPING, authority, nightly, sweep
from orchestration.defs.partitions import AUTHORITIES, RANGE
from orchestration.lock import AlreadyRunning, hold, release
from orchestration.settings import Settings


@dg.schedule(
    name="nightly",
    job=nightly,
    cron_schedule="0 2 * * *",
    execution_timezone="Europe/London",
)
def every_night(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """All authorities in one run: a run for each costs seconds of start-up each."""
    return dg.RunRequest(run_key=context.scheduled_execution_time.date().isoformat(), tags=RANGE)


@dg.schedule(
    name="weekly_sweep",
    job=sweep,
    # some hours before a night, which waits for it in the queue
    cron_schedule="0 20 * * 6",
    execution_timezone="Europe/London",
)
def every_week(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    """All listings in full, and all entries in them, as far as the ceilings of a night allow."""
    week = context.scheduled_execution_time.date().isoformat()
    return dg.RunRequest(run_key=f"sweep {week}", tags=RANGE, run_config=SWEEPING)


@dg.sensor(name="inbox", job=authority, minimum_interval_seconds=60)
def inbox(
    context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]
) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Run an authority whose inbox holds something it did not hold before."""
    before: dict[str, str] = json.loads(context.cursor or "{}")
    now = {slug: _state(settings, slug) for slug in AUTHORITIES.get_partition_keys()}
    now = {slug: state for slug, state in now.items() if state}
    context.update_cursor(json.dumps(now))
    changed = [slug for slug, state in now.items() if before.get(slug) != state]
    if not changed:
        yield dg.SkipReason("no inbox holds anything new")
    for slug in changed:
        yield dg.RunRequest(run_key=f"{slug} {now[slug]}", partition_key=slug)


@dg.sensor(
    name="left_overs",
    minimum_interval_seconds=120,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def left_overs(
    context: dg.SensorEvaluationContext, settings: dg.ResourceParam[Settings]
) -> dg.SkipReason:
    """Close runs whose process was killed; they would hold up every later one."""
    if not settings.home.is_dir():
        return dg.SkipReason("there is no home yet")
    try:
        hold(settings.home)
    except AlreadyRunning as running:
        return dg.SkipReason(str(running))
    try:
        closed = close_dead_runs(context.instance, older_than=STARTING_UP)
    finally:
        release(settings.home)
    return dg.SkipReason(f"closed {len(closed)} runs whose process was gone")


def _state(settings: Settings, slug: str) -> str:
    """Return how many files an inbox holds and when the newest was written; "" when none."""
    folder = settings.inbox / slug
    if not folder.is_dir():
        return ""
    files = [path for path in folder.iterdir() if path.is_file() and _is_whole(path.name)]
    return f"{len(files)} {max(path.stat().st_mtime_ns for path in files)}" if files else ""


def _is_whole(name: str) -> bool:
    return not name.startswith(".") and not name.endswith(".part")
