from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.asked_times import asking_lines, of_now, own_window
from scrapers.letters.periods import find_periods
from scrapers.letters.read import read_letter


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def time_of(one):
    return one.period_start, one.period_end, one.as_at


def test_the_year_to_that_date_is_a_year_and_no_day():
    text = (
        "1. How many children were on a plan at 31 March each year?\n"
        "2. How many conferences were held in the year to that date?\n\n"
        "Year\tQ1\tQ2\n2021/22\t176\t204\n2022/23\t183\t219\n"
    )
    found = {one.value: time_of(one) for one in figures(text)}
    assert found[176] == (date(2021, 4, 1), date(2022, 3, 31), date(2022, 3, 31))
    assert found[204] == (date(2021, 4, 1), date(2022, 3, 31), None)


def test_the_twelve_months_to_a_day_counted_on_before():
    text = (
        "1. How many children were looked after on 31 March 2024?\n\n436\n\n"
        "2. How many of them had a new social worker in the twelve months to that date?\n\n231\n"
    )
    one, two = figures(text)
    assert one.as_at == date(2024, 3, 31)
    assert time_of(two) == (date(2023, 4, 1), date(2024, 3, 31), None)


def test_who_is_missing_now_is_not_of_the_year_asked_for_before():
    text = (
        "a) How many children went missing in 2023?\n\n73\n\n"
        "b) How many of them are missing now?\n\nNone\n"
    )
    one, two = figures(text)
    assert one.period_start == date(2023, 1, 1)
    assert time_of(two) == (None, None, None)
    assert two.period_label == "now"


def test_the_last_twelve_months_are_not_the_year_of_the_question_before():
    text = (
        "1. How many staff did this pay for in 2025/26?\n\n7.6 FTE\n\n"
        "2. How many children were supported by those staff in the last 12 months?\n\n163\n"
    )
    assert time_of(figures(text)[1]) == (None, None, None)


def test_a_count_so_far_leaves_its_year_open():
    text = (
        "1. How many children were referred to the NRM each year?\n\n"
        "2022/23 - 22\n2023/24 - fewer than 5 so far, as most are awaited\n"
    )
    assert [one.period_end for one in figures(text)] == [date(2023, 3, 31), None]


def test_a_row_counted_at_year_end_has_the_last_day_of_each_year():
    table = "Year | 2017-18 | 2018-19\nStarted | 439 | 471\nOn a plan at year end | 377 | 402\n"
    found = figures(f"Child protection plans\n\n{table}")
    assert [one.as_at for one in found] == [None, None, date(2018, 3, 31), date(2019, 3, 31)]


def test_a_line_that_ends_in_a_day_dates_the_lines_below_it():
    text = (
        "1. How many children were looked after in 2021/22 and 2022/23?\n\n"
        "Children at 31 March 2023\nMale - 29\nFemale - 31\n"
    )
    assert {one.as_at for one in figures(text)} == {date(2023, 3, 31)}


def test_in_the_same_year_goes_back_within_a_paragraph():
    text = (
        "In the year to 31 March 2024 we took 6,120 referrals.\n\n"
        "They led to 455 assessments. Eleven referrals in the same year were about gangs.\n"
    )
    assert figures(text)[-1].period_start == date(2023, 4, 1)


def test_each_quarter_of_a_drawn_table_is_its_own_months():
    text = (
        "Q1 Screening tools completed for CCE in 2023-24, by quarter\n\n"
        "Quarter   Completed   High risk\nQ1 (Apr-Jun)   88   61\nQ2 (Jul-Sep)   73   55\n\n"
        "Q2 Number of NRM referrals in 2023-24\n\n17\n"
    )
    found = figures(text)
    assert [one.value for one in found] == [88, 61, 73, 55, 17]
    assert [one.period_end for one in found][1:3] == [date(2023, 6, 30), date(2023, 9, 30)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in the five years to 31 March 2021", date(2016, 4, 1), date(2021, 3, 31)),
        ("the 3 financial years ending 31 March 2023", date(2020, 4, 1), date(2023, 3, 31)),
    ],
)
def test_some_years_up_to_a_day_are_one_span(text, start, end):
    (one,) = find_periods(text)
    assert (one.start, one.end) == (start, end)


