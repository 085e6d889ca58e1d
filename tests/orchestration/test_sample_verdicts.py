"""What a night of the sample says of its real councils' letters, as worked out by hand."""

import duckdb
import pytest


@pytest.fixture(scope="module")
def verdicts(night):
    """The published reconciliation of a night, a row as a dict."""
    with duckdb.connect(str(night / "published/warehouse.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select la_code, measure, foi_as_printed, year(official_period_end) as year,"
            " official_as_printed, grade, alignment, verdict, explanation"
            " from marts.reconciliation where official_area is null"
        )
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def of(verdicts, la_code, measure, *columns):
    """The columns of an authority's rows on a measure, by figure and year."""
    rows = [row for row in verdicts if (row["la_code"], row["measure"]) == (la_code, measure)]
    return sorted(tuple(row[column] for column in columns) for row in rows)


def test_barnets_referrals_by_calendar_year_are_context_only(verdicts):
    columns = ("foi_as_printed", "official_as_printed", "grade", "alignment", "verdict")
    rest = ("context", "overlaps", "indicative")
    assert of(verdicts, "302", "cse_referrals", *columns) == [
        ("126", "71", *rest),
        ("173", "88", *rest),
        ("192", "100", *rest),
        ("249", "71", *rest),
        ("338", "136", *rest),
    ]


def test_barnets_plans_on_a_day_in_may_lie_between_two_ends_of_march(verdicts):
    ((grade, alignment, verdict, sentence),) = of(
        verdicts, "302", "cp_plans_at_date", "grade", "alignment", "verdict", "explanation"
    )
    assert (grade, alignment, verdict) == ("same", "snapshot_other_day", "indicative")
    assert "253 children on a child protection plan on 31 March 2024" in sentence
    assert "225 on 31 March 2025, and the letter's number lies between the two" in sentence


def test_barnets_plans_of_a_year_or_longer_stand_beside_the_sum_of_two_bands(verdicts):
    ((printed, verdict, sentence),) = of(
        verdicts, "302", "cp_plans_over_12_months", "official_as_printed", "verdict", "explanation"
    )
    assert (printed, verdict) == ("44 + 9", "indicative")
    assert "53 (44 + 9, 20.9% of 253) children on a plan for a year or longer" in sentence


def test_nine_months_have_no_band_and_the_sentence_says_so(verdicts):
    ((verdict, sentence),) = of(verdicts, "302", "cp_plans_over_9_months", "verdict", "explanation")
    assert verdict == "not_comparable"
    assert "part at 3, 6, 12 and 24 months, not at 9" in sentence


@pytest.mark.parametrize(
    ("measure", "cells"),
    [
        ("cse_identified", "142 159 137 169 75 72 80"),
        ("cce_identified", "x x x x 84 113 120"),
    ],
)
def test_coventrys_answer_is_the_table_that_it_names(verdicts, measure, cells):
    said = [
        (year, cell, "same", "exact", "official_only" if cell.isdigit() else "official_missing")
        for year, cell in zip(range(2018, 2025), cells.split(), strict=True)
    ]
    before = (2017, None, "same", "none", "official_missing")
    columns = ("year", "official_as_printed", "grade", "alignment", "verdict")
    assert of(verdicts, "331", measure, *columns) == [before, *said]


def test_barnsleys_figures_are_in_an_attachment_and_not_with_another_publisher(night):
    with duckdb.connect(str(night / "published/warehouse.duckdb"), read_only=True) as connection:
        found = connection.execute(
            "select in_attachment, explanation from marts.official_where_council_silent"
            " where la_code = '370' and outcome = 'redirected' and not suspect_not_recorded"
        ).fetchall()
    assert found
    for in_attachment, explanation in found:
        assert in_attachment
        assert explanation.startswith("Barnsley answers in an attachment that is not held here on")
        assert "counts children and C3 counts assessment episodes" in explanation
