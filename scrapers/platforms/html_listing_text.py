"""A page as lines: how labels are found in it, and stretches of it cut out.

A line is what stands in one block element, or between two line breaks. What elements a
label is made of differs from council to council, and within a council from year to year;
the lines do not.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from itertools import groupby

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from scrapers.platforms.pages import BLOCKS, is_shown

_BLOCKS = BLOCKS | {
    *("body", "main", "header", "footer", "aside", "figure", "figcaption", "form", "fieldset"),
    *("thead", "tbody", "tfoot", "td", "th", "caption", "address", "details", "summary"),
}
_WITHIN = {
    "tr": "<table><tr>{}</tr></table>",
    **dict.fromkeys(("table", "tbody", "thead", "tfoot"), "<table>{}</table>"),
    **{name: f"<{name}>{{}}</{name}>" for name in ("ul", "ol", "dl")},
}
"""What elements are put into that do not stand alone, by their parent's name."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its text, white space as single spaces, and the text nodes it is made of."""

    text: str
    strings: tuple[NavigableString, ...]

    @property
    def raw(self) -> str:
        """The text as the page has it."""
        return "".join(self.strings)


@dataclass(frozen=True)
class Flat:
    """An element as lines. Elements in it are found by the line that they begin in."""

    root: Tag
    lines: tuple[TextLine, ...]
    _found: dict[str, list[tuple[int, Tag]]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Tag) -> "Flat":
        """Return the lines of an element; blank ones are left out."""
        lines = [TextLine(" ".join("".join(strings).split()), strings) for strings in _lines(root)]
        return cls(root, tuple(line for line in lines if line.text))

    def select(self, selector: str) -> list[tuple[int, Tag]]:
        """Return the selected elements, each with the number of the line it begins in.

        They are looked for once a page: a page may hold a thousand entries.
        """
        if selector not in self._found:
            self._found[selector] = [
                (self._line_of(tag), tag) for tag in self.root.select(selector)
            ]
        return self._found[selector]

    def _line_of(self, tag: Tag) -> int:
        texts = (node for node in tag.descendants if isinstance(node, NavigableString))
        first = next((node for node in texts if node.strip() and is_shown(node)), tag)
        return max(bisect_right(self._starts, self._order[id(first)]) - 1, 0)

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(node): place for place, node in enumerate(self.root.descendants)}

    @cached_property
    def _starts(self) -> list[int]:
        return [self._order[id(line.strings[0])] for line in self.lines]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a page, from the character ``offset`` of the line ``start`` up to ``stop``."""

    flat: Flat
    start: int
    stop: int
    offset: int = 0

    @classmethod
    def of(cls, root: Tag) -> "Stretch":
        """Return all that is in an element."""
        flat = Flat.of(root)
        return cls(flat, 0, len(flat.lines))

    def texts(self) -> list[str]:
        """Return the text of its lines, without blank ones."""
        lines = self.flat.lines[self.start : self.stop]
        texts = [line.text for line in lines]
        if lines and self.offset:
            texts[0] = " ".join(lines[0].raw[self.offset :].split())
        return [text for text in texts if text]

    def select(self, selector: str) -> list[Tag]:
        """Return the elements selected in it, its own element too where it is all of that."""
        if self.start == 0 and self.stop == len(self.flat.lines):
            root = self.flat.root
            return [*([root] if root.css.match(selector) else []), *root.select(selector)]
        found = self.flat.select(selector)
        return [tag for line, tag in found if self.start <= line < self.stop]

    def html(self) -> str:
        """Return its elements as HTML; those that it holds in part are opened up.

        What stood in different blocks is in different blocks again, so that no two
        numbers grow together.
        """
        pieces = groupby(self._pieces(), key=lambda piece: id(piece[0]))
        written = []
        for _, group in pieces:
            parts = list(group)
            within = _WITHIN.get(parts[0][0].name, "<div>{}</div>")
            written.append(within.format("".join(text for _, text in parts)))
        return "\n".join(written)

    def _pieces(self) -> Iterator[tuple[Tag, str]]:
        """Yield the largest elements that lie whole in it, each with the block around it."""
        lines, root = self.flat.lines, self.flat.root
        if self.start >= self.stop:
            return
        opening = lines[self.start].strings
        node: PageElement | None = _outermost(opening[0], root)
        if self.offset:
            yield from ((_block_of(one), escape(text)) for one, text in _rest(opening, self.offset))
            node = _after(opening[-1], root)
        stop = lines[self.stop].strings[0] if self.stop < len(lines) else None
        around = {id(parent) for parent in stop.parents} if stop is not None else set()
        while node is not None and node is not stop:
            if id(node) in around:
                node = node.next_element
                continue
            yield _block_of(node), _written(node)
            node = _after(node, root)


def _lines(root: Tag) -> Iterator[tuple[NavigableString, ...]]:
    """Yield the shown text nodes of each line."""
    line: list[NavigableString] = []
    block: Tag | None = None
    for node in root.descendants:
        if isinstance(node, Tag):
            broken = node.name in _BLOCKS
        elif isinstance(node, NavigableString) and is_shown(node):
            around = _block_of(node)
            broken, block = around is not block, around
        else:
            continue
        if broken and line:
            yield tuple(line)
            line = []
        # a line begins with text, so that what begins in it is found by its first node
        if isinstance(node, NavigableString) and (line or node.strip()):
            line.append(node)
    if line:
        yield tuple(line)


def _block_of(node: PageElement) -> Tag:
    """Return the nearest block element around a node."""
    around = node.parent
    while around is not None and around.name not in _BLOCKS and around.parent is not None:
        around = around.parent
    if around is None:
        raise ValueError("a node without a page around it")
    return around


def _outermost(node: PageElement, root: Tag) -> PageElement:
    """Return the largest element within ``root`` that begins with a node."""
    while node.parent is not None and node.parent is not root:
        before = node.previous_sibling
        while isinstance(before, NavigableString) and not before.strip():
            before = before.previous_sibling
        if before is not None:
            break
        node = node.parent
    return node


def _after(node: PageElement, root: Tag) -> PageElement | None:
    """Return what follows a node and all that is in it, within ``root``."""
    at: PageElement | None = node
    while at is not None and at is not root:
        if at.next_sibling is not None:
            return at.next_sibling
        at = at.parent
    return None


def _rest(
    strings: tuple[NavigableString, ...], offset: int
) -> Iterator[tuple[NavigableString, str]]:
    """Yield what is left of text nodes after so many characters."""
    for string in strings:
        yield string, string[max(offset, 0) :]
        offset -= len(string)


def _written(node: PageElement) -> str:
    if isinstance(node, Tag):
        return node.decode()
    return node.output_ready("minimal") if isinstance(node, NavigableString) else ""
