"""What a figure counts, in the letter's own words: short, and never the whole question."""

import re
from functools import lru_cache

from scrapers.letters.cued import Cued
from scrapers.letters.periods import find_periods, label_period
from scrapers.letters.phrases import phrase
from scrapers.letters.privacy import without_people
from scrapers.letters.readings import Reading
from scrapers.letters.units import first_unit

MOST = 120
_HEAD = Cued(
    r"\b(?:how many|how much|how often"
    r"|(?:the\s+)?(?:(?:total|annual|average|present|current|exact)\s+)*"
    r"(?:numbers?|percentage|proportion|costs?|budget|breakdown|amount|rate|total)\s+(?:of|for)\b"
    r"|(?:annual|yearly)\s+breakdown\s+of\b)",
    re.I,
)
_ENDS = re.compile(r"\?|(?<=[a-z)\]\d])(?<!\be\.g)(?<!\bi\.e)[.;](?=\s|$)|\s[-–—]\s|:(?=\s|$)|\n")
_TRAILING = phrase("asked_trailing")
_LEADING = phrase("asked_leading")
_FIGURE_ONLY = re.compile(r"[\s\d.,£%()<>*-]*")
_GENERIC = phrase("generic_heading")
_IN_SUBGROUP = re.compile(f"{phrase('real_part').pattern}|^(?:{phrase('whole').pattern})$", re.I)


def measure_text(reading: Reading, asked: str) -> str:
    """Return in the letter's own words what is counted: at most `MOST` characters, never empty.

    A column or row that names its own unit speaks for itself; any other label only adds.
    """
    labels = [" ".join(one.split()).strip(" :-–") for one in (reading.heading, *reading.labels)]
    whole = next((one for one in labels if first_unit(one) and len(one.split()) > 2), "")
    words = whole or named(asked) or named(reading.title) or _beside(reading)
    heading = labels[0]
    told = restates(heading, words) or _GENERIC.match(heading)
    if words and heading and not told and not _IN_SUBGROUP.search(heading):
        words = f"{words}: {heading}"
    return shortened(without_people(words)) or "not said"


@lru_cache(maxsize=256)
def named(text: str) -> str:
    """Return the noun phrase that a question or a title asks about, "" where it has none."""
    text = " ".join(text.split()).strip(" ?:.")
    head = _HEAD.search(text)
    text = text[head.start() :] if head else _LEADING.sub("", text)
    cut = next((one.start() for one in _ENDS.finditer(text) if one.start() > 8), len(text))
    text = text[:cut]
    text = _TRAILING.sub("", text).strip(" ,?:.-–")
    text = re.sub(r"\s+(?:in|for|during|of|by|at|and|the|as)$", "", text)
    return text if re.search(r"[^\W\d]{2}", text) and not label_period(text) else ""


def _beside(reading: Reading) -> str:
    """Return the label or the words after a number, where they are no mere number."""
    for text in (*reading.labels, reading.heading, reading.words):
        words = " ".join(text.split()).strip(" ,.;:-–()")
        if words and not _FIGURE_ONLY.fullmatch(words) and not find_periods(words):
            return words
    return ""


def restates(label: str, text: str) -> bool:
    """Whether every word of ``label`` stands in ``text``, in whatever form."""
    words = stems(label)
    return bool(words) and words <= stems(text)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of ``text`` that are more than small words."""
    found = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(word[:5] for word in found if word not in _SMALL)


_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "to", "who", "that", "for", "and", "with", "by"]
)


def shortened(text: str) -> str:
    """Return ``text`` cut at a word's end, with a sign that it goes on."""
    text = " ".join(text.split())
    if len(text) <= MOST:
        return text
    return text[: MOST - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–(") + "…"