def test_questions_of_now_and_of_a_window_are_told_by_their_words():
    assert of_now("How many are there currently?") == "currently"
    assert of_now("How many were there in those years and now?") is None
    assert own_window("seen in the last 12 months") == "in the last 12 months"
    assert own_window("in each of the last three years") is None


def test_a_reference_is_no_time_of_what_is_asked():
    assert asking_lines("FBC 23/24 0402\nFor 2022/23 I ask:") == ["For 2022/23 I ask:"]


def test_a_request_that_heads_its_dates_keeps_them():
    text = (
        "REQUEST\n\nBetween 23 March 2020 and 30 September 2020:\n1 How many referrals did you "
        "get\n2 How many enquiries did you start\n\nRESPONSE\n\n1. 1,340\n2. 166\n"
    )
    assert {time_of(one) for one in figures(text)} == {(date(2020, 3, 23), date(2020, 9, 30), None)}


def test_the_latest_of_the_years_asked_for_is_one_year():
    text = (
        "For the years 2021/22, 2022/23 and 2023/24 please give:\na) referrals to social care\n"
        "b) for the latest year, how many came from the police\n\nResponse\n\n"
        "a) 4,511 (19%), 4,702 (21%) and 4,390 (18%)\nb) 1,301\n"
    )
    found = figures(text)
    assert found[-1].period_start == date(2023, 4, 1)
    assert [(one.value, one.period_start.year) for one in found[:-1]] == [
        (4511, 2021), (19, 2021), (4702, 2022), (21, 2022), (4390, 2023), (18, 2023)
    ]  # fmt: skip


def test_a_question_that_names_a_count_is_of_its_time():
    text = (
        "1. How many children were at risk of CSE on 31 March 2024?\n\n47\n\n"
        "2. How many of the 47 are boys?\n\n13\n"
    )
    assert [one.as_at for one in figures(text)] == [date(2024, 3, 31)] * 2


def test_a_day_of_several_years_is_that_day_of_each():
    text = (
        "1. Number of children looked after at 31 March, 2021 to 2023\n\n"
        "Aged\t2021\t2022\t2023\n16\t24\t26\t21\n17\t19\t22\t17\n"
    )
    assert {one.as_at for one in figures(text)} == {
        date(year, 3, 31) for year in (2021, 2022, 2023)
    }


def test_a_bracket_is_of_the_year_before_it():
    text = "1. How many were referred each year?\n\n"
    text += "There were 41 in 2022 (36 of them boys), and 56 in 2023.\n"
    assert [(one.value, one.period_start.year) for one in figures(text)] == [
        (41, 2022), (36, 2022), (56, 2023)
    ]  # fmt: skip


def test_the_day_that_data_were_drawn_on_is_no_day_of_the_figures():
    text = (
        "We hold this for 2022/23 only. It was drawn from the system on 2 May 2023.\n\n"
        "Referrals to children's social care: 3,410\nSection 47 enquiries: 812\n"
    )
    assert {time_of(one) for one in figures(text)} == {(date(2022, 4, 1), date(2023, 3, 31), None)}


def test_the_same_day_of_another_year_is_a_day():
    text = (
        "1. How many children were missing on 31 March 2024?\n\n2\n\n"
        "2. And how many of these on the same day in 2023?\n\n4\n"
    )
    assert [one.as_at for one in figures(text)] == [date(2024, 3, 31), date(2023, 3, 31)]


def test_the_count_in_brackets_behind_the_year_before_is_of_that_year():
    text = (
        "As at 31 March 2023 there were 214 children, an increase of 12 on the year before (202).\n"
    )
    assert [(one.value, one.as_at) for one in figures(text)] == [
        (214, date(2023, 3, 31)), (202, date(2022, 3, 31))
    ]  # fmt: skip
