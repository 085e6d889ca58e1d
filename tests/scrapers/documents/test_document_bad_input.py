"""What must never stop a night: each bad file by the path that a night takes.

Each ends in its own `read_status` with a message that names the file and the reason,
within its ceilings, and a good letter among them is still read.
"""

import io
import time
import zipfile
from email.message import EmailMessage

import pytest
from document_makers import (
    docx_of_lines,
    encrypted_pdf,
    pdf_of_lines,
    workbook,
    written,
    zip_of,
)
from ole_files import compound_file

from scrapers.documents.isolated import SafeReader
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter

SECONDS = 15
LETTER = [
    "1. How many children were referred to you in 2022/23?",
    "There were 12 children in 2022/23.",
]
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "1">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


@pytest.fixture(scope="module")
def reader():
    with SafeReader(timeout=SECONDS) as shared:
        yield shared


def outcome(reader, data, name):
    """A document's read_status, its message and the bounds of its figures, as a night has them."""
    began = time.monotonic()
    try:
        document = reader.read(data, name)
    except DocumentError as error:
        return error.status, f"{error}", []
    finally:
        assert time.monotonic() - began < SECONDS + 2
    letter = read_letter(document)
    assert time.monotonic() - began < SECONDS + 2
    return letter.read_status, " ".join(document.notes), list(letter.figures)


