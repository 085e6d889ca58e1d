"""What waits for a person, as the rows of small tables in the UI."""

from collections.abc import Sequence

from orchestration.cli_quotes import CLOSE, OPEN, places_of
from orchestration.review_decisions import Decision
from orchestration.review_figures import Seen

MOST = 50
WAITING = ("id", "authority", "file", "page", "printed", "quote", "reason", "sure")
GONE = ("decision", "by", "on", "document", "printed", "quote")
AROUND = 35
"""Characters shown of a quote on each side of its figure."""


def waiting_rows(seen: Sequence[Seen]) -> list[tuple[object, ...]]:
    """Return a row for each figure, the least sure first, under ``WAITING``."""
    return [
        (
            one.figure_id,
            one.authority,
            one.file_name,
            one.page,
            one.as_printed,
            around(one.quote, one.as_printed),
            one.review_reason,
            one.confidence,
        )
        for one in sorted(seen, key=lambda one: (one.confidence, one.document_id, one.page))
    ]


def gone_rows(decisions: Sequence[Decision]) -> list[tuple[object, ...]]:
    """Return a row for each decision whose quote is read no more, under ``GONE``."""
    return [
        (one.decision, one.decided_by, one.decided_on, one.document_id[:12], one.as_printed,
         around(one.quote, one.as_printed))
        for one in decisions
    ]  # fmt: skip


def around(quote: str, printed: str) -> str:
    """Return the words about the first place where ``printed`` stands, with it marked."""
    places = places_of(printed, quote)
    if not places:
        return quote
    start, end = places[0]
    before, after = quote[:start], quote[end:]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return f"{before}{OPEN}{quote[start:end]}{CLOSE}{after}"
