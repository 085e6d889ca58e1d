"""Which lines are the rest of the ones above them, and which stand for themselves."""

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.passages import passages_of
from scrapers.letters.read import read_letter

ASKED = "1. How many children were on a child protection plan on 31 March 2023?\n"
TOLD = "Over that year the council recorded a number of children missing from care of"


def read(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


def passages(text):
    page = passages_of(read_document(text.encode(), "letter.txt"))
    return [" ".join(page.text[one.start : one.end].split()) for one in page.passages]


def counts(text):
    return [one.value for one in read(text).figures]


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("Over the whole of that year the number of such children was fewer than", "5 in all."),
        ("The number of referrals made to the council in the year to 31", "March 2023: 2,946"),
        ("Children who began a child protection plan in the year to 31 March", "2023 - 187"),
        ("For any question about this reply please ring us on our number, 01444", "555 600."),
        ("We hold no such record and so apply the law as set out in section 12", "(2) of it."),
        ("The counts of each reporting year (which runs from the 1st of April", "– 31 March)"),
        ("The information asked for may be read by all on our website, which is:", "www.a.example"),
        ("How many cared for were (a) with kin (b) fostered by our own carers", "(c) adopted?"),
    ],
)
def test_a_phrase_that_the_margin_broke_is_whole(above, rest):
    assert passages(f"{above}\n{rest}\n") == [f"{above} {rest}"]


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Number of children missing from the care of this council in all of 2023", "12"),
        ("Number of children missing from the care of this council in the year", "2023: 12"),
        ("How many of the children missing from care were found within one day?", "Four"),
        ("The number of children in our care who were missing for a day or more", "Answer: 9"),
    ],
)
def test_an_answer_below_a_long_line_stands_for_itself(above, line):
    assert passages(f"{above}\n{line}\n") == [above, line]


def test_a_word_that_had_room_above_begins_a_line_of_its_own():
    long = "The council has looked at each of its records of children and found no more to add here"
    short = "Children in the care of this council who went missing in 2023"
    assert passages(f"{long}\n\n{short}\nGirls were\n")[1:] == [f"{short}", "Girls were"]


@pytest.mark.parametrize(
    "foot",
    ["Page 1 of 2", "- 1 -", "OFFICIAL", "OFFICIAL - SENSITIVE", "Page 1 of 2\nOFFICIAL\n\n"],
)
def test_a_page_that_ends_in_a_sentence_takes_nothing_from_it(foot):
    whole = counts(f"{ASKED}{TOLD} 12 children.\n")
    assert counts(f"{ASKED}{TOLD}\n\n{foot}\n12 children.\n") == whole == [12]


def test_the_councils_name_over_each_page_takes_nothing_from_a_sentence():
    name = "Testbury Borough Council"
    text = f"{name}\n\n{ASKED}{TOLD}\n1\f{name}\n12 children.\n2\n"
    assert counts(text) == [12]


@pytest.mark.parametrize(
    "end",
    [
        "Testbury Council, Market Square, Testbury TE1 2ST\n\n1",
        "Please quote our reference if you write to us again.\n\nPage 2 of 3",
        "The reply was sent by the information team of the council.\n\n- 2 -",
        "The reply was sent by the information team of the council.\n\n2",
    ],
)
def test_a_pages_number_is_no_figure(end):
    assert counts(f"{ASKED}41\n\n{end}\n") == [41]


def test_a_number_below_the_last_question_answers_it():
    assert counts(f"{ASKED}\n1\n") == [1]


def test_days_are_counted_only_where_a_sentence_asks_how_long_something_lasted():
    told = "The average cost of a placement is not known. Please write within 40 working days."
    assert counts(f"{ASKED}{told}\n") == []


def test_what_stood_between_two_pages_is_in_no_label():
    text = f"{ASKED}{TOLD}\n\nPage 1 of 2\n\n12 children.\n"
    figure = read(text).figures[0]
    assert "Page" not in figure.measure_text
    assert figure.quote in text
