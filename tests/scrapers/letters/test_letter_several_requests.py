"""Several requests on one page, and answers that follow their questions in other ways."""

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

PAGE = """FOI 3301
Request: How many children were adopted in 2022/23?
Response: 31 children were adopted.

FOI 3312
Request: 1. How many carers left in 2022? 2. How many of these were asked to go?
Response: 1. 22
2. Fewer than 6

FOI 3318
Request: How many complaints were made in 2021?
Response: Section 21. These are on our website, https://reports.example/complaints
"""


def read(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


def test_each_request_of_a_page_has_its_own_answers_and_years():
    told = [(one.question, one.value, one.upper, one.period_label) for one in read(PAGE).figures]
    assert told == [
        (None, 31, None, "2022/23"), ("1", 22, None, "2022"), ("2", None, 5, "2022"),
    ]  # fmt: skip


def test_a_section_alone_is_a_refusal_with_its_link():
    (said,) = read(PAGE).non_answers
    assert (said.outcome, said.exemption) == ("redirected", "s21")
    assert said.redirect_url == "https://reports.example/complaints"


def test_bullets_answer_bullets_in_their_order():
    text = (
        "You would like to know:\n\n- how many children were fostered on 31 December 2023\n"
        "- how many carers left in 2022\n\nThe answers are\n\n- 318\n- 24\n"
    )
    told = [(one.value, str(one.as_at or one.period_start)) for one in read(text).figures]
    assert told == [(318, "2023-12-31"), (24, "2022-01-01")]


def test_an_answer_that_names_its_questions_belongs_to_them():
    text = (
        "1. How many children were at risk in 2022?\n2. How many went missing in 2022?\n"
        "3. How many were fostered in 2022?\n\n"
        "Our response to questions 1 and 2 is in the attached spreadsheet.\n\n3. 45\n"
    )
    letter = read(text)
    assert [(one.question, one.outcome) for one in letter.non_answers] == [
        ("1", "redirected"), ("2", "redirected"),
    ]  # fmt: skip
    assert [(one.question, one.value) for one in letter.figures] == [("3", 45)]


def test_an_answer_right_under_a_long_question_without_a_mark_is_read():
    text = (
        "1. Referrals made by schools to children's social care, in the financial years\n"
        "2020/21: 655\n2021/22: 701\n"
    )
    assert [one.value for one in read(text).figures] == [655, 701]


def test_what_the_law_allows_in_general_is_no_refusal_of_an_answer_that_is_given():
    text = (
        "1. How many children were adopted in 2022?\n\n14\n\n"
        "The law lets us refuse requests that cost more than £450 to answer. Yours did not.\n"
    )
    letter = read(text)
    assert [one.value for one in letter.figures] == [14]
    assert letter.non_answers == ()
