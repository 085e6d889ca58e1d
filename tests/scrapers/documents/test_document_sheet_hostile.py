"""Workbooks made to do harm: each is refused by name, at once, in the worker a night uses."""

import io
import time
import zipfile

import pytest
from document_makers import workbook, written, zip_of

from scrapers.documents.isolated import SafeReader
from scrapers.errors import DocumentError

SHEET, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
TYPES = {"[Content_Types].xml": 'x.spreadsheetml.sheet.main+xml"'}
LAUGHS = b'<!DOCTYPE a [<!ENTITY a0 "ha">' + b"".join(
    b'<!ENTITY a%d "%s">' % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 12)
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY a9 SYSTEM "file:///etc/hostname">'


def with_part(part, old, new, before=b""):
    """A workbook one of whose parts has ``new`` for ``old``, behind ``before``."""
    out = io.BytesIO()
    whole = written(workbook(["a", 1], ["b", 2]))
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = before + content.replace(old, new)
            target.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="module")
def reader():
    with SafeReader() as shared:
        shared.read(b"one", "a.txt")
        yield shared


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(
            lambda: with_part(SHEET, b"<t>a</t>", b"<t>&a9;</t>", LAUGHS + b"]>"), id="text"
        ),
        pytest.param(
            lambda: with_part(SHEET, b'r="B1"', b'r="B1" q="&a9;"', LAUGHS + b"]>"), id="cell"
        ),
        pytest.param(
            lambda: with_part(STYLES, b"<cellXfs", b'<cellXfs q="&a9;"', LAUGHS + b"]>"), id="style"
        ),
        pytest.param(
            lambda: with_part(BOOK, b'name="Sheet"', b'name="&a9;"', LAUGHS + b"]>"), id="name"
        ),
        pytest.param(
            lambda: with_part(SHEET, b"<t>a</t>", b"<t>&a9;</t>", OUTSIDE + b"]>"), id="file"
        ),
        pytest.param(
            lambda: zip_of(**TYPES, **{f"p{at}": "" for at in range(20_001)}), id="members"
        ),
        pytest.param(lambda: zip_of(**TYPES, xl__a=b"\0" * 40_000_000), id="ratio"),
        pytest.param(lambda: with_part(SHEET, b'r="B1"', b'r="XFD1048576"'), id="far-corner"),
    ],
)
def test_a_workbook_made_to_do_harm_is_refused_at_once(made, reader):
    data = made()
    start = time.monotonic()
    with pytest.raises(DocumentError) as refused:
        reader.read(data, "harm.xlsx")
    assert time.monotonic() - start < 5
    assert (refused.value.status, refused.value.item) == ("unreadable", "harm.xlsx")


def test_columns_hidden_beyond_the_last_do_not_fill_the_memory(reader):
    many = b'<cols><col min="3" max="2000000000" hidden="1" width="9"/></cols><sheetData>'
    document = reader.read(with_part(SHEET, b"<sheetData>", many), "wide.xlsx")
    assert document.text == "a\t1\nb\t2\n"
