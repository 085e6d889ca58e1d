"""``disclosures read``: documents read here and now, without Dagster or a warehouse."""

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.table import Table

from orchestration.cli_console import wide_console
from orchestration.reading import read_one
from scrapers.documents.isolated import SafeReader
from scrapers.letters.lines import to_lines

Line = Mapping[str, object]


def read_and_print(files: Sequence[Path], *, as_json: bool) -> int:
    """Print what each file says, and return 1 when one of them could not be read."""
    # a reader's fault is said in the line for its file; nobody reads a traceback here
    logging.getLogger("orchestration").addHandler(logging.NullHandler())
    unreadable = False
    with SafeReader() as reader:
        for path in files:
            lines = list(read_lines(path, reader))
            unreadable |= any(line["kind"] == "unreadable" for line in lines)
            if as_json:
                for line in lines:
                    click.echo(json.dumps(line, ensure_ascii=False, default=str))
            else:
                _print_table(path, lines)
    return int(unreadable)


def read_lines(path: Path, reader: SafeReader) -> Iterator[Line]:
    """Yield a line for each figure and non-answer of a file, or one saying why there is none."""
    reading = read_one(path.name, path.read_bytes(), reader)
    if reading.problem:
        reason = f"{reading.status}: {reading.problem}"
        yield {"letter": path.stem, "kind": "unreadable", "reason": reason}
    else:
        yield from to_lines(reading.letter, path.stem)


def _print_table(path: Path, lines: Sequence[Line]) -> None:
    console = wide_console()
    figures = [line for line in lines if line["kind"] == "figure"]
    said = [line for line in lines if line["kind"] == "non_answer"]
    for line in lines:
        if line["kind"] == "unreadable":
            console.print(str(line["reason"]), markup=False, highlight=False)
            return
    if figures:
        console.print(_figures(path.name, figures))
    if said:
        console.print(_non_answers(path.name, said))
    if not lines:
        console.print(f"{path.name}: no figures and no refusals found", markup=False)


def _figures(name: str, lines: Sequence[Line]) -> Table:
    table = _table(f"{name}: {len(lines)} figures", "q", "what", "period", "printed", "value")
    table.add_column("unit")
    table.add_column("page", justify="right")
    table.add_column("sure", justify="right")
    for line in lines:
        what = line["measure"] or line["measure_text"] or line["topic"]
        part = f" ({line['subgroup']})" if line["subgroup"] else ""
        review = "?" if line["needs_review"] else ""
        table.add_row(
            *map(_cell, (line["question"], f"{what}{part}", _period(line), line["as_printed"])),
            *map(_cell, (_value(line), line["unit"], line["page"])),
            f"{line['confidence']}{review}",
        )
    return table


def _non_answers(name: str, lines: Sequence[Line]) -> Table:
    table = _table(
        f"{name}: {len(lines)} questions without a figure",
        "q", "outcome", "exemption", "topic", "words", "points to",
    )  # fmt: skip
    for line in lines:
        keys = ("question", "outcome", "exemption", "topic", "quote", "redirect_url")
        table.add_row(*(_cell(line[key]) for key in keys))
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _period(line: Line) -> str:
    if line["period_start"] or line["period_end"]:
        return f"{_cell(line['period_start'])} to {_cell(line['period_end'])}"
    return f"as at {line['as_at']}" if line["as_at"] else _cell(line["period_label"])


def _value(line: Line) -> str:
    """Return the number, or the bounds of a band; never a guess between them."""
    if line["value"] is not None:
        return _cell(line["value"])
    if line["lower"] is None and line["upper"] is None:
        return "suppressed"
    return f"{_cell(line['lower'])}..{_cell(line['upper'])}"


def _cell(value: object) -> str:
    # a letter's own brackets are no markup
    return "" if value is None else str(value).replace("[", "\\[")
