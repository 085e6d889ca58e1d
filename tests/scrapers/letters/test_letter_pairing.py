import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter


def told(asked, answer):
    read = read_letter(read_document(f"1. {asked}\n\n{answer}\n".encode(), "letter.txt"))
    return [(one.value, one.period_label, one.needs_review) for one in read.figures]


@pytest.mark.parametrize(
    ("asked", "answer", "expected"),
    [
        ("What was spent in 2020/21 and 2021/22?", "£1.5m and £2m respectively.",
         [(1_500_000, "2020/21", False), (2_000_000, "2021/22", False)]),
        ("How many children were at risk of CSE?", "In 2020 and 2021 there were 6 and 9 children.",
         [(6, "2020", False), (9, "2021", False)]),
        ("How many children were at risk of CSE?",
         "There were 6 (10%) and 9 (12%) in 2020 and 2021 respectively.",
         [(6, "2020", False), (10, "2020", False), (9, "2021", False), (12, "2021", False)]),
        ("How many children had a plan as at 31 March 2021 and 31 March 2022?",
         "210 and 198 respectively.",
         [(210, "as at 31 March 2021", False), (198, "31 March 2022", False)]),
        ("How many children were at risk of CSE in 2019, 2020 and 2021?",
         "There were 6 and 9 respectively.",
         [(6, "2019, 2020 and 2021", True), (9, "2019, 2020 and 2021", True)]),
        ("How many children were at risk of CSE and CCE in 2020 and 2021?",
         "6 and 9 respectively.", [(6, "2020", True), (9, "2021", True)]),
        ("How many children were at risk of CSE, and how many of CCE, in 2020?", "6 and 9",
         [(6, "2020", True), (9, "2020", True)]),
    ],
)  # fmt: skip
def test_counts_and_periods_go_together_in_order_or_wait_for_a_person(asked, answer, expected):
    assert told(asked, answer) == expected


@pytest.mark.parametrize(
    "answer",
    ["An increase of 5% to 12 children in 2022.", "This rose by 4 to 12 children in 2022."],
)
def test_by_how_much_a_count_changed_is_no_count(answer):
    asked = "How many children were at risk of CSE in 2022?"
    assert [value for value, *_ in told(asked, answer)] == [12]


def test_each_number_of_a_sentence_is_of_the_harm_that_follows_it():
    text = "1. How many children were identified as at risk of CSE and CCE in 2022?\n\n"
    text += "We identified 31 children at risk of CSE and 17 at risk of CCE.\n"
    found = read_letter(read_document(text.encode(), "letter.txt")).figures
    assert [(one.value, one.measure, one.topic) for one in found] == [
        (31, "cse_identified", "cse"), (17, "cce_identified", "cce"),
    ]  # fmt: skip
