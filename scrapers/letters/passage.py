"""What a letter is taken apart into: paragraphs, list items and tables, each with its place."""

import re
from dataclasses import dataclass

from scrapers.documents.model import Table
from scrapers.letters.labels import Label

BULLET = re.compile(r"[ \t]*[-•·*▪◦o–][ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item, or a table (then ``table`` is set); half-open span."""

    start: int
    end: int
    label: Label | None = None
    bullet: bool = False
    table: Table | None = None

    @property
    def body(self) -> int:
        """Where the words begin, after the label."""
        return max(self.start, self.label.end) if self.label else self.start


@dataclass(frozen=True, slots=True)
class Page:
    """The text with its markup blanked and its passages; ``text`` keeps every place.

    Inside a paragraph blanks stand for the line ends at which the page broke it.
    """

    text: str
    passages: tuple[Passage, ...]
