from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.read import read_document
from scrapers.letters.periods import find_periods
from scrapers.letters.read import read_letter
from scrapers.letters.year_ends import UNCLEAR
from scrapers.letters.years import year_before


def figures(asked, answer):
    return read_letter(read_document(f"1. {asked}\n\n{answer}\n".encode(), "letter.txt")).figures


@pytest.mark.parametrize("when", [
    "for the years ending 31 March 2020, 2021 and 2022",
    "in each of the years ending March 2020, 2021 and 2022",
    "in the financial years ending 2020, 2021 and 2022",
    "in the years to 31 March 2020 to 2022",
    "for every year ending 31 March",
])  # fmt: skip
@pytest.mark.parametrize("answer", ["\t2020\t2021\nNumber\t45\t56", "2020: 45\n2021: 56"])
def test_a_bare_year_is_the_year_that_its_question_says_ends_in_it(when, answer):
    found = figures(f"How many children were referred {when}?", answer)
    assert [(one.value, one.period_start, one.period_end) for one in found] == [
        (45, date(2019, 4, 1), date(2020, 3, 31)),
        (56, date(2020, 4, 1), date(2021, 3, 31)),
    ]


def test_a_heading_over_the_years_says_when_they_end():
    (one,) = figures("How many children were referred?", "Year ended 30 June\tChildren\n2020\t45")
    assert (one.period_start, one.period_end) == (date(2019, 7, 1), date(2020, 6, 30))


@pytest.mark.parametrize("when", [
    "in the last three financial years", "in the three years to 31 March 2021",
    "in the academic years since 2018",
    "for each financial year", "in the financial years 2019, 2020 and 2021",
])  # fmt: skip
def test_a_bare_year_that_may_begin_or_end_another_waits_for_a_person(when):
    for one in figures(f"How many children were referred {when}?", "2019: 40\n2020: 45"):
        assert one.needs_review
        assert UNCLEAR in one.review_reason
        assert one.period_start is None


def test_a_year_that_the_question_names_itself_stays_a_calendar_year():
    asked = "How many children were referred in 2020, and in the financial year 2021/22?"
    (one, two) = figures(asked, "2020: 45\n2021/22: 50")
    assert (one.period_start, one.needs_review) == (date(2020, 1, 1), False)
    assert two.period_start == date(2021, 4, 1)


def test_years_ending_on_a_leap_day_are_whole_years():
    found = find_periods("years ended 29 February 2020, 2021 and 2022")
    assert [(one.start, one.end) for one in found] == [
        (date(2019, 3, 1), date(2020, 2, 29)),
        (date(2020, 3, 1), date(2021, 2, 28)),
        (date(2021, 3, 1), date(2022, 2, 28)),
    ]


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2099, 12, 30)))
def test_a_year_is_365_or_366_days_up_to_its_end(end):
    assert (end - year_before(end)).days + 1 in (365, 366)
