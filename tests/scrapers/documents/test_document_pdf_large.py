"""PDFs larger than letters are: time grows with the pages, and ceilings hold."""

import io
from time import process_time

import pytest
from reportlab.pdfgen import canvas

from scrapers.documents.isolated import read_safely
from scrapers.documents.pdf import read_pdf
from scrapers.errors import DocumentError

MILLION = 1_000_000
WORDS = b"1 0 0 1 99 99 Tm (12) Tj 1 0 0 1 33 400 Tm (7) Tj\n"


def book(pages):
    """Pages with lines and a ruled table each."""
    out = io.BytesIO()
    page = canvas.Canvas(out)
    for number in range(pages):
        for line in range(10):
            page.drawString(72, 800 - 12 * line, f"On page {number} there were {line} children.")
        page.grid([72, 172, 272], [600 - 18 * row for row in range(11)])
        for row in range(10):
            page.drawString(76, 586 - 18 * row, f"{2010 + row}")
            page.drawString(176, 586 - 18 * row, f"{row * number}")
        page.showPage()
    page.save()
    return out.getvalue()


def pdf_of(content):
    """A PDF of one page with these drawing instructions, written byte by byte."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def seconds(data):
    def once():
        start = process_time()
        read_pdf(data, "a")
        return process_time() - start

    return min(once() for _ in range(3))


def test_time_grows_with_the_pages_and_no_faster():
    assert seconds(book(40)) < 2 * 4 * seconds(book(10))


def test_two_hundred_pages_are_read_within_the_memory_that_a_document_may_have():
    document = read_safely(book(200), "a")
    assert len(document.pages) == 200
    assert len(document.tables) == 200


def test_a_page_of_a_million_strokes_gives_its_words_and_says_what_was_not_done():
    content = b"BT /F 12 Tf 72 700 Td (twelve children) Tj ET\n" + b"0 0 m 9 9 l S\n" * MILLION
    document = read_safely(pdf_of(content), "a")
    assert document.text == "twelve children\n"
    assert document.notes == ("page 1 is a drawing: ruled tables were not looked for on it",)


def test_a_page_of_a_million_words_ends_at_the_ceiling():
    content = b"BT /F 3 Tf\n" + b"1 0 0 1 99 99 Tm (12) Tj 1 0 0 1 33 400 Tm (7) Tj\n" * (
        MILLION // 2
    )
    with pytest.raises(DocumentError, match="took more than 1 seconds") as caught:
        read_safely(pdf_of(content + b"ET"), "a", timeout=1)
    assert caught.value.status == "unreadable"
