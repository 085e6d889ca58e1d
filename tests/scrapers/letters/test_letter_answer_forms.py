"""Answers that are a number in words, a band or a nought, each on a line of its own."""

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

LETTER = """1. How many children were referred over exploitation in 2022/23?
2. How many in 2021/22?

Response

1. {}
2. 17
"""
READ = {
    "Under 10": (None, 1, 9),
    "5 and under": (None, 1, 5),
    "not more than 5": (None, 1, 5),
    "no fewer than 20": (None, 20, None),
    "More than 40 but fewer than 50": (None, 41, 49),
    "1<5": (None, 1, 4),
    "Up to 5, including none": (None, 0, 5),
    "Between 10 and 15; the exact number would point to a child.": (None, 10, 15),
    "1 234": (1234, None, None),
    "Only one": (1, None, None),
    "about forty": (40, None, None),
    "a dozen": (12, None, None),
    "Twelve, all of them boys": (12, None, None),
    "Two hundred and forty-one, most of them girls.": (241, None, None),
    "Nil return": (0, None, None),
    "Nil, as there is no such unit here": (0, None, None),
    "No audits were made.": (0, None, None),
    "Figure suppressed": (None, None, None),
    "24.": (24, None, None),
    "Twenty-two (22)": (22, None, None),
    "163¹": (163, None, None),
    "45 [1]": (45, None, None),
}
NO_FIGURE = ["-", "n/a", "x", "TBC", "Not known", "See answer to 2.", "Within 3% of our return"]


def figures(answer):
    letter = read_letter(read_document(LETTER.format(answer).encode(), "letter.txt"))
    assert [one.value for one in letter.figures if one.question == "2"] == [17]
    return [one for one in letter.figures if one.question == "1"]


@pytest.mark.parametrize("answer", READ)
def test_an_answer_on_its_own_line_is_the_number_that_it_says(answer):
    assert [(one.value, one.lower, one.upper) for one in figures(answer)] == [READ[answer]]


@pytest.mark.parametrize("answer", NO_FIGURE)
def test_an_answer_that_says_no_number_is_no_figure(answer):
    assert figures(answer) == []


def test_a_number_called_approximate_waits_for_a_person():
    (one,) = figures("about forty")
    assert one.needs_review
    assert "approximate" in one.review_reason


def test_a_falling_range_is_two_counts():
    assert [one.value for one in figures("45 – 12 boys and 33 girls")] == [45, 12, 33]


@pytest.mark.parametrize(
    "aside",
    [
        "Percentages may not add up to 100 because they are rounded.",
        "We aim to answer 95% of requests within 20 working days.",
        "The target for this measure is 85%.",
        "Two officers would have to search 300 files.",
        "The office is at 40 Canal Street.",
        "The area has a population of 61,000.",
    ],
)
def test_what_a_letter_says_of_itself_is_no_figure(aside):
    assert [one.value for one in figures(f"12\n\n{aside}")] == [12]


def test_the_page_number_behind_a_reference_in_a_footer_is_no_figure():
    text = (
        "1. How many children were looked after on 31 March 2023?\n\n214\n\n"
        "Someborough Council, Town Hall, Someborough SB1 1AA        Ref: 9002713        2\n"
    )
    read = read_letter(read_document(text.encode(), "letter.txt"))
    assert [one.value for one in read.figures] == [214]
