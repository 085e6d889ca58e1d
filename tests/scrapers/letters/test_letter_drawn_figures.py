"""What is counted in tables that a text draws: units, years and labels of their cells."""

import pytest

from scrapers.documents.model import Document, Page
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter


def figures(text):
    page = Page(1, 0, len(text))
    return read_letter(Document("letter.txt", "text/plain", text, (page,))).figures


@pytest.mark.parametrize(
    ("heading", "printed", "value"),
    [("£000", "4,120", 4_120_000), ("£m", "1.5", 1_500_000), ("£", "4,120", 4120)],
)
def test_sums_in_thousands_are_told_in_pounds(heading, printed, value):
    text = (
        f"1. What was spent on fostering ({heading})?\n\n"
        f"          2021/22    2022/23\nCarers    {printed}    {printed}\nAgency    9    8\n"
    )
    first = figures(text)[0]
    assert (first.value, first.as_printed, first.unit) == (value, printed, "GBP")


def test_a_blank_may_part_thousands_in_a_cell_of_its_own():
    text = (
        "Number of referrals\n\n            2021/22    2022/23\n"
        "Referrals     2 314      2 080\nRepeat          311        298\n"
    )
    assert [one.value for one in figures(text)][:2] == [2314, 2080]


def test_numbers_that_name_rows_are_labels():
    text = (
        "1. How many children went missing in 2023/24, by the number of times?\n\n"
        "Number of times   Number of children\n"
        "1                 34\n2                 19\n5 or more         23\n"
    )
    found = figures(text)
    assert [one.value for one in found] == [34, 19, 23]
    assert all(printed in one.subgroup for printed, one in zip("125", found, strict=True))


def test_a_day_in_a_label_and_a_year_over_the_column_make_a_snapshot():
    text = (
        "Demand\n\n                          2019/20    2020/21\n"
        "Children looked after at 31 March    402    415\n"
        "Referrals to social care    2,314    2,080\n"
    )
    found = figures(text)
    assert [str(one.as_at) for one in found[:2]] == ["2020-03-31", "2021-03-31"]
    assert found[2].as_at is None


def test_columns_headed_by_questions_answer_those():
    text = (
        "Q1 How many children were on a child protection plan at 31 March each year?\n"
        "Q2 How many referrals were there in each year?\n\nWe answer both together.\n\n"
        "Year\tQ1\tQ2\n2021/22\t176\t2,004\n2022/23\t183\t2,119\n"
    )
    found = read_letter(read_document(text.encode(), "letter.txt")).figures
    assert [(one.question, one.value) for one in found] == [
        ("1", 176),
        ("2", 2004),
        ("1", 183),
        ("2", 2119),
    ]


def test_a_dash_in_a_row_of_single_blanks_is_a_blank_cell():
    text = (
        "1. How many looked after children went missing, and how many over 24 hours?\n\nResponse:\n"
        "  2018-19 2017-18 2016-17\nChildren missing 148 131 139\nOver 24hrs 201 188 -\n"
    )
    found = [one for one in figures(text) if "24hrs" in one.quote]
    assert [(one.value, str(one.period_start)) for one in found] == [
        (201, "2018-04-01"),
        (188, "2017-04-01"),
    ]


def test_quarters_are_those_of_the_year_that_heads_the_column_of_their_sum():
    text = "| Measure | Q1 | Q2 | 2024/25 |\n|---|---|---|---|\n| Referrals made | 8 | 9 | 31 |\n"
    found = figures(text)
    assert [(str(one.period_start), str(one.period_end)) for one in found] == [
        ("2024-04-01", "2024-06-30"),
        ("2024-07-01", "2024-09-30"),
        ("2024-04-01", "2025-03-31"),
    ]


def test_a_row_of_which_is_a_part_of_the_row_above():
    text = (
        "                           2020/21    2021/22\nAssessments completed    3,350    3,011\n"
        "  of which within 45 days    2,747    2,620\nReferrals    864    795\n"
    )
    within = next(one for one in figures(text) if one.value == 2747)
    assert within.topic == "assessment"
    assert "within 45 days" in within.subgroup


def test_a_star_that_stands_for_any_number_from_one_to_six_does():
    text = (
        "Number of children on a plan\n\nCategory    2021/22    2022/23\nNeglect    288    301\n"
        "Multiple    *    0\n\n* Any number from 1 to 6 is shown by a star.\n"
    )
    star = next(one for one in figures(text) if one.as_printed == "*")
    assert (star.lower, star.upper) == (1, 6)
