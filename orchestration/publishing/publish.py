"""Publishing as a whole: the copy analysts open, then the exports beside it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.publishing.copy import attached, copy_tables
from orchestration.publishing.exports import export
from orchestration.publishing.licences import shorten_quotes
from orchestration.publishing.swap import remove_left_overs, swapped_in


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: rows by ``schema.table``, and where."""

    rows: dict[str, int]
    warehouse: Path
    bytes: int


def publish(connection: duckdb.DuckDBPyConnection, folder: Path, run_id: str) -> Published:
    """Write the published copy of the warehouse and swap it in.

    Args:
        connection: the warehouse, its marts built and tested.
        folder: the published folder; made where it is missing.
        run_id: which run publishes.

    Raises:
        CopyIncomplete: the copy would lack rows; what was published stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    remove_left_overs(folder)
    place = folder / "warehouse.duckdb"
    with swapped_in(place, run_id) as beside, attached(connection, beside):
        rows = copy_tables(connection)
        shorten_quotes(connection)
        for name in rows:
            schema, _, table = name.partition(".")
            if schema == "marts":
                export(connection, table, folder, run_id)
    return Published(rows, place, place.stat().st_size)
