"""How surely a figure was read, and when a person should look at it."""

import re

from scrapers.letters.periods import Period
from scrapers.letters.readings import Reading
from scrapers.letters.units import names_unit
from scrapers.letters.vocabulary import vocabulary

THRESHOLD = 0.6
"""Below it a figure waits for a person and stays out of the comparison."""

UNNAMED = 0.55
SURE = 0.95
_OF_THEIR_OWN = frozenset({"staff", "GBP", "days", "calls"})
_ASKED = re.compile(r"\b(?:gender|sex|ages?|split|break ?down|each|by year|per year)\b", re.I)


def judged(
    reading: Reading,
    *,
    unit: str,
    topic: str,
    asked: str,
    period: Period | None,
    against: str | None,
) -> tuple[float, bool, str | None]:
    """Return confidence (0 to 1), whether to review, and the reason in words.

    Args:
        reading: as it was read, with its own certainty and doubt.
        unit: of the figure.
        topic: of the figure.
        asked: the question with those it points to and the stem; "" where none is known.
        period: of the figure; none costs a little, as nothing can be aligned without it.
        against: what the letter's notes say against the mark; told, but no cause for review.
    """
    confidence = reading.certain
    reasons = [reading.doubt] if reading.doubt else []
    if unit == "other" and topic == "other" and confidence < 0.95:
        confidence = min(confidence, UNNAMED)
        reasons.append("neither what is counted nor the topic could be told")
    if reading.how == "sentence" and confidence < SURE and (doubt := _unasked(unit, asked)):
        confidence = min(confidence, UNNAMED)
        reasons.append(doubt)
    if period is None:
        confidence -= 0.03
    elif not period.dated and period.kind == "unknown":
        confidence -= 0.01
    confidence = round(max(confidence, 0.05), 2)
    review = confidence < THRESHOLD
    if review and not reasons:
        reasons.append("nothing beside the number says that it is a count")
    if against:
        reasons.append(against)
    return confidence, review, "; ".join(reasons) or None


def _unasked(unit: str, asked: str) -> str | None:
    """Return why a number in prose may be an aside, or None where it was asked for."""
    if not asked.strip():
        return None
    if unit in _OF_THEIR_OWN and not names_unit(unit, asked):
        return f"the question does not speak of {unit}"
    if unit in _OF_THEIR_OWN:
        return None
    if not (vocabulary().counting.search(asked) or _ASKED.search(asked)):
        return "the question does not ask for a number"
    return None
