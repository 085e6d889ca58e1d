import contextlib
from pathlib import Path

import pytest
from document_makers import check_places, texts
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents import delimited
from scrapers.documents.delimited import read_delimited
from scrapers.documents.plain import read_plain
from scrapers.errors import DocumentError

LETTERS = Path(__file__).parents[3] / ".." / "shared" / "letters" / "text"


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_no_text_whatever_breaks_the_plain_reader(data):
    check_places(read_plain(data, "a"))


LIGATURES = "ﬀﬁﬂﬃﬄﬅﬆ"  # printed as one character, read as the letters they are


@given(
    st.lists(
        st.text(st.characters(categories=["L", "N", "P"], exclude_characters=LIGATURES)),
        min_size=1,
    )
)
def test_lines_stay_as_they_stand(lines):
    document = read_plain("\r\n".join(lines).encode(), "a")
    assert document.text.split("\n")[:-1] == lines or document.text == "\n".join(lines)


def test_a_run_of_lines_with_tabs_is_a_table():
    document = read_plain(b"before\nYear\tNumber\n2019/20\t<5\n\t\nafter\n", "a")
    check_places(document)
    assert [texts(t) for t in document.tables] == [
        [["Year", "Number"], ["2019/20", "<5"], ["", ""]]
    ]
    assert document.text == "before\nYear\tNumber\n2019/20\t<5\n\t\nafter\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a)\tone child\nb)\ttwo children\n", id="list"),
        pytest.param("\tDear Sir\n\tThank you\n", id="indent"),
        pytest.param("Reference:\t2025/1\n", id="single-line"),
    ],
)
def test_tabs_alone_make_no_table(text):
    document = read_plain(text.encode(), "a")
    assert (document.tables, document.text) == ((), text)


def test_form_feeds_part_pages():
    document = read_plain(b"one\n\ftwo\n", "a")
    check_places(document)
    assert len(document.pages) == 2
    assert document.page_at(document.text.index("two")) == 2


@pytest.mark.skipif(not LETTERS.exists(), reason="the labelled letters are not here")
def test_the_labelled_letters_read_word_for_word():
    for path in LETTERS.glob("*.txt"):
        document = read_plain(path.read_bytes(), path.name)
        check_places(document)
        assert document.text.split() == path.read_text(encoding="utf-8").split()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_is_read_with_the_delimiter_it_has(delimiter):
    text = f'Year{delimiter}Number\n2019/20{delimiter}"1{delimiter}204"\n2020/21{delimiter}<5\n'
    document = read_delimited(text.encode("utf-8-sig"), "a.csv")
    check_places(document)
    number = "1 204" if delimiter == "\t" else f"1{delimiter}204"
    assert texts(document.tables[0]) == [["Year", "Number"], ["2019/20", number], ["2020/21", "<5"]]


def test_csv_cells_with_quotes_and_line_breaks_are_one_cell():
    document = read_delimited(b'a,b\n"say ""no"", twice","one\ntwo"\n', "a.csv")
    assert texts(document.tables[0])[1] == ['say "no", twice', "one two"]


@given(
    st.lists(st.lists(st.from_regex(r"[a-z0-9<£]{1,5}", fullmatch=True), min_size=2, max_size=3))
)
def test_commas_written_are_cells_read(rows):
    document = read_delimited("\n".join(map(",".join, rows)).encode(), "a.csv")
    assert [texts(table) for table in document.tables] == ([rows] if rows else [])


def test_more_cells_than_a_letter_has_are_refused(monkeypatch):
    monkeypatch.setattr(delimited, "MOST_CELLS", 3)
    with pytest.raises(DocumentError, match="larger than 3 cells"):
        read_delimited(b"a,b\nc,d\n", "a.csv")


@given(st.binary())
def test_any_bytes_are_a_table_or_refused(data):
    with contextlib.suppress(DocumentError):
        check_places(read_delimited(data, "a.csv"))
