"""Whatever the text, the reader neither fails nor dawdles, and its places hold."""

import string
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter

PIECES = st.sampled_from(
    [
        "1. How many children were referred in 2021/22?",
        "a) ", "(ii) ", "Q3. ", "2.-4. None.", "- ", "\t", "\n", "\n\n", "Response:",
        "<5", "*", "20,049", "£1.2m", "67%", "2019/20", "31 March 2022", "between", "and", "to",
        "section 12(2)", "children", "referrals", "See question 2", "As above", "of the 10",
        "0-5", "16-17", "under 5", "seven", "nil", "|", "(", ")", "http://a.example/?b=1", "…",
        "Total", "Year", "not held", "Female", "“", "\x0c", "\x1f", "¦", "\u2028", "İ", "½",
    ]
)  # fmt: skip
words = st.one_of(PIECES, st.text(string.printable, max_size=12), st.text(max_size=6))
texts = st.lists(words, max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_every_place_and_quote_is_exact_whatever_the_text(text):
    try:
        document = read_document(text.encode(errors="replace"), "letter.txt")
    except DocumentError:
        return  # what is no text at all is another reader's to refuse
    letter = read_letter(document)
    for one in letter.figures:
        assert document.text[one.char_start : one.char_end] == one.as_printed
        assert one.quote in document.text
        assert one.as_printed.strip()
        assert 0 < one.confidence <= 1
        assert one.needs_review == (one.confidence < 0.6)
        assert (one.value is None) == one.suppressed
    for said in letter.non_answers:
        assert document.text[said.char_start : said.char_end] == said.quote


years = st.integers(1995, 2030)
# four digits that look like a year are doubted or left: see the tables' tests
counts = st.integers(0, 99_999).filter(lambda count: not 1900 <= count < 2100)
rows = st.dictionaries(years, counts, min_size=1, max_size=8)
styles = st.sampled_from(
    ["{y} - {n}", "{y}: {n}", "{y} {n}", "{y} – {n:,}", "- {y}: {n}", "{y}\t{n}"]
)


@settings(max_examples=60, deadline=None)
@given(rows, styles)
def test_what_was_written_beside_each_year_is_read_back(written, style):
    # "2018 - 19" is the reporting year, whatever was meant
    assume(all((year + 1) % 100 != count for year, count in written.items()))
    asked = "1. How many children were referred for child sexual exploitation in these years?"
    body = "\n".join(style.format(y=year, n=count) for year, count in written.items())
    document = read_document(f"{asked}\n\n{body}\n".encode(), "letter.txt")
    found = {one.period_start.year: one.value for one in read_letter(document).figures}
    assert found == written


@pytest.mark.parametrize(
    "unit",
    ["a ", "section 12 (", "between 2019 and ", "How many ", "not record ", "January ", "<", "£"],
)
def test_a_page_takes_no_more_than_a_moment(unit):
    document = read_document((unit * 3000)[:3000].encode(), "letter.txt")
    read_letter(document)  # the vocabulary is compiled once a process
    begun = time.process_time()
    read_letter(document)
    assert time.process_time() - begun < 0.5
