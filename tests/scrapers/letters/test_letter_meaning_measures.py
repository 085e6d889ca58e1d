"""A measure is claimed only where all that is said of a figure is said by the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

QUESTIONS = {
    "cp_plans_started": "How many children became the subject of a CP plan in 2022/23?",
    "cp_plans_at_date": "How many children were on a child protection plan on 31 March 2023?",
    "looked_after_at_date": "How many children were looked after by you at 31 March 2023?",
    "looked_after_missing_children": "How many looked after children went missing in 2022?",
    "icpc_within_15_days": "How many ICPCs were held within 15 working days in 2022/23?",
    "rcpc": "How many review child protection conferences took place in 2022/23?",
    "referrals": "How many referrals did children's social care receive in 2022/23?",
    "s47_enquiries": "How many section 47 enquiries were started in 2022/23?",
    "cse_identified": "How many children were identified as at risk of CSE in 2022/23?",
    "mash_contacts": "How many contacts did the multi agency safeguarding hub receive in 2022/23?",
}


def figures(text):
    return read_letter(read_document(text.encode(), "letter.txt")).figures


def claims(text):
    return [(one.value, one.measure, one.subgroup) for one in figures(text)]


@pytest.mark.parametrize(("measure", "asked"), QUESTIONS.items())
def test_a_plain_question_names_its_measure(measure, asked):
    assert claims(f"1. {asked}\n\n41\n") == [(41, measure, None)]


@given(
    st.sampled_from(sorted(QUESTIONS)),
    st.sampled_from(["left-handed", "Roma", "adopted", "privately fostered", "newborn", "violent"]),
)
def test_a_word_that_the_measure_does_not_hold_takes_it_away(measure, word):
    asked = QUESTIONS[measure].replace("How many ", f"How many {word} ")
    assert [one.measure for one in figures(f"1. {asked}\n\n41\n")] == [None]


@pytest.mark.parametrize(
    "asked",
    [
        "How many children over 10 were on a child protection plan on 31 March 2023?",
        "How many children aged between 5 and 9 were looked after at 31 March 2023?",
        "How many looked after children went missing from school in 2022?",
        "How many looked after children went missing five or more times in 2022?",
        "How many children in foster care went missing in 2022?",
        "How many looked after children went missing for over a month in 2022?",
    ],
)
def test_an_age_a_place_or_a_number_of_times_is_no_idle_word(asked):
    assert [one.measure for one in figures(f"1. {asked}\n\n41\n")] == [None]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("How many section 47 enquiries were begun in 2022/23?", "Initial conferences"),
        ("How many looked after children went missing in 2022/23?", "Offered an interview"),
        ("How many children were on a child protection plan on 31 March 2023?", "Average days"),
        ("How many referrals did social care receive in 2022/23?", "Re-referrals"),
    ],
)
def test_a_column_that_names_another_thing_claims_nothing(title, label):
    assert [
        one.measure for one in figures(f"1. {title}\n\nArea\t{label}\nNorth\t9\nSouth\t12\n")
    ] == [
        None,
        None,
    ]


def test_of_two_columns_only_the_one_in_time_is_the_measure_in_time():
    asked = "How many ICPCs took place in 2022/23 and how many within 15 working days?"
    table = "Year\tICPCs\tWithin 15 working days\n2022/23\t90\t71\n"
    assert claims(f"1. {asked}\n\n{table}")[0][1] is None
    assert claims(f"1. {asked}\n\n{table}")[1][:2] == (71, "icpc_within_15_days")


def test_those_of_another_question_are_no_total_of_their_own():
    text = (
        f"1. {QUESTIONS['cse_identified']}\n\n31\n\n"
        "2. How many of those were excluded from school?\n\n6\n\n"
        "3. How many of those were placed on a child protection plan?\n\n4\n"
    )
    assert [one.measure for one in figures(text)] == ["cse_identified", None, None]


def test_a_sex_that_is_asked_for_is_a_part_of_the_measure():
    text = f"1. {QUESTIONS['cse_identified']}\n\n31\n\n2. How many of those were girls?\n\n26\n"
    assert [one.subgroup for one in figures(text)] == [None, "girls"]


def test_how_long_and_how_often_on_a_plan_may_be_asked_of_those_on_one():
    text = (
        f"1. {QUESTIONS['cp_plans_at_date']}\n\n190\n\n"
        "2. How many of these children had been on a plan for 18 months or more?\n\n11\n\n"
        "3. How many of the children in question 1 had been on a plan before?\n\n40\n"
    )
    assert [one.measure for one in figures(text)] == [
        "cp_plans_at_date", "cp_plans_over_18_months", "cp_plans_repeat",
    ]  # fmt: skip


def test_of_conferences_it_may_not():
    text = (
        "1. How many children at risk of CSE had a conference in 2022?\n\n20\n\n"
        "2. How many of these had been on a plan for 18 months or more?\n\n11\n"
    )
    assert [one.measure for one in figures(text)] == [None, None]


def test_parts_by_category_keep_the_measure_and_say_which_they_are():
    asked = QUESTIONS["cp_plans_at_date"].replace("?", ", by category of abuse?")
    table = "Category\tChildren\nNeglect\t80\nEmotional\t60\nTotal\t140\n"
    assert claims(f"1. {asked}\n\n{table}") == [
        (80, "cp_plans_at_date", "neglect"),
        (60, "cp_plans_at_date", "emotional"),
        (140, "cp_plans_at_date", None),
    ]


def test_a_count_of_events_is_none_of_a_day_and_a_stock_none_of_a_year():
    event = "1. How many looked after children are missing today?\n\n2\n"
    stock = "1. How many children were on a child protection plan in 2022/23?\n\n300\n"
    assert [one.measure for one in figures(event + "\n" + stock.replace("1.", "2."))] == [
        None,
        None,
    ]


def test_a_row_that_only_says_the_measure_is_no_part_of_it():
    rows = "Children looked after at 31 March\t402\t415\nSection 47 enquiries started\t61\t70\n"
    text = f"1. Please send your main figures.\n\nMeasure\t2021/22\t2022/23\n{rows}"
    assert claims(text)[::2] == [(402, "looked_after_at_date", None), (61, "s47_enquiries", None)]


def test_missing_from_home_is_not_missing_from_care():
    asked = "1. How many children went missing in 2022?\n\n"
    table = "Year\tMissing from home\tMissing from care\n2022\t80\t30\n"
    assert [one.measure for one in figures(asked + table)] == [
        None,
        "looked_after_missing_children",
    ]


def test_a_line_with_its_own_label_needs_no_question():
    text = (
        "Dear Ms Roe,\n\nChildren who started a child protection plan in 2022/23: 187\n\n"
        "Number of referrals to children's social care in 2022/23: 2,946\n"
    )
    assert claims(text) == [(187, "cp_plans_started", None), (2946, "referrals", None)]


def test_two_totals_that_contradict_each_other_are_neither():
    asked = QUESTIONS["cse_identified"]
    same = figures(f"1. {asked}\n\n31\n\n2. {asked}\n\n31\n")
    other = figures(f"1. {asked}\n\n31\n\n2. {asked}\n\n44\n")
    assert [one.measure for one in same] == ["cse_identified", "cse_identified"]
    assert [one.measure for one in other] == [None, None]


def test_a_band_that_holds_the_other_total_does_not_contradict_it():
    asked = QUESTIONS["cse_identified"]
    read = figures(f"1. {asked}\n\nFewer than 5\n\n2. {asked}\n\n3\n")
    assert [one.measure for one in read] == ["cse_identified", "cse_identified"]


@pytest.mark.parametrize(
    ("asked", "measures"),
    [
        (QUESTIONS["cp_plans_at_date"], ("cp_plans_at_date",)),
        ("How many disabled children were on a child protection plan on 31 March 2023?", ()),
        ("How many of the children on a child protection plan had moved by 31 March 2023?", ()),
    ],
)
def test_a_refusal_withholds_no_measure_that_the_question_narrows(asked, measures):
    read = read_letter(read_document(f"1. {asked}\n\nNot held\n".encode(), "letter.txt"))
    assert [one.measures for one in read.non_answers] == [measures]


def test_all_children_and_the_councils_own_area_narrow_nothing_down():
    text = (
        "1. How many children aged 17 and under in Elmbeck were referred over worries about "
        "child sexual exploitation to the MASH in 2021/22?\n\n38 children\n\n"
        "2. How many children in foster care in Elmbeck went missing in 2021/22?\n\n9 children\n"
    )
    one, two = read_letter(read_document(text.encode(), "letter.txt")).figures
    assert one.measure == "cse_referrals"
    assert two.measure is None
