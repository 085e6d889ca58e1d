from datetime import date

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ASKED = (
    "1. How many section 47 enquiries were started in 2022/23?\n"
    "2. How many initial child protection conferences were held in 2022/23?\n\n"
    "Response\n\n"
)


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def test_as_many_counts_as_questions_are_shared_out_in_their_order():
    found = figures(
        ASKED + "Questions 1 and 2 - 61 enquiries, of which seven led to a conference\n"
    )
    assert [(one.question, one.value) for one in found] == [("1", 61), ("2", 7)]


def test_one_count_answers_all_questions_answered_together():
    found = figures(ASKED + "1. and 2. None.\n")
    assert [(one.question, one.value) for one in found] == [("1", 0), ("2", 0)]


def test_more_counts_than_questions_are_left_to_a_person():
    found = figures(ASKED + "Questions 1 and 2 - 61 enquiries, 14 conferences and 9 plans.\n")
    assert found
    assert all(one.needs_review for one in found)
    assert "answered together" in found[0].review_reason


def test_a_table_under_two_questions_is_read_once_each_column_for_its_own():
    table = (
        "Questions 1 and 2\n\nYear\tEnquiries\tConferences\n2021/22\t611\t204\n2022/23\t687\t231\n"
    )
    found = figures(ASKED + table)
    assert [(one.question, one.value) for one in found] == [
        ("1", 611), ("2", 204), ("1", 687), ("2", 231)
    ]  # fmt: skip


def test_a_column_of_what_happened_has_not_the_day_of_the_question_beside_it():
    text = (
        "1. How many children were on a child protection plan at 31 March each year?\n"
        "2. How many children started a plan in each year?\n\nResponse\n\n1 and 2.\n\n"
        "Year\tPlans at 31 March\tStarted\n2021/22\t402\t511\n2022/23\t377\t468\n"
    )
    found = figures(text)
    assert [(one.value, one.as_at) for one in found] == [
        (402, date(2022, 3, 31)), (511, None), (377, date(2023, 3, 31)), (468, None)
    ]  # fmt: skip
