import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

ASKED = "1. How many children were found to carry drugs in 2022/23?\n\n"


def outcomes(answer, asked=ASKED):
    letter = read_letter(read_document(f"{asked}{answer}\n".encode(), "letter.txt"))
    return sorted(f"{one.outcome} {one.exemption or ''}".strip() for one in letter.non_answers)


SAID = {
    "who should be asked": ("Fenwater Police have a unit, who should be asked.", "redirected"),
    "where it should go": ("The request should go to the Metropolitan Police.", "redirected"),
    "the county": ("You would need to ask the County, at foi@fenshire.example.", "redirected"),
    "each of them": ("The other councils keep it; you need to ask each of them.", "redirected"),
    "where to find it": ("You can find them at https://www.gov.uk/statistics", "redirected"),
    "no source": ("This is not a source that can be picked in our system.", "not_recorded"),
    "no field": ("There isn't a field for it in the system.", "not_recorded"),
    "no responsibility": ("We have no responsibility for children's social care.", "not_held"),
    "no average of its own": ("The council does not produce its own average.", "not_held"),
    "past the limit": ("This would take us past the 18 hour limit.", "cost_limit"),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "outcome"), SAID.values(), ids=SAID)
def test_what_is_declined_is_told_by_its_kind(answer, outcome):
    assert outcome in outcomes(answer)


IDLE = {
    "the regulator": "The ICO can be reached through its website.",
    "who is counted": "12 children. Health colleagues aren't counted here.",
    "copyright": "12 children. Please note this does not give a right to re-use it.",
    "the public interest": "12 children. The public interest test was not needed for it.",
}


@pytest.mark.parametrize("answer", IDLE.values(), ids=IDLE)
def test_what_declines_nothing_is_no_answer_of_its_own(answer):
    assert outcomes(f"12 children.\n\n{answer}") == []


def test_the_law_in_general_is_relied_on_where_the_request_is_refused_by_it():
    answer = (
        "In the period there were 731 such children. Section 12 of the FOIA allows a public "
        "authority to refuse where the cost would be over the appropriate limit. Your request is "
        "therefore refused."
    )
    assert "cost_limit s12" in outcomes(answer)


def test_the_answer_below_two_questions_said_again_is_of_both():
    asked = (
        "1. How many children went missing in 2022/23?\n2. The providers you pay most.\n"
        "3. The sum paid to each.\n\nResponse\n\n1. 12\n\n"
    )
    again = "2.-3. The providers you pay most.\n\nA: Exempt under section 43(2).\n"
    assert outcomes(again, asked) == ["refused s43(2)"] * 2


def test_referrals_that_the_council_itself_made_are_not_those_it_received():
    asked = "1. How many referrals about children did your own staff send in 2019?\n\n14\n"
    (one,) = read_letter(read_document(asked.encode(), "letter.txt")).figures
    assert one.measure is None


def test_referrals_that_staff_are_said_to_have_made_are_no_measure():
    text = "You asked of our own staff.\n\nIn 2019 they made 14 referrals, in 2020 eleven.\n"
    found = read_letter(read_document(text.encode(), "letter.txt")).figures
    assert [(one.value, one.measure) for one in found] == [(14, None), (11, None)]
