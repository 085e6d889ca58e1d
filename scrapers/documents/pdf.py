"""PDF: the text layer page by page, tables row by row."""

import re
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.ocr_layer import tell_scan
from scrapers.documents.ocr_pages import Recogniser, nothing_read
from scrapers.documents.pdf_fields import fields_of, with_fields
from scrapers.documents.pdf_layout import add_page, in_order
from scrapers.documents.pdf_links import with_addresses
from scrapers.documents.pdf_over_pages import with_joined
from scrapers.documents.pdf_rules import TooManyRulesError, grids
from scrapers.documents.pdf_tables import Ruled, share_out
from scrapers.documents.pdf_words import PageText, Words
from scrapers.documents.sniff import PDF
from scrapers.errors import DocumentError

MOST_PAGES = 2_000
_MOST_UNKNOWN = 0.3
"""Share of characters without a meaning at which a text layer is none."""
_UNKNOWN = re.compile("[\0\ufffd\uffff\ue000-\uf8ff]")

_LOCK = Lock()
"""PDFium may be called by one thread at a time, whatever the document."""


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF's text layer.

    Lines are the printed lines, those of columns of prose one column after the other.
    The region of a table is replaced by its rows, whether it is ruled or plainly set in
    columns; what may or may not be a table stays lines. What is filled into form fields
    stands where they do. Note marks are superscripts, a
    link's address follows its words, and page headers and footers stay where they are.

    Raises:
        DocumentError: encrypted; needs_ocr, when no page has a text layer; unreadable,
            when it is damaged or has more than `MOST_PAGES` pages.
    """
    with _LOCK:
        pdf = _opened(data, name)
        try:
            return _read(pdf, name)
        finally:
            pdf.close()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise DocumentError(
                "is under a password", item=name, status="encrypted", remedy="ask for an open copy"
            ) from error
        raise DocumentError(
            f"is a damaged PDF: {error}",
            item=name,
            status="unreadable",
            remedy="fetch it again, or ask the council for it",
        ) from error


def _read(pdf: pdfium.PdfDocument, name: str) -> Document:
    if len(pdf) > MOST_PAGES:
        raise DocumentError(
            f"has {len(pdf):,} pages, more than the {MOST_PAGES:,} that are read",
            item=name,
            status="unreadable",
            remedy="split it, or read it by hand",
        )
    pdf.init_forms()
    builder = DocumentBuilder(name, PDF)
    recogniser = Recogniser(builder)
    columns: dict[int, list[tuple[float, ...]]] = {}
    scanned = []
    for number in range(1, len(pdf) + 1):
        builder.page()
        page = pdf[number - 1]
        text = PageText(page)
        if lines := _lines(pdf, page, text, builder):
            tables = _ruled(page, text.turn, number, builder)
            parts = share_out(lines, tables, text.letters)
            columns[number] = add_page(builder, list(in_order(parts)))
            tell_scan(builder, page, text.chars, number)
            if not has_text(text.chars) and _is_picture(page):
                scanned.append(number)  # a scanned form: only its fields are text
        elif _is_picture(page) and not recogniser.read_page(page, number):
            scanned.append(number)
        text.close()
        page.close()
    if not builder.length:
        raise nothing_read(name, builder.notes)
    for number in scanned:
        builder.note(f"page {number} is an image without text and was not read")
    return with_joined(builder.build(), columns)


def _lines(
    pdf: pdfium.PdfDocument, page: pdfium.PdfPage, text: PageText, builder: DocumentBuilder
) -> list[Words]:
    """Return a page's lines, links and form fields among them; none without a text layer."""
    fields, ticked = fields_of(pdf, page, text.turn)
    if ticked:
        builder.note("ticks in the boxes of a form were not read")
    lines = with_addresses(text, pdf, page) if has_text(text.chars) else []
    return with_fields(lines, fields) if fields else lines


def _is_picture(page: pdfium.PdfPage) -> bool:
    return any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))


def _ruled(page: pdfium.PdfPage, turn: int, number: int, builder: DocumentBuilder) -> list[Ruled]:
    try:
        return [Ruled(grid) for grid in grids(page, turn)]
    except TooManyRulesError:
        builder.note(f"page {number} is a drawing: ruled tables were not looked for on it")
        return []


def has_text(chars: str) -> bool:
    """Tell whether a page has a text layer whose characters have a meaning."""
    shown = "".join(chars.split())
    # fonts without a map to Unicode give these: no, private and replaced characters
    return bool(shown) and len(_UNKNOWN.findall(shown)) <= _MOST_UNKNOWN * len(shown)
