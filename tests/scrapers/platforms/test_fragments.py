from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from scrapers.platforms.fragments import fragment, fragment_between

PAGE = "https://foi.sampleshire.example/directory-record/1/a"


def cut(html: str) -> bytes:
    element = BeautifulSoup(f"<html><body><div>{html}</div></body></html>", "lxml").div
    assert element is not None
    return fragment([element], PAGE)


def test_what_a_site_renews_with_every_page_does_not_change_the_bytes():
    first = cut('<p id="a1" class="x" data-token="1">12\n children</p><script>nonce(1)</script>')
    second = cut('<p id="b2" class="y">12 children</p><!-- rendered 02:00 --><script>2</script>')
    assert first == second


def test_what_a_reader_needs_of_a_table_stays():
    table = (
        '<table><tr><th colspan="2" scope="col">2023</th></tr><tr><td>4</td><td>5</td></tr></table>'
    )
    assert table.encode() in cut(table)


def test_lines_of_preformatted_text_stay_lines():
    assert b"<pre>2023  4\n2024  5</pre>" in cut("<pre>2023  4\n2024  5</pre>")


def test_a_changed_number_changes_the_bytes():
    assert cut("<p>12</p>") != cut("<p>13</p>")


def test_links_become_whole_addresses():
    assert b'href="https://foi.sampleshire.example/downloads/file/1/t"' in cut(
        '<a href="/downloads/file/1/t">t</a>'
    )


def test_a_stretch_between_headings_holds_loose_text_too():
    html = "<h2>Review</h2>Upheld <p>in part</p><h2>Documents</h2><p>none</p>"
    start, stop = BeautifulSoup(html, "lxml").find_all("h2")
    text = fragment_between(start, stop, PAGE)
    assert b"Upheld <p>in part</p>" in text
    assert b"none" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_survives_and_a_fragment_of_a_fragment_is_the_same(text):
    element = BeautifulSoup("<html><body><div></div></body></html>", "lxml").div
    assert element is not None
    element.string = text
    once = fragment([element], PAGE)
    again = BeautifulSoup(once, "lxml").div
    assert again is not None
    assert again.get_text().split() == text.split()
    assert fragment([again], PAGE) == once


def test_a_page_of_many_pieces_is_not_searched_for_each_of_them(monkeypatch):
    soup = BeautifulSoup("<p>1 <br><!-- no --><script>no</script>" * 3 + "</p>", "lxml")

    def searched(tag, element):
        raise AssertionError("to find a place among all siblings takes the square of them")

    monkeypatch.setattr(Tag, "index", searched)
    assert fragment(soup.body.contents, "https://a.example/").count(b"<br/>") == 3
