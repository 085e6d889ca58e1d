"""Which measure of the vocabulary a figure is, and what part of it."""

import re

from scrapers.letters.periods import Period
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import MeasureRule, vocabulary

_INLINE = r"(?:^|[\s(]){label}[).]\s*(?P<part>.*?)(?=(?:\bor\s|\band\s|[,;]\s*)?\s?\(?{after}\)|$)"
_TWO_THINGS = phrase("two_things")
_OF_THEIR_OWN = frozenset({"percent", "GBP", "days", "staff"})


def inline_part(asked: str, letter: str) -> str:
    """Return the part "a) ..." of a question that lists its parts within a sentence."""
    if not letter.isalpha():
        return ""
    after = chr(ord(letter) + 1)
    found = re.search(_INLINE.format(label=re.escape(letter), after=after), asked, re.S)
    return found["part"].strip() if found else ""


def harm_beside(reading: Reading) -> str:
    """Return the words after a number in prose where they alone name one harm.

    "12 at risk of CSE and 9 of CCE": each number's harm follows it, and none stands
    before the first number.
    """
    if reading.how != "sentence":
        return ""
    rules = vocabulary().subjects.values()
    if any(rule.search(reading.lead) for rule in rules):
        return ""
    return reading.words if sum(bool(rule.search(reading.words)) for rule in rules) == 1 else ""


def measure_of(own: str, asked: str, unit: str, period: Period | None) -> str | None:
    """Return the code of the measure, None unless every condition of one is met.

    Args:
        own: the labels of the row and the column, or of the part of the question.
        asked: the question, its stem and the table's title.
        unit: as `unit_of` gives it.
        period: of the figure; some measures are counts on a day.
    """
    if _TWO_THINGS.search(asked) and not own:
        return None
    if unit in _OF_THEIR_OWN:
        return None
    known = vocabulary()
    named = [name for name, rule in known.subjects.items() if rule.search(own)]
    for rule in known.measures:
        if rule.units and unit not in rule.units:
            continue
        subjects = named or [n for n, one in known.subjects.items() if one.search(asked)]
        if rule.subject and subjects != [rule.subject]:
            continue
        if fits(rule, own, asked) and at_a_date(rule, asked, period):
            return rule.name
    return None


def fits(rule: MeasureRule, own: str, asked: str) -> bool:
    """Whether a rule's words stand in the labels and the question, and none it forbids."""
    text = f"{own} {asked}".strip()
    whole = all(one.search(text) or (own and one.search(own)) for one in rule.every)
    return whole and not any(one.search(text) or one.search(own) for one in rule.none)


def at_a_date(rule: MeasureRule, asked: str, period: Period | None) -> bool:
    """Whether a count of a stock is asked for on a day, or for now; True for any other."""
    if not rule.stock:
        return True
    if period and period.as_at:
        return True
    return not (period and period.dated) and bool(vocabulary().stock.search(asked))
