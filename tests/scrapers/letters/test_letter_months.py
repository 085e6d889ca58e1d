from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.months import OPEN, months_of
from scrapers.letters.read import read_letter


def figures(asked, answer):
    return read_letter(read_document(f"1. {asked}\n\n{answer}\n".encode(), "letter.txt")).figures


@pytest.mark.parametrize(
    ("label", "column", "start", "end"),
    [
        ("January", "2022", "2022-01-01", "2022-01-31"),
        ("January", "2021/22", "2022-01-01", "2022-01-31"),
        ("April", "2021/22", "2021-04-01", "2021-04-30"),
        ("Feb", "2019/20", "2020-02-01", "2020-02-29"),
        ("May", "2022", "2022-05-01", "2022-05-31"),
        ("Q1", "2021/22", "2021-04-01", "2021-06-30"),
        ("Q4", "2021/22", "2022-01-01", "2022-03-31"),
        ("Q1 (Apr - Jun)", "2022", "2022-04-01", "2022-06-30"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_month_is_that_of_the_year_of_its_column(label, column, start, end, turned):
    table = f"Year\t{label}\n{column}\t61" if turned else f"Month\t{column}\n{label}\t61"
    (one,) = figures("How many referrals were there?", table)
    assert (str(one.period_start), str(one.period_end)) == (start, end)
    assert (one.value, one.subgroup, one.needs_review) == (61, None, False)


def test_a_quarter_of_a_calendar_year_that_names_no_months_waits_for_a_person():
    (one,) = figures("How many referrals were there?", "Quarter\t2022\nQ1\t61")
    assert (one.period_start, one.needs_review, one.review_reason) == (None, True, OPEN)


def test_a_month_in_a_list_is_of_the_one_year_asked_about():
    found = figures("How many referrals each month in 2022?", "January: 61\nMay: 62")
    assert [one.period_start for one in found] == [date(2022, 1, 1), date(2022, 5, 1)]
    assert [one.period_end for one in found] == [date(2022, 1, 31), date(2022, 5, 31)]
    assert [one.subgroup for one in found] == [None, None]


def test_a_month_of_one_of_several_years_is_never_all_of_them():
    found = figures("How many referrals each month in 2021 and 2022?", "January: 61\nMay: 62")
    assert [(one.period_start, one.needs_review) for one in found] == [(None, True), (None, True)]


def test_a_word_that_holds_a_month_is_none():
    assert months_of("Maybe") is None
    assert months_of("Marches") is None
