"""Sentences that reckon what an answer would cost, whose numbers are no figures."""

import re

from scrapers.letters.phrases import phrase

_WORKLOAD = phrase("workload")
_HOURS = re.compile(
    r"\b(?:within|over|under|more than|less than|after|longer than|at least|up to|in|every)\s"
    r"(?:the\s)?(?:first\s)?(?:\d+|\w+)[\s-](?:hours?|minutes)\b"
    r"|\b\d+\s?(?:-|–|to)\s?\d+[\s-](?:hours?|minutes)\b|\b\d+[\s-]hours?(?=\s?[:=–-]\s?[\d<])",
    re.I,
)
_RECKONS = re.compile(
    rf"{_WORKLOAD.pattern}|\b(?:would|will|could|estimat\w*|limit|costs?|takes?|taken|took)\b",
    re.I | re.S,
)
_LABELLED = re.compile(r"[^:\n£]{3,60}:\s*(?:<\s?)?\d[\d,]*\s*")


def is_workload(text: str, start: int, end: int) -> bool:
    """Whether a sentence reckons what an answer would cost: "Within 72 hours 318" does not."""
    if not _WORKLOAD.search(text, start, end) or _LABELLED.fullmatch(text, start, end):
        return False
    bounded = _HOURS.sub(" ", text[start:end])
    return bounded == text[start:end] or bool(_RECKONS.search(bounded))
