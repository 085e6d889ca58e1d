"""A figure without a time waits for a person where the letter dates its others."""

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter
from scrapers.letters.undated import REASON

DATED = "1. How many children were referred in 2021/22?\n\n12 children\n\n"


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def test_a_figure_without_a_time_among_dated_ones_is_under_review():
    one, two = figures(f"{DATED}2. How many children were moved to another school?\n\n9 children\n")
    assert (one.needs_review, two.needs_review) == (False, True)
    assert REASON in two.review_reason
    assert two.confidence < 0.6


def test_a_letter_that_dates_nothing_is_left_alone():
    (one,) = figures("1. How many children were moved to another school?\n\n9 children\n")
    assert not one.needs_review


def test_a_time_in_words_is_a_time():
    found = figures(f"{DATED}2. How many children are currently looked after?\n\n140 children\n")
    assert not found[1].needs_review
