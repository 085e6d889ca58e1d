"""Telling what a requester asks from what a council answers, a sentence at a time."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scrapers.letters.phrases import phrase

_STOP = re.compile(
    r"(?<=[.?!])(?:[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£<•-])|(?<=\?)\s+(?=\S)|(?<=\?)(?=[£<\d-])|\s{2,})"
)
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|s|ss|sec|st|dr|mr|mrs|ms|approx|vs|fig|ref|q)|\b[A-Z]|^\s*\d{1,2})\.$",
    re.I,
)
_PART_FOLLOWS = re.compile(
    r"[\w-]+\s(?:of|were|are|was)\s(?:them|these|those|which|whom|the)\b", re.I
)

_ASKS = phrase("asks")
_NOUN_PHRASE = phrase("asked_for")
_STATES = phrase("states")
_FOR_PURPOSES = phrase("about_the_request")
_REQUESTER = phrase("requester_speaks")


@lru_cache(maxsize=1024)
def sentences(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences in ``text[start:end]``, blanks trimmed."""
    return tuple(_sentences(text, start, end))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in _STOP.finditer(text, start, end):
        shortened = _SHORTENED.search(text[max(at, found.start() - 12) : found.start()])
        # "57. 33 of them are boys": no label, but an answer and its part
        if shortened and not _PART_FOLLOWS.match(text, found.end(), end):
            continue
        yield from _trimmed(text, at, found.start())
        at = found.start()
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def asks(sentence: str, *, digits_left: bool, declines: bool = False) -> bool:
    """Whether a sentence is a requester's.

    Args:
        sentence: one sentence, markup blanked.
        digits_left: whether a number stands in it that may be a figure; "The number of
            children: 12" answers what "The number of children" asks.
        declines: whether the sentence could be a refusal ("The cost of finding it ...").
    """
    sentence = " ".join(sentence.split())
    if _STATES.match(sentence) and not sentence.rstrip(' *"”)').endswith("?"):
        return False
    if declines and not _REQUESTER.search(sentence):
        return False  # "The system cannot tell us how many were ..."
    if _ASKS.search(sentence) or _FOR_PURPOSES.search(sentence):
        return True
    return not digits_left and not declines and bool(_NOUN_PHRASE.search(sentence))
