"""The five seed letters against the DfE's tables, as worked out by hand, row by row.

The rows are those of `../shared/sources/official_stats.md`, section 4: for each letter and
question the official cell that is nearest, how near it is, and what may be said.
"""

import pytest
import seed_letters
from seed_letters import ANSWERED, HELD_AGAINST, cells_from, of_figure, of_non_answer, sentence

pytestmark = pytest.mark.skipif(not seed_letters.TEXTS.exists(), reason="needs ../shared/letters")
CSE, CCE = "child_sexual_exploitation", "child_criminal_exploitation"


@pytest.fixture(scope="module")
def judged(published):
    """The warehouse of the published tables with the seed letters landed and judged."""
    # the letter itself takes the place of the one sentence of it that stands in for it there
    published.query("delete from raw.foi_non_answers where document_id = 'letter'")
    seed_letters.land_letters(published.path)
    results = published.dbt(
        *("build", "--exclude-resource-type", "test", "unit_test"),
        *("--select", "+reconciliation", "official_contradicted"),
        *("--exclude", "+int_official__revisions", "+int_authority_rows"),
    )
    assert {status for status, _ in results.values()} == {"success"}, results
    return published


@pytest.mark.parametrize(
    ("printed", "years", "cell", "both"),
    [
        ("338", "2018 (25%), 2019 (75%)", "136", "2018 (25% of it, 150)"),
        ("192", "2019 (25%), 2020 (75%)", "100", "2019 (25% of it, 136)"),
        ("173", "2020 (25%), 2021 (75%)", "88", "2020 (25% of it, 100)"),
        ("249", "2021 (25%), 2022 (75%)", "71", "2021 (25% of it, 88)"),
        ("126", "2022, 2023", "71", "2022 (71)"),
    ],
)
def test_barnets_calendar_years_of_referrals_are_context_only(judged, printed, years, cell, both):
    assert of_figure(judged, "seed-0", "1", printed) == [
        (cell, "context", "overlaps", "indicative")
    ]
    assert judged.query(
        "select overlapping_years from marts.reconciliation"
        " where document_id = 'seed-0' and foi_as_printed = ?",
        printed,
    ) == [(years,)]
    assert both in sentence(judged, "seed-0", "1", printed)


def test_no_official_table_has_plans_for_sexual_exploitation(judged):
    assert judged.query(
        f"select verdict, dataset from {ANSWERED} where r.document_id = 'seed-0'"
    ) == [("not_comparable", None)]


def test_barnsleys_missing_sheet_leaves_the_official_years_and_none_for_2026(judged):
    nothing_yet = [(2026, None, "official_missing")]
    assert of_non_answer(judged, "seed-1", "redirected", CSE) == [
        *cells_from(2020, "60 50 42 54 59 56"), *nothing_yet
    ]  # fmt: skip
    assert of_non_answer(judged, "seed-1", "redirected", CCE) == [
        *cells_from(2020, "x x 0 56 94 83"), *nothing_yet
    ]  # fmt: skip


def test_barnsleys_missing_sheet_is_called_an_attachment_and_its_children_no_episodes(judged):
    ((words,),) = judged.query(
        f"select explanation from {ANSWERED} where r.document_id = 'seed-1' and r.indicator = ?"
        " and n.outcome = 'redirected' and official_as_printed = '60'", CSE,
    )  # fmt: skip
    assert words.startswith("Barnsley answers in an attachment that is not held here on the number")
    assert "the same: the council counts children and C3 counts assessment episodes" in words


def test_barnsleys_zero_of_2022_is_explained_by_its_own_letter(judged):
    assert of_non_answer(judged, "seed-1", "not_recorded", CCE) == cells_from(2018, "x x x x 0")
    ((said, contradiction),) = judged.query(
        "select explanation, contradiction from marts.official_contradicted"
        " where document_id = 'seed-1' and suspect_not_recorded"
    )
    assert "that zero probably means “not recorded”" in said
    assert "not captured prior to 2022/2023" in said
    assert contradiction == "said_not_recorded"


def test_barnets_missing_children_have_no_official_figure_by_how_long(judged):
    assert judged.query(
        f"select distinct verdict, dataset from {HELD_AGAINST} where r.document_id = 'seed-2'"
    ) == [("not_comparable", None)]


