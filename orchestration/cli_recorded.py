"""``disclosures sources --recorded``: what a first run of an unverified source showed."""

from collections.abc import Sequence
from pathlib import Path

import click
import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.cli_console import wide_console
from orchestration.sessions import open_register
from orchestration.settings import Settings
from scrapers.errors import RegisterError
from scrapers.register.register import Register

Rows = Sequence[tuple[object, ...]]
SHOWN = 50
"""Entries that are printed at most; the opened ones first."""
_VISIT = (
    "select run_id, attempted_at, outcome, message, remedy, notes, listed, whole"
    " from raw.source_visits where source_id = ? and kind = 'recording'"
    " order by attempted_at desc limit 1"
)
_ENTRIES = (
    "select opened, relevant, entry_key, reference, received_on, responded_on, title, documents,"
    " problem from raw.recorded_entries where source_id = ?"
    " order by opened desc, relevant desc, entry_key limit ?"
)
_COUNTS = (
    "select count(*), count(*) filter (where relevant), count(*) filter (where opened),"
    " count(*) filter (where problem is not null) from raw.recorded_entries where source_id = ?"
)
_BYTES = (
    "select distinct outcome, url, sha256 from raw.fetches"
    " where source_id = ? and run_id = ? order by url, outcome"
)
COLUMNS = ("opened", "ours", "key", "reference", "received", "answered", "title", "documents",
           "what did not fit")  # fmt: skip


def show_recorded(name: str) -> int:
    """Print the recording of a source, or of each of an authority's; 1 where there is none.

    Args:
        name: id of a source, or an authority's name, slug or DfE code.
    """
    settings = Settings.from_env()
    sources = _named(open_register(settings), name)
    if not settings.warehouse.exists():
        raise click.ClickException(
            f"{settings.warehouse}: there is no warehouse yet (an unverified source is recorded"
            " by its first run with DISCLOSURES_SOURCES=live)"
        )
    console = wide_console()
    try:
        with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
            shown = [_show(console, connection, settings, source) for source in sources]
    except duckdb.IOException as error:
        said = " ".join(str(error).split())
        raise click.ClickException(f"{settings.warehouse}: {said} (wait for the run)") from error
    return int(not any(shown))


def _named(register: Register, name: str) -> list[str]:
    if any(source.id == name for source in register.sources):
        return [name]
    try:
        slug = register.authority(name).slug
    except RegisterError as error:
        raise RegisterError(
            error.message,
            item=error.item,
            remedy=f"give the id of a source or an authority; {error.remedy}",
        ) from error
    return [one.id for one in register.sources_of(slug) if one.platform != "local_drop"]


def _show(
    console: Console, connection: duckdb.DuckDBPyConnection, settings: Settings, source: str
) -> bool:
    """Print one source's recording; False where it has none."""
    visits = connection.execute(_VISIT, [source]).fetchall()
    if not visits:
        _say(console, f"{source}: nothing is recorded")
        return False
    run_id, when, outcome, message, remedy, notes, _, whole = visits[0]
    entries, ours, opened, misfits = connection.execute(_COUNTS, [source]).fetchall()[0]
    _say(console, f"{source}: {outcome} on {when:%Y-%m-%d %H:%M} UTC")
    for line in (message, *str(notes or "").splitlines(), remedy):
        if line:
            _say(console, f"  {line}")
    end = "" if whole else ", not read to its end"
    _say(
        console,
        f"  {entries} entries listed{end}: {ours} would land, {entries - ours} would be passed"
        f" over; {opened} were opened, {misfits} of them did not fit in full",
    )
    if entries:
        console.print(_table(connection.execute(_ENTRIES, [source, SHOWN]).fetchall()))
    if entries > SHOWN:
        _say(console, f"  and {entries - SHOWN} more, in raw.recorded_entries")
    _bytes(console, connection.execute(_BYTES, [source, run_id]).fetchall(), settings.archive)
    return True


def _table(rows: Rows) -> Table:
    table = Table()
    for name in COLUMNS:
        table.add_column(name, overflow="fold")
    for opened, ours, *rest in rows:
        marks = ["yes" if mark else "" for mark in (opened, ours)]
        # what a site prints is text here, whatever it looks like
        table.add_row(*marks, *(Text("" if one is None else str(one)) for one in rest))
    return table


def _bytes(console: Console, fetches: Rows, archive: Path) -> None:
    """Print where the bytes of each page and document lie."""
    if fetches:
        _say(console, "  the bytes as they came:")
    for outcome, url, sha256 in fetches:
        name = str(sha256) if sha256 else ""
        place = archive / "blobs" / name[:2] / name if name else "no bytes"
        _say(console, f"  {outcome}  {url}\n    {place}")


def _say(console: Console, line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
