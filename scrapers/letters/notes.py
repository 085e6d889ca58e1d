"""A letter's own word on the counts it hides: what its marks mean, up to which count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scrapers.letters.asking import asks, sentences
from scrapers.letters.cued import Cued
from scrapers.letters.number_words import ANY
from scrapers.letters.numbers import Number, find_numbers
from scrapers.letters.phrases import phrase

_HIDES = phrase("hides")
_SPEAKS = phrase("of_small_counts")
_SIGN = r"\*+|\[(?:[a-z]|low)\]|#|~|<\s?\d+"
_MARK = rf"(?P<mark>{_SIGN}|\b[cxsz]\b)"
# a letter alone before a dash or a colon may be a question's label: "c - fewer than 5"
_DEFINES = re.compile(
    rf"{_MARK}\s*[\"'”’)]?\s*(?:(?<![cxsz\s)])\s*[:–-]|=|means|denotes|indicates|represents"
    r"|signifies|refers to|stands? for|is (?=an? (?:number|count|figure))"
    r"|(?:is|has been|are) (?:used|shown|given|printed)"
    r"|is where)\s",
    re.I,
)
# "c    number of 1 to 5", under a table; "Where you see <10 the number lies between 1 and 9"
_LISTED = re.compile(
    rf"\s*(?:(?:notes?|key|legend)\s*:?\s+)?{_MARK}\s{{2,}}(?=(?:a\s+)?(?:number|count|figure|fewer|less|under|below|between|not\b"
    r"|suppressed|withheld))",
    re.I,
)
_WHERE = re.compile(
    rf"\bwhere\b[^.<*\[#]{{0,40}}{_MARK}[^.]{{0,20}}\b(?:number|count|figure|value)s?\s+"
    r"(?:is|are|lies?|was|were)\s",
    re.I,
)
_SIGNED = Cued(r"[*\[#~<]|\b[cxsz]\b", re.I)
"""A note that defines a mark holds it: few sentences do."""

_STARRED = re.compile(r"\s*(?P<mark>\*+|#)\s?(?=(?:<|[a-z]))", re.I)
_LONE = re.compile(r"(?:^|[\t:=–-]|[ ]{2})[ ]*(?:\*+|#)[ ]*(?:$|[\t,;.])", re.M)
_LEGEND = re.compile(
    r"\W*(?:(?:notes?|key|legend|an? asterisk|figures marked|cells marked|where)\b\W*){0,2}$", re.I
)
_OF_CELLS = re.compile(
    r"\W*(?:all |any |where )?(?:cells?|figures|numbers|values|counts)\s"
    r"(?:that|which|shown as|showing|marked|of|below|under|less|smaller"
    r"|(?:for|in|from) (?:every|all|any|each) other)\b",
    re.I,
)
_SHOWN_AS = Cued(
    r"\b(?:shown|recorded|displayed|reported|marked|replaced|represented|denoted|indicated|given"
    rf"|suppressed)\s+(?:as|by|with|using)\s+(?:an?\s+asterisk\s*)?[\"'“‘(]*"
    rf"(?:{_MARK}|(?P<star>an?\s+(?:asterisk|star)\b))",
    re.I,
)
_FROM_TO = re.compile(r"\bfrom\s+(?P<low>\d{1,2})\s+to\s+(?P<high>\d{1,2})\b", re.I)
_ELSE = re.compile(
    r"\bor\b(?!\s+(?:fewer|less|under|below|lower|equal)\b)[^.]{0,80}\b(?:with(?:held|hold)"
    r"|suppress\w*|secondary|redact\w*|larger|higher|calculat\w*|worked out|deduc\w*|deriv\w*"
    r"|identif\w*|disclos\w*|not (?:available|recorded|held))|\bsecondary\b",
    re.I,
)
_NOUGHT = re.compile(r"\b(?:including|or|and)\s+(?:a\s+)?(?:zeros?|nil|nought|none|0)\b", re.I)
_BRACKETS = re.compile(r"\([^()\n]{12,}\)")
_MAYBE = Cued(rf"[\d*#~\[]|{ANY}|\b[cxsz]\b", re.I)
"""A note names a bound or a mark: most lines hold neither."""

_BARE = frozenset({"less", "orless", "atmost", "span"})


@dataclass(frozen=True, slots=True)
class Note:
    """Where a letter says which counts it hides, and under which mark.

    ``lower`` and ``upper`` are the bounds of what is hidden, both None where the note
    leaves open how large it is. ``mark`` is None where no mark is named.
    """

    start: int
    end: int
    lower: float | None
    upper: float | None
    mark: str | None
    said: str


def find_notes(text: str) -> list[Note]:
    """Return the notes of a letter's text; what a requester asks holds none."""
    starred = bool(_LONE.search(text))
    found = (_note(text, *span, inside, starred) for span, inside in _stretches(text))
    return [note for note in found if note]