def with_part(data, part, change):
    """An office file after ``change`` was made to one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", errors="surrogateescape")
            changed = change(content) if name == part else content
            new.writestr(name, changed.encode("utf-8", errors="surrogateescape"))
    return out.getvalue()


def bombed(content):
    declared = content.split("?>", 1)[-1]
    return BOMB + declared.replace("12 children", "&j; children").replace("<v>12</v>", "<v>&j;</v>")


def mail():
    message = EmailMessage()
    message["Message-ID"] = "<a@example.org>"
    message.set_content("Please see the attached letter.")
    message.add_attachment(
        docx_of_lines(LETTER), maintype="application", subtype="octet-stream", filename="a.docx"
    )
    return message.as_bytes()


def locked_zip():
    data = bytearray(zip_of(a="12 children"))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def xlsx_bomb():
    out = io.BytesIO(written(workbook([12])))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.xml", b"<" * 60_000_000)
    return out.getvalue()


PDF, DOCX, XLSX = pdf_of_lines(LETTER), docx_of_lines(LETTER), written(workbook(["2022/23"], [12]))
OFFICE_LOCKED = compound_file({"EncryptionInfo": b"\0" * 64, "EncryptedPackage": b"\0" * 5000})


@pytest.mark.parametrize(
    ("name", "data", "status", "says"),
    [
        ("cut.pdf", PDF[:400], "unreadable", "damaged"),
        ("cut.docx", DOCX[:9000], "unreadable", "damaged zip"),
        ("cut.xlsx", XLSX[:3000], "unreadable", "damaged zip"),
        ("cut.zip", zip_of(a="12 children")[:60], "unreadable", "damaged zip"),
        ("zero.pdf", b"", "unreadable", "is empty"),
        ("locked.pdf", encrypted_pdf(PDF, "secret", "secret"), "encrypted", "password"),
        ("locked.docx", OFFICE_LOCKED, "encrypted", "password"),
        ("locked.xlsx", OFFICE_LOCKED, "encrypted", "password"),
        ("locked.zip", locked_zip(), "encrypted", "password"),
        ("gif.pdf", b"GIF89a" + PDF, "unsupported", "image/gif"),
        ("noise.pdf", bytes(range(256)) * 40, "unsupported", "no format known"),
        ("letter.doc", compound_file({"WordDocument": b"12 children"}), "unsupported", "Word 97"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_reason(reader, name, data, status, says):
    found, message, figures = outcome(reader, data, name)
    assert (found, figures) == (status, [])
    assert message.startswith(f"{name}: ")
    assert says in message
    assert message.endswith(")"), "no remedy stands behind the reason"


def test_a_workbook_bomb_is_refused_before_it_unpacks(reader):
    found, message, _ = outcome(reader, xlsx_bomb(), "bomb.xlsx")
    assert found == "unreadable"
    assert message.startswith("bomb.xlsx: unpacks to 60,")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", with_part(DOCX, "word/document.xml", bombed)),
        ("bomb.xlsx", with_part(XLSX, "xl/worksheets/sheet1.xml", bombed)),
    ],
)
def test_an_entity_bomb_gives_no_figure_and_ends_in_time(reader, name, data):
    found, message, figures = outcome(reader, data, name)
    assert found == "unreadable"
    assert message.startswith(f"{name}: ")
    assert figures == []


def test_a_mail_cut_short_is_told_to_be(reader):
    found, notes, figures = outcome(reader, mail()[:2000], "cut.eml")
    assert (found, figures) == ("figures_elsewhere", [])
    assert "a.docx inside could not be read" in notes


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "blockquote", "dl><dd", "ul><li", "b"])
def test_ten_thousand_nested_tags_are_read(reader, tag):
    data = b"<html>" + f"<{tag}>".encode() * 10_000 + " ".join(LETTER[1:]).encode()
    found, _, figures = outcome(reader, data, "deep.html")
    assert (found, [figure.value for figure in figures]) == ("read", [12])


@pytest.mark.parametrize(
    "data",
    [
        "\n\n".join(LETTER).encode("utf-16-le"),
        "\n\n".join(LETTER).encode("utf-16"),
        "\n\n".join(["£5 – it’s", *LETTER]).encode("cp1252"),
        "\n\n".join(LETTER).encode() + "\n\nthat’s – £".encode() + b" it\x92s",
        b'<meta charset="utf-16"><p>it\x92s<p>' + "<p>".join(LETTER).encode(),
        b"A file of %PDF-1.7 is not what this is\n\n" + "\n\n".join(LETTER).encode(),
        b"<html><!-- %PDF-1.7 --><p>" + "<p>".join(LETTER).encode() + b"<p>startxref",
        PDF + zip_of(a="99 children"),
    ],
    ids=["utf-16-le", "utf-16", "cp1252", "mixed", "wrong-meta", "text", "html-pdf", "pdf-zip"],
)
def test_what_claims_to_be_another_thing_is_read_as_what_it_is(reader, data):
    found, _, figures = outcome(reader, data, "letter.txt")
    assert (found, [figure.value for figure in figures]) == ("read", [12])


@pytest.mark.parametrize(
    "number", ["\u202e12\u202c", "\u20671\u20692", "1\u200b2", "1\u2060\ufe0f2", "\u200e12\u200f"]
)
@pytest.mark.parametrize("form", ["{}", "<p>{}"])
def test_marks_of_direction_and_of_no_width_change_no_number(reader, number, form):
    text = form.format("\n\n<p>".join(LETTER) if form != "{}" else "\n\n".join(LETTER))
    text = text.replace("12", number)
    found, notes, figures = outcome(reader, text.encode(), "letter")
    assert (found, [figure.value for figure in figures]) == ("read", [12])
    assert ("the other way round" in notes) == ("\u202e" in number)


def test_control_characters_never_join_two_numbers(reader):
    _, _, figures = outcome(reader, "\n\n".join(LETTER).replace("12", "1\x072").encode(), "a.txt")
    assert 12 not in [figure.value for figure in figures]


def test_a_letter_of_only_a_question_has_no_figure(reader):
    found, _, figures = outcome(reader, LETTER[0].encode(), "question.txt")
    assert (found, figures) == ("no_figures", [])


def test_nothing_wrong_is_read_out_of_a_letter_in_welsh(reader):
    text = (
        "Annwyl ymgeisydd,\n\n1. Faint o blant a gyfeiriwyd atoch yn 2022/23?\n\n"
        "Cafodd 12 o blant eu cyfeirio yn 2022/23. Roedd naw ohonynt dros ddeg oed.\n\n"
        "2. Faint o achosion a gaewyd?\n\nDim. Un ar hugain yw'r terfyn.\n"
    )
    _, _, figures = outcome(reader, text.encode(), "llythyr.txt")
    assert {figure.value for figure in figures if not figure.needs_review} <= {12}
    assert {figure.value for figure in figures} <= {12}


def test_a_good_letter_between_bad_ones_is_still_read(reader):
    batch = [b"", PDF[:400], OFFICE_LOCKED, PDF, locked_zip(), b"<b>" * 10_000, DOCX]
    statuses = [outcome(reader, data, f"{number}.pdf")[0] for number, data in enumerate(batch)]
    expected = ["unreadable", "unreadable", "encrypted", "read", "encrypted", "no_figures", "read"]
    assert statuses == expected
