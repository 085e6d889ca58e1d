"""The revisions of the published tables are the ones that were found by hand."""

import csv
from collections import Counter

import pytest
from published_tables import SHARED

RATES = "select dataset, indicator from staging.stg_raw__official_indicators where is_rate"


def listed():
    """The revisions that the reference lists: all but those of rates."""
    with (SHARED / "reference" / "revisions_seen.csv").open(encoding="utf-8", newline="") as file:
        return [
            (*list(row.values())[:6], row["indicator"].lower(), *list(row.values())[8:])
            for row in csv.DictReader(file)
        ]


def test_the_revisions_of_published_cells_are_row_for_row_those_found_by_hand(published):
    found = published.query(
        f"""
        select
            dataset, from_release, to_release, cast(time_period as varchar), geographic_level,
            coalesce(from_ons_code, to_ons_code), indicator, from_as_printed, to_as_printed, kind
        from marts.official_revisions
        where time_period is not null and (dataset, indicator) not in ({RATES})
        """
    )
    expected = listed()
    assert len(expected) == 90
    assert Counter(found) == Counter(expected)


def test_a_renamed_column_is_one_row_and_a_dropped_one_another(published):
    found = published.query(
        "select dataset, kind, count(*) from marts.official_revisions"
        " where time_period is null group by all order by all"
    )
    assert found == [("b1", "disappeared", 8), ("c1", "disappeared", 2), ("c1", "rekeyed", 8)]
    assert published.query(
        "select from_as_printed, to_as_printed, note from marts.official_revisions"
        " where indicator = 'no_further_action' and time_period is null"
    ) == [
        (
            "no_further_action",
            "no_further_action_count",
            "the column is called no_further_action_count in the newer release",
        )
    ]


def test_the_mart_has_every_revision(published):
    ((rows, full),) = published.query(
        "select (select count(*) from marts.official_revisions),"
        " (select count(*) from intermediate.int_official__revisions)"
    )
    assert rows == full > 16_000


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (("d3", "cpp_subsequent", "371", 2022), "restated from 437 to u between the 2024 and 2025"),
        (("c1", "no_further_action_count", "302", 2024), "restated from 0 to u between the 2024"),
        (("c1", "rereferral_count", "201", 2022), "restated from a number since withheld to c"),
        (("c3", "gangs", "825", 2019), None),
    ],
)
def test_a_cell_in_force_says_what_revisions_touched_it(published, cell, said):
    ((revised,),) = published.query(
        "select revised from intermediate.int_official__latest"
        " where dataset = ? and canonical = ? and la_code = ? and time_period = ?",
        *cell,
    )
    assert (revised is None) if said is None else revised.startswith(said)