def _note(text: str, start: int, end: int, inside: bool, starred: bool) -> Note | None:
    """Return what ``text[start:end]`` explains.

    Args:
        text: the letter's.
        start: of a sentence or of what stands in brackets.
        end: of the same.
        inside: whether it is a bracket that follows a count, and explains that one.
        starred: whether a star stands for a count, so that "*Less than 5" explains it.
    """
    stretch = text[start:end]
    defined = _defined(stretch, starred) if _SIGNED.search(stretch) else None
    shown = None if defined else _SHOWN_AS.search(stretch)
    hides = bool(shown or _HIDES.search(stretch) or _OF_CELLS.match(stretch))
    if not (defined or hides) or asks(stretch, digits_left=True):
        return None
    after = start + (defined.end() if defined else 0)
    bands = [one for one in find_numbers(text, start=after, end=end) if one.form in _BARE]
    bands = bands or _from_to(text, after, end)
    named = defined or shown
    mark = re.sub(r"\s", "", named["mark"] or "*") if named else None
    said = " ".join(stretch.strip(" ()").split())
    if not bands or bands[0].upper is None:
        legend = defined and _LEGEND.fullmatch(stretch, 0, defined.start("mark"))
        if not legend or (mark or "").startswith("<"):
            return None
        return Note(start, end, None, None, mark, said)
    band = bands[0]
    if not defined and not inside and not _SPEAKS.search(text, start, band.start):
        return None  # "fewer than 5, as redacted": a count, and no word on all of them
    if _ELSE.search(text, band.end, end) or _ELSE.search(text, after, band.start):
        return Note(start, end, None, None, mark, said)
    lower = 0.0 if _NOUGHT.search(text, band.end, end) else band.lower
    return Note(start, end, lower, band.upper, mark, said)


def _defined(stretch: str, starred: bool) -> re.Match[str] | None:
    return (
        _DEFINES.search(stretch)
        or _LISTED.match(stretch)
        or _WHERE.search(stretch)
        or (_STARRED.match(stretch) if starred else None)
    )


def _from_to(text: str, start: int, end: int) -> list[Number]:
    """Return "from 1 to 6" as the bounds that it is in a note, if it stands there."""
    found = _FROM_TO.search(text, start, end)
    if not found or int(found["low"]) >= int(found["high"]):
        return []
    low, high = float(found["low"]), float(found["high"])
    return [Number(*found.span(), lower=low, upper=high, suppressed=True, form="span")]


def _stretches(text: str) -> list[tuple[tuple[int, int], bool]]:
    """Return sentences without their brackets, and brackets, which follow a count or not.

    Lines that can hold no note are left out.
    """
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        if not _MAYBE.search(line[0]):
            continue
        inside = [found.span() for found in _BRACKETS.finditer(line[0])]
        spans += [
            ((line.start() + a, line.start() + b), bool(re.search(r"[\d*]\s*$", line[0][:a])))
            for a, b in inside
        ]
        inside = [span for span, _ in spans[len(spans) - len(inside) :]]
        for start, end in sentences(text, line.start(), line.end()):
            if not any(a < end and start < b for a, b in inside):
                spans.append(((start, end), False))
    return spans


def legend_at(notes: Sequence[Note], start: int, end: int) -> Note | None:
    """Return the note that explains a mark and stands within ``[start, end)``, if one does."""
    return next((one for one in notes if one.mark and start <= one.start and one.end <= end), None)


def believe(number: Number, printed: str, notes: Sequence[Note]) -> tuple[Number, str | None]:
    """Return ``number`` as the letter's own notes define it, and what they say against it.

    A bare mark takes the bounds that a note gives it, and none where a note says that it
    may hide more. A printed band keeps its own: a note that says otherwise is told, not
    obeyed.
    """
    if not number.suppressed:
        return number, None
    mark = re.sub(r"\s", "", printed)
    if number.form == "mark":
        fitting = {(note.lower, note.upper) for note in notes if note.mark == mark}
        fitting = fitting or {(note.lower, note.upper) for note in notes if note.mark is None}
        if len(fitting) == 1:
            lower, upper = fitting.pop()
            return replace(number, lower=lower, upper=upper), None
        return number, None
    if number.form != "less":
        return number, None
    for note in notes:
        if note.upper not in (None, number.upper) and note.mark in (None, mark):
            return number, (
                f"the letter says that counts of {note.upper:g} and below are suppressed, "
                f"which `{printed}` does not say"
            )
    return number, None
