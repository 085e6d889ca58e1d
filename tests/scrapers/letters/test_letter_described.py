from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.lines import to_lines
from scrapers.letters.read import read_letter


def letter(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


@pytest.mark.parametrize(
    ("asked", "answer", "unit", "topic", "measure"),
    [
        ("How many children were on a child protection plan at 31 March 2023?", "228",
         "children", "child_protection_plan", "cp_plans_at_date"),
        ("How many children have been on a CP plan for 12 months+?", "45",
         "children", "child_protection_plan", "cp_plans_over_12_months"),
        ("How many unborn babies were on a child protection plan at 31 March 2023?", "4",
         "children", "child_protection_plan", None),
        ("How many initial child protection conferences were held?", "106 children",
         "children", "child_protection_conference", "icpc_children"),
        ("How many review child protection conferences (RCPC) have been held?", "167",
         "conferences", "child_protection_conference", "rcpc"),
        ("How many children were referred because of child sexual exploitation?", "12",
         "children", "cse", "cse_referrals"),
        ("How many missing children were there CSE concerns about?", "2",
         "children", "cse", None),
        ("How many children were at risk of child criminal exploitation?", "9",
         "children", "cce", "cce_identified"),
        ("How many section 47 enquiries were started?", "9", "cases", "section_47",
         "s47_enquiries"),
        ("How many calls were made to the MASH?", "9", "calls", "mash_contact", "mash_contacts"),
        ("What was the budget for fostering?", "1,500", "GBP", "budget", None),
        ("How many social workers do you employ?", "186.5", "staff", "workforce", None),
        ("How many referrals went to the National Referral Mechanism?", "3", "referrals", "nrm",
         None),
        ("How many conferences were held, and how many within 15 working days?", "300",
         "conferences", "child_protection_conference", None),
    ],
)  # fmt: skip
def test_says_what_is_counted(asked, answer, unit, topic, measure):
    (one,) = letter(f"1. {asked}\n\n{answer}\n").figures
    assert (one.unit, one.topic, one.measure) == (unit, topic, measure)


def test_the_count_and_the_percentage_beside_it_are_two_figures():
    count, share = letter("1. How many conferences were held in time?\n\n71 (67%)\n").figures
    assert (count.value, count.unit, count.as_printed) == (71, "conferences", "71")
    assert (share.value, share.unit, share.as_printed) == (67, "percent", "67%")


def test_a_question_takes_the_time_of_the_one_it_points_to():
    text = (
        "1. How many conferences were held between 1 January 2024 and 10 May 2024?\n\n106\n\n"
        "2. How many of the conferences in question 1 were in time?\n\n71\n"
    )
    first, second = letter(text).figures
    assert (second.period_start, second.period_end) == (first.period_start, first.period_end)
    assert second.period_end == date(2024, 5, 10)


def test_the_header_of_a_letter_gives_its_particulars():
    read = letter(
        "4 July 2023\nOur ref: FOI/2023/1234\n\nThank you for your request received on 5 June "
        "2023.\n\nYou may re-use this under the Open Government Licence.\n"
    )
    assert (read.reference, read.received_on, read.responded_on, read.licence) == (
        "FOI/2023/1234", date(2023, 6, 5), date(2023, 7, 4), "OGL-3.0",
    )  # fmt: skip


def test_json_lines_hold_the_keys_of_the_contract_and_plain_values():
    read = letter("1. How many children in 2019/20?\n\n12\n\n2. Boys?\n\nNot held\n")
    figure, non_answer = to_lines(read, "a")
    assert " ".join(figure) == (
        "letter kind question measure measure_text topic subgroup period_label period_start "
        "period_end as_at value lower upper unit suppressed as_printed quote page char_start "
        "char_end confidence needs_review"
    )
    assert " ".join(non_answer) == (
        "letter kind question outcome exemption topic quote page char_start char_end redirect_url"
    )
    assert (figure["value"], type(figure["value"]), figure["period_start"]) == (
        12, int, "2019-04-01",
    )  # fmt: skip
    assert (non_answer["letter"], non_answer["kind"]) == ("a", "non_answer")
