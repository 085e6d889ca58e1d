"""Which measures a non-answer may be said to withhold: no more than the letter says.

A sentence is published from it ("X says that it does not record the number of ..."), so
that it counts only where the letter speaks of the very count that the question asks for.
"""

import re

from scrapers.letters.measures import at_a_date, fits
from scrapers.letters.phrases import phrase
from scrapers.letters.units import first_unit
from scrapers.letters.vocabulary import MeasureRule, vocabulary

_HEAD = re.compile(r"\b(?:how many|numbers? of)\b", re.I)
_CHILDREN = re.compile(
    r"\b(?:how many|numbers? of)\s+(?:[\w-]+\s){0,4}?"
    r"(?:child(?:ren)?|young people|people|persons?|individuals?|minors|victims)\b",
    re.I,
)
_AT_RISK = phrase("at_risk_as_such")
_OTHER_HARM = phrase("not_at_risk_as_such")
_OF_A_PART = phrase("of_a_part")
_IDLE = phrase("says_nothing_new")
_HARMS = {
    "cse_identified": ("cse",),
    "cce_identified": ("cce",),
    "gangs_identified": (),
    "trafficking_identified": (),
}


def measures_declined(
    asked: str, said: str, *, outcome: str, section: bool, dated: bool
) -> tuple[str, ...]:
    """Return the codes of the counts that ``said`` declines; () where that is not certain.

    Args:
        asked: the question.
        said: the sentence that declines.
        outcome: as the vocabulary names it; what is given in part is not declined.
        section: whether it names a section of an Act, and so speaks of the whole question.
        dated: whether it names a time of its own.
    """
    if outcome == "partial" or _OF_A_PART.search(said):
        return ()
    found = _asked_for(asked)
    subjects = vocabulary().subjects
    named = {name for name, rule in subjects.items() if rule.search(said)}
    if named:
        found = tuple(one for one in found if set(_HARMS.get(one, ())) & named)
    if section or (named and dated):
        return found
    return found if not _adds(said, asked) else ()


def _asked_for(asked: str) -> tuple[str, ...]:
    if not _HEAD.search(asked):
        return ()
    return tuple(rule.name for rule in vocabulary().measures if _is_asked(rule, asked))


def _is_asked(rule: MeasureRule, asked: str) -> bool:
    if rule.subject and not vocabulary().subjects[rule.subject].search(asked):
        return False
    if rule.name in _HARMS:
        if not _CHILDREN.search(asked):
            return False
        if rule.subject and (not _AT_RISK.search(asked) or _OTHER_HARM.search(asked)):
            return False
    head = _HEAD.search(asked)
    counted = first_unit(asked[head.end() :]) if head else None
    if rule.units and counted not in rule.units and rule.name not in _HARMS:
        return False
    return fits(rule, asked) and at_a_date(rule, asked, None)


def _adds(said: str, asked: str) -> bool:
    """Whether a sentence speaks of anything that the question does not: a part, a method."""
    left = _IDLE.sub(" ", said)
    known = set(re.findall(r"[^\W\d_]+", asked.casefold()))
    return any(word not in known for word in re.findall(r"[^\W\d_]{3,}", left.casefold()))
