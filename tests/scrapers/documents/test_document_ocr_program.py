"""What Tesseract may say or do, played by a program that says or does it."""

import stat
import time

import pytest
from document_makers import check_places, joined, pdf_of_lines, texts
from hypothesis import given
from hypothesis import strategies as st
from test_document_ocr import scan

from scrapers.documents import ocr, ocr_pages
from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.ocr import Word
from scrapers.documents.ocr_lines import add_words
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError


@pytest.fixture(scope="module")
def whole():
    return joined(pdf_of_lines(["Dear all"]), scan(pdf_of_lines(["a"]), dpi=50))


def program(folder, body):
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n[ \"$1\" = --version ] && echo 'tesseract 9.9' && exit\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        pytest.param("exec /bin/sleep 60", "the time for one document was up", id="hangs"),
        pytest.param("echo 'no eng' >&2; exit 1", "tesseract failed: no eng", id="fails"),
        pytest.param("exit 3", "tesseract failed: exit code 3", id="fails-without-a-word"),
    ],
)
def test_a_page_that_cannot_be_recognised_is_named_with_the_reason(
    body, why, monkeypatch, tmp_path, whole
):
    program(tmp_path, body)
    monkeypatch.setenv("PATH", str(tmp_path))
    start = time.monotonic()
    with ocr.time_limit(0.5):
        document = read_document(whole, "a.pdf")
        with pytest.raises(DocumentError) as refused:
            read_document(scan(pdf_of_lines(["a"]), dpi=50), "b.pdf")
    assert time.monotonic() - start < 10
    assert document.text == "Dear all\n"
    assert document.scanned == ()
    assert document.notes[0] == f"page 2 is an image without text and was not read: {why}"
    assert refused.value.status == "needs_ocr"
    assert f"({why})" in refused.value.message


def table_of(*words, confidence=90):
    head = "level page_num block_num par_num line_num word_num left top width height conf text"
    rows = [
        f"5 1 1 1 {line} 1 {left} {20 * line} {10 * len(text)} 12 {confidence} {text}"
        for line, left, text in words
    ]
    return "\n".join(row.replace(" ", "\t") for row in (head, *rows))


def recognised(monkeypatch, tmp_path, told):
    """Read a scan by a program that says ``told``, whatever the picture."""
    (tmp_path / "told.tsv").write_text(told)
    program(tmp_path, f"/bin/cat {tmp_path / 'told.tsv'}")
    monkeypatch.setenv("PATH", str(tmp_path))
    return read_document(scan(pdf_of_lines(["a"]), dpi=50), "a.pdf")


def test_words_that_are_mostly_unsure_are_no_text(monkeypatch, tmp_path):
    with pytest.raises(DocumentError, match=r"too unsure \(mean confidence 30 of 100\)"):
        recognised(monkeypatch, tmp_path, table_of((1, 0, "12"), confidence=30))


def test_rules_part_cells_and_are_no_words(monkeypatch, tmp_path):
    told = table_of(
        (1, 0, "Year"), (1, 44, "|"), (1, 60, "Count"), (2, 0, "2021"), (2, 44, "|"), (2, 60, "7"),
        (3, 0, "|"), (3, 60, "_"),
    )  # fmt: skip
    document = recognised(monkeypatch, tmp_path, told)
    assert [texts(table) for table in document.tables] == [[["Year", "Count"], ["2021", "7"]]]
    assert document.text == "Year\tCount\n2021\t7\n"


def test_columns_that_do_not_stand_below_each_other_are_lines(monkeypatch, tmp_path):
    told = table_of((1, 0, "Year"), (1, 100, "Count"), (2, 0, "2021"), (2, 300, "7"))
    document = recognised(monkeypatch, tmp_path, told)
    assert (document.tables, document.text) == ((), "Year Count\n2021 7\n")


def test_the_pages_beyond_the_ceiling_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(ocr_pages, "MOST_PAGES", 0)
    with pytest.raises(DocumentError, match="only 0 pages of a scan are read"):
        recognised(monkeypatch, tmp_path, table_of((1, 0, "12")))


def test_a_page_too_large_to_render_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(ocr_pages, "MOST_PIXELS", 1000)
    with pytest.raises(DocumentError, match="too large to be rendered"):
        recognised(monkeypatch, tmp_path, table_of((1, 0, "12")))


def test_all_that_one_time_limit_holds_shares_it():
    with ocr.time_limit(5):
        first = ocr.deadline()
        time.sleep(0.01)
        assert ocr.deadline() == first
    assert ocr.deadline() > first


places = st.integers(0, 2000)
words = st.lists(
    st.builds(
        Word,
        text=st.from_regex(r"[a-z0-9<£,]{1,8}", fullmatch=True),
        line=st.tuples(st.just(1), st.just(1), st.integers(1, 6)),
        left=places,
        top=places,
        right=places,
        bottom=places,
        confidence=st.just(90.0),
    ),
    max_size=30,
)


@given(words)
def test_no_word_is_lost_or_joined_to_another_wherever_it_stands(found):
    builder = DocumentBuilder("a", "image/png")
    add_words(builder, found)
    document = builder.build()
    check_places(document)
    assert document.text.split() == [word.text for word in found]
