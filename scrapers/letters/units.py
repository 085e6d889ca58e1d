"""What a figure counts: its unit and its topic."""

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary

MOST_CLAUSE = 8
_WORDY = re.compile(r"[^\W\d_]{4,}")
_BRACKETS = re.compile(r"^\s*\([^()]*\)|^\s*\)")
_STEPS = frozenset({"referral", "assessment"})
"""What becomes of children of any topic, and so no topic of its own in a clause."""

_PASSING = frozenset({"looked_after", "referral", "assessment", "workforce"})
_LASTING = frozenset({"cse", "cce", "nrm", "missing"})
"""What "of those, how many were looked after" is still about."""

_CLAUSE_ENDS = re.compile(r"[,;:(]|\.(?:\s|$)")
_SHARE = re.compile(r"\(\s*(?:%|per ?cent(?:age)?)\s*\)|^\s*(?:%|per ?cent(?:age)?)\s+of\b", re.I)
_PRINTED = re.compile(
    r"\s*(?:(?P<days>(?:working |school )?days)|(?P<rate>per\s\d[\d,]*)"
    r"|(?P<span>weeks|months|years|hours)"
    r"|(?:FTE|WTE))\b",
    re.I,
)
_ELIDED = re.compile(
    r"how many (?:of (?:them|these|those|whom|which) )?(?:also |still |then |ever )?"
    r"(?:had|have|has|were|was|are|is|did|do|does|went|came|became|led|lived?|lasted|left|could|would)\b",
    re.I,
)
_ELIDED_WHOLE = re.compile(rf"{_ELIDED.pattern}[^?.]*", re.I)
_RATE = re.compile(r"\brate\b|per 10,?000", re.I)
_POINTS = phrase("of_these")
NEAR = 60
"""Characters behind "how many" that name what is counted."""

_TIMES = re.compile(r"\bhow often\b|\b(?:number of|how many) (?:times|occasions)\b", re.I)
_SAYS_WHAT = re.compile(
    r"\W*(?:had|were|was|are|is|concern(?:ed|s)?|relat(?:ed|es)|involv(?:ed|es)|went|came)\b", re.I
)
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
    said = _printed(reading) or _of_heading(reading, asked) or _nearest(reading, asked)
    if said or _asks_money(asked):
        return said or "GBP"
    if (how := _asked_for(asked, context)) or (how := _led_to(reading, asked, before)):
        return how
    labels = " ".join(reading.labels)
    told_by = [
        unit for text in (labels, asked, told, reading.title) if (unit := _of_question(text))
    ]
    # a home or a carer in a label is where a child is
    if named := next((unit for unit in told_by if unit != "other"), None):
        return named
    if before and reading.how == "sentence":
        return before
    named = first_unit(context) or next(iter(told_by), None)
    return named or _of_subject(f"{labels} {reading.heading} {asked}")


def _printed(reading: Reading) -> str | None:
    """Return the unit that is printed right behind a number."""
    beside = _PRINTED.match(reading.words)
    if not beside:
        return None
    if beside["rate"] or beside["span"]:
        return "other"
    return "days" if beside["days"] else "staff"


def _asked_for(asked: str, context: str) -> str | None:
    """Return the unit that a question asks for; one that only says "how many had" inherits."""
    head = _HEAD.search(asked)
    if not head:
        return None
    if _ELIDED.match(asked, head.start()):
        # who was found or accepted is one of those counted before, not one of the times
        named = _TIMES.sub(" ", _ELIDED_WHOLE.sub(" ", context))
        there = first_unit(asked[: head.start()]) or first_unit(named)
        if there:
            return there
    return _of_question(asked)


def _led_to(reading: Reading, asked: str, before: str | None) -> str | None:
    """Return the unit of a count in prose by the words before it, or by the count before."""
    if reading.how != "sentence" or _HEAD.search(asked):
        return None
    if before and _SAYS_WHAT.match(reading.words):
        return before  # "174 concerned neglect": what is counted is the number before's
    return None if asked.strip() else first_unit(reading.lead)


