import contextlib
import io
import subprocess
import sys
import zipfile

import openpyxl
import pytest
from document_makers import (
    check_places,
    docx_of_lines,
    encrypted_pdf,
    ole,
    pdf_of_image,
    pdf_of_lines,
    workbook,
    written,
    zip_of,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.documents import read
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError

LETTER = [
    "Our reference: 2025/0417",
    "1. How many children were referred to you?",
    "a) 2023/24 – fewer than 5",
    "b) 2024/25 – 1,204 (of whom <5 were looked after)",
    "It cost £274,552.",
]


def lines(document):
    return [line for line in document.text.split("\n") if line]


def test_one_letter_reads_alike_in_every_format():
    text = "\r\n\r\n".join(LETTER).encode("cp1252")
    html = "".join(f"<p>{line.replace('<', '&lt;')}" for line in LETTER).encode()
    for data in (text, html, pdf_of_lines(LETTER), docx_of_lines(LETTER)):
        document = read_document(data, "letter")
        assert lines(document) == LETTER
        check_places(document)


def broken_docx():
    """A DOCX whose parts are whole and whose main part is no XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of_lines(["a"]))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            new.writestr(name, b"<w:doc" if name == "word/document.xml" else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        pytest.param(b"", "unreadable", "is empty", id="empty"),
        pytest.param(ole("EncryptedPackage"), "encrypted", "password", id="encrypted-office"),
        pytest.param(
            encrypted_pdf(pdf_of_lines(["a"]), "secret", "secret"),
            "encrypted",
            "password",
            id="encrypted-pdf",
        ),
        pytest.param(pdf_of_lines(["a"])[:300], "unreadable", "damaged PDF", id="cut-pdf"),
        pytest.param(pdf_of_image(), "needs_ocr", "scan", id="scan"),
        pytest.param(docx_of_lines(["a"])[:9000], "unreadable", "damaged zip", id="cut-docx"),
        pytest.param(broken_docx(), "unreadable", "is damaged: XMLSyntaxError", id="broken-docx"),
        pytest.param(zip_of(a=b"GIF8"), "unsupported", "a inside could not be read", id="zip"),
        pytest.param(ole("WordDocument"), "unsupported", "Word 97-2003", id="doc"),
        pytest.param(b"GIF89a", "unsupported", "image/gif", id="image"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "unreadable", "damaged picture", id="cut-image"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data, status, says):
    with pytest.raises(DocumentError) as refused:
        read_document(data, "letter.pdf")
    assert refused.value.status == status
    assert says in refused.value.message
    assert refused.value.item == "letter.pdf"
    assert refused.value.remedy


def test_a_zip_bomb_is_refused_before_it_is_opened():
    content = zip_of(
        **{"[Content_Types].xml": 'x.spreadsheetml.sheet.main+xml"', "xl__a": b"\0" * 60_000_000}
    )
    assert len(content) < 100_000
    with pytest.raises(DocumentError, match="60,000,031 bytes"):
        read_document(content, "a.xlsx")


def test_more_bytes_than_a_letter_has_are_refused(monkeypatch):
    monkeypatch.setattr(read, "MOST_BYTES", 3)
    with pytest.raises(DocumentError, match="4 bytes"):
        read_document(b"abcd", "a.txt")


def test_an_owner_password_alone_hides_nothing():
    document = read_document(encrypted_pdf(pdf_of_lines(["12 children"]), "", "owner"), "a.pdf")
    assert document.text == "12 children\n"


def test_html_that_calls_itself_a_pdf_is_read_as_html():
    document = read_document(b"<html><body><p>12 children</body></html>", "letter.pdf")
    assert (document.media_type, document.text.strip()) == ("text/html", "12 children")


@given(st.binary(min_size=1))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(DocumentError):
        check_places(read_document(data, "a"))


@settings(max_examples=50)
@given(st.sampled_from(["pdf", "docx", "xlsx"]), st.data())
def test_damage_anywhere_is_survived(kind, data):
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(DocumentError):
        check_places(read_document(bytes(whole), "a"))


WHOLE = {
    "pdf": pdf_of_lines(LETTER),
    "docx": docx_of_lines(["a"]),
    "xlsx": written(workbook(["a", 1])),
}


def test_reading_loads_no_library_before_its_format_is_met():
    heavy = {"docx", "openpyxl", "pdfplumber", "pypdfium2", "python_calamine", "bs4", "lxml"}
    code = f"import sys, scrapers.documents.read; print(set(sys.modules) & {heavy!r})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert loaded.stdout.strip() == b"set()"


def test_openpyxl_writes_what_the_sheet_reader_reads():
    book = openpyxl.Workbook()
    book.active["B2"] = 5
    assert read_document(written(book), "a").text == "\n\t5\n"
