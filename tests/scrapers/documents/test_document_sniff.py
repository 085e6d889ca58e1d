import pytest
from document_makers import docx_of_lines, ole, pdf_of_lines, workbook, written, zip_of
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents import containers
from scrapers.documents.sniff import sniff

OFFICE = "application/vnd.openxmlformats-officedocument."
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        pytest.param(pdf_of_lines(["a"]), "application/pdf", id="pdf"),
        pytest.param(b"junk\n" + pdf_of_lines(["a"]), "application/pdf", id="pdf-after-junk"),
        pytest.param(docx_of_lines(["a"]), containers.DOCX, id="docx"),
        pytest.param(written(workbook(["a"])), containers.XLSX, id="xlsx"),
        pytest.param(zip_of(mimetype=ODS), ODS, id="ods"),
        pytest.param(zip_of(a="b"), "application/zip", id="zip"),
        pytest.param(ole("WordDocument"), "application/msword", id="doc"),
        pytest.param(ole("Workbook"), "application/vnd.ms-excel", id="xls"),
        pytest.param(
            ole("EncryptionInfo", "EncryptedPackage"),
            containers.ENCRYPTED_OFFICE,
            id="password-protected",
        ),
        pytest.param(b"{\\rtf1 a}", "text/rtf", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "image/png", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "image/jpeg", id="jpeg"),
        pytest.param(b"\n <!-- c --><!DOCTYPE html><p>a", "text/html", id="html"),
        pytest.param(b"<div class='a'>b</div>", "text/html", id="piece-of-html"),
        pytest.param(b"<?xml version='1.0'?><html>", "text/html", id="xhtml"),
        pytest.param(b"<?xml version='1.0'?><feed>", "application/xml", id="xml"),
        pytest.param(b"<5 children were referred", "text/plain", id="text-with-a-band"),
        pytest.param("<html>£".encode("utf-16"), "text/html", id="utf-16"),
        pytest.param(
            b"Received: from a\r\nFrom: b\r\nSubject: c\r\n\r\nd", "message/rfc822", id="mail"
        ),
        pytest.param(b"From: a\nSubject: b\n\nDear c", "text/plain", id="letter-with-headings"),
        pytest.param("£5 for 12".encode("utf-16-le"), "text/plain", id="utf-16-without-mark"),
        pytest.param(b"<p>%PDF-1.7 startxref", "text/html", id="page-about-pdf"),
        pytest.param(b"GIF89a" + pdf_of_lines(["a"]), "image/gif", id="gif-and-pdf"),
        pytest.param(pdf_of_lines(["a"]) + zip_of(a="b"), "application/pdf", id="pdf-and-zip"),
        pytest.param(zip_of(a=b"%PDF-1.7"), "application/zip", id="zip-of-a-pdf"),
        pytest.param(
            b"Message-ID: a\nFrom: b\n\n%PDF-1.7 startxref", "message/rfc822", id="mail-with-pdf"
        ),
        pytest.param(bytes(range(256)), "application/octet-stream", id="binary"),
    ],
)
def test_bytes_are_known_by_what_they_hold(data, media_type):
    assert sniff(data, "declared.pdf") == media_type


def test_a_name_only_tells_kinds_of_text_apart():
    assert sniff(b"a,b\n1,2", "a.csv") == "text/csv"
    assert sniff(b"a,b\n1,2", "a.txt") == "text/plain"
    assert sniff(b"<!doctype html>", "a.csv") == "text/html"


@given(st.binary())
def test_any_bytes_have_a_type(data):
    assert "/" in sniff(data)


@given(st.binary())
def test_a_zip_that_is_none_is_still_only_a_zip(data):
    assert sniff(b"PK\x03\x04" + data) == "application/zip"
