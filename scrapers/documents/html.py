"""HTML: what a reader of the page sees, block by block, without the site around it."""

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.html_lists import Lists
from scrapers.documents.html_tables import grid, layout_tables
from scrapers.documents.model import Document
from scrapers.documents.sniff import HTML
from scrapers.documents.text import TURNED, decode, raised, turns_direction

_FURNITURE = {"script", "style", "template", "nav", "header", "footer", "head", "svg", "iframe"}
_CONTROLS = {"button", "input", "label", "select", "textarea", "datalist"}
_PROSE = ["p", "table", "ul", "ol", "h1", "h2", "h3", "article", "main"]
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre"),
    *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_SPACED = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "pre", "hr", "dl"}
"""Blocks with a margin: a browser leaves an empty line before and after them."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_HEAD = 4096


def read_html(data: bytes, name: str) -> Document:
    """Read a page, or the piece of one that holds an answer, as one page of text.

    Site furniture, scripts and forms that hold no prose are left out; what the page
    hides from its readers is left out and noted.

    Args:
        data: HTML in UTF-8, the encoding its ``meta`` declares, or Windows-1252.
        name: what to call it.
    """
    text, damage = html_text(data)
    builder = DocumentBuilder(name, HTML)
    builder.note(damage)
    with warnings.catch_warnings():
        # XHTML served as HTML reads well as HTML
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "lxml")
    if turns_direction(soup.get_text()):
        builder.note(TURNED)
    _Lines(builder).read(soup)
    return builder.build()


def html_text(data: bytes) -> tuple[str, str]:
    """Return a page's text with its tags, and what is wrong with its encoding ("": nothing).

    The encoding is the one its ``meta`` declares, UTF-8, or Windows-1252; it is not guessed
    from the letters, which costs more than the parsing and is sometimes wrong.
    """
    declared = _META_CHARSET.search(data[:_HEAD])
    text, damage = decode(data, declared.group(1).decode("ascii") if declared else "")
    return text.replace("\0", " "), damage


class _Lines:
    """Gathers running text into lines; a block's beginning and end break the line."""

    def __init__(self, builder: DocumentBuilder) -> None:
        self._builder = builder
        self._inline: list[str] = []
        self._lists = Lists()
        self._layouts: set[int] = set()
        self._marker = ""

    def read(self, root: Tag) -> None:
        """Add all of ``root``; a stack of its own, for pages nested without end."""
        self._layouts = layout_tables(root)
        stack: list[tuple[PageElement, bool]] = [(root, True)]
        while stack:
            node, entering = stack.pop()
            if not isinstance(node, Tag):
                self._inline.append(inline_text(node))
            elif not entering:
                self._leave(node)
            elif self._enter(node):
                stack.append((node, False))
                stack.extend((child, True) for child in reversed(node.contents))
        self._break()

    def _enter(self, tag: Tag) -> bool:
        """Open ``tag``; False when it is dealt with and its children are not wanted."""
        if is_dropped(tag):
            return False
        if is_hidden(tag):
            self._builder.note("text that the page hides was not read")
            return False
        if tag.name == "table" and id(tag) not in self._layouts:
            self._table(tag)
            return False
        if tag.name == "br" or tag.name in _BLOCKS:
            self._break()
        self._space(tag)
        if tag.name == "sup":
            self._inline.append(raised(tag.get_text()))
            return False
        if tag.name == "pre":
            self._preformatted(tag)
            return False
        self._marker = self._lists.enter(tag) or self._marker
        return True

    def _leave(self, tag: Tag) -> None:
        if tag.name == "a":
            self._inline.append(link_target(tag))
        if tag.name in _BLOCKS:
            self._break()
        self._lists.leave(tag)
        self._space(tag)
        if tag.name == "li":
            self._marker = ""

    def _space(self, tag: Tag) -> None:
        is_outer_list = tag.name in {"ul", "ol"} and self._lists.depth == 0
        if (tag.name in _SPACED or is_outer_list) and not self._lists.in_item:
            self._builder.gap()

    def _table(self, table: Tag) -> None:
        self._break()
        self._builder.gap()
        caption = table.find("caption")
        title = caption.get_text(" ") if caption else ""
        if title.strip():
            self._builder.line(" ".join(title.split()))
        rows = grid(table, cell_text)
        if any(any(row) for row in rows):
            self._builder.table(rows, title)
            self._builder.gap()

    def _preformatted(self, tag: Tag) -> None:
        self._break()
        for line in tag.get_text().strip("\n").split("\n"):
            self._builder.line(line)

    def _break(self) -> None:
        line = " ".join("".join(self._inline).split())
        self._inline.clear()
        if line:
            self._builder.line(self._marker + line)
            self._marker = ""


def cell_text(cell: Tag) -> str:
    """Return a table cell's text on one line, hidden parts left out, links kept."""
    return "".join(_pieces(cell))


def _pieces(root: Tag) -> Iterator[str]:
    stack: list[tuple[PageElement, bool]] = [(root, True)]
    while stack:
        node, entering = stack.pop()
        if not isinstance(node, Tag):
            yield inline_text(node)
        elif not entering:
            yield link_target(node) if node.name == "a" else " "
        elif node.name == "sup":
            yield raised(node.get_text())
        elif not is_dropped(node) and not is_hidden(node):
            if node.name in _BLOCKS or node.name == "br":
                yield " "
            if node.name in _BLOCKS or node.name == "a":
                stack.append((node, False))
            stack.extend((child, True) for child in reversed(node.contents))


def inline_text(node: PageElement) -> str:
    """Return a text node's characters; comments and declarations have none."""
    if isinstance(node, PreformattedString) or not isinstance(node, NavigableString):
        return ""
    return str(node)


def link_target(anchor: Tag) -> str:
    """Return ``" <url>"`` for a link whose words are not the address itself."""
    target = str(anchor.get("href", "")).strip()
    if not re.match(r"https?://", target, re.IGNORECASE):
        return ""
    words = "".join(anchor.get_text().split())
    bare = re.sub(r"^https?://|/$", "", target, flags=re.IGNORECASE)
    return "" if re.sub(r"^https?://|/$", "", words) == bare else f" <{target}>"


def is_dropped(tag: Tag) -> bool:
    """Tell whether ``tag`` is site furniture or a control, not part of an answer."""
    # some sites wrap the whole page in a form: such a one holds the answer
    empty_form = tag.name == "form" and tag.find(_PROSE) is None
    return tag.name in _FURNITURE or tag.name in _CONTROLS or empty_form


def is_hidden(tag: Tag) -> bool:
    """Tell whether the page keeps ``tag`` from its readers' eyes."""
    style = re.sub(r"\s", "", str(tag.get("style", ""))).lower()
    return tag.has_attr("hidden") or "display:none" in style or "visibility:hidden" in style
