"""Tables of text in the encodings and dialects that spreadsheets save them in."""

import pytest
from document_makers import check_places, texts
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.delimiters import delimiter_of, is_delimited
from scrapers.documents.read import read_document

ROWS = [
    ["Area", "2022/23", "2023/24"],
    ["Leeds – north", "£1,204", "<5"],
    ["Sheffield", "12", "none, so far"],
]
DIALECTS = [",", ";", "\t", "|"]


def written(rows, delimiter, end="\r\n"):
    quoted = [
        [f'"{cell}"' if set(cell) & set(delimiter + '"\n') else cell for cell in row]
        for row in rows
    ]
    return end.join(map(delimiter.join, quoted)) + end


@pytest.mark.parametrize("delimiter", DIALECTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_table_reads_alike_in_every_encoding_and_dialect(encoding, delimiter):
    document = read_document(written(ROWS, delimiter).encode(encoding), "a.csv")
    check_places(document)
    assert [texts(table) for table in document.tables] == [ROWS]
    assert (document.media_type, document.notes) == ("text/csv", ())


def test_titles_and_gaps_above_the_heading_stay_where_they_stand():
    text = "Children, by year\r\nFOI 2025/17\r\n,,\r\n" + written(ROWS, ",") + ",,\r\n\r\n"
    document = read_document(text.encode(), "a.csv")
    check_places(document)
    assert texts(document.tables[0]) == [
        ["Children", "by year"],
        ["FOI 2025/17"],
        [],
        *ROWS,
    ]


def test_ragged_rows_keep_the_cells_they_have():
    document = read_document(b"a;b;c\n1;2\n3;4;5;6\n", "a.csv")
    assert texts(document.tables[0]) == [["a", "b", "c"], ["1", "2"], ["3", "4", "5", "6"]]


def test_a_thousands_comma_does_not_outvote_the_semicolons():
    assert delimiter_of("Year;All;Girls\n2023;1,204;600\n2024;1,300;702\n") == ";"


def test_a_title_full_of_commas_does_not_decide():
    assert delimiter_of("Children, young people, and families, by year\na;1\nb;2\nc;3\n") == ";"


def test_a_line_break_inside_quotes_is_a_space():
    document = read_document(b'a,b\n"one\r\ntwo",3\n', "a.csv")
    assert texts(document.tables[0]) == [["a", "b"], ["one two", "3"]]


@pytest.mark.parametrize("delimiter", DIALECTS)
def test_a_table_without_the_name_of_one_is_told_by_its_shape(delimiter):
    document = read_document(written(ROWS, delimiter).encode(), "download")
    assert (document.media_type, texts(document.tables[0])) == ("text/csv", ROWS)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dear Sir, thank you,\nWe hold 12, no more,\nYours, A Council,\n", id="prose"),
        pytest.param("a,b\n1,2\n3,4\n", id="two-columns"),
        pytest.param("a,b,c\n1,2,3\n", id="two-rows"),
        pytest.param("one,two,three\nfour,five,six\nseven,eight,nine\n", id="no-number"),
        pytest.param(f"a,b,{'word ' * 30}\n1,2,3\n4,5,6\n", id="long-cell"),
    ],
)
def test_what_might_be_prose_is_no_table(text):
    assert not is_delimited(text)


@given(st.text())
def test_any_text_has_a_delimiter(text):
    assert delimiter_of(text) in DIALECTS
    assert is_delimited(text) in {True, False}
