import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ASKED = "For the year 2022:\n{0} how many children went missing?\n{1} how many were at risk of CSE?"


def answers(text):
    read = read_letter(read_document(text.encode(), "letter.txt"))
    return [(one.question, one.value, one.as_printed) for one in read.figures]


@pytest.mark.parametrize(
    ("asked", "rows", "names"),
    [
        (("a.", "b."), ("a", "b"), ("a", "b")),
        (("1.", "2."), ("Q1", "Q2"), ("1", "2")),
        (("1.", "2."), ("1", "2"), ("1", "2")),
        (("i.", "ii."), ("i)", "ii)"), ("i", "ii")),
        (("a)", "b)"), ("(a)", "(b)"), ("a", "b")),
    ],
)
def test_a_row_labelled_with_a_question_answers_that_one(asked, rows, names):
    table = f"\tBoys\tGirls\n{rows[0]}\t61\t62\n{rows[1]}\t63\t64\n"
    assert answers(f"{ASKED.format(*asked)}\n\nResponse\n\n{table}") == [
        (names[0], 61, "61"),
        (names[0], 62, "62"),
        (names[1], 63, "63"),
        (names[1], 64, "64"),
    ]


def test_quarters_are_no_questions():
    asked = (
        "1. How many referrals each quarter?\n2. How many episodes each quarter?\n\nResponse\n\n"
    )
    found = answers(f"{asked}2.\n\n\t2021/22\t2022/23\nQ1\t61\t62\nQ2\t63\t64\n")
    assert {name for name, *_ in found} == {"2"}


def test_the_row_label_c_is_no_hidden_count():
    rows = "\t2021\t2022\na\t61\t62\nb\t63\t64\nc\t65\tc\n\nc = suppressed, between 1 and 5.\n"
    found = answers(f"Children at risk of CSE, by band\n\n{rows}")
    assert [printed for *_, printed in found] == ["61", "62", "63", "64", "65", "c"]


@pytest.mark.parametrize("legend", [
    "c = suppressed, between 1 and 5.", "* = fewer than 5", "[c] denotes a suppressed figure",
    "x - not available", "Key: * = suppressed",
])  # fmt: skip
def test_the_legend_of_a_mark_is_neither_figure_nor_refusal(legend):
    text = f"1. How many children went missing in 2022?\n\n61 children\n\n{legend}\n"
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [one.value for one in read.figures] == [61]
    assert read.non_answers == ()


def test_an_answer_under_its_letter_is_no_legend():
    text = "1. How many children went missing in 2022?\n\na = 61 children\n"
    assert [value for _, value, _ in answers(text)] == [61]
