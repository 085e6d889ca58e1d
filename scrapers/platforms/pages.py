"""Strict reading of HTML pages: every selection says how many elements it expects."""

import re
from collections.abc import Iterable
from itertools import takewhile
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from scrapers.documents.html import html_text
from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Answer

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {*HEADINGS, "p", "div", "section", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "br"}
    | {"blockquote", "article", "pre", "hr", "nav"}
)
MOST_DEEP = 500
TOO_DEEP = f"its elements lie more than {MOST_DEEP} deep"
LONGEST_MESSAGE = 500
"""Characters: what a page prints where a date should be may be anything."""
REMEDY = "compare the page with what the adapter expects; nothing was taken from it"


def main_of(answer: Answer) -> Tag:
    """Return the one ``main`` element of a page; `LayoutChanged` otherwise."""
    return one(soup_of(answer), "main", answer.final_url)


def soup_of(answer: Answer) -> BeautifulSoup:
    """Return a page taken apart.

    Raises:
        LayoutChanged: its elements lie so deep in each other that looking through them
            would take hours; no page for people is built so.
    """
    soup = BeautifulSoup(html_text(answer.body)[0], "lxml")
    if is_too_deep(soup):
        raise changed(TOO_DEEP, answer.final_url)
    return soup


def is_too_deep(soup: BeautifulSoup) -> bool:
    """Tell whether the elements of a page lie deeper in each other than any page needs."""
    depths = {id(soup): 0}
    for tag in soup.find_all(True):
        depths[id(tag)] = depths[id(tag.parent)] + 1
        if depths[id(tag)] > MOST_DEEP:
            return True
    return False


def one(scope: Tag, selector: str, page: str) -> Tag:
    """Return the one element that ``selector`` selects; `LayoutChanged` otherwise."""
    found = scope.select(selector)
    if len(found) != 1:
        raise changed(f"{len(found)} elements for {selector!r}, expected 1", page)
    return found[0]


def every(scope: Tag, selector: str, page: str) -> list[Tag]:
    """Return all elements that ``selector`` selects; `LayoutChanged` where none is."""
    found = scope.select(selector)
    if not found:
        raise changed(f"no element for {selector!r}, expected 1 or more", page)
    return list(found)


def changed(message: str, page: str) -> LayoutChanged:
    """Return the error that ``page`` is not built as it was."""
    return LayoutChanged(message[:LONGEST_MESSAGE], item=page, remedy=REMEDY)


def text_of(element: Tag) -> str:
    """Return an element's text in one line."""
    return " ".join(element.get_text(" ").split())


def href_of(link: Tag, page: str) -> str:
    """Return where a link leads, as a whole address without its fragment.

    A link whose address is none (``http://[``), or none of the web (``javascript:``,
    ``mailto:``), leads nowhere: "". What a page calls an address ends up where people click.
    """
    try:
        url = urldefrag(urljoin(page, str(link["href"]).strip())).url
        return url if urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def path_of(url: str) -> str:
    """Return the path of an address."""
    return urlsplit(url).path


def text_between(start: Tag, stop: Tag | None) -> str:
    """Return the text after ``start`` and before ``stop``, a line for each block."""
    inside = {id(node) for node in start.descendants}
    after = (node for node in start.next_elements if id(node) not in inside)
    return _lines(takewhile(lambda node: node is not stop, after))


def block_text(element: Tag, *, without: Tag | None = None) -> str:
    """Return the text inside ``element``, a line for each block in it.

    Args:
        element: whose text.
        without: a part of it that is left out, such as the label of a field.
    """
    left_out = {id(node) for node in without.descendants} if without is not None else set()
    return _lines(node for node in element.descendants if id(node) not in left_out)


def _lines(nodes: Iterable[PageElement]) -> str:
    """Join text nodes; comments, scripts and styles are no text."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, Tag):
            parts.append("\n" if node.name in BLOCKS else "")
        elif isinstance(node, NavigableString) and is_shown(node):
            parts.append(re.sub(r"\s+", " ", node))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def is_shown(node: NavigableString) -> bool:
    """Tell whether a text node is text to its readers: no comment, script or style."""
    return not isinstance(node, PreformattedString) and (
        node.parent is None or node.parent.name not in {"script", "style", "template"}
    )
