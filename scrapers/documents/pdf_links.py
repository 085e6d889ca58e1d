"""Where a PDF's words are links: the addresses, so that the text can name them."""

from collections.abc import Iterator, Sequence
from ctypes import byref, c_int, create_string_buffer

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.pdf_glyphs import Box, Displayed, Glyph

_WEB = ("http://", "https://")
_NEXT = 3
"""Glyphs between the end of one line of a link and the beginning of the next."""


def with_addresses(
    found: list[Glyph], pdf: pdfium.PdfDocument, page: pdfium.PdfPage
) -> list[Glyph]:
    """Return the page's glyphs with ``" <url>"`` behind the words that link to it.

    Only web addresses, and only where the words are not an address themselves.
    """
    after: dict[int, str] = {}
    last = (-1, "")
    for box, target in _links(pdf, page):
        inside = [at for at, glyph in enumerate(found) if _holds(box, glyph)]
        words = "".join(found[at].char for at in inside).strip()
        if not words or words.lower().startswith((*_WEB, "www.")) or words in target:
            continue
        if last[1] == target and inside[0] - last[0] <= _NEXT:
            # a link that wraps is several rectangles
            after.pop(last[0], None)
        after[inside[-1]] = target
        last = (inside[-1], target)
    return list(_woven(found, after))


def _woven(found: Sequence[Glyph], after: dict[int, str]) -> Iterator[Glyph]:
    for at, glyph in enumerate(found):
        yield glyph
        if at in after:
            yield from (Glyph(char, glyph.box) for char in f" <{after[at]}>")


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[tuple[Box, str]]:
    place = Displayed(page)
    position, link, area = c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page, byref(position), byref(link)):
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
        buffer = create_string_buffer(size)
        raw.FPDFAction_GetURIPath(pdf, action, buffer, size)
        target = buffer.value.decode("utf-8", errors="replace")
        if target.lower().startswith(_WEB) and raw.FPDFLink_GetAnnotRect(link, byref(area)):
            yield place(area.left, area.bottom, area.right, area.top), target


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = glyph.centre()
    visible = not glyph.char.isspace()
    return visible and box[0] <= x <= box[2] and box[1] <= y <= box[3]
