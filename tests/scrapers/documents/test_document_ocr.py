"""Scans read by Tesseract, told as such; without it, as if it had never been thought of."""

import io
import shutil

import pypdfium2
import pytest
from document_makers import check_places, joined, pdf_of_image, pdf_of_lines, pdf_of_table, texts
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from scrapers.documents import ocr, ocr_image
from scrapers.documents.isolated import SafeReader
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter

installed = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract is not on the PATH"
)
LINES = [
    "Our reference: 2025/0417",
    "1. How many children were referred to you over exploitation in each year?",
    "2021/22: 12",
    "2022/23: fewer than 5",
    "It cost £274,552.",
]
ROWS = [
    ["Year", "Referrals", "Assessments made"],
    ["2021/22", "1,204", "987"],
    ["2022/23", "17", "<5"],
    ["2023/24", "8", "0"],
]


def picture(data, dpi=150):
    with pypdfium2.PdfDocument(data) as pdf:
        return pdf[0].render(scale=dpi / 72, grayscale=True).to_pil()


def scan(*pages, dpi=200):
    """A PDF whose pages are pictures of the first pages of others."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    for data in pages:
        page.drawImage(ImageReader(picture(data, dpi)), 0, 0, *A4)
        page.showPage()
    page.save()
    return out.getvalue()


def image_bytes(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def whole():
    """A document of three pages: text, a scanned list, a scanned table."""
    return joined(pdf_of_lines(["Dear all"]), scan(pdf_of_lines(LINES), pdf_of_table(ROWS)))


@pytest.fixture
def no_tesseract(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))


@installed
def test_pages_without_text_are_recognised_and_told(whole):
    document = read_document(whole, "a.pdf")
    check_places(document)
    first, second, third = (document.text[page.start : page.end] for page in document.pages)
    assert first == "Dear all\n"
    assert [line for line in second.split("\n") if line] == LINES
    assert third.startswith("Year\tReferrals\tAssessments made\n2021/22\t1,204\t987\n")
    assert [texts(table) for table in document.tables] == [ROWS]
    assert [table.page for table in document.tables] == [3]
    assert document.scanned == (2, 3)
    by = ocr.version(shutil.which("tesseract"))
    assert by.startswith("tesseract 5") or by.startswith("tesseract 4")
    assert document.notes == tuple(
        f"page {page} was read by optical character recognition ({by})" for page in (2, 3)
    )


@installed
def test_a_scan_is_read_in_the_worker_within_its_ceilings_and_its_figures_wait(whole):
    with SafeReader() as reader:
        document = reader.read(whole, "a.pdf")
    assert document.scanned == (2, 3)
    letter = read_letter(document)
    found = {one.as_printed: one for one in letter.figures}
    assert (found["12"].value, found["12"].page) == (12, 2)
    assert all(one.needs_review and one.confidence <= 0.5 for one in letter.figures)


def test_without_tesseract_a_scan_needs_ocr_and_a_mixed_letter_is_read_as_before(
    whole, no_tesseract
):
    with pytest.raises(DocumentError) as refused:
        read_document(pdf_of_image(), "a.pdf")
    assert refused.value.status == "needs_ocr"
    assert refused.value.message == "has no text layer: it is a scan or a picture"
    document = read_document(whole, "a.pdf")
    assert (document.text, document.scanned) == ("Dear all\n", ())
    assert document.notes == tuple(
        f"page {page} is an image without text and was not read" for page in (2, 3)
    )


@installed
def test_a_picture_of_nothing_still_needs_ocr():
    with pytest.raises(DocumentError) as refused:
        read_document(pdf_of_image(), "a.pdf")
    assert refused.value.status == "needs_ocr"


@installed
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_a_letter_of_one_page(kind):
    data = image_bytes(picture(pdf_of_lines(LINES)).convert("RGB"), kind)
    document = read_document(data, "scan.pdf")
    assert [line for line in document.text.split("\n") if line] == LINES
    assert (document.media_type, document.scanned) == (f"image/{kind.lower()}", (1,))


@installed
def test_a_picture_of_several_frames_has_as_many_pages():
    first, second = picture(pdf_of_lines(LINES)), picture(pdf_of_table(ROWS))
    data = image_bytes(first, "TIFF", save_all=True, append_images=[second])
    document = read_document(data, "scan.tif")
    check_places(document)
    assert (document.media_type, document.scanned) == ("image/tiff", (1, 2))
    assert texts(document.tables[0]) == ROWS


def test_a_picture_without_tesseract_needs_ocr(no_tesseract):
    with pytest.raises(DocumentError) as refused:
        read_document(image_bytes(picture(pdf_of_lines(LINES)), "PNG"), "scan.png")
    assert refused.value.status == "needs_ocr"


def test_a_picture_that_unpacks_to_more_than_a_page_is_refused(monkeypatch):
    monkeypatch.setattr(ocr_image.Image, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(DocumentError, match="larger than a page can be") as refused:
        read_document(image_bytes(Image.new("L", (100, 100)), "PNG"), "bomb.png")
    assert refused.value.status == "unreadable"
