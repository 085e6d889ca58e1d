from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.letters.periods import find_periods, label_period, relative_label, union

D = date.fromisoformat


@pytest.mark.parametrize(
    ("text", "start", "end", "as_at"),
    [
        ("2018", "2018-01-01", "2018-12-31", None),
        ("2019/20", "2019-04-01", "2020-03-31", None),
        ("2019-20", "2019-04-01", "2020-03-31", None),
        ("2019/2020", "2019-04-01", "2020-03-31", None),
        ("13/14", "2013-04-01", "2014-03-31", None),
        ("1999/00", "1999-04-01", "2000-03-31", None),
        ("the academic year 2019/20", "2019-09-01", "2020-08-31", None),
        ("2015-2024", "2015-01-01", "2024-12-31", None),
        ("2022 so far", "2022-01-01", None, None),
        ("2016 to date", "2016-01-01", None, None),
        ("since March 23rd 2020", "2020-03-23", None, None),
        ("Pre-2014", None, "2013-12-31", None),
        ("prior to 2022/2023", None, "2022-03-31", None),
        ("Between 01.01.2024 - 10.05.2024", "2024-01-01", "2024-05-10", None),
        ("1 April to 30 September 2023", "2023-04-01", "2023-09-30", None),
        ("1 October to 31 March 2023", "2022-10-01", "2023-03-31", None),
        ("April 2017- March 2018", "2017-04-01", "2018-03-31", None),
        ("2018/19 to 2022/23", "2018-04-01", "2023-03-31", None),
        ("year ending 31 March 2020", "2019-04-01", "2020-03-31", None),
        ("Q2 2020/21", "2020-07-01", "2020-09-30", None),
        ("March 2019", "2019-03-01", "2019-03-31", None),
        ("as at 31 March 2023", None, None, "2023-03-31"),
        ("As of the 11th April 2023", None, None, "2023-04-11"),
        ("at the end of March 2020", None, None, "2020-03-31"),
        ("at financial year end, 2018/19", None, None, "2019-03-31"),
    ],
)
def test_reads_which_days_a_printed_period_covers(text, start, end, as_at):
    (period,) = find_periods(text)
    wanted = [D(day) if day else None for day in (start, end, as_at)]
    assert [period.start, period.end, period.as_at] == wanted


@pytest.mark.parametrize(
    "text",
    ["the Children Act 1989", "aged 16-18", "2,018", "£2018", "1/3", "2045 children", "FOI 5706"],
)
def test_reads_no_period_where_none_is_printed(text):
    assert not [one for one in find_periods(text) if one.dated]


@pytest.mark.parametrize("text", ["financial year 2021", "in July", "01 April – 31 March"])
def test_a_period_that_could_be_two_has_no_dates(text):
    assert not [one for one in find_periods(text) if one.dated]


def test_words_without_a_date_are_a_label_only():
    assert relative_label("How many in the last 12 months?") == "in the last 12 months"


def test_a_label_is_a_period_only_when_nothing_else_stands_in_it():
    assert label_period("2022 so far") is not None
    assert label_period("Referrals in 2022") is None


def test_a_list_of_years_in_a_question_is_one_span():
    text = "2011, 2012, 2013 and 2014 to date"
    period = union(find_periods(text), text)
    assert (period.start, period.end, period.label) == (D("2011-01-01"), None, text)


@given(st.integers(1990, 2040), st.sampled_from("/-–"))
def test_a_reporting_year_ends_on_31_march(year, mark):
    period = label_period(f"{year}{mark}{(year + 1) % 100:02}")
    assert (period.start, period.end) == (date(year, 4, 1), date(year + 1, 3, 31))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_of_periods(text):
    for period in find_periods(text):
        assert text[period.at : period.stop].strip()
