"""Answers printed on a page, cut out as documents of their own.

Bytes must be the same as long as the answer is: so attributes that a site renews with
every page (ids, classes, tokens), scripts and comments are left out, and white space is
one space. What a reader needs stays: links as whole addresses, and the spans of cells.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EntitySubstitution
from bs4.element import NavigableString, PageElement, PreformattedString

from scrapers.platforms.pages import href_of, text_of

_KEPT = frozenset({"href", "colspan", "rowspan", "scope", "start", "value", "type", "alt", "title"})
_DROPPED = ("script", "style", "template", "noscript", "iframe")
_HEAD = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"></head><body>\n'
_TAIL = "\n</body></html>\n"


def fragment(elements: Iterable[PageElement], page: str) -> bytes:
    """Return elements of a page as an HTML document in UTF-8.

    Args:
        elements: parts of the page at ``page``, in order; they are not changed.
        page: the address that relative links are relative to.
    """
    inner = "".join(
        element.decode() if isinstance(element, Tag) else element.output_ready("minimal")
        for element in elements
        if isinstance(element, Tag | NavigableString)
    )
    body = BeautifulSoup(f"<body>{inner}</body>", "lxml").body
    written = "".join(_written(body, page)) if body else ""
    return (_HEAD + written.strip() + _TAIL).encode()


def fragment_between(start: Tag, stop: Tag | None, page: str) -> bytes:
    """Return what follows the heading ``start``, up to ``stop``, as an HTML document."""
    return fragment(takewhile(lambda part: part is not stop, start.next_siblings), page)


def plain_fragment(text: str) -> bytes:
    """Return plain text, a paragraph a line, as an HTML document in UTF-8."""
    lines = [escape(" ".join(line.split()), quote=False) for line in text.splitlines()]
    return (_HEAD + "\n".join(f"<p>{line}</p>" for line in lines if line) + _TAIL).encode()


def only_links(element: Tag, hrefs: Iterable[Tag]) -> bool:
    """Tell whether an element has no text beside that of the given links in it."""
    rest = text_of(element)
    for link in hrefs:
        rest = rest.replace(text_of(link), "", 1)
    return not rest.strip()


def _written(body: Tag, page: str) -> Iterator[str]:
    """Yield what is inside ``body`` as HTML.

    Written out here, and not by taking things out of the tree: to take one out, its place
    among all its siblings is looked for.
    """
    inside: list[tuple[Iterator[PageElement], str]] = [(iter(body.contents), "")]
    preformatted = 0
    while inside:
        node = next(inside[-1][0], None)
        if node is None:
            _, name = inside.pop()
            preformatted -= name == "pre"
            yield f"</{name}>" if name else ""
        elif isinstance(node, Tag) and node.name not in _DROPPED:
            empty = node.is_empty_element
            yield f"<{node.name}{_attributes(node, page)}{'/' if empty else ''}>"
            if not empty:
                preformatted += node.name == "pre"
                inside.append((iter(node.contents), node.name))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text = str(node) if preformatted else re.sub(r"\s+", " ", node)
            yield EntitySubstitution.substitute_xml(text)


def _attributes(tag: Tag, page: str) -> str:
    """Return the attributes that readers need, as they stand in a tag."""
    kept = {name: str(value) for name, value in tag.attrs.items() if name in _KEPT}
    if kept.get("href"):
        # a script's or a person's address leads nowhere here
        kept["href"] = href_of(tag, page)
    quoted = EntitySubstitution.quoted_attribute_value
    return "".join(
        f" {name}={quoted(EntitySubstitution.substitute_xml(value))}"
        for name, value in sorted(kept.items())
    )
