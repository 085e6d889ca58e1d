"""Whether a number in prose is a count, and how surely: by the words on both its sides."""

import re
from collections.abc import Sequence

from scrapers.letters.masking import BLANK
from scrapers.letters.numbers import Number
from scrapers.letters.phrases import phrase

_SEPARATED = re.compile(r"^(?P<label>[^\n]{1,120}?)\s*(?:[-–—:=]|\bwas\b|\bis\b)\s*$", re.S)
_VERB = phrase("verbs")
_COUNTS = phrase("counted")
_BEFORE = phrase("before_a_count")
_SUPPOSED = re.compile(r"\s*(?:can|may|could|might|would|should|must)\b", re.I)
_IN_PERIOD = re.compile(rf"\s*(?:in|for|during)\s+(?:the\s+(?:year\s+)?)?{BLANK}", re.I)
_STATED = re.compile(
    r"\b(?:was|were|are|had|received|made|recorded|totalled|total of|of which|of whom)\s*$", re.I
)
_NOT_COUNTED = re.compile(r"(?:£|\bpages?\s|\bversion\s|\bno\.\s?)$", re.I)
_BACK = re.compile(r"\b(?:of\s+)?(?:the|these|those|all|both)\s+$|\bof\s+$", re.I)
_PARTITIVE = re.compile(r"\bof\s+(?:the|these|those|all|our)?\s*$", re.I)
NEAR = 240
"""How many characters on either side are looked at."""

FEW_WORDS = 8
MOST_LABEL = 6
WHOLE, STATED, PLAIN, BARE = 0.97, 0.9, 0.8, 0.65


def certainty(
    masked: str, number: Number, body: tuple[int, int], numbers: Sequence[Number], at: int
) -> float | None:
    """Return how surely ``number`` is a count, or None where nothing says that it is one."""
    before = masked[max(body[0], number.start - NEAR) : number.start]
    after = masked[number.end : min(body[1], number.end + NEAR)]
    if _NOT_COUNTED.search(before):
        return None
    if not before.strip(f" -–—:=,;.{BLANK}*\t\n") and not after.strip(f" .,;*(){BLANK}"):
        return WHOLE
    if number.form == "nil":
        short = len(after.split()) <= MOST_LABEL
        return STATED if _BEFORE.search(before) and short else None
    counted = _COUNTS.match(after)
    if counted and _SUPPOSED.match(after, counted.end()):
        return None
    named = number.form in ("no", "money") or (_IN_PERIOD.match(after) and number.form != "span")
    if counted or named:
        return STATED
    word = masked[number.start : number.end].casefold()
    if _VERB.match(after) and word != "one":
        return PLAIN
    if number.form == "span" or (number.form == "plain" and not word[0].isdigit()):
        return None
    beside = at > 0 and numbers[at - 1].end + 3 >= number.start
    return _unnamed(number, before, after, beside=beside)


def _unnamed(number: Number, before: str, after: str, *, beside: bool) -> float | None:
    """Return the certainty of digits that no noun and no verb follows."""
    if number.unit == "percent":
        return PLAIN
    if _SEPARATED.match(before) and not re.match(r"\s*\w", after):
        return STATED
    short = len((before + after).split()) <= FEW_WORDS
    if _BEFORE.search(before) or beside:
        return PLAIN if short or _STATED.search(before) else BARE
    return BARE if short or not after.strip(" .") else None


def points_back(masked: str, body: int, number: Number) -> bool:
    """Whether a number is one of "of the 10 children": told before, not told now."""
    before = masked[max(body, number.start - NEAR) : number.start]
    if number.form != "plain" or not _BACK.search(before):
        return False
    return bool(_PARTITIVE.search(before) or _COUNTS.match(masked, number.end))
