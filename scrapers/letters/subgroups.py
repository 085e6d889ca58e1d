"""Which part of what is counted a figure is: sex, age, place, legal basis, and the like."""

import re
from functools import lru_cache

from scrapers.letters.dates import MONTH
from scrapers.letters.measures import besides, beyond
from scrapers.letters.months import months_of
from scrapers.letters.periods import find_periods, relative_label
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.units import first_unit
from scrapers.letters.vocabulary import vocabulary
from scrapers.letters.wording import restates

_GENERIC = phrase("generic_heading")
_TOTAL = re.compile(rf"{phrase('whole').pattern}|\W*all\s.*|\W*(?:or|c\.?|\([ivx]+\))\W*", re.I)
_PART = phrase("real_part")
_MONEY = re.compile(r"[£%]|\b(?:budget|cost|spend|expenditure|amount|rate)\b", re.I)
_FILLER = phrase("filler")
_MONTH = re.compile(rf"\W*{MONTH}[-\s'’]*\d\d\b", re.I)
_COUNTED = frozenset({"children", "episodes", "cases", "referrals", "conferences"})
_COUNTS = re.compile(
    r"^(?:%|per ?cent(?:age)?\b)(?: of\b)?\s*|^no\.?$"
    r"|[\s,(]+(?:no\.?|%|per ?cent|percentage|£)\)?$",
    re.I,
)
_CLAUSE = re.compile(r"[,;:()]|[.?!](?:\s|$)")
_BEFORE_A_PART = re.compile(
    r"^\W*(?:(?:of (?:these|those|them|whom|which)|children|young people|were|was|are|is|had|came"
    r"|from"
    r"|under(?! \d)|due|to|about|by|made|in|for|the|who|concerned|related|been)\b\s*)+",
    re.I,
)
_JOINS = re.compile(r"\s+(?:and|or|but)\W*$", re.I)
MOST_SUBJECT = 6
MOST_APART = 3


def subgroup_of(reading: Reading, measure: str | None, asked: str = "") -> str | None:
    """Return the labels that say which part is counted, from the outside in; else None.

    A total is no part. Neither is a label that only names the measure ("CSE"), says the
    question again or fills a sentence ("taken together,"). Of a part in prose ("of which
    12 were girls") its own words say which.

    Args:
        reading: with its labels.
        measure: the code that was given; "any" where one may be, None where none is.
        asked: the question and the table's title.
    """
    labels = [_clean(one) for one in (*reading.places, *reading.labels)]
    heading = _clean(reading.heading)
    if heading and (_PART.search(heading) or not (_MONEY.search(heading) or first_unit(heading))):
        labels.append(heading)
    kept = [
        re.sub(r"(\d)\s?[-–]\s?(\d)", r"\1 to \2", one)
        for one in labels
        if one and not _TOTAL.fullmatch(one) and not _no_part(one, measure, asked, reading.how)
    ]
    if not kept:
        kept = _in_prose(reading, asked)
    lowered = [one[:1].lower() + one[1:] if one[1:2].islower() else one for one in kept]
    return ", ".join(dict.fromkeys(lowered)) or None


def _in_prose(reading: Reading, asked: str) -> list[str]:
    """Return the words that tell a part in a sentence, or the sex that a question asks for."""
    if reading.part and not reading.labels and reading.number.unit != "percent":
        clause = _CLAUSE.split(reading.words, maxsplit=1)[0]
        words = _clean(_JOINS.sub("", _BEFORE_A_PART.sub("", clause)))
        return [words] if words and len(words.split()) <= MOST_SUBJECT else []
    sexes = {found[0].casefold() for found in vocabulary().halves.finditer(asked)}
    pointed = vocabulary().pointing.search(asked)
    return list(sexes) if pointed and len(sexes) == 1 and not reading.labels else []


@lru_cache(maxsize=4096)
def _clean(label: str) -> str:
    """Return a label without the periods in it, nor the sign of how its column counts."""
    left = label
    for one in reversed(find_periods(label)):
        if one.dated:
            left = f"{left[: one.at]} {left[one.stop :]}"
    left = _COUNTS.sub("", " ".join(left.split()))
    return left.strip(" :-–?,")


@lru_cache(maxsize=4096)
def _adds_nothing(label: str, measure: str) -> bool:
    """Whether a label says no more than the measure: no word of its own, and no number."""
    for one in reversed(find_periods(label)):
        label = f"{label[: one.at]} {label[one.stop :]}"
    return not re.search(r"\d", besides(label, measure)) and not beyond(label, measure)


def _no_part(label: str, measure: str | None, asked: str, how: str) -> bool:
    if _MONTH.match(label) or months_of(label):
        return True  # a period that could not be read is no part either
    if _PART.search(label):
        return False
    if _GENERIC.match(label):
        return True
    if how == "sentence" and (label.endswith(",") or _FILLER.match(label) or relative_label(label)):
        return True
    # two rows that a question names both are told apart by their labels alone
    clear = bool(measure) or len(label.split()) > MOST_APART
    if clear and first_unit(label) in _COUNTED and restates(label, asked):
        return True
    if measure and measure != "any" and _adds_nothing(label, measure):
        return True
    if how == "sentence" and not asked.strip() and first_unit(label):
        return True  # "Care orders made: 61" is itself what is counted
    subject = any(rule.search(label) for rule in vocabulary().subjects.values())
    return bool(measure) and subject and len(label.split()) <= MOST_SUBJECT
