"""Counts by month without a mark between the month and the count."""

from datetime import date

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ASKED = "1. How many calls did you take in each month of 2022?\n\n"


def figures(text):
    return read_letter(read_document((ASKED + text).encode(), "letter.txt")).figures


def test_lines_that_count_the_months_on_are_a_list_of_counts():
    told = [(one.value, one.period_start) for one in figures("January 12\nFebruary 9\nMarch 14\n")]
    assert told == [(12, date(2022, 1, 1)), (9, date(2022, 2, 1)), (14, date(2022, 3, 1))]


def test_a_line_alone_or_out_of_order_is_a_day_and_no_count():
    assert figures("January 12\n") == ()
    assert figures("January 12\nJune 9\n") == ()
