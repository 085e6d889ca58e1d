from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ANSWER = (
    "Hello\n\n1) Contacts to the MASH = 812\n\n2) Section 47 enquiries = 96\n\nThanks\n\nJo\n\n"
)
REQUEST = "Please send me these for 2022/23: contacts to the MASH, section 47 enquiries.\n"
MARKS = {
    "original message": "-----Original Message-----\n",
    "wrote": "On 3 May 2023 at 10:11, A Person wrote:\n\n",
    "mail head": "From: A Person\nSent: 3 May 2023 10:11\nSubject: Figures\n\n",
}


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_the_request_quoted_below_an_answer_dates_it(mark):
    found = figures(ANSWER + mark + REQUEST)
    assert [one.value for one in found] == [812, 96]
    assert {one.period_start for one in found} == {date(2022, 4, 1)}


def test_without_the_request_the_same_answer_has_no_time():
    assert {one.period_start for one in figures(ANSWER)} == {None}


def test_what_a_requester_was_told_before_is_no_figure():
    told = REQUEST.strip() + " In 2019 you told me that you had 12,500 contacts.\n"
    found = figures(ANSWER + MARKS["original message"] + told)
    assert [one.value for one in found] == [812, 96]


def test_an_earlier_answer_below_a_mail_stays_an_answer():
    below = "Q3. How many children were in care on 31 March 2023?\n\n231\n"
    found = figures(ANSWER + MARKS["original message"] + below)
    assert 231 in [one.value for one in found]
