"""Parts of years, and the many ways in which a year is printed, as the days that they cover."""

from datetime import date

import pytest

from scrapers.letters.periods import find_periods, label_period
from scrapers.letters.year_ends import as_meant, years_defined

D = date.fromisoformat
YEAR = ("2022-04-01", "2023-03-31")
COVERS = {
    "Apr 22 to Mar 23": YEAR,
    "April 22 – March 23": YEAR,
    "01/04/22-31/03/23": YEAR,
    "1 Apr 22 - 31 Mar 23": YEAR,
    "2022-2023 (Apr-Mar)": YEAR,
    "2022/3": YEAR,
    "FY22-23": YEAR,
    "financial year 2022 to 2023": YEAR,
    "Y/E 31 March 2023": YEAR,
    "April 2022/March 2023": YEAR,
    "12-month period ending 31 March 2023": YEAR,
    "six months ending 30 September 2023": ("2023-04-01", "2023-09-30"),
    "Apr-Jun 2022": ("2022-04-01", "2022-06-30"),
    "2024 (Jan to Sep)": ("2024-01-01", "2024-09-30"),
    "Oct - Mar 2023": ("2022-10-01", "2023-03-31"),
    "2022/23 Q3": ("2022-10-01", "2022-12-31"),
    "Q1 (Apr-Jun) 2022/23": ("2022-04-01", "2022-06-30"),
    "Q1 to Q3 2023/24": ("2023-04-01", "2023-12-31"),
    "2023/24 (to 31 December)": ("2023-04-01", "2023-12-31"),
    "2023 (up to 30 June)": ("2023-01-01", "2023-06-30"),
    "AY 2021/22": ("2021-09-01", "2022-08-31"),
}
NAMED_ONLY = ["FY 2023", "Q1 2023", "Autumn term 2022"]


@pytest.mark.parametrize("printed", COVERS)
def test_a_year_or_its_part_covers_the_days_that_it_names(printed):
    period = label_period(printed)
    assert (period.start, period.end) == tuple(map(D, COVERS[printed]))


@pytest.mark.parametrize("printed", NAMED_ONLY)
def test_what_leaves_open_which_days_it_means_has_none(printed):
    period = label_period(printed)
    assert not period.dated
    assert period.label == printed


@pytest.mark.parametrize("printed", ["2022-7", "22-23", "16-17", "Q3", "31 March 2022 - April"])
def test_what_is_no_part_of_a_year_is_not_read_as_one(printed):
    assert not any(one.kind in ("range", "reporting_year") for one in find_periods(printed))


def test_the_bare_years_after_a_day_are_that_day_of_each():
    found = find_periods("as at 31 March 2021, 2022 and 2023")
    assert [one.as_at for one in found] == [date(year, 3, 31) for year in (2021, 2022, 2023)]


def test_a_year_and_the_day_of_a_stock_in_brackets_are_one_period():
    period = label_period("2022/23 (as at 31 March 2023)")
    assert (period.start, period.as_at) == (D("2022-04-01"), D("2023-03-31"))


def test_each_year_is_of_the_kind_named_next_to_it():
    school, council = find_periods("academic year 2021/22 and financial year 2021/22")
    assert (school.start, council.start) == (D("2021-09-01"), D("2021-04-01"))


def test_a_pair_of_years_is_the_academic_year_that_its_question_speaks_of():
    period, doubt = as_meant(label_period("2021/22"), ["by schools, academic years", ""])
    assert (period.start, period.end, doubt) == (D("2021-09-01"), D("2022-08-31"), None)


def test_a_letter_that_defines_its_years_is_believed():
    text = "All years run from April to March, so that 2021 stands for April 2021 to March 2022."
    period, doubt = as_meant(label_period("2022"), [], years_defined(text))
    assert (period.start, period.end, doubt) == (D("2022-04-01"), D("2023-03-31"), None)


def test_a_definition_that_does_not_say_which_year_is_meant_leaves_it_open():
    defined = years_defined("Our years run from 1 April to 31 March.")
    period, doubt = as_meant(label_period("2022"), [], defined)
    assert not period.dated
    assert doubt
