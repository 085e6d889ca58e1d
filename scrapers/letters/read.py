"""The one entry: a document in, all that the letter says out."""

from collections.abc import Sequence

from scrapers.documents.model import Document
from scrapers.letters.answers import Reader
from scrapers.letters.context import Times
from scrapers.letters.declined import Declined
from scrapers.letters.figures import Figures
from scrapers.letters.header import read_header
from scrapers.letters.masking import blank, mask_spans
from scrapers.letters.notes import find_notes
from scrapers.letters.passages import passages_of
from scrapers.letters.questions import take_apart
from scrapers.rows import Figure, Letter, NonAnswer


def read_letter(document: Document) -> Letter:
    """Return the figures and non-answers of ``document``, with what it says of itself.

    Nothing raises: what cannot be understood is left out or marked for review.
    """
    page = passages_of(document)
    notes = find_notes(page.text)
    masked = mask_spans(page.text, ((one.start, one.end) for one in page.passages))
    masked = blank(masked, ((note.start, note.end) for note in notes))
    parts = take_apart(page, masked)
    header = read_header(page.text)
    times = Times(parts, header.responded_on)
    reader = Reader(page.text, masked, parts.asked)
    declined = Declined(document, page.text, parts, times, notes)
    figures = Figures(document, parts, times, notes)
    non_answers: list[NonAnswer] = []
    for answer in parts.answers:
        given = figures.add(answer, reader.read(answer))
        non_answers += declined.of(answer, figures=given)
    return Letter(
        figures=tuple(figures.made),
        non_answers=tuple(non_answers),
        reference=header.reference,
        received_on=header.received_on,
        responded_on=header.responded_on,
        disposition=disposition(figures.made, non_answers),
        licence=header.licence,
        notes=(*document.notes, *(note.said for note in notes)),
    )


def disposition(figures: Sequence[Figure], non_answers: Sequence[NonAnswer]) -> str:
    """Return how the request as a whole was dealt with, as `foi_requests.disposition`."""
    outcomes = {one.outcome for one in non_answers}
    if figures:
        return "part_supplied" if outcomes else "all_supplied"
    if not outcomes:
        return "unknown"
    if outcomes & {"refused", "cost_limit", "not_provided", "partial"}:
        return "refused"
    return "redirected" if "redirected" in outcomes else "not_held"
