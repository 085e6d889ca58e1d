"""What a letter carries besides its answer: copyright, rights, signatures, page furniture."""

import re
from collections import Counter

from scrapers.documents.model import Document
from scrapers.letters.phrases import phrase

_LINE = phrase("furniture_line")
_WORDS = phrase("furniture")
_OF_A_PAGE = re.compile(
    r"(?:page\s*)?-?\s*\d{1,3}\s*(?:of|/)\s*\d{1,3}\s*-?|page\s+\d{1,3}|-\s?\d{1,3}\s?-"
    r"|(?:https?://|www\.)\S+",
    re.I,
)
_AUTHORITY = re.compile(r"\b(?:council|borough|county|city|authority|trust)\b", re.I)
_PAGE = re.compile(r"\bpage \d+(?: of \d+)?|\b\d+ of \d+\b")
_FIRST_NUMBER = re.compile(r"\A\s*?(?P<line>(?<![^\n])[ \t]*(?P<n>\d{1,3})[ \t]*)(?:\n|\Z)")
_LAST_NUMBER = re.compile(r"(?P<line>(?<![^\n])[ \t]*(?P<n>\d{1,3})[ \t]*)\s*\Z")
EDGE = 4
LEAST_PAGES = 2
TAIL = phrase("closes")
"""A line that opens the closing part, unless the answers go on after it."""


def is_furniture(line: str) -> bool:
    """Whether a line is no part of any answer, by how it begins."""
    return bool(_LINE.match(line))


def is_page_line(line: str) -> bool:
    """Whether a line only numbers a page or names a site, and may stand inside a table."""
    return bool(_OF_A_PAGE.fullmatch(line.strip()))


def speaks_of_rights(paragraph: str) -> bool:
    """Whether a whole paragraph is about copyright, re-use or marketing."""
    return bool(_WORDS.search(paragraph))


def closes(line: str) -> bool:
    """Whether a line opens the closing part of a letter."""
    return bool(TAIL.match(line))


class Running:
    """What stands at the head or foot of a document's pages, over and over.

    ``numbers`` are the places of lines that are nothing but their page's number.
    """

    def __init__(self, document: Document) -> None:
        """Look at the edges of all pages once."""
        self.numbers = _page_numbers(document)
        self._lines = _running_lines(document)
        first = next((line for line in document.text.splitlines() if line.strip()), "")
        self._name = first.strip() if _AUTHORITY.search(first) else ""
        self._named_at = document.text.find(first)

    def holds(self, start: int, line: str) -> bool:
        """Whether the line that begins at ``start`` runs through the pages.

        The council's name that opens a letter does so wherever it stands again, also in a
        text that has lost its pages.
        """
        if self._lines and _fold(line) in self._lines:
            return True
        return bool(self._name) and start > self._named_at and line.strip() == self._name


def _running_lines(document: Document) -> frozenset[str]:
    """Return the lines that head or foot at least half of two or more pages, folded.

    A line counts only where it stands at the same distance from the page's edge, so that
    the same short answer on two pages is no header.
    """
    if len(document.pages) < LEAST_PAGES:
        return frozenset()
    seen: Counter[tuple[int, str]] = Counter()
    for page in document.pages:
        lines = [line for line in document.text[page.start : page.end].splitlines() if line.strip()]
        edges = [
            *enumerate(lines[:EDGE]),
            *((~at, line) for at, line in enumerate(lines[:-EDGE:-1])),
        ]
        seen.update({(at, _fold(line)) for at, line in edges if "\t" not in line})
    least = max(LEAST_PAGES, len(document.pages) / 2)
    return frozenset(line for (_, line), times in seen.items() if times >= least)


def _page_numbers(document: Document) -> frozenset[int]:
    """Return where the first or last lines of pages begin that only count the pages.

    They count where two pages or more print one, each as far from its place among them.
    """
    if len(document.pages) < LEAST_PAGES:
        return frozenset()
    found: dict[tuple[int, int], list[int]] = {}
    for at, page in enumerate(document.pages):
        words = document.text[page.start : page.end]
        for edge, pattern in enumerate((_FIRST_NUMBER, _LAST_NUMBER)):
            if number := pattern.search(words):
                key = (edge, int(number["n"]) - at)
                found.setdefault(key, []).append(page.start + number.start("line"))
    return frozenset(at for places in found.values() if len(places) > 1 for at in places)


def _fold(line: str) -> str:
    """Return a line as it is compared with others: lower case, page numbers as one word."""
    folded = " ".join(line.casefold().split())
    return _PAGE.sub("page", folded) if "page" in folded or " of " in folded else folded
