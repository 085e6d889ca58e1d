"""What is held back of letters and stands in the copy all the same."""

from collections.abc import Collection, Iterator, Mapping

import duckdb

from orchestration.publishing.held_back import LIST, ids
from orchestration.publishing.numbers import Mart

COPY = "published"
SIDE_BY_SIDE = {"figure_id", "foi_value", "official_as_printed", "grade", "alignment"}
"""Columns of a mart that holds letters' numbers against official ones, and says how."""
AROUND = 8
"""A quote this much longer than its number is looked for in other columns too."""
CUT = 240
"""Characters after which the models cut what they quote (the macro ``quoted``)."""


def letter_leaks(
    connection: duckdb.DuckDBPyConnection,
    home: str,
    marts: Mapping[str, Mart],
    there: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    """Yield a line for each row of the copy that still says what is held back.

    Args:
        connection: with the copy attached as ``published``.
        home: the warehouse's name in this connection.
        marts: what the numbers of the copy's marts are of.
        there: the columns of each mart of the copy.
    """
    held = f'"{home}".{LIST}'
    for table, columns in there.items():
        queries = [_rows(table, column, name, held) for column, name in ids(columns)]
        words = [name for name, kind in columns.items() if kind == "VARCHAR"]
        if words:
            queries.append(_words(table, columns, words, held))
        if columns.keys() >= SIDE_BY_SIDE:
            queries.append(_side_by_side(table))
        for query in queries:
            for (line,) in connection.execute(f"from ({query}) order by all limit 50").fetchall():
                yield str(line)


def _rows(table: str, column: str, name: str, held: str) -> str:
    return f"""
        select 'marts.{table}: {column} ' || {column} || ' is held back'
        from {COPY}.marts.{table}
        where {column} in (select {name} from {held} where kept_back = 'row')"""


def _words(table: str, columns: Collection[str], words: Collection[str], held: str) -> str:
    """Any text of the copy that holds the words in which a number is held back.

    What is said of an authority is looked through for the words of its own letters. The quote of
    a row with an id of its own is that of its letter, which another letter may have too.
    """
    texts = " union all ".join(
        f"""
        select distinct t."{name}" as text, {_or_null("la_code", columns)},
            {_or_null("document_id", columns if name == "quote" and ids(columns) else ())}
        from {COPY}.marts.{table} t
        where length(t."{name}") >= (select least(min(length(quote)), {CUT}) from words)"""
        for name in words
    )
    return f"""
        with words as (
            select distinct {_one_line("h.quote")} as quote, h.la_code, h.document_id
            from {held} h
            where h.kept_back = 'row'
                and length(h.quote) >= coalesce(length(h.as_printed), 0) + {AROUND}
        ), texts as (
            select distinct {_one_line("text")} as text, la_code, document_id from ({texts})
        )
        select 'marts.{table}: a text holds the words of a number that is held back'
        from texts t join words w
            on coalesce(t.la_code = w.la_code, true)
            and coalesce(t.document_id = w.document_id, true)
            and (
                contains(t.text, w.quote)
                or (length(w.quote) > {CUT} and contains(t.text, w.quote[:{CUT}] || '…'))
            )"""


def _or_null(name: str, columns: Collection[str]) -> str:
    return f"t.{name}" if name in columns else f"null::varchar as {name}"


def _one_line(text: str) -> str:
    """The words as the models quote them: on one line, with single quotation marks."""
    return f"translate(trim(regexp_replace({text}, '\\s+', ' ', 'g')), '“”', '‘’')"


def _side_by_side(table: str) -> str:
    """A letter's number from 1 to 5 beside the `c` of the same year is the hidden number."""
    return f"""
        select 'marts.{table}: ' || coalesce(figure_id, '') || ' has ' || foi_value
            || ' beside the hidden ' || concat_ws(' ', dataset, indicator)
        from {COPY}.marts.{table}
        where official_as_printed = 'c' and grade in ('same', 'proxy')
            and alignment in ('exact', 'snapshot_same_day') and foi_value between 1 and 5"""
