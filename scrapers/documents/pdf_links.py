"""Where a PDF's words are links: the addresses, so that the text can name them."""

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.pdf_words import Box, PageText, Word, Words, upright

_WEB = ("http://", "https://")
_NEXT = 3
"""Characters between the end of one line of a link and the beginning of the next."""


def with_addresses(text: PageText, pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> list[Words]:
    """Return the page's lines with ``<url>`` behind the words that link to it.

    Only web addresses, and only where the words are not an address themselves.
    """
    after: dict[int, str] = {}
    last = (-1, "")
    for box, target in _links(pdf, page, text.turn):
        inside = list(_inside(box, text))
        words = "".join(letter.text for letter in inside)
        if not words or words.lower().startswith((*_WEB, "www.")) or words in target:
            continue
        if last[1] == target and inside[0].first - last[0] <= _NEXT:
            # a link that wraps is several rectangles
            after.pop(last[0], None)
        last = (inside[-1].first, target)
        after[last[0]] = target
    return [list(_woven(line, after)) for line in text.lines] if after else text.lines


def _inside(box: Box, text: PageText) -> Iterator[Word]:
    """Yield the characters whose middle stands in ``box``."""
    for line in text.lines:
        for word in line:
            left, top, right, bottom = word.box
            if left <= box[2] and box[0] <= right and top <= box[3] and box[1] <= bottom:
                for letter in text.letters(word):
                    x, y = letter.centre()
                    if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                        yield letter


def _woven(line: Words, after: dict[int, str]) -> Iterator[Word]:
    """Yield a line's words, one that ends its link in the middle in two, with addresses."""
    for word in line:
        begun = 0
        for at in range(len(word.text)) if word.first >= 0 else ():
            target = after.get(word.first + at)
            if target is not None:
                _, top, right, bottom = word.box
                yield word._replace(text=word.text[begun : at + 1], first=word.first + begun)
                # numbered below zero, as no character of the page is
                yield Word(f"<{target}>", (right, top, right, bottom), -2 - word.first - at)
                begun = at + 1
        if word.text[begun:]:
            yield word._replace(text=word.text[begun:], first=word.first + begun)


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, turn: int) -> Iterator[tuple[Box, str]]:
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
            yield upright(area.left, area.bottom, area.right, area.top, turn), target
