"""Why a council gives no figure: the reason decides the outcome, in whatever words."""

from itertools import pairwise

import pytest

from scrapers.letters.labels import label_at
from scrapers.letters.outcomes import distinct, exemption_in, outcomes_of
from scrapers.letters.outline import Outline
from scrapers.letters.pointing import points_to, question_of

REASONS = {
    "not_recorded": [
        "The database cannot tell us which of them were siblings.",
        "Nothing on the form says so, as there is no box for it.",
        "No tally was kept before 2021.",
        "Neither sex nor age is a field in the log.",
        "This is not held in a form that can be counted.",
        "Mosaic has no means of recording this.",
        "It is not possible to run a report on this.",
        "School exclusions have only been recorded since May 2022.",
    ],
    "not_held": [
        "Court papers are not held by the council.",
        "The county keeps these records, not us.",
        "We searched and found nothing within the scope of this question.",
        "The Authority does not currently hold this.",
        "That would be held by the force and not by us.",
    ],
    "redirected": [
        "Please see the file named Answers 12.xlsx (3 sheets).",
        "They can be read at www.statistics.example/care",
        "Questions about sentencing should be directed to the Ministry of Justice.",
        "The table accompanying this e-mail gives the totals.",
        "Counts by age appear each autumn in the Department's statistics.",
        "You would need to ask the police for this.",
    ],
    "refused": [
        "We can neither confirm nor deny whether there is such a child.",
        "Names are personal data and are not released.",
        "The council will not disclose them.",
    ],
    "cost_limit": [
        "An officer would have to open all 512 records one at a time.",
        "We think it would take 61 hours.",
        "The work would go over the statutory limit.",
        "The only way is to go through each case file.",
    ],
    "partial": [
        "We can only give counts from 2021 onwards.",
        "Only the later years can be supplied.",
    ],
    "not_provided": [
        "Sorry, we cannot supply this one while we move systems.",
        "The service has not responded in time.",
        "No figure can be given for this.",
    ],
}
NONE = [
    "We no longer rely on section 12.",
    "Section 40(2) was applied in error.",
    "If you narrow the request we may be able to help.",
    "You may ask for one year only.",
    "Our privacy notice is at www.council.example/privacy",
    "In considering the public interest under section 31 we gave weight to openness.",
    "This letter is a refusal notice under section 17.",
    "Children whose ethnicity was not recorded: 12",
    "Not all referrals lead to an assessment.",
    "No child was refused a place.",
]
SECTIONS = {
    "NCND under s40(5B).": "s40(5B)",
    "We neither confirm nor deny this: section 31(3), law enforcement.": "s31(3)",
    "By virtue of section 21 we need not send it.": "s21",
    "Tables are on the Department's pages, not repeated here (section 21).": "s21",
    "Information given in confidence, section 41.": "s41",
    "We consider section 43(2) to be engaged.": "s43(2)",
    "132 applications under section 31": None,
}


@pytest.mark.parametrize(
    ("outcome", "sentence"), [(name, one) for name, all_ in REASONS.items() for one in all_]
)
def test_the_reason_decides_what_is_declined(outcome, sentence):
    assert outcomes_of(sentence, 0, len(sentence))[0].outcome == outcome


@pytest.mark.parametrize("sentence", NONE)
def test_advice_withdrawals_and_the_law_in_general_decline_nothing(sentence):
    assert outcomes_of(sentence, 0, len(sentence)) == []


@pytest.mark.parametrize("sentence", SECTIONS)
def test_a_section_is_read_where_it_is_relied_on(sentence):
    assert exemption_in(sentence) == SECTIONS[sentence]


def test_what_is_not_held_may_say_who_holds_it():
    said = "We do not hold this, please apply to the Home Office."
    assert [one.outcome for one in outcomes_of(said, 0, len(said))] == ["not_held", "redirected"]


def test_two_sections_of_the_act_are_two_refusals():
    text = "Exempt under section 22. Exempt under section 31(3). Exempt under section 31(3)(a)."
    stops = [0, 24, 53, len(text)]
    found = [outcomes_of(text, a, b)[0] for a, b in pairwise(stops)]
    assert [one.exemption for one in distinct(found, text)] == ["s22", "s31(3)"]


POINTERS = {
    "d) As for c) above.": "c",
    "See answer to 2.": "2",
    "Same as 6.": "6",
    "As above": "",
    "Ditto.": "",
    "Please see our reply to part (b).": "b",
    "See the report.": None,
    "As a council we do more.": None,
    "In total 12.": None,
}


@pytest.mark.parametrize("sentence", POINTERS)
def test_a_sentence_that_points_to_another_answer_names_it(sentence):
    assert points_to(sentence) == POINTERS[sentence]


def test_a_letter_points_to_the_part_of_its_own_question():
    assert question_of("b", ["1a", "1b", "2a"]) == "1b"
    assert question_of("2", ["12", "Q2"]) == "Q2"
    assert question_of("9", ["1", "19"]) is None


RANGES = {
    "i) and ii) None": ["i", "ii"],
    "(a)–(c) Not held": ["a", "b", "c"],
    "a. and b. Nil": ["a", "b"],
    "1 to 3 - Nil return.": ["1", "2", "3"],
    "a) to the police": ["a"],
}


@pytest.mark.parametrize("line", RANGES)
def test_one_answer_may_be_labelled_for_several_questions(line):
    label = label_at(line, 0, len(line))
    assert label
    assert Outline().enter(label) == RANGES[line]
