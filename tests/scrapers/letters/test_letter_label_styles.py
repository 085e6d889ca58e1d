"""The styles in which letters number questions, and lines that hold more than one answer."""

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.labels import label_at
from scrapers.letters.read import read_letter

LABELS = {
    "1.1 Number of children": ("dotted", "1.1"),
    "Q1.2 How many": ("dotted", "1.2"),
    "Question two: how many": ("number", "2"),
    "Answer to question 3:": ("number", "3"),
    "1 How many children": ("number", "1"),
    '"1. How many': ("number", "1"),
    "Q4 = 21": ("number", "4"),
    "Q2-4. None": ("number", "2"),
    "Answers 2 to 4: none": ("number", "2"),
    "Question (2): how many": ("number", "2"),
    "*  Q3 How many": ("number", "3"),
    "1, 2 and 3.": ("number", "1"),
}
NONE = [
    "2.5 FTE",
    "1, 2 and 3 bedrooms",
    "Q2 (Jul-Sep)   73",
    "12 children",
    "Q1 2019/20: 11",
    "0-4: 3",
    "c. £1.4 million",
    "17.8",
]


@pytest.mark.parametrize("line", LABELS)
def test_a_line_that_opens_with_a_label_has_it(line):
    label = label_at(line, 0, len(line))
    assert (label.style, label.name) == LABELS[line]


@pytest.mark.parametrize("line", NONE)
def test_a_count_a_quarter_or_an_age_at_a_lines_start_is_no_label(line):
    assert label_at(line, 0, len(line)) is None


LETTERS = {
    "dotted": (
        "1. Children in need\n\n"
        "1.1 Number of children in need on 31 March 2023\nResponse: 2,044\n\n"
        "1.2 Number of the children in 1.1 with more than 25 visits\nResponse: Fewer than 5\n",
        [("1.1", 2044, None), ("1.2", None, 4)],
    ),
    "sections": (
        "A1. How many children were at risk in 2022?\n12\nA2. How many were girls?\n5\n"
        "B1. How many were missing in 2022?\n7\n",
        [("A1", 12, None), ("A2", 5, None), ("B1", 7, None)],
    ),
    "capitals": (
        "A. How many children were at risk in 2022?\nB. How many were missing in 2022?\n\n"
        "A. 87\nB. Fewer than 5\n",
        [("A", 87, None), ("B", None, 4)],
    ),
    "digits-alone": (
        "1\nNumber of children at risk in 2022\n\n12\n\n2\nCost of the service in 2022\n\n£5,000\n",
        [("1", 12, None), ("2", 5000, None)],
    ),
    "run-on": (
        "1. How many were at risk in 2022?\n2. How many were missing in 2022?\n"
        "3. How many died?\n\nResponse\n\nQ1 = 167, Q2 = 1,308, Q3 = nil.\n",
        [("1", 167, None), ("2", 1308, None), ("3", 0, None)],
    ),
    "parts-on-a-line": (
        "1. How many calls were there in (a) 2021/22 and (b) 2022/23?\n"
        "Response: (a) 288 (b) 719\n\n"
        "2. How many referrals were there in 2022/23?\nResponse: 45\n",
        [("1a", 288, None), ("1b", 719, None), ("2", 45, None)],
    ),
    "a-part-behind-its-question": ("1. a. 12\n   b. 15\n", [("1a", 12, None), ("1b", 15, None)]),
    "after-a-range": (
        "1-3. This information is not held.\n4. The number of children in 2020 was 12.\n",
        [("4", 12, None)],
    ),
    "two-counts-are-no-range-of-labels": (
        "1) How many children were at risk in 2021/22 and in 2022/23?\n\n9 and 12.\n\n"
        "2) How many were missing in 2022/23?\n\n4\n",
        [("1", 9, None), ("1", 12, None), ("2", 4, None)],
    ),
}


def test_a_list_of_numbers_is_the_label_of_them_all():
    label = label_at("1, 3 and 4.", 0, 11)
    assert (label.number, label.listed, label.upto) == (1, (3,), 4)


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


@pytest.mark.parametrize("style", LETTERS)
def test_every_count_stands_under_its_own_question(style):
    text, wanted = LETTERS[style]
    assert [(one.question, one.value, one.upper) for one in figures(text)] == wanted


def test_a_part_named_within_the_question_dates_its_answer():
    first, second, _ = figures(LETTERS["parts-on-a-line"][0])
    assert (str(first.period_start), str(second.period_start)) == ("2021-04-01", "2022-04-01")
