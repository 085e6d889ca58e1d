"""The numbers of a Word list, which Word works out anew each time and never stores."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from lxml import etree

from scrapers.documents.numerals import numeral

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    """A list: where it counts (lists of one abstract definition count together)."""

    counter: str
    levels: dict[int, _Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts a document's list items in order.

    Source:
        ECMA-376 part 1, 17.9 (numbering).
    """

    def __init__(self, word: WordDocument) -> None:
        self._lists = _lists(word)
        self._styles = _styles(word)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def marker(self, paragraph: etree._Element) -> str:
        """Return what Word draws before a paragraph, with a space, and count it.

        Call it once a paragraph, in the document's order.
        """
        number_id, depth = self._place(paragraph)
        found = self._lists.get(number_id)
        if found is None or depth not in found.levels:
            return ""
        level = found.levels[depth]
        counts = self._counts[found.counter]
        if number_id not in self._begun:
            self._begun.add(number_id)
            counts.update({at: start - 1 for at, start in found.restarts.items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        if level.kind == "bullet":
            return "- "
        text = re.sub(
            r"%([1-9])", lambda at: self._number(found, counts, int(at.group(1)) - 1), level.text
        )
        return f"{text} " if text and level.kind != "none" else ""

    def _number(self, found: _List, counts: dict[int, int], depth: int) -> str:
        level = found.levels.get(depth, _Level())
        return numeral(counts.setdefault(depth, level.start), level.kind)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return the list's id and the level: the paragraph's own, else its style's."""
        own = _properties(paragraph.find(f"{_W}pPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else str(style.get(f"{_W}val"))
        styled = self._styles.get(name, (None, None))
        number_id = own[0] if own[0] is not None else styled[0]
        depth = own[1] if own[1] is not None else styled[1]
        return number_id or "0", depth or 0


def _properties(holder: etree._Element | None) -> tuple[str | None, int | None]:
    if holder is None:
        return None, None
    number_id = holder.find(f"{_W}numPr/{_W}numId")
    depth = holder.find(f"{_W}numPr/{_W}ilvl")
    return (
        None if number_id is None else str(number_id.get(f"{_W}val")),
        None if depth is None else int(str(depth.get(f"{_W}val"))),
    )


def _styles(word: WordDocument) -> dict[str, tuple[str | None, int | None]]:
    """Return the list and level of each paragraph style, its ancestors' included."""
    own, parents = {}, {}
    for style in word.styles.element.iter(f"{_W}style"):
        name = str(style.get(f"{_W}styleId"))
        own[name] = _properties(style.find(f"{_W}pPr"))
        parent = style.find(f"{_W}basedOn")
        parents[name] = None if parent is None else str(parent.get(f"{_W}val"))
    placed = {}
    for name in own:
        number_id, depth = own[name]
        above, seen = parents[name], {name}
        while above in own and above not in seen and (number_id is None or depth is None):
            seen.add(above)
            number_id = own[above][0] if number_id is None else number_id
            depth = own[above][1] if depth is None else depth
            above = parents[above]
        placed[name] = (number_id, depth)
    return placed


def _lists(word: WordDocument) -> dict[str, _List]:
    part = next(
        (rel.target_part for rel in word.part.rels.values() if rel.reltype.endswith("/numbering")),
        None,
    )
    if part is None:
        return {}
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
    abstracts = {
        str(one.get(f"{_W}abstractNumId")): _levels(one) for one in root.iter(f"{_W}abstractNum")
    }
    lists = {}
    for number in root.iter(f"{_W}num"):
        reference = number.find(f"{_W}abstractNumId")
        counter = "" if reference is None else str(reference.get(f"{_W}val"))
        found = _List(counter, dict(abstracts.get(counter, {})))
        for change in number.iter(f"{_W}lvlOverride"):
            depth = int(str(change.get(f"{_W}ilvl")))
            start = change.find(f"{_W}startOverride")
            if start is not None:
                found.restarts[depth] = int(str(start.get(f"{_W}val")))
            found.levels.update(_levels(change))
        lists[str(number.get(f"{_W}numId"))] = found
    return lists


def _levels(holder: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in holder.iter(f"{_W}lvl"):
        values = {
            tag: found.get(f"{_W}val")
            for tag in ("start", "numFmt", "lvlText")
            if (found := level.find(f"{_W}{tag}")) is not None
        }
        levels[int(str(level.get(f"{_W}ilvl")))] = _Level(
            start=int(str(values.get("start") or 1)),
            kind=str(values.get("numFmt") or "decimal"),
            text=str(values.get("lvlText") or ""),
        )
    return levels
