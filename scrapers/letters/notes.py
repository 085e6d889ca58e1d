"""A letter's own word on the counts it hides: what its marks mean, up to which count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrapers.letters.asking import sentences
from scrapers.letters.numbers import Number, find_numbers
from scrapers.letters.phrases import phrase

_HIDES = phrase("hides")
_DEFINES = re.compile(
    r"(?P<mark>\*+|\[?\b[cxsz]\b\]?|#|~|<\s?\d+)\s*[\"'”’)]?\s*"
    r"(?:=|:|-|–|means|denotes|indicates|represents|refers to|is used)\s",
    re.I,
)
_BARE = frozenset({"less", "orless", "atmost", "span"})


@dataclass(frozen=True, slots=True)
class Note:
    """Where a letter says which counts it hides, up to ``upper``, and under which mark."""

    start: int
    end: int
    upper: float
    mark: str | None
    said: str


def find_notes(text: str) -> list[Note]:
    """Return the notes of a letter's masked text."""
    found = []
    for start, end in _stretches(text):
        stretch = text[start:end]
        defined = _DEFINES.search(stretch)
        if not defined and not _HIDES.search(stretch):
            continue
        after = start + (defined.end() if defined else 0)
        bands = [one for one in find_numbers(text, start=after, end=end) if one.form in _BARE]
        if bands and bands[0].upper is not None:
            mark = re.sub(r"\s", "", defined["mark"]) if defined else None
            band = bands[0]
            said = " ".join(text[start:end].strip(" ()").split())
            found.append(Note(start, end, bands[0].upper, mark, said or str(band.upper)))
    return found


def _stretches(text: str) -> list[tuple[int, int]]:
    """Return brackets, and the sentences that hold none of them, as spans."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        inside = [found.span() for found in re.finditer(r"\([^()\n]{12,}\)", line[0])]
        inside = [(line.start() + a, line.start() + b) for a, b in inside]
        spans += inside
        for start, end in sentences(text, line.start(), line.end()):
            if not any(a < end and start < b for a, b in inside):
                spans.append((start, end))
    return spans


def believe(number: Number, printed: str, notes: Sequence[Note]) -> tuple[Number, str | None]:
    """Return ``number`` as the letter's own notes define it, and what they say against it.

    A bare mark takes the bounds that a note gives it. A printed band keeps its own: a note
    that says otherwise is told, not obeyed.
    """
    if not number.suppressed:
        return number, None
    mark = re.sub(r"\s", "", printed)
    if number.form == "mark":
        fitting = {note.upper for note in notes if note.mark in (None, mark)}
        if len(fitting) == 1:
            return replace(number, lower=1.0, upper=fitting.pop()), None
        return number, None
    if number.form != "less":
        return number, None
    for note in notes:
        if note.upper != number.upper and note.mark in (None, mark):
            return number, (
                f"the letter says that counts of {note.upper:g} and below are suppressed, "
                f"which `{printed}` does not say"
            )
    return number, None
