"""Answers printed on a page, cut out as documents of their own.

Bytes must be the same as long as the answer is: so attributes that a site renews with
every page (ids, classes, tokens), scripts and comments are left out, and white space is
one space. What a reader needs stays: links as whole addresses, and the spans of cells.
"""

import re
from collections.abc import Iterable
from itertools import takewhile

from bs4 import BeautifulSoup, Tag
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
    if body is None:
        return (_HEAD + _TAIL).encode()
    for tag in body.find_all(_DROPPED):
        tag.decompose()
    for string in list(body.find_all(string=True)):
        if isinstance(string, PreformattedString):
            string.extract()
        elif not string.find_parent("pre"):
            string.replace_with(re.sub(r"\s+", " ", string))
    for tag in body.find_all(True):
        _keep_what_readers_need(tag, page)
    return (_HEAD + body.decode_contents().strip() + _TAIL).encode()


def fragment_between(start: Tag, stop: Tag | None, page: str) -> bytes:
    """Return what follows the heading ``start``, up to ``stop``, as an HTML document."""
    return fragment(takewhile(lambda part: part is not stop, start.next_siblings), page)


def only_links(element: Tag, hrefs: Iterable[Tag]) -> bool:
    """Tell whether an element has no text beside that of the given links in it."""
    rest = text_of(element)
    for link in hrefs:
        rest = rest.replace(text_of(link), "", 1)
    return not rest.strip()


def _keep_what_readers_need(tag: Tag, page: str) -> None:
    for name in list(tag.attrs):
        if name not in _KEPT:
            del tag[name]
    if tag.get("href"):
        tag["href"] = href_of(tag, page) or str(tag["href"])
