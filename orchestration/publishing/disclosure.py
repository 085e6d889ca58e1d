"""Nothing published narrows a number that the DfE hides: the copy is looked through for it.

This stands inside publishing, so that no selection of steps goes around it. What is found
keeps the copy from being swapped in: yesterday's stays. The checks do not trust the models
that are to prevent it. docs/disclosure_control.md says in plain words what is looked for.
"""

from collections.abc import Iterator, Mapping

import duckdb

from orchestration.publishing.leaks import COPY, official_leaks
from orchestration.publishing.leaks_of_letters import letter_leaks
from orchestration.publishing.numbers import Mart, declared

SHOWN = 5
REMEDY = "what was published before stays; docs/disclosure_control.md says what each of these means"
_PLAIN = ("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "UUID")


class Disclosed(RuntimeError):
    """The copy would give away what the DfE hides; nothing is published."""


def refuse_disclosure(
    connection: duckdb.DuckDBPyConnection, home: str, marts: Mapping[str, Mart] | None = None
) -> None:
    """Look through the copy attached as ``published``.

    Args:
        connection: with the copy attached, and the warehouse as ``home``.
        home: the warehouse's name in this connection.
        marts: what the numbers of each mart are of; those of numbers.yml when None.

    Raises:
        Disclosed: naming the first rows and columns, and how many there are in all.
    """
    marts = declared() if marts is None else marts
    there = _columns(connection)
    found = list(_unjudged(there, marts))
    if not found:
        known = {name: marts[name] for name in there}
        found = [
            *official_leaks(connection, home, known, there),
            *letter_leaks(connection, home, known, there),
        ]
    if found:
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise Disclosed(f"not published: {'; '.join(found[:SHOWN])}{more} ({REMEDY})")


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Return the type of each column of each mart of the copy."""
    found: dict[str, dict[str, str]] = {}
    rows = connection.execute(
        "select table_name, column_name, data_type from duckdb_columns()"
        " where database_name = ? and schema_name = 'marts' order by 1, column_index",
        [COPY],
    ).fetchall()
    for table, column, kind in rows:
        found.setdefault(str(table), {})[str(column)] = str(kind)
    return found


def _unjudged(there: Mapping[str, Mapping[str, str]], marts: Mapping[str, Mart]) -> Iterator[str]:
    """Yield marts and columns of numbers of which nobody has said what they count."""
    for table, columns in there.items():
        entry = marts.get(table)
        if entry is None:
            yield f"marts.{table}: orchestration/publishing/numbers.yml does not name this mart"
            continue
        for column, kind in columns.items():
            if kind not in _PLAIN and column not in entry.named:
                yield (
                    f"marts.{table}.{column}: orchestration/publishing/numbers.yml does not say"
                    " what this number is of"
                )
        if entry.letter and not (
            "figure_id" in columns or {"document_id", "quote"} <= set(columns)
        ):
            yield (
                f"marts.{table}: numbers of letters without a figure_id: a figure that is held"
                " back cannot be found in it"
            )
