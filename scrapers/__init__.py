"""Published bytes in, rows out. Nothing here knows Dagster, DuckDB or dbt."""
