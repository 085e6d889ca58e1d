"""The marker that a browser draws before a list item and that is no text of the page."""

from bs4 import Tag

from scrapers.documents.numerals import numeral

_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def marker(item: Tag) -> str:
    """Return what stands before a list item, ``"- "`` or ``"3. "``."""
    parent = item.find_parent(["ol", "ul", "menu"])
    if parent is None or parent.name != "ol":
        return "- "
    number = _whole(parent.get("start"), 1) - 1
    for sibling in parent.find_all("li", recursive=False):
        number = _whole(sibling.get("value"), number + 1)
        if sibling is item:
            break
    return numeral(number, _KINDS.get(str(parent.get("type", "1")), "decimal")) + ". "


def _whole(attribute: object, otherwise: int) -> int:
    try:
        return int(str(attribute))
    except ValueError:
        return otherwise
