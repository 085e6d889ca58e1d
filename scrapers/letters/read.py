"""The one entry: a document in, all that the letter says out."""

from collections.abc import Sequence
from dataclasses import replace

from scrapers.documents.model import Document
from scrapers.letters.answers import Reader
from scrapers.letters.blanket import blanket_of
from scrapers.letters.context import Times
from scrapers.letters.crowds import without_crowds
from scrapers.letters.declined import Declined
from scrapers.letters.doubts import beside_refusal
from scrapers.letters.figures import Figures
from scrapers.letters.header import read_header
from scrapers.letters.masking import blank, mask_spans
from scrapers.letters.month_lists import with_month_lists
from scrapers.letters.notes import find_notes
from scrapers.letters.parts import read_parts
from scrapers.letters.passages import passages_of
from scrapers.letters.privacy import leave_people_out
from scrapers.letters.questions import take_apart
from scrapers.letters.quoted_mail import with_request_first
from scrapers.letters.response import cues_of, response_at
from scrapers.letters.scanned import with_scans_doubted
from scrapers.letters.undated import with_undated_doubted
from scrapers.rows import Figure, Letter, NonAnswer


def read_letter(document: Document) -> Letter:
    """Return the figures and non-answers of ``document``, with what it says of itself.

    Nothing raises: what cannot be understood is left out or marked for review.
    """
    if document.parts:
        letter = leave_people_out(read_parts(document, read_letter), document.text)
        return replace(letter, disposition=disposition(letter.figures, letter.non_answers))
    page, unread = without_crowds(with_month_lists(passages_of(document)))
    page, quoted = with_request_first(page)
    notes = find_notes(page.text)
    cues = cues_of(page)
    cut = max(quoted, response_at(page, cues))
    # nothing is counted in what a requester writes, and a table is read cell by cell
    told = (one for one in page.passages[cut:] if not one.table)
    masked = mask_spans(page.text, ((one.start, one.end) for one in told))
    masked = blank(masked, ((note.start, note.end) for note in notes))
    parts = take_apart(page, masked, cues, cut)
    header = read_header(page.text)
    times = Times(parts, header.responded_on, blanket_of(page.text))
    reader = Reader(page.text, masked, parts.asked, written_on=header.responded_on, times=times)
    declined = Declined(document, page.text, parts, times, notes)
    figures = Figures(document, parts, times, notes, page.text)
    non_answers: list[NonAnswer] = []
    for answer in parts.answers:
        given = figures.add(answer, reader.read(answer))
        said = declined.of(answer, figures=given)
        made = figures.made
        made[len(made) - given :] = beside_refusal(made[len(made) - given :], answer, said)
        non_answers += said
    letter = Letter(
        figures=tuple(figures.made),
        non_answers=tuple(non_answers),
        reference=header.reference,
        received_on=header.received_on,
        responded_on=header.responded_on,
        licence=header.licence,
        notes=(*document.notes, *(note.said for note in notes), *unread),
    )
    letter = leave_people_out(letter, document.text)
    letter = with_scans_doubted(with_undated_doubted(letter), document)
    return replace(letter, disposition=disposition(letter.figures, letter.non_answers))


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
