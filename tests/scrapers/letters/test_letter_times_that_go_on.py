"""Times that go on, from question to question and from sentence to sentence."""

from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

FY = (date(2022, 4, 1), date(2023, 3, 31), None)
NONE = (None, None, None)
DAY = (None, None, date(2022, 7, 31))


def times(text):
    figures = read_letter(read_document(text.encode(), "letter.txt")).figures
    return [(one.value, (one.period_start, one.period_end, one.as_at)) for one in figures]


FIRST = "1. How many children went missing in 2022/23?\n\n45\n\n2. {}\n\n12\n"
LEANING = [
    "How many of them were girls?",
    "And how many were boys?",
    "How many episodes did they have?",
    "How many of the episodes lasted more than a day?",
    "How many were found outside the county?",
    "How many of those children were in care?",
    "What was that number for boys? How many?",
]


@pytest.mark.parametrize("question", LEANING)
def test_a_question_that_leans_on_the_one_before_it_has_its_time(question):
    assert times(FIRST.format(question)) == [(45, FY), (12, FY)]


def test_a_question_of_its_own_has_no_time_that_it_does_not_name():
    assert times(FIRST.format("How many social workers do you employ?")) == [(45, FY), (12, NONE)]


def test_questions_without_numbers_lean_on_one_another_too():
    text = "How many children went missing in 2022/23?\n45\nHow many of them were girls?\n12\n"
    assert times(text) == [(45, FY), (12, FY)]


def test_the_sentence_before_dates_one_in_the_same_paragraph():
    text = "How many carers left?\nIn 2022/23 there were 31 applications. Sixteen carers left.\n"
    assert times(text) == [(31, FY), (16, FY)]


def test_a_new_line_or_words_of_all_years_end_what_is_carried_on():
    text = "How many carers left?\nIn 2022/23 there were 31 applications. {}\n"
    assert times(text.format("In all 90 carers were known."))[1] == (90, NONE)
    assert times(text.format("\nSixteen carers left."))[1] == (16, NONE)


def test_a_stock_asked_for_on_a_day_of_several_years_is_that_of_the_one_year_named():
    text = (
        "1. How many children were on the register at 31 July in each of 2021 and 2022?\n"
        "2021 - 51; 2022 - 47\n2. For 2022 only, how many of those children were girls?\n12\n"
    )
    assert times(text)[1:] == [(47, DAY), (12, DAY)]


def test_the_letters_own_date_is_nobodys_period():
    text = "Some Council\nSC-14077\n21 May 2024\n\nDear Applicant\n\nChildren in care: 436\n"
    assert times(text) == [(436, NONE)]


def test_full_dates_as_column_headings_are_the_days_of_their_counts():
    text = (
        "How many children were in care?\n\tAs at\nGroup\t31 March 2021\t31 July 2022\nAll\t3\t9\n"
    )
    assert times(text) == [(3, (None, None, date(2021, 3, 31))), (9, DAY)]


def test_what_introduces_a_letter_without_questions_dates_its_lines():
    text = "Please find the court statistics for 2022/23.\n\nProceedings issued: 96\nOrders: 61\n"
    assert times(text) == [(96, FY), (61, FY)]


def test_a_total_over_the_years_has_the_time_of_the_question_and_its_parts_their_own():
    text = (
        "1. How many carers left in 2021 to 2022?\n\nThree in total: one in 2021 and two in 2022.\n"
    )
    years = {n: (date(n, 1, 1), date(n, 12, 31), None) for n in (2021, 2022)}
    both = (date(2021, 1, 1), date(2022, 12, 31), None)
    assert times(text) == [(3, both), (1, years[2021]), (2, years[2022])]
