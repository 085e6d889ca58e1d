"""A listing that nobody has described: what on its page might be the entries.

For a person who writes the options: the elements that repeat, each with one link in it.
"""

from collections import Counter

import soupsieve
from bs4 import Tag

from scrapers.platforms.pages import href_of

_LEAST = 3
"""So many alike may be entries; fewer are furniture."""
_MOST = 3
"""Kinds of elements that are told of."""


def repeated(page: Tag, address: str) -> list[str]:
    """Return CSS selectors of what repeats on a page with one link each, most often first.

    A sentence each, such as "20 elements 'li.answer', each with one link, the first to …".
    """
    counted: Counter[str] = Counter()
    leading: dict[str, str] = {}
    for element in page.find_all(["li", "tr", "article", "div", "p", "h2", "h3", "dt"]):
        if element.find_parent(["nav", "header", "footer"]):
            continue
        targets = {href_of(link, address) for link in element.select("a[href]")}
        if len(targets) == 1:
            named = _selector(element)
            counted[named] += 1
            leading.setdefault(named, targets.pop())
    return [
        f"{count} elements {named!r}, each with one link, the first to {leading[named]}"
        for named, count in counted.most_common(_MOST)
        if count >= _LEAST
    ]


def _selector(element: Tag) -> str:
    """Return the element's name, with its first class or that of the nearest one above it."""
    classes = element.get("class")
    if classes:
        return f"{element.name}.{soupsieve.escape(classes[0])}"
    around = element.find_parent(attrs={"class": True})
    above = around.get("class") if around else None
    return f".{soupsieve.escape(above[0])} {element.name}" if above else element.name
