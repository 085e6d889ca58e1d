import io
import zipfile

import pytest
from document_makers import check_places, docx_of_lines, workbook, written, zip_of

from scrapers.documents import archive_members
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError


def encrypted(data):
    """An archive whose members all say that they are under a password."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(changed)


def test_the_letters_of_an_archive_are_parts_in_its_order():
    parts = {
        "b__letter.docx": docx_of_lines(["12 children"]),
        "a.xlsx": written(workbook(["Year", 5])),
        "__MACOSX__._a": b"\0",
    }
    document = read_document(zip_of(**parts), "letters.zip")
    check_places(document)
    assert [part.name for part in document.parts] == ["b/letter.docx", "a.xlsx"]
    assert document.text == "12 children\nYear\t5\n"
    assert [page.number for page in document.pages] == [1, 2]
    assert document.tables[0].page == 2


def test_a_docx_by_name_that_is_an_archive_of_letters_is_read_as_one():
    document = read_document(zip_of(a="12 children"), "letter.docx")
    assert (document.media_type, document.text) == ("application/zip", "12 children\n")


def test_a_path_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = read_document(zip_of(**{"../../etc/a.txt": "12", "/b.txt": "14"}), "a.zip")
    assert [part.name for part in document.parts] == ["../../etc/a.txt", "/b.txt"]
    assert list(tmp_path.iterdir()) == []


def test_an_archive_under_a_password_is_told_apart_from_a_damaged_one():
    with pytest.raises(DocumentError, match="password") as refused:
        read_document(encrypted(zip_of(a="12")), "a.zip")
    assert (refused.value.status, refused.value.item) == ("encrypted", "a.zip")
    with pytest.raises(DocumentError, match="damaged zip") as refused:
        read_document(zip_of(a="12")[:40], "a.zip")
    assert refused.value.status == "unreadable"


def test_a_member_that_is_damaged_is_named_and_the_others_are_read():
    data = bytearray(zip_of(a="12 children " * 50, b="14 children"))
    data[40] ^= 0xFF
    document = read_document(bytes(data), "a.zip")
    assert document.text == "14 children\n"
    assert any(note.startswith("a inside could not be read: is damaged") for note in document.notes)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({f"{number}.txt": "12" for number in range(51)}, "51 files"),
        ({"a.txt": b"\0" * 30_000_000}, "30,000,000 bytes"),
    ],
)
def test_an_archive_of_too_much_is_refused_before_it_is_opened(parts, says, monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    with pytest.raises(DocumentError, match=says) as refused:
        read_document(zip_of(**parts), "a.zip")
    assert refused.value.status == "unreadable"


def test_a_member_that_unpacks_to_more_than_it_says_is_not_believed(monkeypatch):
    monkeypatch.setattr(archive_members, "MOST_BYTES_UNPACKED", 10)
    with pytest.raises(DocumentError, match="more than"):
        read_document(zip_of(a="12 children"), "a.zip")
    out = io.BytesIO(zip_of(a="1" * 5000, b="5 children"))
    lying = out.getvalue().replace((5000).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    monkeypatch.undo()
    document = read_document(lying, "a.zip")
    assert document.text == "5 children\n"
    assert "a inside could not be read" in document.notes[0]
