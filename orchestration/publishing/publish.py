"""Publishing as a whole: the copy analysts open, then the exports beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from orchestration.publishing.copy import attached, copy_tables
from orchestration.publishing.disclosure import refuse_disclosure
from orchestration.publishing.exports import export
from orchestration.publishing.numbers import Mart
from orchestration.publishing.swap import remove_left_overs, swapped_in


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: rows by ``schema.table``, and where."""

    rows: dict[str, int]
    warehouse: Path
    bytes: int


def publish(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    run_id: str,
    *,
    marts: Mapping[str, Mart] | None = None,
) -> Published:
    """Write the published copy of the warehouse and swap it in.

    Args:
        connection: the warehouse, its marts built and tested.
        folder: the published folder; made where it is missing.
        run_id: which run publishes.
        marts: what the numbers of each mart are of; those of numbers.yml when None.

    Raises:
        CopyIncomplete: the copy would lack rows; what was published stays.
        Disclosed: it would give away what the DfE hides; what was published stays.
    """
    home = str(connection.execute("select current_database()").fetchall()[0][0])
    folder.mkdir(parents=True, exist_ok=True)
    remove_left_overs(folder)
    place = folder / "warehouse.duckdb"
    with swapped_in(place, run_id) as beside, attached(connection, beside):
        rows = copy_tables(connection)
        refuse_disclosure(connection, home, marts)
        for name in rows:
            schema, _, table = name.partition(".")
            if schema == "marts":
                export(connection, table, folder, run_id)
    return Published(rows, place, place.stat().st_size)
