"""The nightly job in this process, for those who have no Dagster running.

It is the very job that Dagster's schedule starts, on the same instance, so the UI shows
its materialisations. One run covers all authorities: a run for each costs seconds.
"""

import contextlib
import logging
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg

from orchestration.dead_runs import close_dead_runs
from orchestration.definitions import defs
from orchestration.defs.partitions import RANGE
from orchestration.defs.steps import ended_as
from orchestration.landing import runs
from orchestration.landing.warehouse import Warehouse
from orchestration.lock import hold
from orchestration.progress import file_handler
from orchestration.settings import Settings

KEEP_RUNS = timedelta(days=180)
NO_MORE: Mapping[str, bool] = {}
LOGS = "disclosure_logs"
"""The step that visits the disclosure logs."""


class NothingSelected(ValueError):
    """A selection of assets that Dagster cannot read, or that selects none."""


@dataclass(slots=True)
class Night:
    """What became of the runs of one night; ``problems`` are lines for a person."""

    log: Path
    runs: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Part:
    """One run: the assets it makes, and the tags that say for which authorities."""

    keys: Sequence[dg.AssetKey]
    tags: dict[str, str]


def run_night(
    settings: Settings,
    *,
    authorities: Sequence[str] = (),
    selection: str | None = None,
    again: bool = False,
    from_archive: bool = False,
    sweep: bool = False,
    all_requests: bool = False,
) -> Night:
    """Run the nightly job, or a part of it.

    Args:
        settings: where, and from what sources.
        authorities: slugs; all when empty.
        selection: of assets, in Dagster's syntax; all when None.
        again: read also documents that this version of the reader has read.
        from_archive: ask nobody; what the archive holds stands for every answer.
        sweep: look at all that the disclosure logs list, also what is old and held.
        all_requests: open also what is not about children's social care.

    Raises:
        AlreadyRunning: another process runs the pipeline on this home.
        NothingSelected: the selection names no asset.
        WarehouseBusy: the warehouse cannot be opened.
    """
    hold(settings.home)
    parts = _parts(_selected(selection), authorities)
    Warehouse(database=str(settings.warehouse)).require()
    night = Night(log=settings.home / "logs" / f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.log")
    visiting = {"sweep": sweep, "all_requests": all_requests}
    config = _config(night.log, again=again, from_archive=from_archive, visiting=visiting)
    with _into(night.log), open_instance(settings) as instance:
        close_dead_runs(instance)
        if from_archive:
            _land_journals(settings)
        for part in parts:
            _run(settings, instance, part, night, config)
        _forget_old_runs(instance)
    return night


def open_instance(settings: Settings) -> dg.DagsterInstance:
    """Return the Dagster instance of the home, with our dagster.yaml where it has none."""
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "dagster.yaml").exists():
        shutil.copy(Path(__file__).parent / "dagster.yaml", home)
    return dg.DagsterInstance.from_config(str(home))


def _selected(selection: str | None) -> list[dg.AssetKey]:
    graph = defs.resolve_asset_graph()
    if selection is None:
        return sorted(graph.executable_asset_keys)
    try:
        with warnings.catch_warnings():
            # Dagster's parser uses a parameter that Dagster itself calls beta
            warnings.simplefilter("ignore", dg.BetaWarning)
            chosen = dg.AssetSelection.from_string(selection).resolve(graph)
    except dg.DagsterError as error:
        raise NothingSelected(
            f"--assets {selection}: {' '.join(str(error).split())}"
            ' (use Dagster\'s selection syntax, such as group:"official"+)'
        ) from error
    keys = sorted(chosen & graph.executable_asset_keys)
    if not keys:
        raise NothingSelected(
            f"--assets {selection}: selects no asset (see them in the UI, or with"
            " `dagster asset list -m orchestration.definitions`)"
        )
    return keys


