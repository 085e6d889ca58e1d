"""Which part of what is counted a figure is: sex, age, place, legal basis, and the like."""

import re

from scrapers.letters.dates import MONTH
from scrapers.letters.months import months_of
from scrapers.letters.periods import relative_label
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.units import first_unit
from scrapers.letters.vocabulary import vocabulary
from scrapers.letters.wording import restates

_GENERIC = phrase("generic_heading")
_WHOLE = phrase("whole")
_PART = phrase("real_part")
_MONEY = re.compile(r"[£%]|\b(?:budget|cost|spend|expenditure|amount|rate)\b", re.I)
_FILLER = phrase("filler")
_MONTH = re.compile(rf"\W*{MONTH}[-\s'’]*\d\d\b", re.I)
_COUNTED = frozenset({"children", "episodes", "cases", "referrals", "conferences"})
MOST_SUBJECT = 6
MOST_APART = 3


def subgroup_of(reading: Reading, measure: str | None, asked: str = "") -> str | None:
    """Return the labels that say which part is counted, from the outside in; else None.

    A total is no part. Neither is a label that only names the measure ("CSE"), says the
    question again or fills a sentence ("taken together,").
    """
    labels = [_clean(one) for one in reading.labels]
    heading = _clean(reading.heading)
    if heading and (_PART.search(heading) or not (_MONEY.search(heading) or first_unit(heading))):
        labels.append(heading)
    kept = [
        re.sub(r"(\d)\s?[-–]\s?(\d)", r"\1 to \2", one)
        for one in labels
        if one and not _WHOLE.fullmatch(one) and not _no_part(one, measure, asked, reading.how)
    ]
    lowered = [one[:1].lower() + one[1:] if one[1:2].islower() else one for one in kept]
    return ", ".join(dict.fromkeys(lowered)) or None


def _clean(label: str) -> str:
    return " ".join(label.split()).strip(" :-–?")


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
    subject = any(rule.search(label) for rule in vocabulary().subjects.values())
    return bool(measure) and subject and len(label.split()) <= MOST_SUBJECT
