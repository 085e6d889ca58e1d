"""What a figure counts: its unit and its topic."""

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary

MOST_CLAUSE = 8
_BRACKETS = re.compile(r"^\s*\([^()]*\)|^\s*\)")
_STEPS = frozenset({"referral", "assessment"})
"""What becomes of children of any topic, and so no topic of its own in a clause."""

_CLAUSE_ENDS = re.compile(r"[,;:(]|\.(?:\s|$)")
_HEAD = re.compile(r"\b(?:how many|how often|how much|numbers? of|total|percentage of)\b", re.I)


def unit_of(reading: Reading, asked: str, told: str, context: str, before: str | None) -> str:
    """Return the unit: printed with the number, else of the nearest words that name one.

    Args:
        reading: with its labels and the words after the number.
        asked: the question.
        told: the sentence or row.
        context: what goes with all questions.
        before: the unit of the figure before in the same answer, for "174 concerned ...".
    """
    if reading.number.unit:
        return reading.number.unit
    if unit := _of_heading(reading, asked):
        return unit
    if unit := _nearest(reading, asked):
        return unit
    if _asks_money(asked):
        return "GBP"
    if _HEAD.search(asked) and (unit := _of_question(asked)):
        return unit
    labels = " ".join(reading.labels)
    for text in (labels, asked, told, reading.title):
        if unit := _of_question(text):
            return unit
    if before and reading.how == "sentence":
        return before
    return first_unit(context) or _of_subject(
        f"{' '.join(reading.labels)} {reading.heading} {asked}"
    )


def _nearest(reading: Reading, asked: str) -> str | None:
    """Return the unit that the words beside the number, its heading or its labels name."""
    beside = re.split(r"[,.;:(]", reading.words.lstrip(" -–"), maxsplit=1)[0]
    labels = " ".join(reading.labels)
    # "Number of children" as a label names its own unit; "Assessment" may only be a part
    for near in (beside[:60], reading.heading, labels if _HEAD.search(labels) else ""):
        if unit := first_unit(near):
            return unit
    unit = first_unit(labels) if reading.how == "table" else None
    return unit if unit and names_unit(unit, asked) else None


def _of_heading(reading: Reading, asked: str) -> str | None:
    if re.search(r"£|\bbudget|\bcosts?\b|\bspend", reading.heading, re.I):
        return "GBP"
    if re.search(r"%|\bper ?cent", reading.heading, re.I):
        return "percent"
    rate = re.search(r"\brate\b|per 10,?000", f"{reading.heading} {asked[:80]}", re.I)
    return "other" if rate else None


@lru_cache(maxsize=4096)
def _of_question(text: str) -> str | None:
    """Return the unit of the noun that "how many" or "number of" asks for."""
    head = _HEAD.search(text)
    if head and head[0].casefold() == "how often":
        return "episodes"
    return (first_unit(text[head.end() :]) if head else None) or first_unit(text)


def _of_subject(text: str) -> str:
    """Return children where a harm to children is all that is named."""
    subjects = vocabulary().subjects.values()
    return "children" if any(rule.search(text) for rule in subjects) else "other"


@lru_cache(maxsize=4096)
def names_unit(unit: str, text: str) -> bool:
    """Whether ``text`` names something counted in ``unit``, wherever in it."""
    if unit == "GBP":
        return bool(vocabulary().money.search(text))
    return any(rule.name == unit and rule.when.search(text) for rule in vocabulary().units)


@lru_cache(maxsize=4096)
def first_unit(text: str) -> str | None:
    """Return the unit of the first thing named in ``text`` that can be counted."""
    found = []
    for order, rule in enumerate(vocabulary().units):
        match = rule.when.search(text)
        if match:
            found.append((match.start(), order, rule.name))
    return min(found)[2] if found else None


def _asks_money(asked: str) -> bool:
    money = vocabulary().money.search(asked)
    many = re.search(r"\bhow (?:many|often)\b|\bnumber of\b", asked, re.I)
    return bool(money) and not (many and money and many.start() < money.start())


def topic_of(unit: str, labels: str, texts: Sequence[str]) -> str:
    """Return what a figure is about.

    Args:
        unit: of the figure; money is always of a budget.
        labels: the row's and the column's. They decide where they name a harm, a thing
            counted or what the texts name too: "Assessment" among the outcomes of
            referrals does not.
        texts: the question, then what stands further off; the first with a topic decides.
    """
    if unit == "GBP":
        return "budget"
    own = _topic_in(labels)
    if own and (own in ("cse", "cce") or _HEAD.search(labels) or _names_topic(own, texts[0])):
        return own
    texts = (*texts[:2], labels, *texts[2:])
    return next((topic for text in texts if (topic := _topic_in(text))), "other")


def clause_topic(reading: Reading) -> tuple[str | None, bool]:
    """Return the topic that the clause of a count names, and whether only others' name one.

    In "40 children in need; 12 were subject to a plan and 9 were looked after" each count
    has its own: that of a neighbour says nothing of it.
    """
    if reading.clause is None:
        return None, False
    clause, others = reading.clause
    said = _CLAUSE_ENDS.split(_BRACKETS.sub(" ", clause, count=1).strip(), maxsplit=1)[0]
    own = _topic_in(" ".join(said.split()[:MOST_CLAUSE]))
    unnamed = _topic_in(f"{reading.lead} {clause}") is None and _topic_in(others) is not None
    return own if own not in _STEPS else None, unnamed


@lru_cache(maxsize=4096)
def _names_topic(topic: str, text: str) -> bool:
    return any(rule.name == topic and rule.fits(text) for rule in vocabulary().topics)


@lru_cache(maxsize=4096)
def _topic_in(text: str) -> str | None:
    return next((rule.name for rule in vocabulary().topics if rule.fits(text)), None)
