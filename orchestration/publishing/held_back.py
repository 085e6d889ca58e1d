"""What of a mart is copied: all but the rows and words that `review` holds back.

A letter can print what the DfE hides. The rows are left out while they are copied, and not
deleted afterwards: a deleted row's bytes can stay in a file.
"""

from collections.abc import Collection, Mapping

import duckdb

LIST = "review.disclosures_held_back"


def list_exists(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether the models have made the list of what is held back."""
    schema, _, name = LIST.partition(".")
    found = connection.execute(
        "select count(*) from duckdb_tables() where database_name = current_database()"
        " and schema_name = ? and table_name = ?",
        [schema, name],
    ).fetchall()
    return bool(found[0][0])


def ids(columns: Collection[str]) -> list[tuple[str, str]]:
    """Return the columns that name a figure or a non-answer, and which of the two.

    ``newest_figure_id`` and its like name one too: what such a row says is of that figure.
    """
    return [
        (column, name)
        for column in columns
        for name in ("non_answer_id", "figure_id")
        if column == name or column.endswith(f"_{name}")
    ]


def selection(
    place: str, columns: Collection[str], held: str, masked: Mapping[str, str] | None = None
) -> str:
    """Return the query for what of a mart may be published.

    Args:
        place: the mart, with its database and schema.
        columns: the names of its columns.
        held: the list of what is held back, with its database.
        masked: SQL expressions over a row ``t`` of the mart, by the column they stand in for.
    """
    left_out = f"select {{0}} from {held} where kept_back = 'row' and {{0}} is not null"
    kept = [
        f"t.{column} is not null and t.{column} in ({left_out.format(name)})"
        for column, name in ids(columns)
    ]
    if not kept and {"document_id", "quote"} <= set(columns):
        # rows that quote a letter without saying which figure of it they are about
        kept = [f"t.document_id in ({left_out.format('document_id')})"]
    where = f" where not ({' or '.join(kept)})" if kept else ""
    shown = dict(masked or {})
    if {"figure_id", "quote", "as_printed"} <= set(columns):
        # an exact stretch of the letter with the figure in it, only shorter
        cut = f"t.figure_id in (select figure_id from {held} where kept_back = 'quote')"
        quote = shown.get("quote", "t.quote")
        shown["quote"] = f"case when {cut} then t.as_printed else {quote} end"
    instead = ", ".join(f"{expression} as {column}" for column, expression in shown.items())
    return f"select t.*{f' replace ({instead})' if instead else ''} from {place} as t{where}"
