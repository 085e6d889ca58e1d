"""Scans that came with a text layer, and scans that came with a stamp."""

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from test_document_ocr import LINES

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter


def laid_over(lines, *, mode, size):
    """A PDF of a picture with lines of text over it, in a text rendering mode."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.drawImage(ImageReader(Image.new("L", (40, 40), "grey")), 0, 0, *size)
    for number, line in enumerate(lines):
        text = page.beginText(72, 700 - 15 * number)
        text.setTextRenderMode(mode)
        text.textLine(line)
        page.drawText(text)
    page.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "size", "scanned"),
    [
        pytest.param(3, A4, (1,), id="unseen-words-on-a-picture-of-the-page"),
        pytest.param(0, A4, (), id="seen-words-on-a-coloured-page"),
        pytest.param(0, (80, 80), (), id="seen-words-beside-a-letterhead"),
        pytest.param(3, (80, 80), (), id="unseen-words-beside-a-letterhead"),
    ],
)
def test_the_text_layer_of_a_scanner_is_told(mode, size, scanned):
    document = read_document(laid_over(LINES, mode=mode, size=size), "a.pdf")
    assert (document.scanned, "12" in document.text) == (scanned, True)
    assert bool(document.notes) == bool(scanned)
    assert all(one.needs_review for one in read_letter(document).figures) == bool(scanned)


def test_a_scan_with_a_stamp_is_told_for_the_stamp_is_all_that_was_read():
    document = read_document(laid_over(["Received 3 May"], mode=0, size=A4), "a.pdf")
    assert document.text == "Received 3 May\n"
    assert document.notes == ("page 1 is a picture: all but the few words laid on it was not read",)
