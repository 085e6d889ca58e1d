"""What a letter's licence lets us publish of its words: never more than the answer's line."""

from collections.abc import Mapping

OPEN = "OGL-3.0"
"""The licence under which words may be republished at any length."""
LONGEST = 300
"""Characters of a quote from any other letter; nearly every line of a letter is shorter."""
_BEGIN = {
    "foi_figures": f"greatest(instr(t.quote, t.as_printed) - {LONGEST // 2}, 1)",
    "foi_non_answers": "1",
}
"""Where a long quote begins to be shown, by mart."""


def shortened(name: str, home: str) -> Mapping[str, str]:
    """Return how a mart's long quotes of letters that are not openly licensed are cut.

    What stays is an exact stretch of the letter still, with the printed value in it. It is cut
    while it is copied: of a row that is changed afterwards, what it was can stay in the file.

    Args:
        name: the mart.
        home: the warehouse's own database, quoted.

    Returns:
        A SQL expression over a row of the mart, by column; none for marts without long quotes.
    """
    if name not in _BEGIN:
        return {}
    is_open = (
        f"t.document_id in (select document_id from {home}.marts.foi_documents"
        f" where licence = '{OPEN}' and document_id is not null)"
    )
    cut = f"substr(t.quote, {_BEGIN[name]}, {LONGEST})"
    # a row that names no document names no licence
    return {
        "quote": f"case when length(t.quote) > {LONGEST} and ({is_open}) is not true"
        f" then {cut} else t.quote end"
    }
