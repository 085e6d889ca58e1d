"""When a count was, where the letter says it elsewhere than beside the count."""

from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.blanket import blanket_of
from scrapers.letters.other_years import moved
from scrapers.letters.periods import Period
from scrapers.letters.read import read_letter
from scrapers.letters.year_ends import years_defined


def figures(text):
    letter = read_letter(read_document(text.encode(), "letter.txt"))
    return [(one.value, one.period_start, one.period_end, one.as_at) for one in letter.figures]


def year(first):
    return date(first, 4, 1), date(first + 1, 3, 31), None


BLANKETS = {
    "Everything is for 2022/23 unless we say otherwise.": date(2023, 3, 31),
    "The figures below cover the year ending 31 March 2021.": date(2021, 3, 31),
    "All of these are for the financial year 2019/20.": date(2020, 3, 31),
    "Our answers relate to 1 April 2020 to 31 March 2021.": date(2021, 3, 31),
    "Numbers throughout are for 2018/19.": date(2019, 3, 31),
}
NO_BLANKETS = [
    "The figures for 2021 are not available.",
    "The data in Table 2 is for 2019.",
    "All figures are for 2021/22 and 2022/23.",
    "The figures were published in 2023.",
    "The information you asked for on 3 May 2023 is below.",
]


@pytest.mark.parametrize("sentence", BLANKETS)
def test_a_letter_may_give_one_period_for_all_its_figures(sentence):
    found = blanket_of(f"Dear all,\n{sentence} The rest is below.\n1. 12")
    assert found
    assert found.end == BLANKETS[sentence]


@pytest.mark.parametrize("sentence", NO_BLANKETS)
def test_a_period_of_one_table_or_of_the_letter_is_no_blanket(sentence):
    assert blanket_of(sentence) is None


def test_a_figure_with_a_time_of_its_own_keeps_it_under_a_blanket():
    read = figures("All figures are for 2023/24 unless stated.\n\n1. 12 children\n\n2. 2021/22: 9")
    assert read == [(12.0, *year(2023)), (9.0, *year(2021))]


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("Please note that years here run from 1 August to 31 July.", 8),
        ("Our reporting year is 1 September to 31 August.", 9),
        ("The year of the register begins on 1 October and ends on 30 September.", 10),
        ("Each year goes from July to the following June.", 7),
    ],
)
def test_a_letter_may_count_in_years_of_its_own(sentence, month):
    assert years_defined(sentence).month == month


def test_years_of_the_letters_own_hold_for_its_pairs():
    read = figures(
        "How many children were registered in each year?\n\n"
        "Our years run from 1 August to 31 July.\n\n2013-14: 22\n2014-15: 31"
    )
    assert read[0][1:3] == (date(2013, 8, 1), date(2014, 7, 31))


ASKED = "1. How many referrals were received in 2022/23?\n\n"


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        ("We received 612 referrals, up from 587 the year before.", 2021),
        ("612 referrals, compared with 587 in the previous year.", 2021),
        ("612 (587 the previous year)", 2021),
        ("In 2022/23 we had 612 referrals; the year after, 587.", 2023),
    ],
)
def test_a_count_of_the_year_before_or_after_is_dated_so(answer, first):
    assert figures(ASKED + answer) == [(612.0, *year(2022)), (587.0, *year(first))]


def test_a_day_a_year_later_is_the_same_day():
    read = figures("There were 402 children in care on 31 March 2022 and 431 a year later.")
    assert [one[3] for one in read] == [date(2022, 3, 31), date(2023, 3, 31)]


def test_several_years_cannot_be_moved_by_one():
    assert moved(Period("x", "range", date(2019, 4, 1), date(2022, 3, 31)), -1) is None


def test_counts_in_order_take_the_years_of_the_question_that_theirs_points_to():
    read = figures(
        "1. How many children went missing in 2021/22 and 2022/23?\n\n55 and 61 respectively.\n\n"
        "2. How many of these were in foster care?\n\n12 and 14 respectively."
    )
    assert read[2:] == [(12.0, *year(2021)), (14.0, *year(2022))]


def test_the_same_period_is_that_of_the_answer_before():
    read = figures("1) Contacts, 1/4/23 - 31/3/24 = 873\n\n2) Referrals over the same period = 206")
    assert read[1] == (206.0, *year(2023))


def test_the_same_year_goes_on_into_the_next_paragraph():
    read = figures(
        "In 2022/23, 57 children came into care.\n\nOver the same year 88 children left care."
    )
    assert read[1] == (88.0, *year(2022))


@pytest.mark.parametrize(
    "answer",
    [
        "Six in the first year and nine in the second.",
        "6 in the first year, 9 in the second",
        "6 for the former and 9 for the latter",
    ],
)
def test_counts_of_the_first_and_the_second_year_are_those_of_the_question(answer):
    read = figures(f"1. How many children were there in 2021/22 and 2022/23?\n\n{answer}")
    assert read == [(6.0, *year(2021)), (9.0, *year(2022))]


def test_the_same_year_as_a_day_is_no_day():
    read = figures("Q1 Children in need at 31/03/2023\n2,114\nQ2 Referrals in the same year\n4,007")
    assert read[1] == (4007.0, None, None, None)
