"""The markers that a browser draws before list items and that are no text of the page."""

from bs4 import Tag

from scrapers.documents.numerals import numeral

_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LISTS = {"ol", "ul", "menu"}


class Lists:
    """Follows a walk through a page into its lists and out of them, and counts items.

    It counts as it goes: asking each item for its parents and siblings takes time that
    grows with the square of a long list's length or a deep page's depth.
    """

    def __init__(self) -> None:
        self._open: list[tuple[Tag, int]] = []
        self._items = 0

    @property
    def in_item(self) -> bool:
        """Whether the walk is inside an item."""
        return self._items > 0

    @property
    def depth(self) -> int:
        """The number of lists around the walk's place."""
        return len(self._open)

    def enter(self, tag: Tag) -> str:
        """Take ``tag`` as opened; return an item's marker (``"- "``, ``"3. "``) or ""."""
        if tag.name in _LISTS:
            self._open.append((tag, _whole(tag.get("start"), 1) - 1))
        if tag.name != "li":
            return ""
        self._items += 1
        if not self._open or self._open[-1][0].name != "ol":
            return "- "
        parent, before = self._open[-1]
        number = _whole(tag.get("value"), before + 1)
        self._open[-1] = (parent, number)
        return numeral(number, _KINDS.get(str(parent.get("type", "1")), "decimal")) + ". "

    def leave(self, tag: Tag) -> None:
        """Take ``tag`` as closed."""
        if tag.name in _LISTS:
            self._open.pop()
        elif tag.name == "li":
            self._items -= 1


def _whole(attribute: object, otherwise: int) -> int:
    try:
        return int(str(attribute))
    except ValueError:
        return otherwise
