"""What a figure counts: its unit."""

import re
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary

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
_RATE = Cued(r"\brate\b|per 10,?000", re.I)
_POINTS = phrase("of_these")
NEAR = 60
"""Characters behind "how many" that name what is counted."""

_TIMES = re.compile(r"\bhow often\b|\b(?:number of|how many) (?:times|occasions)\b", re.I)
_SAYS_WHAT = re.compile(
    r"\W*(?:of (?:the (?:last|first|latter|former) )?(?:of )?(?:these|those|them)|had|were|was|are"
    r"|is|concern(?:ed|s)?|relat(?:ed|es)|involv(?:ed|es)|went|came)\b",
    re.I,
)
HEAD = Cued(r"\b(?:how many|how often|how much|numbers? of|total|percentage of)\b", re.I)


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
    head = HEAD.search(asked)
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
    if reading.how != "sentence" or HEAD.search(asked):
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
    for near in (said, reading.heading, labels if HEAD.search(labels) else ""):
        unit = first_unit(near)
        # "CP plans at 31 March" heads a count of the children that were asked for
        if unit == "other" and near == reading.heading and _of_question(asked) == "children":
            continue
        if unit:
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
    both = HEAD.search(asked[:80]) and value is not None and value == int(value)
    return "other" if rate and not (both and not _RATE.search(reading.heading)) else None


@lru_cache(maxsize=4096)
def _of_question(text: str) -> str | None:
    """Return the unit of the noun that "how many" or "number of" asks for."""
    head = HEAD.search(text)
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


@lru_cache(maxsize=1024)
def counted_by_itself(asked: str) -> str | None:
    """Return the unit that a question names, None where it points to what was said before."""
    head = HEAD.search(asked)
    if not head or _ELIDED.match(asked, head.start()) or _POINTS.search(asked):
        return None
    counted = first_unit(asked[head.end() : head.end() + NEAR])
    return None if counted in ("days", "episodes") else counted
