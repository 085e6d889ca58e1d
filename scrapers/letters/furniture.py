"""What a letter carries besides its answer: copyright, rights, signatures, page furniture."""

import re
from collections import Counter

from scrapers.documents.model import Document
from scrapers.letters.phrases import phrase

_LINE = phrase("furniture_line")
_WORDS = phrase("furniture")
EDGE = 4
TAIL = phrase("closes")
"""A line that opens the closing part, unless the answers go on after it."""


def is_furniture(line: str) -> bool:
    """Whether a line is no part of any answer, by how it begins."""
    return bool(_LINE.match(line))


def speaks_of_rights(paragraph: str) -> bool:
    """Whether a whole paragraph is about copyright, re-use or marketing."""
    return bool(_WORDS.search(paragraph))


def closes(line: str) -> bool:
    """Whether a line opens the closing part of a letter."""
    return bool(TAIL.match(line))


def running_lines(document: Document) -> frozenset[str]:
    """Return the lines that head or foot at least half of two or more pages, folded.

    A line counts only where it stands at the same distance from the page's edge, so that
    the same short answer on two pages is no header.
    """
    seen: Counter[tuple[int, str]] = Counter()
    for page in document.pages:
        lines = [line for line in document.text[page.start : page.end].splitlines() if line.strip()]
        edges = [
            *enumerate(lines[:EDGE]),
            *((~at, line) for at, line in enumerate(lines[:-EDGE:-1])),
        ]
        seen.update({(at, fold(line)) for at, line in edges if "\t" not in line})
    least = max(2, len(document.pages) / 2)
    return frozenset(line for (_, line), times in seen.items() if times >= least)


def fold(line: str) -> str:
    """Return a line as it is compared with others: lower case, page numbers as one word."""
    return re.sub(
        r"\bpage \d+(?: of \d+)?|\b\d+ of \d+\b", "page", " ".join(line.casefold().split())
    )
