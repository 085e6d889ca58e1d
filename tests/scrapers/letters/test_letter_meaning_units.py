"""What is counted, and what it is about, where a question says little of it."""

from importlib.resources import files

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter
from scrapers.letters.vocabulary import parsed


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def told(text):
    return [(one.unit, one.topic) for one in figures(text)]


def test_who_was_found_is_a_child_and_no_time():
    text = (
        "1. How many looked after children went missing in 2022?\n\n30\n\n"
        "2. How many times were they missing in 2022?\n\n71\n\n"
        "3. How many were found outside the county?\n\n4\n"
    )
    assert [one.unit for one in figures(text)] == ["children", "episodes", "children"]


def test_what_went_on_is_what_went_before():
    text = (
        "1. How many section 47 enquiries were started in 2022?\n\n90\n\n"
        "2. Of these enquiries, how many went on to a conference?\n\n31\n"
    )
    assert [one.unit for one in figures(text)] == ["cases", "cases"]


def test_sexes_in_the_rows_do_not_say_what_is_counted():
    table = "Sex\t2022/23\nBoys\t12\nGirls\t30\n"
    text = f"1. How many NRM referrals were there for boys and for girls?\n\n{table}"
    assert told(text) == [("referrals", "nrm"), ("referrals", "nrm")]


def test_a_list_without_a_question_counts_what_its_line_names():
    text = "Dear Ms Roe,\n\nMissing episodes of children in care in 2022: boys 203; girls 171\n"
    assert [one.unit for one in figures(text)] == ["episodes", "episodes"]


def test_counts_that_only_say_what_they_concern_go_on_counting_the_same():
    text = (
        "In 2006 there were 40 registrations.\n\nNeglect: 26 had female perpetrators, 9 were "
        "siblings and 5 were family friends.\n"
    )
    assert {one.unit for one in figures(text)} == {"cases"}


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Filled posts (FTE): 71.4", "staff"),
        ("Average time to complete: 43 weeks", "other"),
        ("Average time to complete: 34 days", "days"),
    ],
)
def test_a_unit_that_is_printed_decides(line, unit):
    (one,) = figures(f"Children's social care\n\n{line}\n")
    assert one.unit == unit


def test_of_those_at_risk_who_were_looked_after_is_still_about_the_risk():
    text = (
        "1. How many children were identified as at risk of CSE in 2022?\n\n40\n\n"
        "2. How many of those were looked after?\n\n12\n"
    )
    assert [one.topic for one in figures(text)] == ["cse", "cse"]


def test_a_question_that_names_its_own_count_takes_no_topic_from_the_rest_of_the_letter():
    text = (
        "FOI Request - Looked After Children\n\n1. How many looked after children did you have "
        "in 2022?\n\n40\n\n2. How many empty properties does the council own?\n\n12\n"
    )
    assert [one.topic for one in figures(text)] == ["looked_after", "other"]


def test_staff_are_the_workforce_whatever_their_team_is_called():
    (one,) = figures("1. How many staff are in the missing and exploitation team?\n\n11\n")
    assert (one.unit, one.topic) == ("staff", "workforce")


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("There were 90 referrals, of which 40 came from the police and 9 were from schools.",
         [None, "police", "schools"]),
        ("61 children, of whom 20 were under 5.", [None, "under 5"]),
    ],
)  # fmt: skip
def test_the_words_of_a_part_say_which_part_it_is(sentence, parts):
    asked = "1. How many referrals of children were there in 2022?"
    assert [one.subgroup for one in figures(f"{asked}\n\n{sentence}\n")] == parts


def test_a_period_in_a_heading_and_its_unit_are_no_part():
    table = "Area\t2022/23 Boys No.\t2022/23 Boys %\nNorth\t9\t40\n"
    read = figures(f"1. How many children were at risk of CSE?\n\n{table}")
    assert [one.subgroup for one in read] == ["north, boys", "north, boys"]


def test_a_phrase_is_added_in_the_one_file_of_the_vocabulary():
    text = (files("scrapers.letters") / "vocabulary.yml").read_text(encoding="utf-8")
    assert not any(one.when.search("how many outreach sessions") for one in parsed(text).units)
    added = text.replace(r"'\binterviews?\b|", r"'\boutreach sessions?\b|\binterviews?\b|", 1)
    found = [
        one.name for one in parsed(added).units if one.when.search("how many outreach sessions")
    ]
    assert found == ["other"]


def test_contacts_with_the_hub_are_counted_as_calls_are():
    table = "Source\t2022/23\nPolice\t512\nHealth\t204\n"
    text = f"1. How many contacts did the MASH receive, by source?\n\n{table}"
    assert told(text) == [("calls", "mash_contact"), ("calls", "mash_contact")]


def test_a_request_of_so_many_financial_years_counts_no_years():
    table = "Sex\t2021/22\t2022/23\t2023/24\nFemale\t61\t74\t58\n"
    text = (
        "Q1. The number of referrals in each of the last three financial years where child "
        f"sexual exploitation was a presenting concern, by sex.\n\n{table}"
    )
    assert [one.value for one in figures(text)] == [61, 74, 58]
    assert told(text) == [("referrals", "cse")] * 3


def test_what_heads_a_tables_labels_tells_more_than_all_that_was_asked():
    text = (
        "Question\n\nHow many children became the subject of a child protection plan?\n"
        "What was the average number of plans held by each social worker?\n\nAnswer\n\n"
        "Children becoming the subject of a plan | 2020-21 | 2021-22\n"
        "Neglect | 259 | 281\nPhysical | 28 | 25\n"
    )
    assert told(text) == [("children", "child_protection_plan")] * 4


def test_referrals_to_the_nrm_stay_its_own_whatever_they_were_for():
    text = (
        "1. How many referrals of children did you make to the NRM in 2022?\n\n19\n\n"
        "2. In how many of those referrals was criminal exploitation the main form?\n\n16\n"
    )
    assert told(text) == [("referrals", "nrm"), ("referrals", "nrm")]


def test_those_years_point_to_no_subject():
    text = (
        "1. How many assessments closed in 2022 had CSE as a factor?\n\n88\n\n"
        "2. How many assessments in total were closed in those years?\n\n2,604\n"
    )
    assert told(text) == [("episodes", "cse"), ("episodes", "assessment")]


def test_a_column_of_plans_counts_the_children_that_were_asked_for():
    text = (
        "1. The number of children subject to a child protection plan at 31 March\n\n"
        "Year\tCP plans at 31 March\n2018/19\t402\n2019/20\t377\n"
    )
    assert told(text) == [("children", "child_protection_plan")] * 2


def test_who_is_left_out_of_a_count_is_not_its_topic():
    text = "1. How many children are in need (not including those on a plan)?\n\nAnswer: 1,106\n"
    assert told(text) == [("children", "other")]
