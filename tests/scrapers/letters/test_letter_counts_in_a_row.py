"""Counts one after the other in a sentence, and numbers beside them that are none."""

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter


def values(answer, asked="1. How many children were there in 2022/23?"):
    letter = read_letter(read_document(f"{asked}\n\n{answer}".encode(), "letter.txt"))
    bounds = [(one.lower, one.upper) for one in letter.figures]
    return [
        both if one.value is None else one.value
        for one, both in zip(letter.figures, bounds, strict=True)
    ]


ROWS = {
    "Within 72 hours 318, later 142, declined 97.": [318, 142, 97],
    "Up to 24 hours: 88; 24 to 48 hours: 12; over 48 hours: 3": [88, 12, 3],
    "There were 14 referrals, nine from Housing and five from Revenues.": [14, 9, 5],
    "57 children came into care under an order, 31 under section 20, and eight through police"
    " protection.": [57, 31, 8],
    "88 left care: 30 went home, 21 to guardians and 12 were adopted.": [88, 30, 21, 12],
    "12 disputed and between 1 and 5 found to be adults": [12, (1, 5)],
    "We have 57 (33 in foster care).": [57, 33],
    "Twelve in all; seven of those were girls.": [12, 7],
    "83%, which is 138 of them": [83, 138],
    "Response: 38.2 (17.8%)": [38.2, 17.8],
    "A: 57. 33 of them are in foster care.": [57, 33],
    "In 2022/23 there were 45 children; earlier years are not held.": [45],
}
NO_FIGURES = {
    "The figure of 344 was wrong. The right figure is 361 children.": [361],
    "301 children, of whom 44 were missing on more than ten occasions": [301, 44],
    "There were 31 children, not 30 as we said before.": [31],
    "The total previously given as 120 has been revised to 118.": [118],
    "There were 45 children, 6 more than in the previous year.": [45],
    "12 children. 1,214 replies have been published.": [12],
    "12 children. We are sorry for the 6 days' delay.": [12],
    "Please see Answers.xlsx (2 sheets), 24 KB, 36 rows": [],
    "We should have to read 300 files, which would take 72 hours.": [],
}


@pytest.mark.parametrize("answer", ROWS)
def test_each_of_several_counts_is_read(answer):
    assert values(answer) == ROWS[answer]


@pytest.mark.parametrize("answer", NO_FIGURES)
def test_what_is_withdrawn_compared_or_reckoned_is_no_figure(answer):
    assert values(answer) == NO_FIGURES[answer]


@pytest.mark.parametrize("mark", ["*", "**", "__"])
def test_a_question_restated_in_italics_or_bold_is_no_answer(mark):
    asked = f"{mark}1. Children on a plan at 1 May 2024{mark}"
    again = f"\n\n{mark}2. Children in 1 who had been on one before{mark}\n\n12"
    assert values(f"45{again}", asked) == [45, 12]
