import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ASKED = "1. How many children were referred for exploitation in 2022/23?\n\n"


def read(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


ASIDES = {
    "what may be": "Forty-five children. A referral can concern 2 children.",
    "what is now": "45 children. There are 12 children on the list.",
}


@pytest.mark.parametrize("answer", ASIDES.values(), ids=ASIDES)
def test_a_number_that_only_explains_waits_for_a_person(answer):
    first, second = read(ASKED + answer + "\n").figures
    assert not first.needs_review
    assert second.needs_review
    assert "sentence" in second.review_reason


NO_FIGURES = {
    "what the requester was told": 'At (b) you say "fewer than 30". That was wrong.',
    "a way of counting": "Note that a child with two referrals in a year is there twice.",
    "one or several": "A case can involve one child or several brothers and sisters.",
    "more than one": "An assessment can have more than one factor.",
    "a sample": "Three officers were asked to try a sample.",
    "no responsibility": "As a second tier authority we have no responsibility for children.",
    "an address": "Sowden House, 5 Tarn Row.",
    "a page of pages": "Ashcombe is an employer of everyone          2 of 2",
    "a question's number": "For 2 we have gone through the register.",
}


@pytest.mark.parametrize("words", NO_FIGURES.values(), ids=NO_FIGURES)
def test_what_counts_nothing_is_no_figure(words):
    found = read(f"{ASKED}45 children.\n\n{words}\n").figures
    assert [one.value for one in found] == [45]


def test_a_number_beside_a_refusal_on_cost_waits_for_a_person():
    text = (
        "1. How many contacts gave exploitation as the reason in 2022/23?\n\n"
        "There are 40,000 contacts in the notes. We refuse this question under section 12(1) as "
        "it would take over 18 hours.\n"
    )
    (one,) = read(text).figures
    assert one.needs_review
    assert "cost" in one.review_reason


@pytest.mark.parametrize("closing", ["", "Should you be dissatisfied, please tell us.\n\n"])
def test_the_number_of_a_page_is_no_figure_above_the_closing_part(closing):
    text = f"{ASKED}45 children.\n\nThe figures come from our own records of that year.\n\n1\n\n"
    assert [one.value for one in read(text + closing).figures] == [45]


def test_a_digit_below_a_question_answers_it_though_the_closing_part_follows():
    text = "Please say how many children were trafficked in 2022/23.\n\n1\n\nYours faithfully\n"
    assert [one.value for one in read(text).figures] == [1]


def test_and_below_begins_another_band():
    text = "1. How many children were on a plan on 31 March 2020?\n\n196 and below 6.\n"
    found = read(text).figures
    assert [(one.value, one.lower, one.upper) for one in found] == [(196, None, None), (None, 1, 5)]


def test_a_mark_explained_below_the_word_notes_is_believed():
    table = "Type | 2020/21 | 2021/22\nSexual | c | 6\nLabour | 0 | c\n"
    text = f"{table}\nNotes\nc    number of 1 to 5, not shown\n"
    hidden = [one for one in read(text).figures if one.suppressed]
    assert [(one.lower, one.upper) for one in hidden] == [(1, 5), (1, 5)]


def test_the_questions_that_a_mail_quotes_are_no_figures():
    text = (
        "> 1. How many children went missing from care in 2023/24?\n61\n\n"
        "> 2. How many of these for more than a day?\n4\n"
    )
    assert [(one.question, one.value) for one in read(text).figures] == [("1", 61), ("2", 4)]


OTHERS = {
    "England": "In 2023, 88% of conferences were in time, compared with an England average of 78.",
    "days": "In 2023, 88% of conferences were held within 15 working days, the average being good.",
    "a label": "Placement moves, three or more in the year: 88",
    "a reference": "Information request 23-0091. There were 88 children in 2023.",
}


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_what_stands_beside_a_count_is_not_counted(words):
    assert [one.value for one in read(words + "\n").figures] == [88]


KEPT = {
    "out of": ("How many care leavers are in suitable homes?", "74 out of 88", [74, 88]),
    "occasions": ("How many went missing?", "33 children, on 51 occasions.", [33, 51]),
    "after the year": ("How many plans began?", "During the year 251 plans began.", [251]),
    "of the number": ("How many were boys?", "Of 47, 29 of the forty-seven were boys.", [29]),
}


@pytest.mark.parametrize(("asked", "answer", "values"), KEPT.values(), ids=KEPT)
def test_a_count_is_not_left_out_for_the_words_beside_it(asked, answer, values):
    assert [
        v
        for v in values
        if v not in [one.value for one in read(f"1. {asked}\n\n{answer}\n").figures]
    ] == []


def test_what_was_told_before_waits_for_a_person():
    text = ASKED + "We told you that 38 children were referred. The right figure is 41.\n"
    first, second = read(text).figures
    assert first.needs_review
    assert "told before" in first.review_reason
    assert not second.needs_review


def test_an_answer_is_labelled_with_its_part():
    text = (
        "Q1a. How many referrals to the NRM were made in 2022?\nQ1b. How many were accepted?\n\n"
        "A1a. There were 41.\nA1b. There were 33.\n"
    )
    assert [(one.question, one.value) for one in read(text).figures] == [("1a", 41), ("1b", 33)]