def test_coventrys_answer_is_the_table_that_it_names(judged):
    before = [(2017, None, "official_missing")]
    assert of_non_answer(judged, "seed-3", "redirected", CSE) == [
        *before, *cells_from(2018, "142 159 137 169 75 72 80")
    ]  # fmt: skip
    assert of_non_answer(judged, "seed-3", "redirected", CCE) == [
        *before, *cells_from(2018, "x x x x 84 113 120")
    ]  # fmt: skip
    assert judged.query(
        "select distinct grade, alignment from marts.reconciliation"
        " where document_id = 'seed-3' and release is not null"
    ) == [("same", "exact")]
    ((said,),) = judged.query(
        f"select explanation from {ANSWERED}"
        " where r.document_id = 'seed-3' and release is null and r.indicator = ?",
        CSE,
    )
    assert "has nothing for the reporting years 2015 to 2017" in said


def test_the_rest_of_coventrys_letter_has_no_official_counterpart(judged):
    assert judged.query(
        "select distinct verdict from marts.reconciliation"
        " where document_id = 'seed-3' and measure is distinct from 'cse_identified'"
        " and measure is distinct from 'cce_identified'"
    ) == [("not_comparable",)]


@pytest.mark.parametrize(
    ("question", "printed", "row", "words"),
    [
        (
            "1",
            "228",
            ("253", "same", "snapshot_other_day", "indicative"),
            "253 children on a child protection plan on 31 March 2024, and 225 on 31 March 2025,"
            " and the letter's number lies between the two",
        ),
        (
            "2",
            "106",
            ("293", "same", "overlaps", "indicative"),
            "2024 (69% of it, 293) and 2025 (31% of it, 277)",
        ),
        (
            "3",
            "71",
            ("53 + 167", "proxy", "overlaps", "indicative"),
            "has 220 (53 + 167, 75.1% of 293) initial conferences within 15 working days",
        ),
        ("3", "67%", (None, None, "none", "not_comparable"), "67%"),
        ("5", "87", (None, None, "none", "not_comparable"), "not at 9"),
        (
            "6",
            "45",
            ("44 + 9", "same", "none", "indicative"),
            "has 53 (44 + 9, 20.9% of 253) children on a plan for a year or longer on 31 March"
            " 2024, the last end of March before the letter's answer",
        ),
        ("7", "22", (None, None, "none", "not_comparable"), "not at 18"),
        (
            "8",
            "<5",
            ("55", "context", "none", "indicative"),
            "the gap between them is worth asking about",
        ),
        (
            "9",
            "167",
            (None, "context", "none", "official_missing"),
            "no release of DfE's D6 table has been collected",
        ),
        ("11", "<5", (None, None, "none", "not_comparable"), "unborn"),
    ],
)
def test_barnets_plans_and_conferences_stand_beside_the_nearest_cell(
    judged, question, printed, row, words
):
    assert of_figure(judged, "seed-4", question, printed) == [row]
    assert words in sentence(judged, "seed-4", question, printed)


def test_a_mark_that_the_letter_defines_as_5_and_below_is_compared_as_5_and_below(judged):
    assert judged.query(
        f"select distinct f.lower, f.upper, r.foi_lower, r.foi_upper from {HELD_AGAINST}"
        " where r.document_id = 'seed-4' and r.foi_as_printed = '<5'"
    ) == [(1, 4, 1, 5)]


def test_what_barnet_refuses_of_court_work_has_no_official_table(judged):
    assert judged.query(
        f"select verdict, dataset from {ANSWERED} where r.document_id = 'seed-4'"
    ) == [("not_comparable", None)]


def test_nothing_in_the_seed_letters_is_said_to_differ(judged):
    assert not judged.query(
        "from marts.reconciliation where document_id like 'seed-%'"
        " and verdict in ('agrees', 'consistent', 'differs')"
    )


def test_a_letter_of_an_authority_that_changed_finds_its_rows_or_the_reason(judged):
    found = dict(
        judged.query(
            "select figure_id, (official_as_printed, verdict) from marts.reconciliation"
            " where document_id = 'reorganised'"
        )
    )
    assert found == {
        "942 2025": ("93", "agrees"),
        "928 2021": ("351", "agrees"),
        "825 2020": ("138", "agrees"),
        **dict.fromkeys(("942 2022", "839 2019", "928 2022"), (None, "official_missing")),
    }
    assert judged.query(
        "select 1 from marts.reconciliation where figure_id = '942 2022' and contains(explanation,"
        " 'Cumbria was divided into Cumberland and Westmorland and Furness on 1 April 2023')"
    )
