"""What is said of a figure, and which part of its question it answers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.readings import Reading
from scrapers.letters.vocabulary import vocabulary
from scrapers.letters.wording import stems

WORDS = re.compile(r"[^\W\d_]{3,}")
ASKS = Cued(r"\bhow (?:many|often)\b|\bnumbers?\b|\btotals?\b|\bbreakdown\b", re.I)
_CLAUSE = re.compile(r"[,;:(]|[.?!](?:\s|$)")
_SENTENCE = re.compile(r"(?<=[?!;\n])\s+|(?<=[\w)]{3}\.)\s+(?=[A-Z*•])|\s+(?=[*•]\s)|\n")
_SECOND = re.compile(
    r"[,;]?\s+(?:and|or),?\s+(?=(?:also\s+)?(?:of (?:these|those|them|whom),?\s+)?"
    r"(?:(?:in|on|for|with)\s)?(?:how (?:many|often)\b|(?:the\s|what\s|their\s)?(?:total\s)?"
    r"(?:(?:number|percentage|proportion|share)s?\s+(?:of|who|that|whose)|rate\s+(?:of|for|per))\b))",
    re.I,
)
_SHARE = re.compile(r"^\W*(?:and\s)?(?:what|the)?\s*(?:percentage|proportion|share|rate)\b", re.I)
_HEAD = re.compile(r"^[^?]*[|·\"“](?=[^|·\"“]*?\b(?:how many|numbers? of)\b)", re.I | re.S)
_POLITE = re.compile(r"^\W*(?:please|if possible|(?:can|could) you)\b", re.I)
_OF_WHICH = re.compile(r"^[\s,;(]*of (?:whom|which|these|those|them)\b", re.I)
_PLACE = re.compile(
    r"\b(?:in|within|across|by) (?:the )?(?:London Borough of )?"
    r"(?!Care\b|Need\b|Foster|Residential|Secure|Custody|Kinship|Hospital|School|The\b"
    r"|January|February|March|April|May\b|June|July|August|September|October|November|December)"
    r"[A-Z][a-z]+(?:[ -](?:upon |on |of |and )?[A-Z][a-z]+)*"
)
"""Where those counted are: a council's name narrows nothing down in its own letter."""

LEADING = 160
"""Characters of what leads to a count, to be its label."""

LEAST = 3
"""Words that a half of a question has, to be one."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that is said of a figure, from its own words outwards.

    ``asked`` is the question, ``above`` what stands over it (a table's title, the question
    that it is a part of), ``referred`` the question that "of these" points to; ``first`` says
    that other counts of the same sentence are parts of it.
    """

    labels: tuple[str, ...] = ()
    words: str = ""
    asked: str = ""
    above: tuple[str, ...] = ()
    referred: str = ""
    first: bool = False

    @property
    def own(self) -> str:
        """What the figure says of itself."""
        return " ".join(one for one in (*self.labels, self.words) if one).strip()


def told_of(reading: Reading, part: str, asked: str, above: tuple[str, ...], referred: str) -> Told:
    """Return what is said of a reading; without a question, the words that lead to it are one."""
    labels = tuple(one for one in (*reading.labels, *reading.places, reading.heading, part) if one)
    words, first = "", False
    if reading.how == "sentence":
        words = _CLAUSE.split(reading.words.lstrip(" -–)"), maxsplit=1)[0].strip()
        first = bool(_OF_WHICH.search(reading.words[len(words) :]))
        led = len(reading.lead) <= LEADING and WORDS.search(idle_out(reading.lead))
        asked = asked or (reading.lead if led else "")
    above = tuple(one for one in (reading.title, *above) if one.strip())
    if not asked.strip() and above:
        asked, above = above[0], above[1:]
    return Told(labels, words, asked, above, referred, first)


def segment_of(said: Told) -> str | None:
    """Return the part of a question that a figure answers; None where that cannot be told."""
    parts = counting(said.asked)
    if len(parts) < 2:
        return parts[0] if parts else said.asked
    if said.first:
        return parts[0]
    own = stems(said.own)
    scores = [len(own & (stems(one) - _elsewhere(parts, one))) for one in parts]
    best = max(scores)
    if best and scores.count(best) == 1:
        return parts[scores.index(best)]
    return parts[0] if said.own and not best else None


def _elsewhere(parts: tuple[str, ...], one: str) -> frozenset[str]:
    return frozenset().union(*(stems(other) for other in parts if other != one))


def counting(asked: str) -> tuple[str, ...]:
    """Return the sentences of a question, and their halves, that ask for a count."""
    return _segments(asked)


@lru_cache(maxsize=1024)
def _segments(asked: str) -> tuple[str, ...]:
    first, *others = _SENTENCE.split(asked)
    kept = [first, *(one for one in others if not _only_repeats(one, asked))]
    found = [half for one in kept for half in _halves(one) if half.strip()]
    counting = [_HEAD.sub("", one) for one in found if ASKS.search(one)]
    counts = [one for one in counting if not _SHARE.match(one)]
    return tuple(counts or counting or found)


def _only_repeats(sentence: str, asked: str) -> bool:
    """Whether a sentence only says how to answer: "Please give the number and percentage"."""
    before = asked[: asked.index(sentence)]
    words = " ".join(WORDS.findall(idle_out(sentence)))
    return bool(_POLITE.match(sentence)) and stems(words) <= stems(before)


def _halves(sentence: str) -> list[str]:
    """Split "how many X, and how many Y"; "how many and what percentage of X" is one."""
    halves = _SECOND.split(sentence)
    return halves if all(len(one.split()) >= LEAST for one in halves) else [sentence]


def idle_out(text: str) -> str:
    """Return the words of ``text``, folded, that are more than a request's idle ones."""
    return vocabulary().idle.sub(" ", _PLACE.sub(" ", text).casefold())
