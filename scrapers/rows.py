"""The rows that leave this package, one dataclass a kind.

Columns that analysts see keep the names of the warehouse's contract. Dates are
`datetime.date`, times are UTC and aware, missing is None, never "".
"""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRef:
    """Where one document of an entry is to be had.

    Exactly one of ``url`` alone (an attachment, to be fetched) and ``content`` (an
    answer printed on the page itself, with the page's ``url``) holds the bytes.
    """

    url: str
    name: str
    declared_type: str | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One answered request as its disclosure log shows it.

    ``key`` is what names the entry within its source for good: a case id, a record
    id, a reference; never a URL with a token in it.
    """

    source_id: str
    la_code: str
    key: str
    url: str
    reference: str | None = None
    title: str | None = None
    received_on: date | None = None
    responded_on: date | None = None
    disposition: str = "unknown"
    request_text: str | None = None
    licence: str | None = None
    page_sha256: str | None = None
    documents: tuple[DocumentRef, ...] = ()
    problem: str | None = None
    """Why this entry could not be read in full, for a person; None when it could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchRecord:
    """One request made, or refused before it was made: a row of ``raw.fetches``."""

    fetch_id: str
    run_id: str
    source_id: str | None
    url: str
    method: str
    status: int | None
    outcome: str
    message: str | None
    sha256: str | None
    etag: str | None
    last_modified: str | None
    media_type: str | None
    bytes: int | None
    seconds: float
    attempt: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number (or band) that a letter states, with all that says what it is."""

    question: str | None
    measure: str | None
    measure_text: str
    topic: str
    subgroup: str | None = None
    period_label: str | None = None
    period_type: str = "unknown"
    period_start: date | None = None
    period_end: date | None = None
    as_at: date | None = None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    unit: str
    suppressed: bool = False
    as_printed: str
    quote: str
    page: int
    char_start: int
    char_end: int
    confidence: float
    needs_review: bool = False
    review_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NonAnswer:
    """A question that a letter does not answer with a figure, and why."""

    question: str | None
    outcome: str
    exemption: str | None = None
    topic: str = "other"
    measures: tuple[str, ...] = ()
    """The measures that were asked for, where the vocabulary knows them."""
    period_start: date | None = None
    period_end: date | None = None
    """The time the non-answer speaks of: asked for, or said not to be recorded."""
    quote: str
    page: int
    char_start: int
    char_end: int
    redirect_url: str | None = None
    redirect_dataset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that was read from one document."""

    figures: tuple[Figure, ...] = ()
    non_answers: tuple[NonAnswer, ...] = ()
    reference: str | None = None
    received_on: date | None = None
    responded_on: date | None = None
    disposition: str = "unknown"
    licence: str | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def read_status(self) -> str:
        """The warehouse's ``read_status`` of a document that could be read."""
        if self.figures:
            return "read"
        elsewhere = any(said.outcome == "redirected" for said in self.non_answers)
        return "figures_elsewhere" if elsewhere else "no_figures"
