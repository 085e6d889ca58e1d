from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.platforms.html_listing_labels import sections
from scrapers.platforms.html_listing_text import Stretch
from scrapers.register.options.html_listing import Detail


def main(html):
    return BeautifulSoup(f"<main>{html}</main>", "lxml").main


def lines_of(html):
    return Stretch.of(main(html)).texts()


def labelled(html, **options):
    printed = Detail.model_validate(options or {"answer": {"labels": ["Response"]}})
    return {one.field: one.body for one in sections(Stretch.of(main(html)), printed)}


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
        ("a<br>b <b>c</b>d", ["a", "b cd"]),
        ("<table><tr><th>a</th><td>b</td></tr></table>", ["a", "b"]),
        ("<div>a<div></div>b</div><!-- no --><script>no</script>", ["a", "b"]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", ["a", "b", "c"]),
    ],
)
def test_a_line_is_what_stands_in_one_block(html, lines):
    assert Stretch.of(main(html)).texts() == lines


@pytest.mark.parametrize(
    "html",
    [
        "<p>Response: 12</p>",
        "<p>response :<br>12</p>",
        "<h2>Response</h2><p>12</p>",
        "<dl><dt>Response</dt><dd>12</dd></dl>",
        "<p><strong>Response</strong> 12</p>",
        "<div><span><b>Response:</b></span><span>12</span></div>",
        "<table><tr><th>Response</th><td>12</td></tr></table>",
        "<p>Before</p>Response\n: <em>12</em>",
    ],
)
def test_a_label_is_known_however_it_is_set_off(html):
    body = labelled(html)["answer"]
    assert body.texts() == ["12"]
    assert lines_of(body.html()) == ["12"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>Response times: 12</p>",
        "<p>Response <a href='/'>times</a> 12</p>",
        "<p>Our Response: 12</p>",
        "<p>Responses: 12</p>",
    ],
)
def test_words_that_only_begin_like_a_label_are_none(html):
    assert labelled(html) == {}


def test_of_two_labels_the_longer_one_is_meant():
    html = "<p>Request received: 1 May 2024</p><p>Request: how many?</p>"
    found = labelled(
        html, request={"labels": ["Request"]}, received={"labels": ["Request received"]}
    )
    assert found["received"].texts() == ["1 May 2024"]
    assert found["request"].texts() == ["how many?"]


def test_a_label_with_a_mark_of_its_own_needs_no_colon():
    found = labelled("<p>What we said > 12</p>", answer={"labels": ["What we said >"]})
    assert found["answer"].texts() == ["12"]


def test_what_follows_a_label_to_leave_out_is_left_out_each_time():
    html = "<p>Response: 12</p><p>Tags:</p><p>Roads</p><p>Tags:</p><p>Taxis</p>"
    found = labelled(html, answer={"labels": ["Response"]}, ignored=["Tags"])
    assert found["answer"].texts() == ["12"]


def test_parts_of_blocks_are_blocks_again():
    whole = Stretch.of(main("05<div>10<p>11</p></div>"))
    assert lines_of(Stretch(whole.flat, 0, 2).html()) == ["05", "10"]


PIECES = st.recursive(
    st.integers(10, 99).map(str),
    lambda inner: st.tuples(
        st.sampled_from(["div", "p", "b", "li", "td", "tr", "ul", "section", "span"]),
        st.lists(inner, max_size=3),
    ).map(lambda made: f"<{made[0]}>{' '.join(made[1])}</{made[0]}>"),
    max_leaves=8,
)


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=4), st.data())
def test_a_page_cut_at_any_lines_loses_no_number_and_joins_none(pieces, data):
    whole = Stretch.of(main("".join(pieces)))
    lines = whole.stop
    cuts = data.draw(st.lists(st.integers(0, lines), max_size=3).map(sorted))
    parts = [Stretch(whole.flat, a, b) for a, b in pairwise([0, *cuts, lines])]
    assert [text for part in parts for text in part.texts()] == whole.texts()
    assert [lines_of(part.html()) for part in parts] == [part.texts() for part in parts]
