"""Each mart as Parquet and as CSV, for those who open neither DuckDB nor SQL."""

from pathlib import Path

import duckdb

from orchestration.publishing.swap import swapped_in

FORMULA = "^[=+@\\t\\r-]"
"""How a cell begins that a spreadsheet would run as a formula."""


def export(
    connection: duckdb.DuckDBPyConnection, table: str, folder: Path, run_id: str
) -> list[Path]:
    """Write ``marts.<table>`` to ``parquet/`` and ``csv/`` below ``folder``.

    Args:
        connection: with the copy attached as ``published``.
        table: the mart's name.
        folder: the published folder.
        run_id: names what is written beside, until it is swapped in.
    """
    parquet = folder / "parquet" / f"{table}.parquet"
    with swapped_in(parquet, run_id) as beside:
        connection.execute(f"copy published.marts.{table} to '{_quoted(beside)}' (format parquet)")
    csv = folder / "csv" / f"{table}.csv"
    with swapped_in(csv, run_id) as beside:
        columns = ", ".join(_safe_columns(connection, table))
        connection.execute(
            f"copy (select {columns} from published.marts.{table})"
            f" to '{_quoted(beside)}' (format csv, header)"
        )
    return [parquet, csv]


def _safe_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """Return what to select: text that could be a formula behind an apostrophe.

    Numbers are left alone: -5 is a number to a spreadsheet too.
    """
    described = connection.execute(f"describe published.marts.{table}").fetchall()
    return [
        f"case when regexp_matches(\"{name}\", '{FORMULA}') then '''' || \"{name}\""
        f' else "{name}" end as "{name}"'
        if kind == "VARCHAR"
        else f'"{name}"'
        for name, kind, *_ in described
    ]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
