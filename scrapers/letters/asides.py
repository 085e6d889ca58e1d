"""Numbers of prose that may be no answer, by the sentence that they stand in.

"An assessment can have more than one factor" explains how counting goes, and "There are 31.5
posts" speaks of now where the question speaks of a year: a person should look at both.
"""

import re

from scrapers.letters.counts import WHOLE
from scrapers.letters.periods import Period
from scrapers.letters.readings import Reading

_MAY_BE = re.compile(
    # in small letters: "12 May 2023" is a day
    r"\b(?:can|may|might|could)\b(?! (?:confirm|report|provide|say|tell|give))"
)
_EVERY = re.compile(
    r"\W*(?:an?|each|every|any)\s(?!(?:further|total|small|sum|number|range|maximum|minimum|mean"
    r"|similar|large|majority|quarter|third|half)\b)(?:\w+\s){1,4}?"
    r"(?:is|are|has|have|may|can|will|counts?|appears?)\b",
    re.I,
)
_SENT_ON = re.compile(
    r"\b(?:we|they|(?:our|council) (?:own )?(?:staff|officers)) (?:made|sent|submitted|passed on)\s"
    r"(?:\S+\s){1,4}?referrals?\b",
    re.I,
)
_TOLD_BEFORE = re.compile(
    r"\b(?:we|i|(?:our|the) (?:(?:first|original|earlier|previous) )?(?:reply|response|answer))"
    r"\s(?:had )?(?:previously |originally |first )?"
    r"(?:told|said|gave|stated|reported|advised|informed|answered)\b[^.;]*$",
    re.I,
)
_OF_NOW = re.compile(
    r"\W*(?:(?:answer|response|reply|a)\W+)?(?:there (?:is|are)|we (?:now )?(?:have|employ))\b"
    r"(?! (?:been|had|recorded|received|counted|identified|made|started|completed|no)\b)"
    r"|.*\b(?:currently|at present|at the moment)\b",
    re.I | re.S,
)

FIRST = 12
"""A number so few characters from where its sentence begins opens it: "Yes - over 900"."""

FEW = 5
"""A sentence of so few words is an answer: "Just over 900"."""


def sent_on(told: str) -> bool:
    """Whether a sentence counts what a council's own staff sent on, not what it received.

    >>> sent_on("In 2019 they made 14 referrals."), sent_on("We received 14 referrals.")
    (True, False)
    """
    return bool(_SENT_ON.search(told))


def aside_in(reading: Reading, printed: str, told: str, period: Period | None) -> str | None:
    """Return why a number in prose may answer nothing, or another time; None for most.

    Args:
        reading: a number; one that is all of its answer is no aside.
        printed: the number as printed.
        told: its sentence.
        period: as the figure was given it, from its question or elsewhere.
    """
    if reading.how != "sentence" or reading.certain >= WHOLE:
        return None
    first = reading.number.start - reading.quote[0] < FIRST or len(told.split()) <= FEW
    if not first and reading.number.form == "more":
        return f"“{printed}” in a sentence is seldom a count that was asked for"
    if _MAY_BE.search(told) or _EVERY.match(told):
        return "the sentence tells how counting goes, or what may be"
    if _TOLD_BEFORE.search(reading.lead):
        return "it was told before, and may be corrected here"
    own = reading.period is not None and reading.period.dated
    if not own and period and period.start and period.end and _OF_NOW.match(told):
        return "the sentence speaks of now, the question of a time that ended"
    return None
