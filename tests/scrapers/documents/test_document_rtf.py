import contextlib
import time

import pytest
from document_makers import check_places, texts
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.read import read_document
from scrapers.documents.rtf import read_rtf
from scrapers.errors import DocumentError

FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f3\froman\fcharset2 Symbol;}}"


def read(words):
    document = read_rtf((r"{\rtf1\ansi\ansicpg1252\deff0" + FONTS + words + "}").encode(), "a.doc")
    check_places(document)
    return document


def row(*cells, edges=(1000, 2000, 3000)):
    places = "".join(rf"\cellx{edge}" for edge in edges)
    return rf"\trowd{places}\pard\intbl " + "".join(rf"{cell}\cell " for cell in cells) + r"\row "


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (r"It cost \'a35 \u8211? \'a36\par", "It cost £5 – £6"),
        (r"\uc2\u8804 ab5 children", "≤5 children"),
        (r"{\f3 \'a3}5 and {\f3\'b3}6, \'a37", "≤5 and ≥6, £7"),
        (r"12{\super 1} children", "12¹ children"),
        (r"1{\deleted 3}2{\v 9} children", "12 children"),
        (r"{\*\unknown 99}12{\pict\bin3 {}x 99} children", "12 children"),
        (r"{\header 99}{\footer 98}{\info{\title 97}}12", "12"),
        (r"{\listtext\pard 1.\tab}How many?", "1. How many?"),
        (r"a\line b\par c\tab d", "a\nb\nc\td"),
        (r"brace \{5\} and bar | and \\", "brace {5} and bar | and \\"),
        (r"\u-10179?\u-8704? 12", "\U0001f600 12"),
        (r"12 children{\footnote Of all ages.}\par more", "12 children\nmore\nOf all ages."),
        (
            r'see {\field{\*\fldinst HYPERLINK "https://example.org/a"}{\fldrslt here}}',
            "see here <https://example.org/a>",
        ),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 99}}{\shptxt in a box\par}}}b", "a\nin a box\nb"),
    ],
)
def test_words_are_read_as_word_shows_them(words, text):
    assert read(words).text.strip() == text


def test_rows_are_a_table_and_what_stands_around_it_is_not():
    document = read(
        r"before\par" + row("Year", "2020/21", "2021/22") + row(r"Boys\par over 12", "<5", "7")
        + r"\pard after\par"
    )  # fmt: skip
    assert texts(document.tables[0]) == [
        ["Year", "2020/21", "2021/22"],
        ["Boys over 12", "<5", "7"],
    ]
    assert document.text.startswith("before\nYear\t")
    assert document.text.strip().endswith("after")


def test_a_wide_cell_keeps_those_behind_it_in_their_columns():
    document = read(
        row("Children", "Total", edges=(2000, 3000))
        + row("boys", "girls", "", edges=(1010, 2000, 3000))
        + row("12", "14", "26", edges=(1000, 2005, 3000))
    )
    assert texts(document.tables[0]) == [
        ["Children", "", "Total"],
        ["boys", "girls", ""],
        ["12", "14", "26"],
    ]


def test_hidden_text_and_a_file_cut_short_are_told():
    assert read(r"{\v 99}12").notes == ("hidden text was not read",)
    cut = read_rtf(rb"{\rtf1 12 children", "a.rtf")
    assert cut.text.strip() == "12 children"
    assert cut.notes == ("the file is cut short: its groups are not closed",)


def test_an_rtf_by_any_name_is_read_as_one():
    assert read_document(rb"{\rtf1 12 children}", "letter.doc").media_type == "text/rtf"


def test_ten_thousand_braces_end_in_time():
    began = time.monotonic()
    document = read_rtf(rb"{\rtf1 " + b"{" * 10_000 + b"12" + b"}" * 10_000 + b"}", "a.rtf")
    assert document.text.strip() == "12"
    assert time.monotonic() - began < 5


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "{",
                    "}",
                    "\\",
                    "\\'a3",
                    "\\'",
                    "\\u8211?",
                    "\\u-1 ",
                    "\\uc9",
                    "\\bin2",
                    "\\cell",
                ),
                *("\\row", "\\trowd", "\\cellx99", "\\par", "\\f3", "\\fcharset2", "\\*", "5", "a"),
                *("\\footnote", "\\fldinst", "\\fldrslt", "\\v", "\\super", "\\page", "\\ansicpg0"),
            ]
        )
    )
)
def test_no_words_whatever_break_the_reader(pieces):
    with contextlib.suppress(DocumentError):
        check_places(read_document(("{\\rtf1 " + "".join(pieces)).encode(), "a"))
