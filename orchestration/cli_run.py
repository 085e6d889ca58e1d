"""``disclosures run`` and ``replay``: the night with progress, and what it came to."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from orchestration.lock import hold
from orchestration.settings import Settings

AFTER_ASKING = 'group:"letters" or group:"warehouse" or group:"published"'


def run_and_tell(
    *,
    authorities: Sequence[str] = (),
    selection: str | None = None,
    again: bool = False,
    from_archive: bool = False,
    sweep: bool = False,
    all_requests: bool = False,
) -> int:
    """Run the night, or a part of it, and return 1 when anything failed."""
    settings = Settings.from_env()
    if settings.sources == "live" and not again:
        settings.require_contact()
    hold(settings.home)
    # Dagster takes seconds to load: what can be said without it has been said by now
    try:
        from orchestration.defs.resources import register
        from orchestration.landing.warehouse import WarehouseBusy
        from orchestration.night import NothingSelected, run_night
        from orchestration.summary import summary
    except RuntimeError as error:
        raise click.ClickException(str(error)) from error

    slugs = [register().authority(name).slug for name in authorities]
    try:
        with _progress():
            night = run_night(
                settings,
                authorities=slugs,
                selection=selection,
                again=again,
                from_archive=from_archive,
                sweep=sweep,
                all_requests=all_requests,
            )
    except (NothingSelected, WarehouseBusy) as error:
        raise click.ClickException(str(error)) from error
    for line in summary(settings, night):
        click.echo(line)
    return int(bool(night.problems))


def replay_and_tell() -> int:
    """Read the archive again; where there is no warehouse, build it from the archive."""
    lost = not Settings.from_env().warehouse.exists()
    return run_and_tell(selection=None if lost else AFTER_ASKING, again=True, from_archive=lost)


@contextmanager
def _progress() -> Iterator[None]:
    """Show a bar on a terminal, and plain lines elsewhere."""
    from orchestration.progress import STEPS, Told, listening

    if not sys.stdout.isatty():
        # the night sends stdout to its log; this is where it went before
        out = sys.stdout

        def print_line(told: Told) -> None:
            mark = {"began": "---", "failed": "!!!", "line": "   "}.get(told.kind)
            if mark:
                click.echo(f"{mark} {told.text}", file=out)

        with listening(print_line):
            yield
        return

    console = Console(file=sys.stdout)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=console, redirect_stdout=False) as bar:
        task = bar.add_task("starting", total=len(STEPS))
        done = 0

        def move(told: Told) -> None:
            if told.kind == "line":
                bar.console.print(f"  {told.text}", markup=False, highlight=False)
                return
            nonlocal done
            done += told.kind != "began"
            bar.update(task, description=told.text, completed=done)

        with listening(move):
            yield
