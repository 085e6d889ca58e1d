"""A Word paragraph's text as it is shown, from its XML."""

import re
from collections.abc import Callable, Iterator, Mapping

from docx.document import Document as WordDocument
from docx.opc.rel import _Relationship
from lxml import etree

from scrapers.documents.symbols import UNKNOWN, symbol
from scrapers.documents.text import TURNED, raised, turns_direction

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_GONE = {"del", "moveFrom", "rPr", "pPr", "txbxContent", "Fallback", "annotationRef"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LINK_FIELD = re.compile(r'HYPERLINK\s+"(https?://[^"]+)"', re.IGNORECASE)


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def wrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield ``parent``'s children, those of content controls and insertions among them."""
    for child in parent:
        if name_of(child) in _WRAPPERS:
            yield from wrapped(child)
        elif isinstance(child.tag, str):
            yield child


def whole(parent: etree._Element, path: str, otherwise: int) -> int:
    """Return the whole number in ``w:val`` of the element at ``path`` under ``parent``."""
    found = parent.find(path)
    return otherwise if found is None else int(str(found.get(f"{_W}val")))


def is_repeated(element: etree._Element) -> bool:
    """Tell whether ``element`` stands in a fallback, which repeats what stands beside it."""
    return any(name_of(ancestor) == "Fallback" for ancestor in element.iterancestors())


def is_deleted(place: etree._Element) -> bool:
    """Tell whether a tracked change has taken a table's row or cell out."""
    gone = (f"{_W}trPr/{_W}del", f"{_W}tcPr/{_W}cellDel")
    return any(place.find(path) is not None for path in gone)


def is_joined_to_next(paragraph: etree._Element) -> bool:
    """Tell whether a tracked change has taken the paragraph's end out."""
    return any(
        paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{change}") is not None
        for change in ("del", "moveFrom")
    )


def hidden_styles(word: WordDocument) -> frozenset[str]:
    """Return the styles that hide their text, for paragraphs and for runs."""
    return frozenset(
        str(style.get(f"{_W}styleId"))
        for style in word.styles.element.iter(f"{_W}style")
        if _is_on(style.find(f"{_W}rPr/{_W}vanish"))
    )


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes anchored in ``paragraph``, each once."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        # a box in a box comes with the outer one
        nested = next(box.iterancestors(f"{_W}p"), None) is not paragraph
        if not nested and not is_repeated(box):
            yield box


class TextReader:
    """Reads paragraphs of one document part.

    Args:
        relations: the part's relations by id, for the addresses of links.
        note: where what was left out is told.
        hidden: the styles that hide their text.
    """

    def __init__(
        self,
        relations: Mapping[str, _Relationship],
        note: Callable[[str], None],
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._relations = relations
        self._note = note
        self._hidden = hidden
        self._field: list[str] = []

    def read(self, paragraph: etree._Element) -> str:
        """Return a paragraph's text, line breaks as newlines, links with addresses."""
        self._field = []
        text = "".join(self._pieces(paragraph))
        if turns_direction(text):
            self._note(TURNED)
        return text

    def _pieces(self, parent: etree._Element) -> Iterator[str]:
        for child in parent:
            kind = name_of(child)
            if kind == "r":
                yield from self._run(child)
            elif kind == "hyperlink":
                yield "".join(self._pieces(child)) + self._address(child)
            elif kind and kind not in _GONE:
                yield from self._pieces(child)

    def _run(self, run: etree._Element) -> Iterator[str]:
        properties = run.find(f"{_W}rPr")
        if self._is_hidden(run):
            if run.find(f"{_W}t") is not None:
                self._note("hidden text was not read")
            return
        text = "".join(self._content(run))
        align = None if properties is None else properties.find(f"{_W}vertAlign")
        is_raised = align is not None and align.get(f"{_W}val") == "superscript"
        yield raised(text) if is_raised else text

    def _content(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            kind = name_of(child)
            if kind == "t":
                yield child.text or ""
            elif kind == "instrText":
                self._field.append(child.text or "")
            elif kind == "fldChar":
                yield self._link_field(child)
            elif kind in _MARKS:
                yield _MARKS[kind]
            elif kind == "sym":
                yield self._symbol(child)

    def _is_hidden(self, run: etree._Element) -> bool:
        vanish = run.find(f"{_W}rPr/{_W}vanish")
        if vanish is not None or not self._hidden:
            return _is_on(vanish)
        own = run.find(f"{_W}rPr/{_W}rStyle")
        around = next(run.iterancestors(f"{_W}p"), run).find(f"{_W}pPr/{_W}pStyle")
        styles = {str(style.get(f"{_W}val")) for style in (own, around) if style is not None}
        return bool(self._hidden & styles)

    def _symbol(self, mark: etree._Element) -> str:
        code, font = str(mark.get(f"{_W}char")), str(mark.get(f"{_W}font"))
        shown = symbol(int(code, 16), font)
        if shown == UNKNOWN:
            self._note(f"a symbol of the font {font} stands as {UNKNOWN}")
        return shown

    def _link_field(self, mark: etree._Element) -> str:
        """Return the address of a link made as a field, at the field's end."""
        if mark.get(f"{_W}fldCharType") != "end":
            return ""
        found = _LINK_FIELD.search("".join(self._field))
        self._field = []
        return f" <{found.group(1)}>" if found else ""

    def _address(self, link: etree._Element) -> str:
        relation = self._relations.get(str(link.get(f"{_R}id")))
        if relation is None or not relation.is_external:
            return ""
        target = str(relation.target_ref)
        words = "".join(text.text or "" for text in link.iter(f"{_W}t"))
        shown = target.rstrip("/").endswith(words.strip().rstrip("/")) and "." in words
        is_web = target.lower().startswith(("http://", "https://"))
        return f" <{target}>" if is_web and not shown else ""


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(f"{_W}val") not in {"0", "false", "off"}
