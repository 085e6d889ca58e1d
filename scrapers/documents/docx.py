"""DOCX: paragraphs and tables in order, as Word shows them with all changes accepted."""

import io
from collections.abc import Iterator
from itertools import islice

from docx.document import Document as WordDocument
from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.containers import DOCX, guard_zip
from scrapers.documents.docx_numbering import Numbering
from scrapers.documents.docx_text import (
    TextReader,
    boxes,
    hidden_styles,
    is_deleted,
    is_joined_to_next,
    is_repeated,
    name_of,
    whole,
    wrapped,
)
from scrapers.documents.model import Document
from scrapers.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_KINDS = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
for _kind in _KINDS:
    # python-docx knows only the plain kind, though all hold the same parts
    PartFactory.part_type_for[_kind] = DocumentPart


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document's body, text boxes and notes as one page.

    Word stores no pages, so all is page 1. List numbers are worked out from the
    numbering part; deleted text is gone, inserted text stays; a link's address follows
    its words; a merged cell's text stands in its first place. Headers and footers are
    left out and noted.

    Raises:
        DocumentError: unreadable, when it is damaged or a zip bomb.
    """
    guard_zip(data, name)
    word = _opened(data, name)
    builder = DocumentBuilder(name, DOCX)
    body = _Body(builder, word)
    body.blocks(word.element.body)
    body.notes("footnotes")
    body.notes("endnotes")
    for text in _margins(word):
        builder.note(f"header or footer, not read: {text}")
    return builder.build()


def _opened(data: bytes, name: str) -> WordDocument:
    part = Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise DocumentError(
            f"says that it is a Word document, and holds {part.content_type}",
            item=name,
            status="unreadable",
            remedy="open it by hand; fetch it again if it does not open",
        )
    if part.element.getroottree().docinfo.internalDTD is not None:
        # an entity can stand for any number of characters, a number's digits among them
        raise DocumentError(
            "declares entities of its own, which no Word document may",
            item=name,
            status="unreadable",
            remedy="look at it by hand; it may be made to do harm",
        )
    return part.document


class _Body:
    def __init__(self, builder: DocumentBuilder, word: WordDocument) -> None:
        self._builder = builder
        self._package = word.part
        self._numbering = Numbering(word)
        self._text = TextReader(word.part.rels, builder.note, hidden_styles(word))
        self._carried = ""

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables in ``parent``, in order."""
        for block in wrapped(parent):
            kind = name_of(block)
            if kind == "p":
                self._paragraph(block)
            elif kind == "tbl":
                self._table(block)

    def notes(self, kind: str) -> None:
        """Add the footnotes or endnotes, which Word keeps in a part of their own."""
        for relation in self._package.rels.values():
            if relation.reltype.endswith(f"/{kind}"):
                root = etree.fromstring(
                    relation.target_part.blob, etree.XMLParser(resolve_entities=False)
                )
                for note in root:
                    # the separator lines are notes too, and have a type
                    if note.get(f"{_W}type") in {None, "normal"}:
                        self.blocks(note)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = self._carried + self._text.read(paragraph)
        if is_joined_to_next(paragraph):
            self._carried = text
            return
        self._carried = ""
        if text.strip():
            self._builder.line(self._numbering.marker(paragraph) + text)
        else:
            self._builder.gap()
        for box in boxes(paragraph):
            self.blocks(box)

    def _table(self, table: etree._Element) -> None:
        is_frame = len(list(islice(table.iter(f"{_W}tc"), 2))) == 1
        if is_frame or any(not is_repeated(inner) for inner in table.iterfind(f".//{_W}tbl")):
            # a table of tables, or of a single cell, only places blocks on the page
            for row in wrapped(table):
                if name_of(row) == "tr" and not is_deleted(row):
                    for cell in wrapped(row):
                        self.blocks(cell)
            return
        rows = list(self._rows(table))
        if any(any(row) for row in rows):
            self._builder.table(rows)

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        for row in wrapped(table):
            if name_of(row) != "tr" or is_deleted(row):
                continue
            cells = [""] * whole(row, f"{_W}trPr/{_W}gridBefore", 0)
            for cell in wrapped(row):
                if name_of(cell) == "tc" and not is_deleted(cell):
                    width = whole(cell, f"{_W}tcPr/{_W}gridSpan", 1)
                    cells += [self._cell(cell), *[""] * (width - 1)]
            yield cells

    def _cell(self, cell: etree._Element) -> str:
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is not None and merge.get(f"{_W}val") != "restart":
            return ""
        pieces = []
        for paragraph in cell.iter(f"{_W}p"):
            text = self._text.read(paragraph)
            if text.strip() and not is_repeated(paragraph):
                pieces.append(self._numbering.marker(paragraph) + text)
        return " ".join(pieces)


def _margins(word: WordDocument) -> Iterator[str]:
    """Yield the text of each header and footer that holds any, once."""
    seen = set()
    for section in word.sections:
        for margin in (
            section.header, section.first_page_header, section.even_page_header,
            section.footer, section.first_page_footer, section.even_page_footer,
        ):  # fmt: skip
            if margin.is_linked_to_previous:
                continue
            text = " ".join(" ".join(part.text for part in margin.paragraphs).split())
            if text and text not in seen:
                seen.add(text)
                yield text
