"""Which measure of the vocabulary a figure is: only where nothing that is said goes beyond it.

A wrong measure would be held against an official figure, a missing one is not. So the
figure's own labels and its question must say all that the measure needs, and each of
their words must be the measure's, idle, a breakdown's, or told by the figure's subgroup.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.periods import Period
from scrapers.letters.phrases import phrase
from scrapers.letters.told import ASKS, WORDS, Told, counting, idle_out, segment_of
from scrapers.letters.vocabulary import MeasureRule, vocabulary
from scrapers.letters.wording import stems

_OF_THEIR_OWN = frozenset({"percent", "GBP", "days", "staff"})
_WHOLE = phrase("whole")


def measure_of(
    said: Told, unit: str, period: Period | None, subgroup: str | None = None
) -> str | None:
    """Return the code of the measure, None unless every condition of one is met.

    Args:
        said: of the figure.
        unit: as `unit_of` gives it.
        period: of the figure; some measures are counts on a day, others never are.
        subgroup: what is told apart already, and need not be the measure's.
    """
    if unit in _OF_THEIR_OWN:
        return None
    asked = segment_of(said)
    if asked is None:
        return None
    for rule in _possible(said, asked):
        if rule.units and unit not in rule.units:
            continue
        if at_a_date(rule, asked, period) and _is_said(rule, said, asked, subgroup):
            return rule.name
    return None


def _possible(said: Told, asked: str) -> Iterator[MeasureRule]:
    """Yield the rules all of whose words stand somewhere in what is said of a figure."""
    texts = (said.own, asked, *counting(said.asked), *said.above, *counting(said.referred)[:1])
    at_hand = frozenset().union(*map(_patterns_in, texts))
    for rule, words in _words_of_rules():
        if words <= at_hand:
            yield rule


@cache
def _words_of_rules() -> tuple[tuple[MeasureRule, frozenset[str]], ...]:
    """Return each measure with the patterns of all its words."""
    rules = vocabulary().measures
    return tuple((rule, frozenset(one.pattern for one in rule.every)) for rule in rules)


@lru_cache(maxsize=1024)
def _patterns_in(text: str) -> frozenset[str]:
    """Return those of the words of all measures that stand in a text: asked once a text."""
    words = {one.pattern: one for rule in vocabulary().measures for one in rule.every}
    return frozenset(name for name, one in words.items() if one.search(text))


def _is_said(rule: MeasureRule, said: Told, asked: str, subgroup: str | None) -> bool:
    layers = _enough(rule, said, asked)
    if layers is None or not _subject_fits(rule, said.own, " ".join(layers)):
        return False
    known = vocabulary()
    # "of those" counts some of what the question before it counts
    pointed = bool(known.pointing.search(asked))
    base = counting(said.referred)[:1] if pointed else ()
    near = whole_breakdown(" ".join((said.own, asked if ASKS.search(asked) else "", *base)))
    if any(one.search(near) for one in rule.none):
        return False
    narrowed = any(known.narrowing.search(one) for one in (*said.labels, said.words, asked))
    if (narrowed or pointed) and not rule.of_others and not known.halves.search(subgroup or ""):
        return False
    if known.aged.search(asked) and not re.search(r"\d", subgroup or ""):
        return False
    return _accounted_for(rule, said, [*layers, *base], stems(subgroup or ""))


def _accounted_for(rule: MeasureRule, said: Told, around: list[str], told: frozenset[str]) -> bool:
    """Whether every word is the measure's, idle, or told by the subgroup's words ``told``."""
    harms = bool(rule.subject and subjects_in(said.own))
    if any(beyond(one, rule.name, harms) - told for one in around):
        return False
    in_question = stems(" ".join(around))
    own = (one for one in (*said.labels, said.words) if not _WHOLE.fullmatch(one))
    return not any(beyond(one, rule.name) - told - in_question for one in own)


def _enough(rule: MeasureRule, said: Told, asked: str) -> list[str] | None:
    """Return the layers around a figure that hold all a rule needs, the nearest first."""
    layers = [asked] if ASKS.search(asked) else []
    parts = counting(said.asked)
    before = parts[: parts.index(asked)] if asked in parts else ()
    further = [*before, *said.above, *counting(said.referred)[:1]]
    if not layers:
        further.insert(0, asked)
    while not all(one.search(f"{said.own} {' '.join(layers)}") for one in rule.every):
        if not further:
            return None
        layers.append(further.pop(0))
    return layers


def _subject_fits(rule: MeasureRule, own: str, around: str) -> bool:
    if not rule.subject:
        return True
    return (subjects_in(own) or subjects_in(around)) == (rule.subject,)


@cache
def _spent(rule: Cued) -> Cued:
    """Return a pattern that takes the whole of the last word with it."""
    return Cued(rf"(?:{rule.pattern})\w*", rule.flags)


@lru_cache(maxsize=4096)
def beyond(text: str, name: str, harms: bool = False) -> frozenset[str]:
    """Return the stems of the words of ``text`` that measure ``name`` does not stand for.

    ``harms`` says that a label names the one harm of several that a question asks for.
    """
    return stems(" ".join(WORDS.findall(idle_out(besides(text, name, harms)))))


def besides(text: str, name: str, harms: bool = False) -> str:
    """Return ``text`` with the words of measure ``name`` blanked, and breakdowns left out."""
    known = vocabulary()
    rule = next(one for one in known.measures if one.name == name)
    text = whole_breakdown(text)
    subjects = [one for harm, one in known.subjects.items() if harms or harm == rule.subject]
    patterns = [*rule.every, *(subjects if rule.subject else [])]
    if harms and rule.subject:
        patterns.append(known.harm)
    left = list(text)
    for one in patterns:
        for found in _spent(one).finditer(text):
            left[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(left)


@lru_cache(maxsize=1024)
def whole_breakdown(text: str) -> str:
    """Return a question without the parts that it is to be broken down by."""
    return vocabulary().broken_down.sub(" ", text)


@lru_cache(maxsize=1024)
def subjects_in(text: str) -> tuple[str, ...]:
    """Return the harms that a text names."""
    return tuple(name for name, rule in vocabulary().subjects.items() if rule.search(text))


def fits(rule: MeasureRule, asked: str) -> bool:
    """Whether a question asks for a measure, and for no more and no less than it."""
    return any(_asks_for(rule, one) for one in counting(asked))


def _asks_for(rule: MeasureRule, asked: str) -> bool:
    known = vocabulary()
    near = whole_breakdown(asked)
    if not all(one.search(asked) for one in rule.every) or any(
        one.search(near) for one in rule.none
    ):
        return False
    some = known.pointing.search(near) or known.narrowing.search(near)
    if known.aged.search(asked) or (some and not rule.of_others):
        return False
    return not beyond(asked, rule.name, True)


@lru_cache(maxsize=1024)
def _of_now(asked: str) -> bool:
    return bool(vocabulary().stock.search(asked))


def at_a_date(rule: MeasureRule, asked: str, period: Period | None) -> bool:
    """Whether a count of a stock is of a day, or of now, and one of events is of neither."""
    now = _of_now(asked)
    if rule.stock:
        return bool(period and period.as_at) or (not (period and period.dated) and now)
    if rule.event:
        on_a_day = bool(period and period.as_at and not period.start)
        return not on_a_day and not (now and not (period and period.dated))
    return True
