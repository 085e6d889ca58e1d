import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter
from scrapers.letters.wording import MOST, named


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Please provide the number of children at risk of CSE in the last three years.",
         "the number of children at risk of CSE"),
        ("As of 1 May 2024, how many children had a plan? Please give totals.",
         "how many children had a plan"),
        ("For each financial year, how many calls were taken, e.g. 2,000?",
         "how many calls were taken"),
        ("Annual breakdown of the budget for fostering: 2019 2020 2021",
         "Annual breakdown of the budget for fostering"),
        ("2021/22", ""),
    ],
)  # fmt: skip
def test_names_what_is_asked_for_and_no_more(asked, words):
    assert named(asked) == words


def test_a_long_question_is_cut_at_a_word():
    (one,) = figures(f"1. How many children {'were seen and ' * 20}helped?\n\n12\n")
    assert len(one.measure_text) <= MOST
    assert one.measure_text.endswith("and…") or one.measure_text.endswith("seen…")


def test_a_note_over_a_table_is_no_part_of_what_it_counts():
    text = "Children at risk of CSE\nThis table is not final.\n\nYear\tBoys\n2020\t3\n2021\t4\n"
    told = {one.measure_text for one in figures(f"Response:\n\n{text}")}
    assert told == {"Children at risk of CSE"}


@pytest.mark.parametrize(
    ("row", "subgroup"),
    [
        ("Female\t9", "female"),
        ("Aged 16-17\t9", "aged 16 to 17"),
        ("Total\t9", None),
        ("All ages\t9", None),
        ("Total children\t9", None),
        ("Children at risk of CSE\t9", None),
        ("Northern area\t9", "northern area"),
    ],
)
def test_a_subgroup_is_a_real_part(row, subgroup):
    text = f"1. How many children were identified as at risk of CSE?\n\n\t2021\n{row}\n"
    (one,) = figures(text)
    assert one.subgroup == subgroup


def test_a_heading_of_money_and_a_filler_are_no_subgroups():
    (one,) = figures("1. What was the budget?\n\nYear\tBudget £\n2021/22\t500\n")
    assert one.subgroup is None
    (one,) = figures("1. How many children were at risk of CSE?\n\nTaken together, 14\n")
    assert one.subgroup is None


def test_a_measure_comes_from_the_questions_own_words():
    text = (
        "i) How many initial child protection conferences were held in 2021?\nii) How many "
        "children were identified as at risk of CSE in 2021?\niii) How many referrals to "
        "children's social care were re-referrals?\n\nResponse\n\ni) 30 children\nii) 12\niii) 8\n"
    )
    assert [one.measure for one in figures(text)] == ["icpc_children", "cse_identified", None]


def test_a_part_of_the_count_before_it_has_no_measure():
    text = "1. How many referrals did social care receive in 2021?\n\nWe received 90 referrals, of "
    whole, part = figures(f"{text}which 12 were re-referrals.\n")
    assert (whole.value, whole.measure) == (90, "referrals")
    assert (part.value, part.measure) == (12, None)


@pytest.mark.parametrize(
    ("asked", "answer", "unit"),
    [
        ("How many ICPCs were held within 15 working days in 2021?", "30", "conferences"),
        ("Of the children in question 4, how many were seen?", "30", "children"),
        ("How many assessments found CSE as a factor in 2021?", "30", "episodes"),
        ("What is the average caseload?", "30", "cases"),
    ],
)
def test_the_unit_is_that_of_what_is_counted(asked, answer, unit):
    assert [one.unit for one in figures(f"1. {asked}\n\n{answer}\n")] == [unit]


@pytest.mark.parametrize(
    "rights",
    [
        "You have 40 days to ask for a review of this response.",
        "If dissatisfied, write to us within 2 months of this letter.",
        "Requests for an internal review must reach us within forty working days.",
    ],
)
def test_the_days_of_an_appeal_are_no_figure(rights):
    found = figures(f"1. How many children went missing in 2021?\n\n12\n\n{rights}\n")
    assert [one.value for one in found] == [12]


def test_an_age_group_given_as_an_instance_is_no_band():
    asked = "1. How many children were at risk, by age group, for instance below 10, in 2021?"
    assert [one.value for one in figures(f"{asked}\n\n12\n")] == [12]


def test_the_parts_in_brackets_behind_a_count_are_no_counts_of_the_whole():
    asked = "1. How many children were identified as at risk of CSE in 2021?\n\n"
    found = figures(f"{asked}There were 31 children (29 female, 2 male).\n")
    assert [(one.value, one.subgroup, one.measure) for one in found] == [
        (31, None, "cse_identified"), (29, "female", None), (2, "male", None),
    ]  # fmt: skip


def test_every_outcome_of_a_list_is_a_part_also_one_that_begins_with_no():
    asked = "1. Number of contacts to the MASH in 2022-23 by outcome\n\n"
    found = figures(f"{asked}No further action: 420\nAdvice: 60\nTotal: 480\n")
    assert [(one.value, one.subgroup) for one in found] == [
        (420, "no further action"), (60, "advice"), (480, None),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["(target 90%)", "against a target of 90%", "; target: 90%"])
def test_a_target_is_no_figure(target):
    found = figures(f"1. What proportion of ICPCs were in time in 2021?\n\n84.5% {target}\n")
    assert [one.value for one in found] == [84.5]


def test_a_table_row_counts_what_its_own_label_names():
    asked = "1. How many looked-after children went missing, and in how many missing episodes?\n\n"
    rows = "Looked-after children who went missing\t31\n"
    rows += "Missing episodes of looked-after children\t64\n"
    found = figures(f"{asked}Measure\t2021/22\n{rows}")
    assert [(one.unit, one.measure, one.subgroup) for one in found] == [
        ("children", "looked_after_missing_children", None),
        ("episodes", "looked_after_missing_episodes", None),
    ]
    assert found[1].measure_text == "Missing episodes of looked-after children"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("2021 - Boys 12, Girls 40", [(12, "boys"), (40, "girls")]),
        ("North: 12, South: 40", [(12, "north"), (40, "south")]),
        ("Male: 12; Female: 40; Total: 52", [(12, "male"), (40, "female"), (52, None)]),
    ],
)
def test_each_number_of_a_line_has_the_label_before_it(line, told):
    found = figures(f"1. How many children were identified as at risk of CSE?\n\n{line}\n")
    assert [(one.value, one.subgroup) for one in found] == told
