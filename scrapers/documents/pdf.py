"""PDF: the text layer page by page, ruled tables row by row."""

from collections.abc import Sequence
from threading import Lock

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.model import Document
from scrapers.documents.pdf_glyphs import Glyph, glyphs, is_sideways
from scrapers.documents.pdf_links import with_addresses
from scrapers.documents.pdf_tables import Ruled, TableFinder
from scrapers.documents.sniff import PDF
from scrapers.errors import DocumentError

MOST_PAGES = 2_000
_MOST_UNKNOWN = 0.3
"""Share of characters without a meaning at which a text layer is none."""

_GAP = 0.4
"""Part of a line's height that parts one paragraph from the next."""

_LOCK = Lock()
"""PDFium may be called by one thread at a time, whatever the document."""


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF's text layer.

    Lines are the printed lines. The region of a ruled table is replaced by its rows;
    columns set by spaces alone stay lines. Note marks are superscripts, a link's
    address follows its words, and page headers and footers stay where they are.

    Raises:
        DocumentError: encrypted; needs_ocr, when no page has a text layer; unreadable,
            when it is damaged or has more than `MOST_PAGES` pages.
    """
    with _LOCK:
        pdf = _opened(data, name)
        try:
            return _read(pdf, data, name)
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


def _read(pdf: pdfium.PdfDocument, data: bytes, name: str) -> Document:
    if len(pdf) > MOST_PAGES:
        raise DocumentError(
            f"has {len(pdf):,} pages, more than the {MOST_PAGES:,} that are read",
            item=name,
            status="unreadable",
            remedy="split it, or read it by hand",
        )
    builder = DocumentBuilder(name, PDF)
    if pdf.get_formtype() != raw.FORMTYPE_NONE:
        builder.note("what is filled into form fields was not read")
    scanned = []
    with TableFinder(data, builder.note) as finder:
        for number, page in enumerate(pdf, start=1):
            builder.page()
            text = page.get_textpage()
            found = with_addresses(glyphs(page, text), pdf, page)
            if has_text(found):
                upright = not is_sideways(page, text)
                _page(builder, found, finder.find(page, number) if upright else [])
                if not upright:
                    builder.note(f"page {number} is set sideways: tables were not looked for on it")
            elif any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)):
                scanned.append(number)
    if not builder.length:
        raise DocumentError(
            "has no text layer: it is a scan or a picture",
            item=name,
            status="needs_ocr",
            remedy="run OCR over it and add the result with `disclosures add`",
        )
    for number in scanned:
        builder.note(f"page {number} is an image without text and was not read")
    return builder.build()


def has_text(found: Sequence[Glyph]) -> bool:
    """Tell whether a page has a text layer whose characters have a meaning."""
    shown = [glyph.char for glyph in found if not glyph.char.isspace()]
    # fonts without a map to Unicode give these: no, private and replaced characters
    unknown = sum(char in "\0\ufffd\uffff" or "\ue000" <= char <= "\uf8ff" for char in shown)
    return bool(shown) and unknown <= _MOST_UNKNOWN * len(shown)


def _page(builder: DocumentBuilder, found: Sequence[Glyph], tables: Sequence[Ruled]) -> None:
    """Add a page's lines, and each table where its first word stands."""
    running: list[str] = []
    order: list[list[str] | Ruled] = [running]
    inside: list[Glyph] | None = None
    above: Glyph | None = None
    for glyph in found:
        table, place = _cell_of(glyph, tables)
        if glyph.char == "\n" and inside is not None:
            inside.append(glyph)
        elif table is not None and place is not None:
            if table not in order:
                running = []
                order += [table, running]
            inside = table.words.setdefault(place, [])
            inside.append(glyph)
        else:
            running.append("\n" if above and is_apart(above, glyph) else "")
            running.append(glyph.char)
            inside = None
            above = glyph if glyph.char.strip() else above
    for part in order:
        if isinstance(part, Ruled):
            builder.table(part.rows())
        else:
            _lines(builder, "".join(part))


def _lines(builder: DocumentBuilder, text: str) -> None:
    for line in text.split("\n"):
        if line.strip():
            builder.line(line.strip())
        else:
            builder.gap()


def is_apart(above: Glyph, below: Glyph) -> bool:
    """Tell whether more than the space of a line lies between two glyphs' lines."""
    return below.char.strip() != "" and below.box[1] - above.box[3] > _GAP * above.height


def _cell_of(glyph: Glyph, tables: Sequence[Ruled]) -> tuple[Ruled | None, tuple[int, int] | None]:
    for table in tables:
        place = table.place(glyph)
        if place is not None:
            return table, place
    return None, None
