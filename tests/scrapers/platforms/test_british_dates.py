from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.platforms.dates import british_date

FORMATS = ["%d %B %Y", "%d/%m/%Y", "%d.%m.%y"]
TODAY = date(2026, 11, 21)


@given(st.dates(date(1990, 1, 1), date(2027, 12, 31)), st.sampled_from(FORMATS[:2]))
def test_a_date_printed_in_a_known_form_is_read_back(day, form):
    assert british_date(day.strftime(form), FORMATS, today=TODAY) == (day, None)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_has_a_problem_or_is_blank(text):
    day, problem = british_date(text, FORMATS, today=TODAY)
    assert (day is None) == (problem is not None or not text.split())
    assert day is None or 1990 <= day.year <= 2027


@pytest.mark.parametrize(
    "printed", ["05/09/0217", "01/01/1970", "1 January 2028", "1 January 0001"]
)
def test_a_year_no_log_can_have_is_refused(printed):
    day, problem = british_date(printed, FORMATS, today=TODAY)
    assert day is None
    assert "lies outside 1990 to next year" in problem


@pytest.mark.parametrize(
    "printed", ["31/02/2024", "2024", "05/31/2024", "5th May 2024", "May 2024"]
)
def test_what_has_none_of_the_forms_is_no_date(printed):
    day, problem = british_date(printed, FORMATS, today=TODAY)
    assert day is None
    assert repr(printed) in problem


def test_a_date_that_two_forms_read_differently_is_not_guessed():
    day, problem = british_date("01/02/2024", ["%d/%m/%Y", "%m/%d/%Y"], today=TODAY)
    assert day is None
    assert "more than one way" in problem


def test_white_space_of_the_page_does_not_matter():
    assert british_date("\n 5 \xa0 October\t2020 ", FORMATS, today=TODAY) == (
        date(2020, 10, 5),
        None,
    )


@pytest.mark.parametrize("form", ["%A %d %B %Y", "%a %d %B %Y"])
def test_a_day_of_the_week_must_be_the_one_it_was(form):
    printed = date(2023, 7, 21).strftime(form)
    assert british_date(printed, [form], today=TODAY) == (date(2023, 7, 21), None)
    slip = date(2023, 7, 24).strftime(form).replace("24", "21")
    day, problem = british_date(slip, [form], today=TODAY)
    assert day is None
    assert "a day of the week that it was not" in problem


@pytest.mark.parametrize("printed", ["July 2024", "Jul 2024", "07/2024"])
def test_a_month_is_no_day(printed):
    assert british_date(printed, FORMATS, today=TODAY) == (
        None,
        f"the date {printed!r} names a month and no day",
    )
