"""Rows as people look at them in the UI: small Markdown tables."""

import re
from collections.abc import Mapping, Sequence

import dagster as dg
import duckdb

MOST_ROWS = 10
LONGEST = 90
_MARKUP = re.compile(r"[\\`*<|\[\]]")


def preview(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> dg.MarkdownMetadataValue:
    """Return the first rows of ``query`` as a Markdown table, long cells cut short."""
    cursor = connection.execute(query, list(parameters))
    names = [column[0] for column in cursor.description or []]
    return markdown(names, cursor.fetchmany(MOST_ROWS))


def show_partitions(
    context: dg.AssetExecutionContext,
    connection: duckdb.DuckDBPyConnection,
    codes: Mapping[str, str],
    shown: Mapping[dg.AssetKey, tuple[str, str]],
) -> None:
    """Put each authority's own count and newest rows on its partition.

    Args:
        context: of the step that made the partitions.
        connection: to the warehouse.
        codes: DfE code by partition key.
        shown: for each asset, a table of ``raw``: the columns and the order of its preview.
    """
    for slug, code in codes.items():
        for key, (columns, order) in shown.items():
            of_authority = f"from raw.{key.path[-1]} where la_code = ?"
            count = connection.execute(f"select count(*) {of_authority}", [code]).fetchall()[0][0]
            rows = f"select {columns} {of_authority} order by {order} limit {MOST_ROWS}"
            context.add_asset_metadata(
                {
                    "dagster/partition_row_count": count,
                    "preview": preview(connection, rows, [code]),
                },
                asset_key=key,
                partition_key=slug,
            )


def markdown(
    names: Sequence[str], rows: Sequence[Sequence[object]], *, most: int = MOST_ROWS
) -> dg.MarkdownMetadataValue:
    """Return the first ``most`` rows under their names as a Markdown table.

    Where there are more, a line below says how many.
    """
    lines = [_line(names), _line(["---"] * len(names)), *map(_line, rows[:most])]
    if len(rows) > most:
        lines += ["", f"and {len(rows) - most} more"]
    return dg.MetadataValue.md("\n".join(lines) if rows else "nothing")


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    # a letter's own stars and brackets are no markup
    return _MARKUP.sub(r"\\\g<0>", text)
