"""What was read off a scan waits for a person, however sure the reader of letters is.

Optical character recognition takes a 1 for a 7 without a sign of doubt, and no rule of
reading letters can see it: only the picture can.
"""

from dataclasses import replace

from scrapers.documents.model import Document
from scrapers.rows import Figure, Letter, NonAnswer

MOST_CONFIDENCE = 0.5
REASON = "the page was read by optical character recognition: compare it with the scan"


def with_scans_doubted(letter: Letter, document: Document) -> Letter:
    """Mark for review every figure that stands on a scanned page of ``document``.

    A figure's confidence is then at most `MOST_CONFIDENCE`. A non-answer has no review
    of its own: that its page was recognised is said in the letter's notes.
    """
    if not document.scanned:
        return letter
    pages = frozenset(document.scanned)
    return replace(
        letter,
        figures=tuple(_doubted(one) if one.page in pages else one for one in letter.figures),
        notes=tuple(dict.fromkeys((*letter.notes, *_told(letter.non_answers, pages)))),
    )


def _doubted(figure: Figure) -> Figure:
    reasons = [REASON, *filter(None, [figure.review_reason])]
    return replace(
        figure,
        confidence=min(figure.confidence, MOST_CONFIDENCE),
        needs_review=True,
        review_reason="; ".join(reasons),
    )


def _told(non_answers: tuple[NonAnswer, ...], pages: frozenset[int]) -> list[str]:
    found = sorted({one.page for one in non_answers} & pages)
    return [f"what page {page} refuses was read off a scan: compare it" for page in found]
