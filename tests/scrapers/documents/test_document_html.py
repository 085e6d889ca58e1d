import time

import pytest
from document_makers import check_places, texts
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.html import read_html
from scrapers.documents.html_tables import MOST_SPAN


def read(html):
    document = read_html(html.encode(), "a")
    check_places(document)
    return document


def lines(html):
    return [line for line in read(html).text.split("\n") if line]


tags = st.sampled_from(
    [
        *("<p>", "</p>", "<table>", "<tr>", "<td>", "<td rowspan=3>", "<td colspan=2>"),
        *("</table>", "<ol>", "<ul>", "<li>", "</ol>", "<br>", "<sup>", "</sup>", "<pre>"),
        *("<a href=http://a>", "</a>", "<!--", "-->", "&#0;", "&#xD800;", "x", "5", "<div>"),
    ]
)


@given(st.lists(st.one_of(tags, st.text(max_size=3))))
def test_no_markup_whatever_breaks_the_reader(pieces):
    check_places(read_html("".join(pieces).encode("utf-8", "surrogatepass"), "a"))


@given(st.binary())
def test_no_bytes_whatever_break_the_reader(data):
    check_places(read_html(b"<p>" + data, "a"))


def test_nesting_without_end_is_read():
    assert "deep" in read("<div>" * 3000 + "deep").text


def test_blocks_are_lines_and_paragraphs_are_parted():
    text = read("<h1>A</h1><div>b <b>c</b>\n d</div><div>e<br>f</div><p>g").text
    assert text == "A\n\nb c d\ne\nf\n\ng\n\n"


def test_list_items_have_the_marks_that_browsers_draw():
    html = (
        "<ul><li>x</ul><ol><li>a<li>b</ol><ol type=a start=3><li><p>c</p><p>more</p></ol>"
        "<ol type=i><li>d<ol><li>e</ol><li value=7>f</ol>"
    )
    expected = ["- x", "1. a", "2. b", "c. c", "more", "i. d", "1. e", "vii. f"]
    assert lines(html) == expected


def test_what_stands_around_an_answer_is_left_out():
    html = (
        "<head><title>t</title></head><header>h</header><nav>n</nav><script>s</script>"
        "<style>y</style><form><label>search</label><input></form><p>answer<!-- c --></p>"
        "<footer>f</footer>"
    )
    assert lines(html) == ["answer"]


def test_a_form_around_the_whole_page_holds_the_answer():
    assert lines("<form><p>answer</p><button>go</button></form>") == ["answer"]


def test_what_the_page_hides_is_left_out_and_told():
    document = read("<p>a<p hidden>b<p style='display: none'>c")
    assert document.text.split() == ["a"]
    assert document.notes == ("text that the page hides was not read",)


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("<a href='https://example.org/a'>here</a>", "here <https://example.org/a>"),
        ("<a href='https://example.org/a/'>example.org/a</a>", "example.org/a"),
        ("<a href='mailto:a@example.org'>write</a>", "write"),
        ("<a href='/a'>on this site</a>", "on this site"),
    ],
)
def test_web_links_have_their_address_behind_their_words(link, text):
    assert lines(f"<p>{link}</p>") == [text]
    assert texts(read(f"<table><tr><td>{link}<td>b</table>").tables[0]) == [[text, "b"]]


def test_cells_that_span_keep_the_others_in_their_columns():
    html = (
        "<table><caption>Table 1</caption><tr><th rowspan=2>Year<th colspan=2>Children"
        "<tr><th>boys<th>girls<tr><td>2024<td>7<td>&lt;5 <br>or so</table>"
    )
    document = read(html)
    assert texts(document.tables[0]) == [
        ["Year", "Children", ""],
        ["", "boys", "girls"],
        ["2024", "7", "<5 or so"],
    ]
    assert document.tables[0].title == "Table 1"
    assert document.text.startswith("Table 1\nYear\tChildren\t\n\tboys\tgirls\n")


def test_a_span_that_is_absurd_is_cut_to_what_the_standard_allows():
    document = read("<table><tr><td colspan=99999999>a<tr><td colspan=x>b</table>")
    assert [len(row) for row in document.tables[0].rows] == [MOST_SPAN, 1]


def test_a_table_that_places_tables_is_no_table():
    document = read("<table><tr><td>side<td><table><tr><td>a<td>5</table></table>")
    assert [texts(table) for table in document.tables] == [[["a", "5"]]]
    assert document.text.split() == ["side", "a", "5"]


def test_a_note_mark_does_not_run_into_the_count_before_it():
    assert lines("<p>12<sup>1</sup> on the 1<sup>st</sup></p>") == ["12¹ on the 1st"]
    assert texts(read("<table><tr><td>12<sup>1</sup><td>b</table>").tables[0]) == [["12¹", "b"]]


def test_the_declared_encoding_is_used_where_utf_8_fails():
    data = '<meta charset="iso-8859-2"><p>Ł5'.encode("iso-8859-2")
    assert read_html(data, "a").text.strip() == "Ł5"
    assert read_html("<p>£5".encode("cp1252"), "a").text.strip() == "£5"


def test_prepared_lines_stay_lines():
    assert lines("<pre>a\n  b</pre>") == ["a", "  b"]


def test_a_frame_around_paragraphs_is_no_table():
    document = read("<table><tr><td><p>How many?<p>12 children</table>")
    assert (document.tables, document.text.split()) == ((), ["How", "many?", "12", "children"])


def test_a_definition_list_is_a_line_for_each_term_and_each_answer():
    assert lines("<dl><dt>How many?<dd>12<dt>And in 2022?<dd>14</dl>") == [
        "How many?", "12", "And in 2022?", "14",
    ]  # fmt: skip


def test_long_lists_and_deep_pages_take_no_longer_than_they_are_long():
    html = "<ol>" + "<li>a" * 20_000 + "</ol>" + "<table><tr><td>" * 10_000
    began = time.monotonic()
    assert lines(html)[19_999] == "20000. a"
    assert time.monotonic() - began < 15


def test_entities_are_the_characters_they_stand_for():
    assert lines("<p>&lt;5, &#x31;&#50; and &pound;7 &amp;lt;9") == ["<5, 12 and £7 &lt;9"]