def _nearest(reading: Reading, asked: str) -> str | None:
    """Return the unit that the words beside the number, its heading or its labels name."""
    beside = re.split(r"[,.;:(]", reading.words.lstrip(" -–"), maxsplit=1)[0]
    labels = " ".join(reading.labels)
    # "Number of children" as a label names its own unit; "Assessment" may only be a part
    said = "" if _SAYS_WHAT.match(beside) else beside[:60]
    for near in (said, reading.heading, labels if _HEAD.search(labels) else ""):
        if unit := first_unit(near):
            return unit
    unit = first_unit(vocabulary().halves.sub(" ", labels)) if reading.how == "table" else None
    # a placement or a home in a label is where a child is, not what is counted
    return unit if unit and unit != "other" and names_unit(unit, asked) else None


def _of_heading(reading: Reading, asked: str) -> str | None:
    if any(_SHARE.search(one) for one in reading.labels):
        return "percent"
    if re.search(r"\b(?:FTE|WTE)\b", f"{' '.join(reading.labels)} {reading.heading}"):
        return "staff"
    if re.search(r"£|\bbudget|\bcosts?\b|\bspend", reading.heading, re.I):
        return "GBP"
    if re.search(r"%|\bper ?cent", reading.heading, re.I):
        return "percent"
    rate = _RATE.search(f"{reading.heading} {asked[:80]}")
    # "the number of children and the rate": a whole number is the number
    value = reading.number.value
    both = _HEAD.search(asked[:80]) and value is not None and value == int(value)
    return "other" if rate and not (both and not _RATE.search(reading.heading)) else None


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
    if unit in ("GBP", "staff"):
        return "budget" if unit == "GBP" else "workforce"
    pointed = topic_in(texts[2]) if len(texts) > 2 and _POINTS.search(texts[0]) else None
    if pointed == "nrm" and _names_topic("cse", texts[0]) and _names_topic("cce", texts[0]):
        return pointed  # "how many of these were for (a) criminal and (b) sexual ..." parts them
    own = topic_in(labels)
    if own and (own in ("cse", "cce") or _HEAD.search(labels) or _names_topic(own, texts[0])):
        return own
    texts = (*texts[:2], labels, *texts[2:])
    if pointed in _LASTING and topic_in(texts[0]) in _PASSING:
        return pointed or "other"
    return next((topic for text in texts if (topic := topic_in(text))), "other")


def clause_topic(reading: Reading) -> tuple[str | None, bool]:
    """Return the topic that the clause of a count names, and whether only others' name one.

    In "40 children in need; 12 were subject to a plan and 9 were looked after" each count
    has its own: that of a neighbour says nothing of it.
    """
    if reading.clause is None:
        return None, False
    clause, others = reading.clause
    said = _CLAUSE_ENDS.split(_BRACKETS.sub(" ", clause, count=1).strip(), maxsplit=1)[0]
    own = topic_in(" ".join(said.split()[:MOST_CLAUSE]))
    if not _WORDY.search(clause):
        return None, False  # "14 referrals in 2019, in 2020 eleven": the same thing again
    unnamed = topic_in(f"{reading.lead} {clause}") is None and topic_in(others) is not None
    return own if own not in _STEPS else None, unnamed


@lru_cache(maxsize=1024)
def counted_by_itself(asked: str) -> str | None:
    """Return the unit that a question names, None where it points to what was said before."""
    head = _HEAD.search(asked)
    if not head or _ELIDED.match(asked, head.start()) or _POINTS.search(asked):
        return None
    counted = first_unit(asked[head.end() : head.end() + NEAR])
    return None if counted in ("days", "episodes") else counted


@lru_cache(maxsize=4096)
def _names_topic(topic: str, text: str) -> bool:
    return any(rule.name == topic and rule.fits(text) for rule in vocabulary().topics)


@lru_cache(maxsize=4096)
def topic_in(text: str) -> str | None:
    """Return the topic that a text names, None where it names none."""
    return next((rule.name for rule in vocabulary().topics if rule.fits(text)), None)
