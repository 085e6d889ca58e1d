from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.outcomes import exemption_in
from scrapers.letters.read import read_letter


def letter(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


def said(text):
    return [(one.question, one.outcome, one.exemption) for one in letter(text).non_answers]


@pytest.mark.parametrize(
    ("answer", "outcome", "exemption"),
    [
        ("This is refused under section 12(2) of the Act.", "cost_limit", "s12(2)"),
        ("Exempt under Section 40 (2) of the FOIA.", "refused", "s40(2)"),
        ("The council has applied S43 of the Freedom of Information Act.", "refused", "s43"),
        ("Exempt under section 38(1)b of the Act.", "refused", "s38(1)(b)"),
        ("Exempt under section 21, as it is published.", "redirected", "s21"),
        ("To answer would take more than 18 hours.", "cost_limit", None),
        ("Please see the attached spreadsheet.", "redirected", None),
        ("This is published at https://www.gov.uk/a/b.", "redirected", None),
        ("The council does not hold this information.", "not_held", None),
        ("Information not held", "not_held", None),
        ("We do not record this.", "not_recorded", None),
        ("This is not held in a reportable format.", "not_recorded", None),
        ("We are unable to provide this information.", "not_provided", None),
        ("We use other ways of working with such families here.", "not_provided", None),
    ],
)
def test_says_why_a_question_has_no_figure(answer, outcome, exemption):
    found = said(f"1. How many children were referred?\n\n{answer}\n\n2. And boys?\n\n12\n")
    assert found == [("1", outcome, exemption)]


@pytest.mark.parametrize(
    "answer",
    ["12", "None", "There were 12 children, assessed under section 17 of the Children Act 1989."],
)
def test_an_answer_with_its_figure_declines_nothing(answer):
    assert said(f"1. How many children were referred?\n\n{answer}\n") == []


def test_see_the_response_to_question_2_takes_over_what_it_says():
    text = (
        "2. How many were involved?\n\nRefused under section 12(2) of the Act.\n\n"
        "3. How many were investigated?\n\nSee response to Question 2.\n\n"
        "4. How many were charged?\n\nAs above\n"
    )
    assert said(text) == [(name, "cost_limit", "s12(2)") for name in "234"]


def test_a_request_that_speaks_of_exemptions_is_no_refusal():
    text = (
        "1. How many children?\n\nIf any part of this request exceeds the cost limit, please "
        "provide advice under Section 16 of the Act.\n\nResponse\n\n1. 12\n"
    )
    assert said(text) == []


def test_a_redirection_names_the_link_and_the_data_set():
    text = (
        "1. How many children are at risk of child sexual exploitation and child criminal "
        "exploitation in 2019/20?\n\nExempt under Section 21 of the Act. See "
        "https://stats.example/children. Please refer to the published data set "
        "c3_factors_2018_to_2024.\n"
    )
    (one,) = letter(text).non_answers
    assert (one.outcome, one.exemption) == ("redirected", "s21")
    assert one.redirect_url == "https://stats.example/children"
    assert one.redirect_dataset == "c3_factors_2018_to_2024"
    assert one.measures == ("cse_identified", "cce_identified")
    assert (one.period_start, one.period_end) == (date(2019, 4, 1), date(2020, 3, 31))


def test_not_captured_before_a_year_speaks_of_that_time_and_that_measure_only():
    text = (
        "1. How many children were identified as at risk of CSE and CCE from 2019/20 to 2023/24?"
        "\n\nThe factor for CCE was not recorded before 2022/2023.\n"
    )
    (one,) = letter(text).non_answers
    assert one.outcome == "not_recorded"
    assert one.measures == ("cce_identified",)
    assert (one.period_start, one.period_end) == (None, date(2022, 3, 31))


@pytest.mark.parametrize(
    ("text", "disposition"),
    [
        ("1. How many?\n\n12\n", "all_supplied"),
        ("1. How many?\n\n12\n\n2. How many?\n\nNot held\n", "part_supplied"),
        ("1. How many?\n\nNot held\n", "not_held"),
        ("1. How many?\n\nPlease see the attached spreadsheet.\n", "redirected"),
        ("1. How many?\n\nRefused under section 14 of the Act.\n", "refused"),
        ("Good morning\n", "unknown"),
    ],
)
def test_the_disposition_follows_from_what_was_answered(text, disposition):
    assert letter(text).disposition == disposition


@pytest.mark.parametrize("text", ["section 17 of the Children Act 1989", "Section 16 of the Act"])
def test_a_section_that_refuses_nothing_is_no_exemption(text):
    assert exemption_in(text) is None
