"""Scans that were recognised before they came here: a picture with a text layer laid on it."""

from collections.abc import Iterator
from ctypes import byref, c_float
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.builder import DocumentBuilder

_LOOKED_AT = 1_000
"""Objects of a page; a scan has one picture and the words on it."""

_MOST_WORDS = 20
"""Of a stamp ("Received 12 March 2024, FOI team") laid on a scan."""

_LEAST_COVERED = 0.5
"""Part of the page that its picture covers; a letterhead is much smaller."""


def tell_scan(builder: DocumentBuilder, page: pdfium.PdfPage, chars: str, number: int) -> None:
    """Say of a page with text that it is a scan, where it is one."""
    if is_recognised(page):
        builder.mark_scanned(number)
        builder.note(f"page {number} is a scan whose text a scanner's software recognised")
    elif is_stamped(page, chars):
        builder.note(f"page {number} is a picture: all but the few words laid on it was not read")


def is_recognised(page: pdfium.PdfPage) -> bool:
    """Tell whether a page's text is a scanner's reading of the picture it lies on.

    Such text is drawn in no colour at all (PDF's text rendering mode 3), over or under a
    picture of the page. It is as doubtful as our own recognition.

    Source:
        ISO 32000-1, 9.3.6 (text rendering modes).
    """
    covered = words = False
    for thing in islice(_objects(page), _LOOKED_AT):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(thing) != raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                return False
            words = True
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered = covered or _covers(thing, page)
    return covered and words


def is_stamped(page: pdfium.PdfPage, chars: str) -> bool:
    """Tell whether a page is a picture with no more text than a stamp or a page number."""
    if len(chars.split()) > _MOST_WORDS:
        return False
    return any(
        raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE and _covers(thing, page)
        for thing in islice(_objects(page), _LOOKED_AT)
    )


def _objects(page: pdfium.PdfPage) -> Iterator[object]:
    """Yield a page's objects, those of a form (a group) in its place."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, at)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            for inner in range(raw.FPDFFormObj_CountObjects(thing)):
                yield raw.FPDFFormObj_GetObject(thing, inner)
        else:
            yield thing


def _covers(thing: object, page: pdfium.PdfPage) -> bool:
    left, bottom, right, top = (c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, byref(left), byref(bottom), byref(right), byref(top)):
        return False
    area: float = (right.value - left.value) * (top.value - bottom.value)
    page_area: float = page.get_width() * page.get_height()
    return area >= _LEAST_COVERED * page_area
