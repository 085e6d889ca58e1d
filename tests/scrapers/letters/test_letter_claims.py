"""A non-answer claims no measure that the letter does not speak of."""

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

CSE = "How many children were identified as at risk of child sexual exploitation in 2022?"
CCE = "How many children were identified as victims of child criminal exploitation in 2022?"


def claimed(asked, answer):
    read = read_letter(read_document(f"1. {asked}\n\n{answer}\n".encode(), "letter.txt"))
    return [one.measures for one in read.non_answers]


@pytest.mark.parametrize(
    ("asked", "answer", "measures"),
    [
        (CSE, "We do not record this information.", ("cse_identified",)),
        (CCE, "The council does not hold this data.", ("cce_identified",)),
        (CCE, "Refused under section 12(2) of the Act.", ("cce_identified",)),
        (CSE, "Please see the attached spreadsheet.", ("cse_identified",)),
        (
            f"{CSE} Please provide an age breakdown if available.",
            "This is exempt under section 21.",
            ("cse_identified",),
        ),
        (
            f"{CSE[:-1]}, if your council uses a different period, in the nearest equivalent?",
            "Not held.",
            ("cse_identified",),
        ),
        (
            "Children who are victims of exploitation or at risk of it. How many children were "
            "recorded in 2022/23 under each of these?\n\n- Criminal exploitation (CCE)\n"
            "- Child sexual exploitation (CSE)",
            "Please see the attached spreadsheet.",
            ("cse_identified", "cce_identified"),
        ),
        (
            "How many children were identified as linked to gangs?",
            "Not held",
            ("gangs_identified",),
        ),
    ],
)
def test_a_refusal_of_the_count_that_is_asked_claims_it(asked, answer, measures):
    assert claimed(asked, answer) == [measures]


@pytest.mark.parametrize(
    "answer",
    [
        "A breakdown by age is not held.",
        "We do not record the ethnicity of the children.",
        "School exclusion data is not held by the council.",
        "The way in which workers note concerns is not recorded.",
        "Where numbers are small they are exempt under section 40(2) of the Act.",
    ],
)
def test_a_remark_on_a_part_or_a_method_claims_nothing(answer):
    assert claimed(CSE, answer) == [()]


@pytest.mark.parametrize(
    "asked",
    [
        "How many children at risk of CCE were exploited by organised crime groups?",
        "How many children at risk of CCE were exploited through county lines?",
        "How many children at risk of CSE were exploited in hotels or other settings?",
        "How many children have a flag in the system for CSE?",
        "How many children have been involved in child sexual exploitation?",
        "How many cases of children at risk of CSE were investigated?",
        "Please break the children at risk of CSE down by sex.",
        "Which categories do you use for CSE and CCE?",
    ],
)
def test_another_question_than_how_many_are_at_risk_is_not_that_count(asked):
    assert claimed(asked, "We do not hold this information.") == [()]


def test_beside_figures_a_remark_without_a_time_claims_nothing():
    assert claimed(CSE, "14 children.\n\nThis information is not recorded.") == [()]


def test_a_question_for_the_years_above_has_the_years_of_the_question_that_lists_them():
    text = (
        f"1. {CSE.replace(' in 2022', '')[:-1]} in each of 2019/20, 2020/21 and 2021/22?\n\nNot "
        "held\n\n2. Does your system have a field for it?\n\nNo field is held.\n\n"
        "3. For the years above, how many children were identified as in gangs?\n\nNot held\n"
    )
    read = read_letter(read_document(text.encode(), "letter.txt"))
    last = read.non_answers[-1]
    assert (last.question, last.measures) == ("3", ("gangs_identified",))
    assert (str(last.period_start), str(last.period_end)) == ("2019-04-01", "2022-03-31")


def test_a_cell_without_its_count_says_which_measure_and_which_year():
    table = "Year\tChildren at risk of CSE\tChildren at risk of CCE\n2019/20\t12\tnot collected\n"
    text = f"1. How many children were at risk of exploitation?\n\n{table}2020/21\t15\t9\n"
    read = read_letter(read_document(text.encode(), "letter.txt"))
    (said,) = read.non_answers
    assert (said.outcome, said.measures, said.quote) == (
        "not_recorded", ("cce_identified",), "2019/20\t12\tnot collected",
    )  # fmt: skip
    assert (str(said.period_start), str(said.period_end)) == ("2019-04-01", "2020-03-31")
    assert len(read.figures) == 3


def test_of_several_links_the_first_is_where_the_figures_are():
    text = (
        f"1. {CSE}\n\nThis is exempt under section 21, as it is published: "
        "<https://statistics.example/children-in-need>\n\nFor anything further ask the "
        "police, see <https://foi.police.example/>\n"
    )
    (said,) = read_letter(read_document(text.encode(), "letter.txt")).non_answers
    assert said.redirect_url == "https://statistics.example/children-in-need"
