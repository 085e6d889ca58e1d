"""The tables of ``raw`` as data: one `TableSpec` each, as docs/internals.md lists them.

How rows get in is `upsert`'s business; what each table holds, `foi_tables` and
`official_tables` say.
"""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from orchestration.landing.cells import ensure_cells
from orchestration.landing.foi_tables import FOI_TABLES
from orchestration.landing.official_tables import OFFICIAL_TABLES
from orchestration.landing.table_spec import ARROW, TableSpec

TABLES: dict[str, TableSpec] = {spec.name: spec for spec in (*FOI_TABLES, *OFFICIAL_TABLES)}


def ensure_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of ``raw`` that are not there yet, and the columns that older ones lack."""
    connection.execute("create schema if not exists raw")
    there: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'raw'"
    ).fetchall():
        there.setdefault(str(table), set()).add(str(column))
    for spec in TABLES.values():
        if spec.name not in there:
            connection.execute(spec.ddl)
            continue
        for name, kind in spec.all_columns.items():
            if name not in there[spec.name]:
                connection.execute(f"alter table raw.{spec.name} add column {name} {kind}")
    ensure_cells(connection)


def to_arrow(spec: TableSpec, columns: Iterable[str], rows: list[dict[str, object]]) -> pa.Table:
    """Return ``rows`` as an Arrow table of ``columns``, in the types of ``spec``.

    Raises:
        KeyError: for a column the table does not have.
        pyarrow.ArrowInvalid: for a value that is not of its column's type.
    """
    schema = pa.schema([(name, ARROW[spec.all_columns[name]]) for name in columns])
    return pa.Table.from_pylist(rows, schema=schema)


__all__ = ["TABLES", "TableSpec", "ensure_schema", "to_arrow"]
