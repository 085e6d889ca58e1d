import pytest

from scrapers.documents.read import read_document
from scrapers.letters.notes import find_notes
from scrapers.letters.read import read_letter

ASKED = "1. How many children were identified as at risk of CSE in each year?\n\n"


def letter(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


def bounds(text):
    return [(one.as_printed, one.lower, one.upper) for one in letter(text).figures]


@pytest.mark.parametrize("line", ["2021/22: *", "2021/22 - *", "2021/22 *", "*"])
def test_a_mark_outside_a_table_is_a_figure_without_bounds(line):
    (one,) = letter(f"{ASKED}{line}\n").figures
    assert (one.as_printed, one.value, one.lower, one.upper) == ("*", None, None, None)
    assert one.suppressed


def test_a_mark_among_counts_keeps_its_place_and_takes_the_bounds_it_is_given():
    text = f"{ASKED}2019: 14, 2020: *, 2021: 9\n\n* = fewer than 8\n"
    assert bounds(text) == [("14", None, None), ("*", 1, 7), ("9", None, None)]
    assert [one.period_label for one in letter(text).figures] == ["2019", "2020", "2021"]


@pytest.mark.parametrize("text", ["Children in care * were counted once.", "The 2021 figure* is 4"])
def test_a_star_after_words_is_no_hidden_count(text):
    assert "*" not in [one.as_printed for one in letter(f"{ASKED}{text}\n").figures]


TABLE = "Year\tBoys\tGirls\n2021\t18\t*\n2022\t21\t*\n\n"


@pytest.mark.parametrize(
    ("legend", "expected"),
    [
        ("* means a number below 6", (1, 5)),
        ("*Fewer than 6", (1, 5)),
        ("An asterisk (*) denotes 0 to 5", (0, 5)),
        ("* = under 6, including zero", (0, 5)),
        ("* denotes below 6 or suppressed so that a larger one cannot be worked out", (None, None)),
        ("* stands for fewer than 6, or withheld to prevent identification", (None, None)),
        ("Numbers below 6 have been replaced with *", (1, 5)),
    ],
)
def test_a_mark_hides_what_its_legend_says_and_no_less(legend, expected):
    read = letter(f"{ASKED}{TABLE}{legend}\n")
    hidden = [(one.lower, one.upper) for one in read.figures if one.suppressed]
    assert hidden == [expected, expected]
    assert [one.value for one in read.figures if not one.suppressed] == [18, 21]
    assert read.non_answers == ()


def test_only_a_word_about_small_counts_speaks_against_a_band():
    asked = "1. How many children under 18 were recorded as missing in 2021?\n\n<5\n"
    (plain,) = letter(asked).figures
    assert plain.review_reason is None
    (told,) = letter(f"{asked}\nNumbers of 7 and below are withheld.\n").figures
    assert (told.lower, told.upper, told.needs_review) == (1, 4, False)
    assert "counts of 7 and below are suppressed" in told.review_reason


@pytest.mark.parametrize(
    "text",
    [
        "How many children under 18 were recorded as missing?",
        "Fewer than 5 children were recorded as at risk.",
        "Please suppress any number below 5.",
        "This represents fewer than 5 children.",
        "c - fewer than 5",
    ],
)
def test_what_is_no_note_on_small_counts_is_none(text):
    assert find_notes(text) == []


def test_fewer_than_five_with_its_refusal_is_a_figure_and_a_non_answer():
    read = letter(f"{ASKED}Fewer than 5; the number is withheld under section 40(2) of the Act.\n")
    assert [(one.lower, one.upper) for one in read.figures] == [(1, 4)]
    assert [(one.outcome, one.measures) for one in read.non_answers] == [("refused", ())]
