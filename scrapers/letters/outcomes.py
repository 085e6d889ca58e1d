"""Sentences that decline to give a figure: what they say and which section they name."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.phrases import phrase
from scrapers.letters.vocabulary import vocabulary

_SECTION = re.compile(
    r"\b(?:s|ss|section|sections|sec)\.?\s?(?P<number>\d{1,2})(?P<rest>(?:\s?\(?\d{0,2}[a-z]{0,3}\)){0,3}(?:(?<=\))[a-z]\b)?)",
    re.I,
)
_ACT_OF_FACTS = re.compile(
    r"\s*(?:of )?(?:the )?(?:children|care|housing|mental health|education|equality|social work)"
    r"[\w ]{0,20}\bacts?\b",
    re.I,
)
_FOI = phrase("of_a_refusal")
_BARE = re.compile(
    r"\W*(?:(?:response|answer|reply|exempt|refused|withheld)\W+)?(?:section|s\.?) ?"
    # on their own these name parts of the Children Act
    r"(?!(?:17|20|31|47)\W*$)\d\d(?: ?\(\w{1,3}\))*(?:\W*$|\W{0,2}[(,.:;–-])"
    # in brackets after a reason: "(section 21)", "(s.43(2) - commercial interests)"
    r"|.*[(\[](?:section|s\.?) ?(?!(?:17|20|31|47)\W)\d\d(?: ?\(\w{1,3}\))*\s?(?:[)\],;:–-]|foi)"
    r"|.*[,:;–-] ?(?:section|s\.?) ?(?!(?:17|20|31|47)\W)\d\d(?: ?\(\w{1,3}\))*\W*$"
    r"|.*\bsection (?:17|20|31|47) (?:appl|is engaged|[-–] )",
    re.I,
)
_LINK = re.compile(r"https?://[^\s<>\])]+|www\.[^\s<>\])]+", re.I)
_DATASET = re.compile(r"\b[a-z]+\d?_[a-z\d]+(?:_[a-z\d]+)+\b")
_IDLE = phrase("declines_nothing")
NEAR, NEXT_LINE = 400, 60
"""How many characters may part what is declined from its reason, in a paragraph and over two."""


_OF_FACTS = frozenset({"17", "23", "24", "26", "31", "33", "34", "38"})
"""Sections of the Act that are ones of the Children Act as well."""

_UNDER = re.compile(r"\bunder\b", re.I)
_NOTICE = Cued(r"\brefusal notice\b", re.I)
_LACKING = frozenset({"not_held"})
_MAY_DECLINE = phrase("may_decline")


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says in place of a figure, and where."""

    outcome: str
    exemption: str | None
    start: int
    end: int
    url: str | None = None
    dataset: str | None = None


def exemption_in(text: str) -> str | None:
    """Return the section relied on, as ``s12`` or ``s40(2)``; None where none is.

    >>> exemption_in("refused under section 12 (2) of the Act")
    's12(2)'
    """
    known = vocabulary().sections
    if not (_FOI.search(text) or _BARE.match(text)):
        return None
    for found in _SECTION.finditer(text):
        about = text[found.end() : found.end() + 60]
        if found["number"] not in known or _ACT_OF_FACTS.match(about):
            continue
        if found["number"] in _OF_FACTS and not found["rest"] and not _beyond_under(text):
            continue  # "12 applications under section 31"
        if found["number"] == "17" and _NOTICE.search(text):
            continue  # in England section 17 is how a refusal is told, not why
        parts = re.findall(r"\w+", found["rest"].replace(")", ") "))
        # "(2)" and "(a)", but "(5B)" as the Act has it
        parts = [one if one[0].isdigit() else one.casefold() for one in parts]
        return f"s{found['number']}" + "".join(f"({part})" for part in parts)
    return None


def _beyond_under(text: str) -> bool:
    """Whether more than "under" makes a section one of an information law."""
    return bool(_FOI.search(_UNDER.sub(" ", text)) or _BARE.match(text))


def outcome_of(text: str, start: int, end: int) -> Said | None:
    """Return what the sentence ``text[start:end]`` declines, or None.

    A section named decides; else the first of the vocabulary's outcomes that fits.
    """
    said = _says(" ".join(text[start:end].split()))
    return replace(said[0], start=start, end=end) if said else None


def outcomes_of(text: str, start: int, end: int) -> list[Said]:
    """Return all that the sentence ``text[start:end]`` declines, the one that decides first.

    Two only where it says that something is not there and where else it is: "not held by us,
    please ask the police".
    """
    said = _says(" ".join(text[start:end].split()))
    return [replace(one, start=start, end=end) for one in said]


@lru_cache(maxsize=4096)
def _says(sentence: str) -> tuple[Said, ...]:
    if not _MAY_DECLINE.search(sentence) or _IDLE.search(sentence):
        return ()
    link, dataset = pointed_at(sentence)
    said = Said(
        outcome="",
        exemption=exemption_in(sentence),
        start=0,
        end=len(sentence),
        url=link,
        dataset=dataset,
    )
    if said.exemption:
        number = re.sub(r"\D.*", "", said.exemption[1:])
        return (replace(said, outcome=vocabulary().sections[number]),)
    fitting = dict.fromkeys(rule.name for rule in vocabulary().outcomes if rule.fits(sentence))
    if not fitting:
        return ()
    first = next(iter(fitting))
    if first == "redirected":
        lacks = [name for name in fitting if name in _LACKING]
        return tuple(replace(said, outcome=name) for name in (*lacks[:1], first))
    return (replace(said, outcome=first),)


def pointed_at(text: str) -> tuple[str | None, str | None]:
    """Return the first link of ``text`` and the first name of a data set, without its ending."""
    link = _LINK.search(text) if "www." in text.casefold() or "://" in text else None
    if "_" not in text:
        return link[0].rstrip(".,;") if link else None, None
    dataset = _DATASET.search(_LINK.sub(" ", text)) or _DATASET.search(text)
    return link[0].rstrip(".,;") if link else None, dataset[0] if dataset else None


def distinct(said: list[Said], text: str) -> list[Said]:
    """Return one `Said` an outcome, without those that only explain another.

    The one with a section is kept, and a link is taken over from where it is printed.
    """
    kept: list[Said] = []
    for one in said:
        same = next((at for at, other in enumerate(kept) if _are_one(other, one)), None)
        if same is None:
            kept.append(one)
        else:
            kept[same] = _merged(kept[same], one)
    for stronger, weaker, why in vocabulary().explained:
        told = [one for one in kept if one.outcome == stronger]
        kept = [
            one
            for one in kept
            if one.exemption
            or one.outcome != weaker
            or not why.search(text[one.start : one.end])
            or not any(weaker != "not_provided" or _near(one, other, text) for other in told)
        ]
    return kept


def _are_one(one: Said, two: Said) -> bool:
    """Whether two say the same; two sections of the Act are two reasons."""
    if one.outcome != two.outcome:
        return False
    sections = {said.exemption.split("(")[0] for said in (one, two) if said.exemption}
    return len(sections) < 2


def _near(one: Said, two: Said, text: str) -> bool:
    """Whether two sentences stand so close that the one may give the reason for the other."""
    between = min(one.end, two.end), max(one.start, two.start)
    apart = between[1] - between[0]
    return apart < NEAR and ("\n" not in text[between[0] : between[1]] or apart < NEXT_LINE)


def _merged(one: Said, two: Said) -> Said:
    lead = two if two.exemption and not one.exemption else one
    return Said(
        lead.outcome,
        lead.exemption,
        lead.start,
        lead.end,
        one.url or two.url,
        one.dataset or two.dataset,
    )
