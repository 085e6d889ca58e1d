"""What a table of ``raw`` is: its name, key, columns and their types."""

from dataclasses import dataclass

import pyarrow as pa

ARROW = {
    "VARCHAR": pa.string(),
    "VARCHAR[]": pa.list_(pa.string()),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMPTZ": pa.timestamp("us", tz="UTC"),
}
"""Each SQL type in use, and the Arrow type its values travel in."""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of ``raw``.

    ``columns`` maps each column to its SQL type; ``run_id`` and ``landed_at`` come with
    every table unless they are among them. ``keep`` names the columns that are written
    once, when the row is new, and never after.
    """

    name: str
    key: tuple[str, ...]
    columns: dict[str, str]
    keep: frozenset[str] = frozenset()

    @property
    def ddl(self) -> str:
        """The statement that makes the table where it is missing."""
        # no PRIMARY KEY: DuckDB checks it too eagerly where one transaction deletes and
        # inserts the same key; MERGE keeps keys unique, and dbt tests that they are
        body = ", ".join(f"{name} {kind}" for name, kind in self.all_columns.items())
        return f"create table if not exists raw.{self.name} ({body})"

    @property
    def all_columns(self) -> dict[str, str]:
        """The columns with those that say which run wrote the row, and when."""
        return {**self.columns, "run_id": "VARCHAR", "landed_at": "TIMESTAMPTZ"}


def columns(text: str) -> dict[str, str]:
    """Read ``name name:TYPE …``; a name without a type is VARCHAR."""
    pairs = (word.partition(":") for word in text.split())
    return {name: kind or "VARCHAR" for name, _, kind in pairs}
