"""Several counts and several periods told in one breath: which goes with which.

"£1.2m and £1.6 million respectively", "in 2021 and 2022 there were 5 and 7": they go
together in the order in which they are printed, where there are as many of the one as of
the other. Else nobody can say, and a person should look.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scrapers.letters.numbers import Number
from scrapers.letters.periods import Period, find_periods
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary

RESPECTIVELY = re.compile(r"\brespectively\b|\bin that order\b", re.I)
DOUBTED = 0.55
_PLACE = re.compile(
    r"(?:[^\W\d]|[\s'’-]){0,40}?\b(?:in|for|during|at|on)\s+the\s+"
    r"(first|second|third|fourth|fifth|former|latter|earlier|later|last)\b"
    r"(?!\s+(?:\d|two|three|four|five|six|quarter|half|week|month|conference|instance|place))",
    re.I,
)
_PLACES = {"first": 0, "former": 0, "earlier": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
_LISTED = re.compile(r"[\s,;&/]*(?:\band\b)?[\s,]*(?:(?:in|for|during)\s+)?(?:the\s+)?", re.I)
_BETWEEN_COUNTS = re.compile(r"\)?[\s,;&/]*(?:and)?(?:\s*then)?\s*(?:\(|\))?\s*", re.I)
_SAYS_MORE = re.compile(r"\s+[^\W\d]")


def in_order(
    numbers: Sequence[Number], periods: Sequence[Period]
) -> dict[tuple[int, int], Period] | None:
    """Return the period of each number by its place, None unless the two lists match.

    Args:
        numbers: of a sentence, in order; a percentage goes with the count before it.
        periods: of the same sentence, dated, in order.
    """
    counts = [one for one in numbers if one.unit != "percent"]
    if len(counts) != len(periods) or len(counts) < 2:
        return None
    apart = periods[-1].stop <= counts[0].start or counts[-1].end <= periods[0].at
    if not apart:
        return None
    found: dict[tuple[int, int], Period] = {}
    at = -1
    for one in numbers:
        at += one.unit != "percent"
        found[one.start, one.end] = periods[max(at, 0)]
    return found


def listed(text: str, periods: Sequence[Period]) -> bool:
    """Whether periods only stand beside each other in ``text``: "2021, 2022 and 2023"."""
    pairs = pairwise(periods)
    return all(_LISTED.fullmatch(text, one.stop, two.at) for one, two in pairs)


def as_asked(
    readings: Sequence[Reading], text: str, asked: str, pointed: Sequence[Period] = ()
) -> list[Reading]:
    """Return the readings of one sentence with the periods that its question lists.

    Args:
        readings: of one sentence, in order, places in ``text``.
        text: the document's.
        asked: the question, which may name several periods one after the other.
        pointed: the periods, in order, of the question that it points to ("of these").
    """
    counts = [one for one in readings if one.number.unit != "percent"]
    if placed := _by_place(readings, text, asked, pointed):
        return placed
    named = any(one.period and one.period.dated for one in readings)
    if len(counts) < 2 or named or counts[0].how != "sentence":
        return list(readings)
    periods = [one for one in find_periods(asked) if one.dated] or list(pointed)
    said = bool(RESPECTIVELY.search(text, *counts[-1].quote))
    bare = all(
        _BETWEEN_COUNTS.fullmatch(text, one.number.end, two.number.start)
        for one, two in pairwise(readings)
    )
    if not (said or bare):
        return list(readings)
    if any(one.years for one in readings) or (not said and _is_part(counts, text)):
        return list(readings)
    if len(periods) < 2:
        return [_doubted(one, "which count answers what is not said") for one in readings]
    if len(periods) != len(counts):
        return [
            _doubted(one, "the counts are not as many as the periods asked for") for one in readings
        ]
    order = in_order(
        [one.number for one in readings],
        [replace(one, at=-1, stop=-1) for one in periods],
    )
    given = [
        replace(one, period=order[one.number.start, one.number.end]) if order else one
        for one in readings
    ]
    subjects = [name for name, rule in vocabulary().subjects.items() if rule.search(asked)]
    if said and len(subjects) < 2:
        return given
    return [_doubted(one, "the counts are paired with the periods by their order") for one in given]


def _by_place(
    readings: Sequence[Reading], text: str, asked: str, pointed: Sequence[Period]
) -> list[Reading]:
    """Return the readings of "six in the first year and nine in the second", else none."""
    found = [_PLACE.match(text, one.number.end, one.quote[1]) for one in readings]
    if not any(found):
        return []
    periods = [one for one in find_periods(asked) if one.dated] or list(pointed)
    placed = []
    for one, said in zip(readings, found, strict=True):
        at = _PLACES.get(said[1].casefold(), len(periods)) if said else len(periods)
        latest = said is not None and said[1].casefold() in ("latter", "later", "last")
        at = len(periods) - 1 if latest else at
        if 0 <= at < len(periods):
            placed.append(replace(one, period=periods[at]))
        else:
            placed.append(_doubted(one, "which of the periods is meant is not said"))
    return placed


def _is_part(counts: Sequence[Reading], text: str) -> bool:
    """Whether the last count is a part of the first, in brackets: "57 (33 in foster care)"."""
    last = counts[-1].number
    inside = "(" in text[counts[0].number.end : last.start]
    return inside and bool(_SAYS_MORE.match(text, last.end))


def _doubted(one: Reading, why: str) -> Reading:
    return replace(one, certain=min(one.certain, DOUBTED), doubt=one.doubt or why)
