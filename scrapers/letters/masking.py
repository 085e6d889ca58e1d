"""Blanking out what is never a figure, without moving anything.

A masked text has the length of the original: every place in it is a place in the
document. What is blanked is a printed thing that holds digits but counts nothing here:
a date, a reference, a section of an Act, a telephone number, an age, a workload.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from scrapers.letters.cued import Cued
from scrapers.letters.number_words import ANY
from scrapers.letters.periods import find_periods
from scrapers.letters.phrases import phrase

BLANK = "¦"
FILL = "\u00a0"
"""Stands for what parted two lines of a paragraph, after one blank; no letter that was read
holds it, as other blanks become plain ones."""

_FILLED = re.compile(rf" ?{FILL}+")

MARKUP = re.compile(
    r"\*{2,}(?=[^\s*])|(?<=[^\s*])\*{2,}|"
    r"(?<=\w)\*(?=\w)"
    r"|^[ \t]*#{1,6}(?=[ \t](?![ \t]*(?:=|means|denotes|indicates|fewer|less)))"
    r"|^[ \t]*(?:>[ \t]?)+(?=\(?(?:\d{1,2}|[a-z])[.):]\s|[A-Za-z\"“‘'])"
    r"|__+|\\(?=[.()\[\]#*-])",
    re.M,
)

_REFERENCES = (
    Cued(r"(?:https?://|www\.)\S+|\S+@\S+|\]\([^)\n]*\)", re.I),
    Cued(
        r"\b(?:our|your|my)?\s?ref(?:erence)?(?:\s?(?:no|number))?\.?\s?:?\s+(?:no\.?\s+)?"
        r"[A-Z]{0,5}[-/ ]?\d[\w/-]*"
        r"|\b(?:FOI|FOIA|EIR|RFI|SAR|IR)[ -]?(?:request|ref(?:erence)?|no|number)?\.?[ :#-]{0,3}"
        r"\d[\w/-]*"
        r"|\brequest(?:\s(?:id|no|number|ref|reference))?\.?\s?:?\s?(?:\d{4,}|\d{2,4}[-/]\d{2,})\b",
        re.I,
    ),
    # any word that mixes letters and digits, letters first: CV6, K2, FOI651119421
    Cued(
        r"(?=[A-Za-z])(?:\b[A-Z]{2,6}\s\d{2}\s\d{3,}\b|\b[A-Za-z][A-Za-z_]*\d\w*(?:[/-]\w+)*|\b[A-Za-z]+[/-]\d\w*(?:[/-]\w+)*)"
    ),
    # what it may begin with goes before, as most characters are none of these
    Cued(
        r"(?=[\dA-Z+£¹²³⁴-⁹])(?:\b\d{7,}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\bPO Box \d+"
        r"|(?<![\d,.£])(?:\+44|0)[\d() -]{8,15}\d\b"
        r"|\b\d{1,2}[:.]\d\d\s?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\b24/7\b|\b\d{1,2}\s?(?:am|pm)\b"
        r"|\b\d+[A-Z]{1,3}\b(?!\s*%)|(?<=[\d)])[¹²³⁴-⁹]+|£\s?['’]?000s?\b)"
    ),
)
_NEVER = (*_REFERENCES, phrase("law"))
_AFTER_DATES = (phrase("ages"), phrase("durations"), phrase("cost_limits"), phrase("pointers"))
_MAYBE = Cued(rf"[\d*#~\[]|{ANY}|\b(?:no|none|nil|suppressed|redacted)\b", re.I)
"""A text without any of these holds nothing that could be read as a count."""

_DIGIT = re.compile(r"\d")
_LASTING = Cued(
    r"\b(?:longest|shortest|average|mean|median|length|lasted|lasting|duration"
    r"|total number of days)\b",
    re.I,
)
_LIMIT = re.compile(r"\b(?:within|inside)\s(?:the\s)?(?:[\d.]+\s)?$", re.I)
NEAR = 20
_STOP = re.compile(r"(?<=[a-z)\d]\.)\s+(?=[A-Z])")
_DAYS = re.compile(r"\b(?:\d+(?:\.\d+)?|[a-z]+) (?:days?|weeks?)\b", re.I)


def without_markup(text: str) -> str:
    """Return ``text`` with the signs of emphasis and headings blanked, every place kept."""
    if not any(sign in text for sign in "*#_\\>"):
        return text
    return MARKUP.sub(lambda found: " " * len(found[0]), text)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` with each span of it replaced by as many blanks; line ends stay."""
    spans = list(spans)
    if not spans:
        return text
    out = list(text)
    for start, end in spans:
        for at in range(start, end):
            if out[at] not in "\n\t":
                out[at] = BLANK
    return "".join(out)


@lru_cache(maxsize=4096)
def mask(text: str) -> str:
    """Return ``text`` with everything blanked that holds digits and is no figure.

    Days stay where the text speaks of how long something lasted: there they are asked for.
    """
    if not _MAYBE.search(text):
        return text
    if FILL in text:
        return _spread(mask(flat(text)), text)
    if _DIGIT.search(text):
        for pattern in _NEVER:
            text = blank(text, (found.span() for found in pattern.finditer(text)))
    text = blank(text, ((one.at, one.stop) for one in find_periods(text)))
    lasting = _lasting(text) if _LASTING.search(text) else []
    for pattern in _AFTER_DATES:
        spans = (found.span() for found in pattern.finditer(text))
        text = blank(text, (span for span in spans if not _kept(span, lasting)))
    return text


def _lasting(text: str) -> list[tuple[int, int]]:
    """Return where days stand in sentences that speak of how long something lasted."""
    stops = [0, *(found.end() for found in _STOP.finditer(text)), len(text)]
    spans = [
        found.span()
        for found in _DAYS.finditer(text)
        if not _LIMIT.search(text, max(0, found.start() - NEAR), found.start())
    ]
    long = [(a, b) for a, b in pairwise(stops) if _LASTING.search(text, a, b)]
    return [one for one in spans if any(a <= one[0] < b for a, b in long)]


def flat(text: str) -> str:
    """Return ``text`` with one blank for each end of a line in a paragraph: places move."""
    return _FILLED.sub(" ", text) if FILL in text else text


def _spread(masked: str, text: str) -> str:
    """Return the mask of a flattened text with the places of ``text`` again."""
    parts: list[str] = []
    at = shorter = 0
    for found in _FILLED.finditer(text):
        here = found.start() - shorter
        gap = found[0] if masked[here].isspace() else BLANK * len(found[0])
        parts += [masked[at:here], gap]
        at, shorter = here + 1, shorter + len(found[0]) - 1
    return "".join((*parts, masked[at:]))


def mask_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` masked within each span on its own; what lies between stays.

    A date is not read across the end of a row: "2019 6" above "March 2018 7" holds none.
    """
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if start >= at:
            parts += [text[at:start], mask(text[start:end])]
            at = end
    return "".join((*parts, text[at:]))


def _kept(span: tuple[int, int], lasting: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in lasting)
