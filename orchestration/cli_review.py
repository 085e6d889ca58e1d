"""``disclosures review``: the figures that wait for a person, and what the person decides."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
import duckdb
from rich.console import Console
from rich.text import Text

from orchestration import review_decisions
from orchestration.cli_console import wide_console
from orchestration.cli_findings import amount, period
from orchestration.cli_quotes import highlighted, places_of
from orchestration.review_corrections import Right, decision
from orchestration.review_decisions import Decision, ReviewError, decide, load, save
from orchestration.review_figures import Seen, figures, undecided
from orchestration.sessions import open_register
from orchestration.settings import Settings


def list_figures(*, authority: str | None, reason: str | None, limit: int) -> int:
    """Print the figures that nobody has decided on, each with its quote and its id."""
    settings = Settings.from_env()
    code = open_register(settings).authority(authority).la_code if authority else None
    with _warehouse(settings.warehouse) as connection:
        seen = figures(connection)
    waiting = undecided(seen, load(review_decisions.SEED))
    chosen = [
        one
        for one in waiting
        if code in (None, one.la_code)
        and (reason or "").casefold() in (one.review_reason or "").casefold()
    ]
    console = wide_console()
    for one in chosen[:limit]:
        for line in _told(console, one):
            console.print(line)
    shown = min(limit, len(chosen))
    click.echo(f"{len(chosen)} figures wait for a decision" + _rest(shown, len(chosen)))
    if settled := len(seen) - len(waiting):
        click.echo(f"{settled} more are decided (carried out by each run: disclosures run)")
    return 0


def _rest(shown: int, of: int) -> str:
    return f"; {shown} shown (--limit shows more)" if shown < of else ""


def _told(console: Console, one: Seen) -> Iterator[Text]:
    asked = f", question {one.question}" if one.question else ""
    yield Text(f"{one.figure_id}  {one.authority}, {one.file_name}, page {one.page}{asked}", "bold")
    read = f"{amount(one.value, one.lower, one.upper)} {one.unit}"
    when = period(one.period_start, one.period_end, one.as_at, one.period_label)
    of = ", ".join(filter(None, (one.measure or one.topic, one.subgroup, when)))
    which = f" ({one.ordinal} of {one.alike} alike)" if one.alike > 1 else ""
    yield Text(f"  read:   {one.as_printed}{which} as {read}: {of}")
    yield Text(f"  reason: {one.review_reason or 'not told'} (sure: {one.confidence})")
    places = places_of(one.as_printed, one.quote)
    if len(places) == one.alike:
        # where as many print it as are read, the letter's order tells which this is
        places = places[one.ordinal - 1 : one.ordinal]
    yield Text("  quote:  ").append(highlighted(console, one.quote, places)).append("\n")


def list_unmatched() -> int:
    """Print the decisions that the last run could not carry out, and return 1 for any."""
    settings = Settings.from_env()
    decided = {one.key for one in load(review_decisions.SEED)}
    with _warehouse(settings.warehouse) as connection:
        built = connection.execute(
            "select 1 from duckdb_tables()"
            " where schema_name = 'marts' and table_name = 'review_decisions'"
        ).fetchall()
        if not built:
            raise ReviewError(f"{settings.warehouse}: nothing is built yet (disclosures run)")
        rows = connection.execute(
            "select document_id, quote, coalesce(as_printed, ''),"
            " coalesce(cast(ordinal as varchar), ''), decision, decided_by,"
            " cast(decided_on as varchar), problem"
            " from marts.review_decisions where problem is not null order by all"
        ).fetchall()
    # the mart cuts long quotes
    keys = {(document, quote[:300], *more) for document, quote, *more in decided}
    left = [row for row in rows if row[:4] in keys]
    for document, quote, printed, _, kind, who, day, problem in left:
        click.echo(f"{kind} by {who} on {day}: {problem}")
        click.echo(f"  document {document}, printed {printed or 'anything'}\n  quote: {quote}\n")
    click.echo(
        f"{len(left)} decisions found no figure in the last run"
        + (f" (decide again, or take their lines out of {review_decisions.SEED})" if left else "")
    )
    return int(bool(left))


def decide_and_tell(
    kind: str, ids: Sequence[str], *, right: Right, reviewer: str, note: str
) -> None:
    """Keep a decision about each figure, and say what it changed; all are kept or none.

    Raises:
        ReviewError: for an id that the warehouse does not have, or a decision that is none.
    """
    settings = Settings.from_env()
    with _warehouse(settings.warehouse) as connection:
        found = {one.figure_id: one for one in figures(connection, ids)}
    if unknown := [name for name in ids if name not in found]:
        raise ReviewError(
            f"{unknown[0]}: no figure has this id now (disclosures review lists those that wait,"
            " marts.foi_figures has all)"
        )
    day = datetime.now(UTC).date()
    new = [
        decision(kind, found[name], right=right, reviewer=reviewer, note=note, day=day)
        for name in dict.fromkeys(ids)
    ]
    kept, changed = decide(load(review_decisions.SEED), new)
    if changed:
        save(kept, review_decisions.SEED)
    _say(new, changed)


def _say(
    new: Sequence[Decision],
    changed: Sequence[tuple[Decision, Decision | None]],
) -> None:
    replaced = {one.key: before for one, before in changed}
    for one in new:
        what = f"{one.decision}: {one.as_printed} in “{one.quote}”"
        if one.key not in replaced:
            click.echo(f"{what} (decided so before; nothing changed)")
        elif before := replaced[one.key]:
            by = f"{before.decision} by {before.decided_by} on {before.decided_on}"
            click.echo(f"{what} (takes the place of {by})")
        else:
            click.echo(what)
    if changed:
        click.echo(f"kept in {review_decisions.SEED}; the next run carries it out: disclosures run")


@contextmanager
def _warehouse(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse to read: the published copy may have its long quotes cut.

    Raises:
        ReviewError: there is none yet, or a run is writing it.
    """
    if not path.exists():
        raise ReviewError(f"{path}: there is no warehouse yet (disclosures run makes it)")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        said = " ".join(str(error).split())
        raise ReviewError(f"{path}: {said} (try again when the run is over)") from error
    with connection:
        yield connection
