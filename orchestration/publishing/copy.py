"""The warehouse's tables into a file of their own, with their constraints and comments."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from orchestration.landing.upsert import transaction
from orchestration.publishing.held_back import LIST, list_exists, selection
from orchestration.publishing.licences import shortened
from orchestration.publishing.withheld import withheld

ALSO = (("raw", "runs"), ("raw", "fetches"), ("raw", "source_visits"))
"""What is published besides the marts: the log of what was asked, when and how it went."""


class CopyIncomplete(RuntimeError):
    """The copy does not hold what the warehouse holds; nothing is published."""


def tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return the schema and name of each table to publish, in a fixed order."""
    marts = connection.execute(
        "select table_schema, table_name from information_schema.tables"
        " where table_schema = 'marts' and table_catalog = current_database() order by 2"
    ).fetchall()
    return [(str(schema), str(name)) for schema, name in marts] + list(ALSO)


@contextmanager
def attached(connection: duckdb.DuckDBPyConnection, target: Path) -> Iterator[None]:
    """Attach a new DuckDB file as ``published``; at the end all of it is in that file."""
    home = _current(connection)
    connection.execute(f"attach {_text(str(target))} as published")
    try:
        yield
        connection.execute("checkpoint published")
    finally:
        connection.execute(f"use {_name(home)}")
        connection.execute("detach published")


def copy_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Write the tables to publish into the file attached as ``published``.

    Copying into an empty file also gives back the space that nightly rebuilding leaves.

    Returns:
        The number of rows of each table, by ``schema.table``.

    Rows and words that `held_back` names are left out, and what `withheld` and `licences` name
    is masked.

    Raises:
        CopyIncomplete: a table's copy has another number of rows, or there are no marts,
            or no list of what is held back.
    """
    wanted = tables(connection)
    if not any(schema == "marts" for schema, _ in wanted):
        raise CopyIncomplete("the warehouse has no marts (run dbt's models first: disclosures run)")
    if not list_exists(connection):
        raise CopyIncomplete(f"{LIST} is missing (run dbt's models first: disclosures run)")
    home = _current(connection)
    counts = {f"{schema}.{name}": _copy(connection, home, schema, name) for schema, name in wanted}
    connection.execute(f"use {_name(home)}")
    return counts


def _current(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.execute("select current_database()").fetchall()[0][0])


def _copy(connection: duckdb.DuckDBPyConnection, home: str, schema: str, name: str) -> int:
    place = f"{_name(schema)}.{_name(name)}"
    ddl = _ddl(connection, home, schema, name)
    connection.execute("use published")
    connection.execute(f"create schema if not exists {_name(schema)}")
    connection.execute(ddl)
    wanted = _wanted(connection, home, schema, name)
    connection.execute(f"insert into published.{place} {wanted}")
    with transaction(connection):  # hundreds of them, and each commit alone waits for the disk
        _copy_comments(connection, home, schema, name)
    counts = connection.execute(
        f"select (select count(*) from ({wanted})), (select count(*) from published.{place})"
    ).fetchall()[0]
    if counts[0] != counts[1]:
        raise CopyIncomplete(f"{schema}.{name}: {counts[1]} of {counts[0]} rows were copied")
    return int(counts[0])


def _ddl(connection: duckdb.DuckDBPyConnection, home: str, schema: str, name: str) -> str:
    """Return the statement that makes the table; a mart that is a view becomes a table."""
    tables = connection.execute(
        "select sql from duckdb_tables()"
        " where database_name = ? and schema_name = ? and table_name = ?",
        [home, schema, name],
    ).fetchall()
    if tables:
        return str(tables[0][0])
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() where database_name = ?"
        " and schema_name = ? and table_name = ? order by column_index",
        [home, schema, name],
    ).fetchall()
    body = ", ".join(f"{_name(column)} {kind}" for column, kind in columns)
    return f"create table {_name(schema)}.{_name(name)} ({body})"


def _wanted(connection: duckdb.DuckDBPyConnection, home: str, schema: str, name: str) -> str:
    """Return the query for what of a table is copied: nothing is changed in the copy afterwards."""
    database = _name(home)
    place = f"{database}.{_name(schema)}.{_name(name)}"
    if schema != "marts":
        return f"from {place}"
    columns = _columns(connection, home, schema, name)
    masked = {**withheld(name, database), **shortened(name, database)}
    return selection(place, columns, f"{database}.{LIST}", masked)


def _columns(connection: duckdb.DuckDBPyConnection, home: str, schema: str, name: str) -> list[str]:
    found = connection.execute(
        "select column_name from duckdb_columns() where database_name = ? and schema_name = ?"
        " and table_name = ? order by column_index",
        [home, schema, name],
    ).fetchall()
    return [str(column) for (column,) in found]


def _copy_comments(
    connection: duckdb.DuckDBPyConnection, home: str, schema: str, name: str
) -> None:
    place = f"published.{_name(schema)}.{_name(name)}"
    of_table = connection.execute(
        "select comment from (from duckdb_tables() union all by name from duckdb_views())"
        " where database_name = ? and schema_name = ? and coalesce(table_name, view_name) = ?"
        " and comment is not null",
        [home, schema, name],
    ).fetchall()
    for (comment,) in of_table:
        connection.execute(f"comment on table {place} is {_text(comment)}")
    of_columns = connection.execute(
        "select column_name, comment from duckdb_columns()"
        " where database_name = ? and schema_name = ? and table_name = ? and comment is not null",
        [home, schema, name],
    ).fetchall()
    for column, comment in of_columns:
        connection.execute(f"comment on column {place}.{_name(column)} is {_text(comment)}")


def _name(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
