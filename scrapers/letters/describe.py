"""Which measure of the vocabulary a figure is, and what part of it."""

import re

from scrapers.letters.periods import Period
from scrapers.letters.phrases import phrase
from scrapers.letters.privacy import without_people
from scrapers.letters.readings import Reading
from scrapers.letters.units import first_unit
from scrapers.letters.vocabulary import MeasureRule, vocabulary

_INLINE = r"(?:^|[\s(]){label}[).]\s*(?P<part>.*?)(?=(?:\bor\s|\band\s|[,;]\s*)?\s?\(?{after}\)|$)"
_TWO_THINGS = phrase("two_things")
_GENERIC = re.compile(
    r"^\W*(?:(?:total\s+)?(?:numbers?|no\.?|count|percentage)\s+of\b|total number"
    r"|(?:number|no\.?|count|figure|value|answer|response|amount|budget|cost|spend|expenditure)s?"
    r"\W*$|$)",
    re.I,
)
_WHOLE = re.compile(r"(?:grand |overall )?totals?|all|overall|all children", re.I)
MOST_SUBJECT = 6
MOST_TEXT = 300


def inline_part(asked: str, letter: str) -> str:
    """Return the part "a) ..." of a question that lists its parts within a sentence."""
    if not letter.isalpha():
        return ""
    after = chr(ord(letter) + 1)
    found = re.search(_INLINE.format(label=re.escape(letter), after=after), asked, re.S)
    return found["part"].strip() if found else ""


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
    known = vocabulary()
    named = [name for name, rule in known.subjects.items() if rule.search(own)]
    for rule in known.measures:
        if rule.units and unit not in rule.units:
            continue
        subjects = named or [n for n, one in known.subjects.items() if one.search(asked)]
        if rule.subject and subjects != [rule.subject]:
            continue
        if _fits(rule, own, asked) and _at_a_date(rule, asked, period):
            return rule.name
    return None


def measures_asked(asked: str, named: str = "") -> tuple[str, ...]:
    """Return every measure that a question asks for; of those ``named`` alone if it names any."""
    known = vocabulary()
    narrowed = {name for name, rule in known.subjects.items() if rule.search(named)}
    found = []
    for rule in known.measures:
        if rule.subject and not known.subjects[rule.subject].search(asked):
            continue
        if narrowed and rule.subject and rule.subject not in narrowed:
            continue
        if not rule.subject and not re.search(r"\bhow many\b|\bnumbers? of\b", asked, re.I):
            continue
        children = not rule.units or "children" in rule.units or first_unit(asked) in rule.units
        if children and _fits(rule, "", asked) and _at_a_date(rule, asked, None):
            found.append(rule.name)
    return tuple(found)


def _fits(rule: MeasureRule, own: str, asked: str) -> bool:
    text = f"{own} {asked}".strip()
    whole = all(one.search(text) or (own and one.search(own)) for one in rule.every)
    return whole and not any(one.search(text) or one.search(own) for one in rule.none)


def _at_a_date(rule: MeasureRule, asked: str, period: Period | None) -> bool:
    if not rule.stock:
        return True
    if period and period.as_at:
        return True
    return not (period and period.dated) and bool(vocabulary().stock.search(asked))


def subgroup_of(reading: Reading, measure: str | None) -> str | None:
    """Return the labels that say which part is counted, from the outside in.

    A total is no part, and a label that only names the measure ("CSE") is none either.
    """
    labels = [" ".join(one.split()).strip(" :-–?") for one in reading.labels]
    heading = " ".join(reading.heading.split()).strip(" :")
    if heading and not _GENERIC.match(heading) and not first_unit(heading):
        labels.append(heading)
    kept = [
        re.sub(r"(\d)\s?[-–]\s?(\d)", r"\1 to \2", one)
        for one in labels
        if one and not _WHOLE.fullmatch(one) and not _names_measure(one, measure)
    ]
    lowered = [one[:1].lower() + one[1:] if one[1:2].islower() else one for one in kept]
    return ", ".join(dict.fromkeys(lowered)) or None


def _names_measure(label: str, measure: str | None) -> bool:
    if _GENERIC.match(label):
        return True
    subject = any(rule.search(label) for rule in vocabulary().subjects.values())
    return bool(measure) and subject and len(label.split()) <= MOST_SUBJECT


def measure_text(reading: Reading, asked: str) -> str:
    """Return in the letter's own words what is counted; never empty."""
    heading = " ".join(reading.heading.split())
    question = " ".join(asked.split()).strip(" ?:")
    parts = [one for one in (question or reading.title, heading) if one]
    words = ": ".join(parts) or " ".join(reading.words.split()) or "not said"
    return without_people(words)[:MOST_TEXT]
