"""What a figure is about: its topic."""

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.units import HEAD
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
_POINTS = phrase("of_these")
_SAME_TIME = Cued(
    r"\b(?:(?:in|for|over|during|at|on)\s)?(?:the\s)?(?:same|these|those|that|this)\s(?:\w+\s)?"
    r"(?:years?|periods?|dates?|months?|quarters?|day)\b",
    re.I,
)
"""Points to a time, and to nothing that was counted in it."""

_THE_REFERRALS = Cued(r"\b(?:those|these) referrals\b", re.I)


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
    points = len(texts) > 2 and _POINTS.search(_SAME_TIME.sub(" ", texts[0]))
    pointed = topic_in(texts[2]) if points else None
    if pointed == "nrm" and (_THE_REFERRALS.search(texts[0]) or _names_both(texts[0])):
        return pointed  # "how many of these were for (a) criminal and (b) sexual ..." parts them
    own = topic_in(labels)
    if own and (own in ("cse", "cce") or HEAD.search(labels) or _names_topic(own, texts[0])):
        return own
    texts = (*texts[:2], labels, *texts[2:])
    if pointed in _LASTING and topic_in(texts[0]) in _PASSING:
        return pointed or "other"
    return next((topic for text in texts if (topic := topic_in(text))), "other")


def _names_both(text: str) -> bool:
    return _names_topic("cse", text) and _names_topic("cce", text)


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


@lru_cache(maxsize=4096)
def _names_topic(topic: str, text: str) -> bool:
    return any(rule.name == topic and rule.fits(text) for rule in vocabulary().topics)


@lru_cache(maxsize=4096)
def topic_in(text: str) -> str | None:
    """Return the topic that a text names, None where it names none."""
    return next((rule.name for rule in vocabulary().topics if rule.fits(text)), None)
