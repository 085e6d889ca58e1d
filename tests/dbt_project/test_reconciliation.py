"""What is said of each figure and non-answer of `warehouse_rows`."""

from datetime import date

import pytest


def found(built, figure_id):
    """The one row of a figure: its verdict, alignment and printed official cell."""
    rows = built.query(
        "select verdict, alignment, official_as_printed, difference_low, difference_high"
        " from marts.reconciliation where figure_id = ?",
        figure_id,
    )
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        pytest.param("calendar", ("indicative", "overlaps", "136", None, None), id="proxy"),
        pytest.param("so_far", ("indicative", "overlaps", "71", None, None), id="no-end"),
        pytest.param("agrees", ("agrees", "exact", "136", 0, 0), id="same-number"),
        pytest.param("differs", ("differs", "exact", "136", 4, 4), id="other-number"),
        pytest.param("band", ("differs", "exact", "136", -135, -132), id="band-below"),
        pytest.param("open_band", ("consistent", "exact", "136", -35, None), id="open-band"),
        pytest.param("hidden", ("consistent", "exact", "c", None, 4), id="both-hidden"),
        pytest.param("settled", ("agrees", "exact", "136", 0, 0), id="corrected-by-a-person"),
        pytest.param("unsure", ("under_review", "none", None, None, None), id="under-review"),
        pytest.param("part", ("not_comparable", "none", None, None, None), id="part-of-total"),
        pytest.param("unknown", ("not_comparable", "none", None, None, None), id="no-measure"),
        pytest.param("none", ("indicative", "exact", "0", None, None), id="suspect-zero"),
        pytest.param("same_day", ("agrees", "snapshot_same_day", "253", 0, 0), id="same-day"),
        pytest.param(
            "other_day", ("indicative", "snapshot_other_day", "253", None, None), id="other-day"
        ),
        pytest.param(
            "of_two_bands", ("differs", "snapshot_same_day", "44 + 9", -3, -3), id="two-bands"
        ),
        pytest.param(
            "one_band_hidden",
            ("consistent", "snapshot_same_day", "50 + c", None, 9),
            id="one-of-two-bands-hidden",
        ),
        pytest.param(
            "less_than_one_band",
            ("differs", "snapshot_same_day", "50 + c", None, -31),
            id="less-than-the-printed-band-alone",
        ),
        # the answer is of 2022, and no end of March before it is collected
        pytest.param("no_day", ("official_missing", "none", None, None, None), id="no-day"),
        pytest.param(
            "no_such_area", ("official_missing", "none", None, None, None), id="no-such-area"
        ),
        pytest.param("too_early", ("official_missing", "none", None, None, None), id="too-early"),
    ],
)
def test_a_figure_gets_the_verdict_that_its_grade_period_and_bounds_allow(
    built, figure_id, expected
):
    assert found(built, figure_id) == expected


@pytest.mark.parametrize(
    ("figure_id", "expected"),
    [
        ("more_children", "fails"),
        ("no_more_children", "holds"),
        ("perhaps_more_children", None),
        ("agrees", None),
        ("calendar", None),
    ],
)
def test_distinct_children_of_a_year_cannot_be_more_than_its_episodes(built, figure_id, expected):
    ((found, verdict, sentence),) = built.query(
        "select one_sided, verdict, explanation from marts.reconciliation where figure_id = ?",
        figure_id,
    )
    assert found == expected
    assert ("more children than there can be episodes" in sentence) == (expected == "fails")
    assert expected is None or verdict == "indicative"


def test_a_sum_with_a_hidden_part_is_at_least_the_printed_part_and_one(built):
    assert built.query(
        "select official_value, official_lower, official_upper, official_symbol"
        " from marts.reconciliation where figure_id = 'one_band_hidden'"
    ) == [(None, 51, None, "c")]


def test_the_marts_of_contradictions_and_silence_name_the_cell_and_the_answer(built):
    assert built.query(
        "select contradiction, official_as_printed, figure_id, non_answer_id"
        " from marts.official_contradicted order by figure_id, non_answer_id"
    ) == [
        ("differs", "136", "band", None),
        ("differs", "136", "differs", None),
        ("differs", "50 + c", "less_than_one_band", None),
        ("more_children_than_can_be", "136", "more_children", None),
        ("differs", "44 + 9", "of_two_bands", None),
        ("said_not_recorded", "0", None, "not_captured"),
    ]
    assert built.query(
        "select outcome, count(*), sum(official_value)"
        " from marts.official_where_council_silent group by 1 order by 1"
    ) == [("not_recorded", 1, 0), ("redirected", 10, 834 + 317)]


def test_verdicts_are_counted_by_authority_and_measure(built):
    assert built.query(
        "select figures, agrees, consistent, differs, official_missing, under_review"
        " from marts.verdicts_by_authority"
        " where authority_name = 'Barnet' and measure = 'cse_factor_episodes'"
    ) == [(8, 2, 1, 2, 1, 1)]


def test_a_rejected_figure_stays_out_but_can_be_seen(built):
    assert not built.query("from marts.reconciliation where figure_id = 'wrong'")
    assert built.query(
        "select value, review_decision, decided_by from marts.foi_figures where figure_id = 'wrong'"
    ) == [(77, "reject", "a person")]


