"""Where a letter's answer begins and ends: letterhead, closing part, numbers of pages."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.letters.asking import asks
from scrapers.letters.furniture import closes, speaks_of_rights
from scrapers.letters.labels import Label
from scrapers.letters.passage import Passage
from scrapers.letters.phrases import phrase

_DIGITS = re.compile(r"[ \t]*\d{1,2}[ \t]*")
_ASKS = re.compile(
    r"\W*(?:how|what|which|please|the\b|number|total|cost|average|longest|shortest|list|percentage"
    r"|proportion|copy|details|children|do|does|did|is|are|has|have)\b",
    re.I,
)
_SALUTES = phrase("salutes")
_ANSWERS = phrase("goes_on")
_SENTENCE = re.compile(r"(?:\w+\W+){3}\w+[.!][\"'”’)]*\s*\Z")
_ADDRESS = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\S@\S|(?<!\d)0\d{2,4}[ \d]{6,9}\b")
_THE = re.compile(r"\A\W*the\s+", re.I)
MOST_HEAD = 16
LITTLE = 2


def numbered(text: str, kept: list[Passage], gone: int) -> list[Passage]:
    """Take digits alone on their lines for what they are: the questions' numbers, or a page's.

    They number questions where they count up from 1 and each stands over a question or a
    table. A last line of a digit after furniture, or below a sentence or an address, is a
    page's number; so is one above the closing part.
    """
    alone = [at for at, one in enumerate(kept) if _is_alone(text, one)]
    last = alone[-1] if alone else 0
    if alone and _is_last(text, kept, last) and _ends_a_page(text, kept[: last + 1], gone):
        kept = [*kept[:last], *kept[last + 1 :]]
        alone.pop()
    heads: list[int] = []
    for at in alone:
        over = kept[at + 1] if at + 1 < len(kept) else None
        follows = int(text[kept[at].start : kept[at].end]) == len(heads) + 1
        if follows and over and (over.table or _ASKS.match(text, over.start, over.end)):
            heads.append(at)
    if len(heads) < LITTLE:
        return kept
    out = list(kept)
    for at in heads:
        one = kept[at]
        out[at] = replace(one, label=Label("number", text[one.start : one.end].strip(), one.end))
    return out


def _is_last(text: str, kept: Sequence[Passage], at: int) -> bool:
    """Whether nothing follows a passage but the closing part."""
    below = kept[at + 1 : at + 2]
    return not below or (not below[0].label and closes(text[below[0].start : below[0].end]))


def _ends_a_page(text: str, kept: Sequence[Passage], gone: int) -> bool:
    """Whether the digits of the last passage stand where a page has its number."""
    if 0 <= kept[-1].start - gone <= LITTLE and gone >= 0:
        return True
    if len(kept) >= LITTLE and speaks_of_rights(text[kept[-2].start : kept[-2].end]):
        return True
    if (
        len(kept) < LITTLE
        or kept[-2].table
        or text.count("\n", kept[-2].end, kept[-1].start) < LITTLE
    ):
        return False
    above = text[kept[-2].start : kept[-2].end]
    if kept[-2].label or asks(above, digits_left=False):
        return False  # what stands below a question answers it
    closed = (
        kept[-2].label is None and _SENTENCE.search(above) and not _ASKS.match(_THE.sub("", above))
    )
    return bool(closed or _ADDRESS.search(above))


def _is_alone(text: str, one: Passage) -> bool:
    return not one.table and not one.label and bool(_DIGITS.fullmatch(text, one.start, one.end))


def without_head(text: str, kept: list[Passage]) -> list[Passage]:
    """Cut the letterhead off: what stands above a salutation and asks and lists nothing."""
    for at, one in enumerate(kept[:MOST_HEAD]):
        if one.label or one.table or "?" in text[one.start : one.end]:
            return kept
        if _SALUTES.match(text, one.start, one.end):
            return kept[at:]
    return kept


def without_tail(text: str, kept: Sequence[Passage]) -> list[Passage]:
    """Cut the closing part off: all from the first closing line that no answer follows."""
    last_item = max((at for at, one in enumerate(kept) if _goes_on(text, one)), default=-1)
    closing = [closes(text[one.start : one.end]) for one in kept]
    if True in closing[last_item + 1 :]:
        return list(kept[: closing.index(True, last_item + 1)])
    return [one for one, shut in zip(kept, closing, strict=True) if not shut]


def _goes_on(text: str, one: Passage) -> bool:
    if one.table:
        return True
    counts = one.label is not None and one.label.style != "letter"
    if _SALUTES.match(text, one.start, one.end):
        return True  # a request was signed, and its answer begins
    return counts or bool(_ANSWERS.match(text[one.start : one.end]))
