"""Where the labels of an entry stand among the lines of a page, and what they begin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from scrapers.platforms.html_listing_text import Stretch, TextLine
from scrapers.platforms.pages import HEADINGS
from scrapers.register.options.html_listing import FIELDS, Found, Printed

IGNORED = "ignored"
_MARKED = frozenset({*HEADINGS, "strong", "b", "em", "i", "u", "span", "dt", "th", "label"})
"""Elements that set a label off from what follows it, without a colon."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one label, or under a line that is known.

    Attributes:
        field: what it is: one of `FIELDS`, request, answer, `IGNORED`; "" for a line that
            only holds fields.
        line: the number of the label's line.
        body: what follows the label, up to the next section.
        held: fields that the line itself holds.
    """

    field: str
    line: int
    body: Stretch
    held: Mapping[str, str]


def sections(passage: Stretch, printed: Printed) -> list[Section]:
    """Return the sections of an entry in their order.

    A label counts once: an answer that repeats one, or quotes the request with its labels,
    is not cut short by it. What is to be left out may be labelled any number of times.
    """
    begun: list[tuple[str, int, int, Mapping[str, str]]] = []
    seen: set[str] = set()
    for number in range(passage.start, passage.stop):
        line = passage.flat.lines[number]
        field, offset, held = _label_of(line, printed) or _known_line(line, printed)
        named = {*held, *({field} - {"", IGNORED})}
        if (field or held) and not named & seen:
            seen |= named
            begun.append((field, number, offset, held))
    ends = [number for _, number, _, _ in begun[1:]] + [passage.stop]
    return [
        Section(field, number, _body(passage, number, offset, end), held)
        for (field, number, offset, held), end in zip(begun, ends, strict=False)
    ]


def begins_with(line: TextLine, found: Found) -> bool:
    """Tell whether a line begins with one of the labels of a field."""
    return _label_end(line, found.labels) is not None


def _body(passage: Stretch, number: int, offset: int, end: int) -> Stretch:
    if passage.flat.lines[number].raw[offset:].strip():
        return Stretch(passage.flat, number, end, offset)
    return Stretch(passage.flat, number + 1, end)


def _label_of(line: TextLine, printed: Printed) -> tuple[str, int, Mapping[str, str]] | None:
    found: list[tuple[int, str]] = []
    for field in (*sorted(FIELDS), "request", "answer"):
        way: Found | None = getattr(printed, field)
        if way and way.labels and (end := _label_end(line, way.labels)) is not None:
            found.append((end, field))
    if printed.ignored and (end := _label_end(line, printed.ignored)) is not None:
        found.append((end, IGNORED))
    # of two labels the longer one: "Request received" is no "Request"
    return (max(found)[1], max(found)[0], {}) if found else None


def _known_line(line: TextLine, printed: Printed) -> tuple[str, int, Mapping[str, str]]:
    for known in printed.lines:
        match = re.search(known.pattern, line.text)
        if match:
            held = {name: text for name, text in match.groupdict().items() if text}
            return known.begins or "", len(line.raw), held
    return "", 0, {}


def _label_end(line: TextLine, labels: tuple[str, ...]) -> int | None:
    """Return where the value begins after a label that the line begins with.

    The label ends with the line, at a colon, or with the element that sets it off.
    """
    ended, bare = _patterns(labels)
    match = ended.match(line.raw)
    if match:
        return match.end()
    marked = _marked(line)
    return len(marked) if marked and bare.fullmatch(marked) else None


@lru_cache(maxsize=256)
def _patterns(labels: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [label.strip().removesuffix(":").split() for label in labels]
    names = [r"\s+".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True)]
    # a label that ends in a mark of its own ("Asked on -") needs no colon
    ended = [rf"{name}\s*:" if name[-1].isalnum() else rf"{name}\s*:?" for name in names]
    lasting = [rf"{name}\s*\Z" for name in names]
    return (
        re.compile(rf"\s*(?:{'|'.join(ended + lasting)})", re.IGNORECASE),
        re.compile(rf"\s*(?:{'|'.join(names)})\s*:?\s*", re.IGNORECASE),
    )


def _marked(line: TextLine) -> str:
    """Return what of a line's beginning stands in an element that sets it off."""
    first = line.strings[0]
    around = next((parent for parent in first.parents if parent.name in _MARKED), None)
    if around is None:
        return ""
    texts: list[str] = []
    for string in line.strings:
        if not any(parent is around for parent in string.parents):
            break
        texts.append(string)
    return "".join(texts)