def _parts(keys: Sequence[dg.AssetKey], authorities: Sequence[str]) -> list[_Part]:
    """Return the runs to make: one, or one for each authority and one for the rest."""
    graph = defs.resolve_asset_graph()
    partitioned = [key for key in keys if graph.get(key).is_partitioned]
    rest = [key for key in keys if not graph.get(key).is_partitioned]
    if not authorities:
        return [_Part(keys, RANGE if partitioned else {})]
    parts = [
        _Part(partitioned, {name: slug for name in RANGE}) for slug in authorities if partitioned
    ]
    return [*parts, _Part(rest, {})] if rest else parts


def _config(
    log: Path, *, again: bool, from_archive: bool, visiting: Mapping[str, bool] = NO_MORE
) -> Callable[[_Part], dict[str, object]]:
    """Return the run configuration of a part, which may name only the steps that it has.

    ``visiting`` is more of it for the step that visits the disclosure logs.
    """
    steps = {"letters": ("foi_figures", {"again": again})} | {
        step: (table, {"from_archive": from_archive, **(visiting if step == LOGS else NO_MORE)})
        for step, table in (
            (LOGS, "foi_requests"),
            ("official_tables", "official_cells"),
            ("nrm", "nrm_statistics"),
        )
    }

    def config(part: _Part) -> dict[str, object]:
        made = {key.path[-1] for key in part.keys}
        ops = {step: {"config": values} for step, (table, values) in steps.items() if table in made}
        return {"loggers": {"run_log": {"config": {"path": str(log)}}}, "ops": ops}

    return config


def _run(
    settings: Settings,
    instance: dg.DagsterInstance,
    part: _Part,
    night: Night,
    config: Callable[[_Part], dict[str, object]],
) -> None:
    result = defs.resolve_job_def("nightly").execute_in_process(
        instance=instance,
        asset_selection=list(part.keys),
        tags=part.tags,
        run_config=config(part),
        raise_on_error=False,
    )
    problems = [*_failed_steps(result), *_failed_checks(result)]
    night.runs.append(result.run_id)
    night.problems += problems
    warehouse = Warehouse(database=str(settings.warehouse))
    with warehouse.connect() as connection:
        now = datetime.now(UTC)
        runs.land_journal(connection, settings.archive, result.run_id, now=now)
        runs.finish(
            connection,
            result.run_id,
            now=now,
            status=ended_as(instance, result.run_id),
            message="\n".join(problems) or None,
        )


def _land_journals(settings: Settings) -> None:
    """Land the fetches of every run that the archive has a journal of."""
    now = datetime.now(UTC)
    with Warehouse(database=str(settings.warehouse)).connect() as connection:
        for journal in sorted((settings.archive / "fetches").glob("*.jsonl")):
            runs.land_journal(connection, settings.archive, journal.stem, now=now)


def _failed_steps(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    for event in result.all_events:
        if event.is_step_failure:
            error = event.step_failure_data.error
            while error is not None and error.cause is not None:
                error = error.cause
            said = error.message.strip() if error else "failed"
            yield f"{event.step_key}: {said.splitlines()[0]}"


def _failed_checks(result: dg.ExecuteInProcessResult) -> Iterator[str]:
    for check in result.get_asset_check_evaluations():
        if not check.passed and check.severity == dg.AssetCheckSeverity.ERROR:
            said = check.description or "the check did not pass"
            yield f"{check.asset_key.to_user_string()}: {check.check_name}: {said}"


def _forget_old_runs(instance: dg.DagsterInstance) -> None:
    """Remove runs of long ago: Dagster's event log grows for ever otherwise."""
    before = dg.RunsFilter(created_before=datetime.now(UTC) - KEEP_RUNS)
    for record in instance.get_run_records(before, limit=50):
        instance.delete_run(record.dagster_run.run_id)


@contextlib.contextmanager
def _into(log: Path) -> Iterator[None]:
    """Send what libraries print and log while the job runs into its log file."""
    handler = file_handler(log)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with log.open("a", encoding="utf-8") as file, contextlib.redirect_stdout(file):
            yield
    finally:
        root.removeHandler(handler)
        handler.close()
