"""What a letter's licence lets us publish of its words: never more than the answer's line."""

import duckdb

OPEN = "OGL-3.0"
"""The licence under which words may be republished at any length."""
LONGEST = 300
"""Characters of a quote from any other letter; nearly every line of a letter is shorter."""


def shorten_quotes(connection: duckdb.DuckDBPyConnection) -> int:
    """Cut long quotes of letters that are not openly licensed, in the published copy.

    What stays is an exact stretch of the letter still, with the printed value in it.

    Args:
        connection: with the copy attached as ``published``.

    Returns:
        How many quotes were cut.
    """
    closed = (
        "not exists (select 1 from published.marts.foi_documents d"
        f" where d.document_id = t.document_id and d.licence = '{OPEN}')"
    )
    cut = 0
    for table, begin in (
        ("foi_figures", f"greatest(instr(t.quote, t.as_printed) - {LONGEST // 2}, 1)"),
        ("foi_non_answers", "1"),
    ):
        done = connection.execute(
            f"update published.marts.{table} as t set quote = substr(t.quote, {begin}, {LONGEST})"
            f" where length(t.quote) > {LONGEST} and {closed}"
        ).fetchall()
        cut += int(done[0][0])
    return cut
