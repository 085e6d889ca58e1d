"""Rows into ``raw``: new ones in, changed ones over the old, the rest left untouched.

A row is written only where something other than ``run_id`` and ``landed_at`` changed, so
that a night without news leaves the warehouse as it was. All of it is set-based, through
Arrow: row by row costs three hundred times as much.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import duckdb
import pyarrow as pa

from orchestration.landing.schema import TableSpec, to_arrow

Row = dict[str, object]
STAMPS = frozenset({"run_id", "landed_at"})


class DuplicateKey(ValueError):
    """Two rows with one key in one landing: the caller's mistake, nothing is written."""


@dataclass(frozen=True, slots=True)
class Landed:
    """How many rows a landing wrote, by what it did with them."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0

    def __add__(self, other: Self) -> "Landed":
        """Return both landings as one."""
        return Landed(
            self.inserted + other.inserted,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
            self.deleted + other.deleted,
        )


NOTHING = Landed()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside lands together or not at all."""
    connection.execute("begin transaction")
    try:
        yield
    except BaseException:  # a kill by signal is no reason to leave a transaction open
        connection.execute("rollback")
        raise
    connection.execute("commit")


def land(
    connection: duckdb.DuckDBPyConnection,
    spec: TableSpec,
    rows: Sequence[Row],
    *,
    run_id: str,
    now: datetime,
) -> Landed:
    """Upsert ``rows`` on the key of ``spec``.

    All rows have the same columns: the key and any of the others. A column that is left
    out keeps what it has (null in a new row), so two steps may own parts of one table.

    Args:
        connection: an open warehouse with the tables of ``raw``.
        spec: the table.
        rows: N dicts by column name; times aware.
        run_id: which run writes.
        now: when, UTC.

    Returns:
        How many rows were new, changed and as they were.

    Raises:
        DuplicateKey: two rows have the same key.
    """
    if not rows:
        return Landed()
    given = [name for name in spec.columns if name in rows[0]]
    # a row of raw.fetches and its like says itself which run it is of
    stamped = [{"run_id": run_id, **row, "landed_at": now} for row in rows]
    columns = list(dict.fromkeys([*given, "run_id", "landed_at"]))
    return land_arrow(connection, spec, to_arrow(spec, columns, stamped))


def land_arrow(
    connection: duckdb.DuckDBPyConnection, spec: TableSpec, incoming: pa.Table
) -> Landed:
    """Upsert an Arrow table that already carries ``run_id`` and ``landed_at``; see `land`."""
    _refuse_duplicates(spec, incoming)
    columns = list(incoming.column_names)
    on = " and ".join(f"t.{name} = i.{name}" for name in spec.key)
    compared = [c for c in columns if c not in spec.key and c not in spec.keep and c not in STAMPS]
    written = [c for c in columns if c not in spec.key and c not in spec.keep]
    changed = " or ".join(f"t.{c} is distinct from i.{c}" for c in compared)
    update = (
        f"when matched and ({changed}) then update set {', '.join(f'{c} = i.{c}' for c in written)}"
        if compared
        else ""
    )
    connection.register("incoming", incoming)
    try:
        actions = connection.execute(
            f"merge into raw.{spec.name} as t using (select * from incoming) as i on {on} {update}"
            f" when not matched then insert ({', '.join(columns)})"
            f" values ({', '.join(f'i.{c}' for c in columns)}) returning merge_action"
        ).to_arrow_table()
    finally:
        connection.unregister("incoming")
    done = actions.column(0).to_pylist()
    inserted, updated = done.count("INSERT"), done.count("UPDATE")
    return Landed(inserted, updated, incoming.num_rows - inserted - updated)


def replace(
    connection: duckdb.DuckDBPyConnection,
    spec: TableSpec,
    rows: Sequence[Row],
    *,
    within: Sequence[Row],
    run_id: str,
    now: datetime,
) -> Landed:
    """Make ``rows`` the only ones of the table that match one of ``within``.

    Call it inside a `transaction`: it deletes what is gone, then lands the rest, and rows
    that stay as they are are not written.

    Args:
        connection: an open warehouse.
        spec: the table.
        rows: what stands there afterwards.
        within: M dicts with the same columns, such as the documents that were read anew.
        run_id: which run writes.
        now: when, UTC.
    """
    if not within:
        return Landed()
    scope = to_arrow(spec, within[0], list(within))
    kept = to_arrow(spec, spec.key, [{name: row[name] for name in spec.key} for row in rows])
    in_scope = " and ".join(f"t.{name} = s.{name}" for name in within[0])
    on_key = " and ".join(f"t.{name} = k.{name}" for name in spec.key)
    connection.register("scope", scope)
    connection.register("kept", kept)
    try:
        gone = connection.execute(
            f"delete from raw.{spec.name} as t"
            f" where exists (select 1 from scope as s where {in_scope})"
            f" and not exists (select 1 from kept as k where {on_key})"
        ).fetchall()
    finally:
        connection.unregister("scope")
        connection.unregister("kept")
    deleted = Landed(deleted=int(gone[0][0]))
    return deleted + land(connection, spec, rows, run_id=run_id, now=now)


def _refuse_duplicates(spec: TableSpec, incoming: pa.Table) -> None:
    keys = incoming.select(list(spec.key))
    if keys.group_by(list(spec.key)).aggregate([]).num_rows == incoming.num_rows:
        return
    seen: set[tuple[object, ...]] = set()
    for row in keys.to_pylist():
        key = tuple(row[name] for name in spec.key)
        if key in seen:
            raise DuplicateKey(f"raw.{spec.name}: two rows with the key {key}")
        seen.add(key)
