"""What DuckDB is set to while rows land; what it is set to for the models: `profiles.yml`."""

import duckdb

SETTINGS = {
    "timezone": "UTC",
    # the rows of a night are few: two threads that wait on each other cost twice the time
    "threads": "1",
    # with what Python holds, under 1 GiB; beyond it DuckDB goes to disk
    "memory_limit": "512MiB",
    # to try FSST on each text column costs a third of all writing, and wins next to nothing
    "disabled_compression_methods": "fsst",
    # one checkpoint, the last: one every 16 MB would write the last rows again and again
    "checkpoint_threshold": "1GB",
}
"""What DuckDB is set to while rows land."""


def set_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Set an open DuckDB to `SETTINGS`."""
    for name, value in SETTINGS.items():
        connection.execute(f"set {name} = '{value}'")
