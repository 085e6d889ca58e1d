"""Counts of several ages on one line: "0-4: 3, 5-9: 7, 16+: 12"."""

import re

_AGE = r"(?:under|over)\s+\d{1,2}|\d{1,2}\+|\d{1,2}\s?(?:-|–|to)\s?\d{1,2}"
_ITEM = re.compile(
    rf"[\s,;|]*(?:and\s+)?(?:aged?\s+)?(?P<age>{_AGE})\s*[:=]\s*"
    r"(?P<count>(?:<?\d[\d,]*(?!\d)(?<!,)|\*|\[c\])(?:\s(?:child(?:ren)?|young people))?)"
    r"(?=\s*(?:[,;|.]|and\b|$))",
    re.I,
)


def age_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the items of "0-4: 3, 5-9: 7", each with its own age; [] for anything else."""
    spans = []
    at = start
    while found := _ITEM.match(text, at, end):
        spans.append((found.start("age"), found.end("count")))
        at = found.end()
    return spans if len(spans) > 1 and not text[at:end].strip(" .\t") else []