def test_a_correction_keeps_what_was_read_beside_it(built):
    assert built.query(
        "select value, value_as_read, needs_review from marts.foi_figures"
        " where figure_id = 'settled'"
    ) == [(136, 13, False)]


def test_a_decision_whose_quote_is_gone_is_reported(built):
    assert built.query("select quote, decision from marts.review_decisions_unmatched") == [
        ("no longer there", "accept")
    ]


def test_a_number_under_review_is_given_nowhere_in_the_reconciliation(built):
    (row,) = built.query(
        "select foi_value, foi_lower, foi_upper, explanation"
        " from marts.reconciliation where figure_id = 'unsure'"
    )
    assert row[:3] == (None, None, None)
    assert "7" not in row[3]
    assert "rows do not match" in row[3]


def test_a_calendar_year_names_both_reporting_years_with_their_shares(built):
    ((years, sentence),) = built.query(
        "select overlapping_years, explanation from marts.reconciliation"
        " where figure_id = 'calendar'"
    )
    assert years == "2018 (25%), 2019 (75%)"
    assert sentence.startswith("Barnet gives 338 for referrals over child sexual exploitation")
    assert "2018 (25% of it, 150) and 2019 (75% of it, 136)" in sentence
    assert sentence.endswith("so the two stand side by side only.")


def test_a_note_that_widens_the_mark_widens_the_comparison(built):
    assert built.query(
        "select figures.upper, foi_upper from marts.reconciliation"
        " join marts.foi_figures as figures using (figure_id) where figure_id = 'hidden'"
    ) == [(4, 5)]


def test_a_redirection_to_a_named_table_gives_the_years_that_it_names(built):
    rows = built.query(
        "select measure, year(official_period_end), verdict, official_as_printed"
        " from marts.reconciliation"
        " where non_answer_id = 'table_named' and official_area is null order by 1, 2"
    )
    sexual = [row[1:] for row in rows if row[0] == "cse_identified"]
    criminal = [row[1:] for row in rows if row[0] == "cce_identified"]
    printed = ["142", "159", "137", "169", "75", "72", "80"]
    # it is asked about the time from 2015, and the table begins later
    before = (2017, "official_missing", None)
    assert sexual == [
        before,
        *((year, "official_only", cell)
          for year, cell in zip(range(2018, 2025), printed, strict=True)),
    ]  # fmt: skip
    assert [verdict for _, verdict, _ in criminal] == ["official_missing"] * 5 + [
        "official_only"
    ] * 3


def test_a_force_stands_beside_a_councils_own_figures_once_as_context(built):
    ((grade, verdict, printed, sentence),) = built.query(
        "select grade, verdict, official_as_printed, explanation from marts.reconciliation"
        " where non_answer_id = 'table_named' and official_area = 'West Midlands Police'"
    )
    assert (grade, verdict, printed) == ("context", "official_only", "131")
    assert "131 referrals to the NRM with the police as first responder" in sentence
    assert ", for context only: the NRM counts referrals" in sentence
    assert not built.query("from marts.official_where_council_silent where dataset = 'nrm_ho'")


def test_a_zero_that_the_council_says_was_not_recorded_is_called_so(built):
    rows = built.query(
        "select official_period_end, verdict, suspect_not_recorded, explanation"
        " from marts.reconciliation where non_answer_id = 'not_captured' order by 1"
    )
    assert len(rows) == 5
    assert rows[-1][:3] == (date(2022, 3, 31), "official_only", True)
    assert "what the letter says of not_captured" in rows[-1][3]
    assert {row[1] for row in rows[:-1]} == {"official_missing"}


@pytest.mark.parametrize(
    ("non_answer_id", "verdict"), [("cost", "not_comparable"), ("elsewhere", "official_missing")]
)
def test_a_non_answer_that_nothing_can_stand_in_for_has_one_row(built, non_answer_id, verdict):
    rows = built.query(
        "select verdict, official_as_printed from marts.reconciliation where non_answer_id = ?",
        non_answer_id,
    )
    assert rows == [(verdict, None)]


def test_only_the_newest_release_is_in_force_and_older_ones_stay(built):
    assert built.query(
        "select release, bool_and(is_latest), max(time_period) from marts.official_statistics"
        " where dataset = 'c3' group by release order by 1"
    ) == [("2024", False, 2024), ("2025", True, 2025)]


def test_a_cell_taken_back_and_a_row_on_a_new_code_are_revisions(built):
    kinds = built.query(
        "select kind, la_code, count(*) from marts.official_revisions group by 1, 2 order by 1"
    )
    assert kinds == [("rekeyed", "825", 7), ("withdrawn", "331", 1)]


def test_a_source_shows_its_last_visit_and_its_last_success(built):
    assert built.query(
        "select last_outcome, day(last_attempt_at), day(last_success_at), entries"
        " from marts.sources where source_id = 'log'"
    ) == [("blocked_bot", 6, 5, 4)]


def test_the_list_of_authorities_wins_on_facts_and_the_register_adds_to_it(built):
    rows = dict(built.query("select la_code, name from marts.authorities"))
    assert rows["302"] == "Barnet"
    assert rows["999"] == "Sampleshire"
