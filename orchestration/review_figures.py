"""The figures of the warehouse as decisions are made about them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from orchestration.review_decisions import Decision

# int_foi__decisions numbers them by the same rule
_NUMBERED = r"""
    select
        f.* exclude (quote),
        trim(regexp_replace(f.quote, '[\s\x{00A0}]+', ' ', 'g')) as squeezed,
        f.quote,
        coalesce(a.name, 'Authority ' || f.la_code) as authority,
        row_number() over (alike order by
            char_start, char_end, question, subgroup, period_label, figure_id) as ordinal,
        count(*) over alike as alike,
        count(*) over (partition by document_id, request_id,
            trim(regexp_replace(f.quote, '[\s\x{00A0}]+', ' ', 'g')), as_printed,
            question, subgroup, period_label) as namesakes
    from raw.foi_figures f
    left join raw.authorities a using (la_code)
    window alike as (
        partition by document_id, request_id,
            trim(regexp_replace(f.quote, '[\s\x{00A0}]+', ' ', 'g')), as_printed)
"""
_COLUMNS = """figure_id, document_id, la_code, authority, file_name, question, measure, topic,
    subgroup, period_label, period_start, period_end, as_at, value, lower, upper, unit,
    as_printed, quote, squeezed, page, confidence, needs_review, review_reason, ordinal, alike,
    namesakes"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure of ``raw.foi_figures`` with what tells it from others of its quote.

    ``squeezed`` is the quote with white space as decisions are keyed on it.
    """

    figure_id: str
    document_id: str
    la_code: str
    authority: str
    file_name: str
    question: str | None
    measure: str | None
    topic: str
    subgroup: str | None
    period_label: str | None
    period_start: date | None
    period_end: date | None
    as_at: date | None
    value: float | None
    lower: float | None
    upper: float | None
    unit: str
    as_printed: str
    quote: str
    squeezed: str
    page: int
    confidence: float
    needs_review: bool
    review_reason: str | None
    ordinal: int
    alike: int
    namesakes: int

    def is_meant(self, decision: Decision) -> bool:
        """Whether a decision is about this figure, by the rules of ``int_foi__decisions``."""
        if decision.key[:2] != (self.document_id, self.squeezed):
            return False
        if decision.as_printed not in ("", self.as_printed):
            return False
        if not decision.ordinal:
            return True
        if decision.alike == str(self.alike):
            return decision.ordinal == str(self.ordinal)
        words = tuple(one or "" for one in (self.question, self.subgroup, self.period_label))
        said = (decision.question, decision.subgroup, decision.period_label)
        return words == said and self.namesakes == 1


def figures(connection: duckdb.DuckDBPyConnection, ids: Sequence[str] | None = None) -> list[Seen]:
    """Return the figures with these ids; all that the reader was unsure of when None.

    A document that answers several requests is shown once.
    """
    which = "needs_review" if ids is None else "figure_id in (select unnest(?))"
    once = "" if ids is not None else (
        "qualify row_number() over (partition by document_id, squeezed, as_printed, ordinal"
        " order by figure_id) = 1"
    )  # fmt: skip
    rows = connection.execute(
        f"select {_COLUMNS} from ({_NUMBERED}) where {which} {once}"
        " order by authority, file_name, page, char_start, figure_id",
        [] if ids is None else [list(ids)],
    ).fetchall()
    return [Seen(*row) for row in rows]


def undecided(seen: Sequence[Seen], decisions: Sequence[Decision]) -> list[Seen]:
    """Return the figures that no decision is about."""
    of_document: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        of_document[decision.document_id].append(decision)
    return [one for one in seen if not any(map(one.is_meant, of_document[one.document_id]))]


def no_longer_found(
    connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> list[Decision]:
    """Return the decisions of whose document no figure has the quote and the number now.

    dbt's ``review_decisions`` says it of every kind of mismatch, once it has run.
    """
    documents = sorted({one.document_id for one in decisions})
    rows = connection.execute(
        f"select distinct document_id, squeezed, as_printed from ({_NUMBERED})"
        " where document_id in (select unnest(?))",
        [documents],
    ).fetchall()
    printed = set(rows)
    quoted = {row[:2] for row in rows}
    return [
        one
        for one in decisions
        if (one.key[:3] not in printed if one.as_printed else one.key[:2] not in quoted)
    ]
