"""Rows as people look at them in the UI: small Markdown tables."""

from collections.abc import Sequence

import dagster as dg
import duckdb

MOST_ROWS = 10
LONGEST = 90


def preview(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> dg.MarkdownMetadataValue:
    """Return the first rows of ``query`` as a Markdown table, long cells cut short."""
    cursor = connection.execute(query, list(parameters))
    names = [column[0] for column in cursor.description or []]
    return markdown(names, cursor.fetchmany(MOST_ROWS))


def markdown(names: Sequence[str], rows: Sequence[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """Return rows under their names as a Markdown table."""
    lines = [_line(names), _line(["---"] * len(names)), *map(_line, rows[:MOST_ROWS])]
    return dg.MetadataValue.md("\n".join(lines) if rows else "nothing")


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
