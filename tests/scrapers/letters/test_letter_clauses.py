from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.age_items import age_items
from scrapers.letters.read import read_letter


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def test_each_count_of_a_sentence_has_the_topic_of_its_own_clause():
    found = figures(
        "1. As at 31 March 2022 we had 940 children with an open case; 212 (22.6%) were on a "
        "child protection plan and 305 were looked after.\n"
    )
    assert [(one.value, one.topic) for one in found] == [
        (940, "other"),
        (212, "child_protection_plan"),
        (22.6, "child_protection_plan"),
        (305, "looked_after"),
    ]


def test_a_count_of_something_else_has_not_the_measure_that_was_asked_for():
    asked = "How many children were identified as at risk of CSE in 2022?"
    (one, two) = figures(f"1. {asked}\n\n61 children at risk and 40 were looked after.\n")
    assert (one.measure, one.topic) == ("cse_identified", "cse")
    assert (two.measure, two.topic) == (None, "looked_after")


def test_each_age_on_a_line_has_its_own_count():
    text = "1. How many children went missing in 2022?\n\n0-4: 3, 5-9: <5, 10-15: 22 and 16+: 18\n"
    assert [(one.subgroup, one.as_printed) for one in figures(text)] == [
        ("0 to 4", "3"),
        ("5 to 9", "<5"),
        ("10 to 15", "22"),
        ("16+", "18"),
    ]


def test_an_age_is_told_from_the_next_where_the_counts_name_children():
    text = "1. How many children went missing?\n\n5-9: 12 children, 10-14: 22 children\n"
    assert [(one.subgroup, one.value) for one in figures(text)] == [
        ("5 to 9", 12),
        ("10 to 14", 22),
    ]


@pytest.mark.parametrize("text", ["10-15: 22", "0-4: 3, and 7 more", "at 5-9: 3, 10-15: 4"])
def test_a_line_that_is_not_all_ages_is_no_list_of_them(text):
    assert age_items(text, 0, len(text)) == []


LISTED = """Children referred with CSE as a concern

Gender (year ending March 2020)
Girls 131
Boys 33

Outcome
Assessment 98
Closed *

* Numbers below 8 are not shown.
"""


def test_a_heading_gives_its_period_to_the_lines_below_until_the_next_heading():
    year = (date(2019, 4, 1), date(2020, 3, 31))
    found = [(one.period_start, one.period_end) for one in figures(LISTED)]
    assert found == [year, year, (None, None), (None, None)]


def test_a_star_among_labels_with_counts_is_a_count_within_the_bounds_of_its_note():
    last = figures(LISTED)[-1]
    assert (last.as_printed, last.value, last.lower, last.upper) == ("*", None, 1, 7)
    assert last.suppressed


def test_a_star_after_words_alone_is_no_count():
    assert not figures("1. How many children were referred?\n\nPlease see the notes *\n")
