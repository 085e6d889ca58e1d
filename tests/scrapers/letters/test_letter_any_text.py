"""Whatever the text, the reader neither fails nor dawdles, and its places hold."""

import random
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


LINES_A_PAGE = 60
SHARED = 1.5
"""Slack for a core that others use while the clock runs."""
LONGEST_PAGE = 3000
BUDGET = 0.05
"""Seconds that a page may take, on a machine that counts to `COUNTED` in `COUNTS_IN`."""
COUNTED, COUNTS_IN = 1_000_000, 0.05

HOSTILE = {
    "one letter": "a ",
    "no blank": "a",
    "sections": "section 12 (",
    "spans of years": "between 2019 and ",
    "questions": "How many ",
    "refusals": "not record ",
    "months": "January ",
    "marks of bands": "<",
    "pounds": "£",
    "numbers in a sentence": "In 2020 12, 345 and ",
    "digits": "7",
    "numbers": "12 ",
    "starred lines": "*\n",
    "numbered lines": "12\n",
    "nested brackets": "(",
    "brackets closed": "()",
    "tabs": "\t",
    "cells": "12\t",
    "rows": "2019/20\t12\n",
    "pipes": "|",
    "piped rows": "|2019|12|\n",
    "spaced columns": "  2019    12\n",
    "line ends": "\n",
    "question marks": "?",
    "labels": "1. a) (ii) ",
    "labelled lines": "1. How many?\n",
    "bullets": "- a 12\n",
    "ands": "and ",
    "number words": "one hundred and ",
    "percentages": "12% (",
    "dates": "1 May 2020 ",
    "links": "http://a.b/",
    "at signs": "a@",
    "dots": ".",
    "dashes": "12-",
    "slashes": "1/",
    "quotes": '"',
    "greetings": "Dear Ms Doe, ",
    "signatures": "Kind regards\nJane Doe\n",
    "telephones": "020 7946 0018 ",
    "postcodes": "EN5 1AA\n",
    "references": "FOI-",
    "respectively": "12 and 14 respectively, ",
    "as above": "As above. ",
    "blanks": " ",
    "commas": "1,",
}


def pages_in(text):
    """Return how many printed pages a text fills: 3,000 characters or 60 lines each."""
    return max(1, len(text) / LONGEST_PAGE, text.count("\n") / LINES_A_PAGE)


def takes_no_more(text, limit):
    """Whether one of a few readings of ``text`` takes less than ``limit`` seconds.

    Each has another first letter: what the reader keeps of one text would make the next
    reading of the same too quick.
    """
    read_letter(read_document(b"1. How many?\n\n12 children in 2021/22", "letter.txt"))
    for first in string.ascii_lowercase[:5]:
        document = read_document(f"{first} {text}".encode()[:LONGEST_PAGE], "letter.txt")
        begun = time.process_time()
        read_letter(document)
        if time.process_time() - begun < limit:
            return True
    return False


@pytest.fixture(scope="module")
def slowness():
    """Give how many times slower than the machine of `COUNTS_IN` this one counts, at least 1."""
    least = COUNTS_IN * 100
    for _ in range(3):
        begun = time.process_time()
        total = 0
        for number in range(COUNTED):
            total += number
        least = min(least, time.process_time() - begun)
    return max(1.0, least / COUNTS_IN)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_of_whatever_is_printed_again_and_again_takes_no_more_than_a_moment(name, slowness):
    page = (HOSTILE[name] * LONGEST_PAGE)[:LONGEST_PAGE]
    assert takes_no_more(page, BUDGET * pages_in(page) * slowness * SHARED)


def page_of(pieces, seed):
    """Return a page of drawn pieces: nothing in particular, and all of it."""
    drawn = random.Random(seed)
    page = ""
    while len(page) < LONGEST_PAGE:
        page += drawn.choice(pieces)
    return page[:LONGEST_PAGE]


@pytest.mark.parametrize("seed", range(8))
def test_a_page_of_anything_takes_no_more_than_a_moment(seed, slowness):
    page = page_of([*HOSTILE.values()], seed)
    assert takes_no_more(page, BUDGET * pages_in(page) * slowness * SHARED)
