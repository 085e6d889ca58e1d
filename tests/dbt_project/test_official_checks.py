"""The checks that know the official tables: they pass on the published ones, and fail on others."""

import json

import duckdb
import pytest

CHECKS = {
    "official_totals_fit_their_parts",
    "official_exceptions_are_as_listed",
    "official_factors_within_episodes",
    "official_years_have_all_their_areas",
    "official_releases_are_whole",
}
ROWS = "raw.official_rows"
YORKSHIRE = "Yorkshire and The Humber"
CELLS = "intermediate.int_official__cells"


@pytest.fixture(scope="module")
def changeable(published, tmp_path_factory):
    """Those tables with their cells written out, so that one can be changed."""
    project = type(published).copied(
        published.folder, tmp_path_factory.mktemp("changeable") / "copy"
    )
    with duckdb.connect(str(project.path)) as connection:
        connection.execute(f"create table written as from {CELLS}")
        connection.execute(f"drop view {CELLS}; create table {CELLS} as from written")
        connection.execute("drop table written")
    return project


def failing(project, check, *changes):
    """Rows that a check gives after some SQL has changed what was built; nothing stays changed."""
    with duckdb.connect(str(project.path)) as connection:
        connection.execute("begin")
        for change in changes:
            connection.execute(change)
        rows = connection.execute(project.compiled(check)).fetchall()
        connection.execute("rollback")
    return rows


def test_every_check_passes_on_the_published_tables(published):
    statuses = json.loads((published.folder / "statuses.json").read_text(encoding="utf-8"))
    unwell = {name: said for name, said in statuses.items() if said[0] not in {"success", "pass"}}
    assert not unwell
    assert set(statuses) >= CHECKS
    assert sum(name.startswith("unique_combination") for name in statuses) >= 8


@pytest.mark.parametrize(
    ("year", "la_code", "cells", "releases"),
    [
        (2021, "204", 33, ["2023", "2024", "2025"]),
        (2022, "204", 33, ["2023", "2024", "2025"]),
        (2024, "850", 35, ["2024", "2025"]),
        (2024, "884", 28, ["2024", "2025"]),
    ],
)
def test_the_imputed_years_of_c3_are_named_with_as_many_cells_as_were_found_by_hand(
    published, year, la_code, cells, releases
):
    found = published.query(
        "select release, cells, is_listed from marts.official_imputed"
        " where dataset = 'c3' and time_period = ? and la_codes = ? order by release",
        year,
        la_code,
    )
    assert found == [(release, cells, True) for release in releases]
    assert published.query(
        "select count(*) from marts.official_imputed where dataset = 'c3' or not is_listed"
    ) == [(10,)]


def test_fully_disclosed_regions_lie_within_four_below_and_five_above_their_authorities(published):
    ((cells, least, most),) = published.query(
        """
        select count(*), min(cast(as_printed as double) - printed),
            max(cast(as_printed as double) - printed)
        from intermediate.int_official__sums
        where
            dataset = 'c3' and release = '2025' and geographic_level = 'Regional'
            and summed_level = 'Local authority' and total_code <> 'E12000007'
            and hidden + unknown = 0 and as_printed <> 'c'
        """
    )
    assert (cells, least, most) == (2001, -4, 5)


def test_every_printed_total_of_every_table_fits_its_parts(published):
    found = dict(
        published.query(
            "select standing, count(*) from intermediate.int_official__sums group by standing"
        )
    )
    assert set(found) == {"holds", "skipped", "imputed"}
    assert found["holds"] > 18_000
    datasets = published.query("select distinct dataset from intermediate.int_official__sums")
    assert {name for (name,) in datasets} == {"b1", "c1", "c3", "c4", "d3", "d5"}


def test_a_factor_found_more_often_than_there_were_assessments_is_reported(changeable):
    rows = failing(
        changeable,
        "official_factors_within_episodes",
        f"update {CELLS} set value = 99999, lower = 99999, upper = 99999, as_printed = '99999'"
        " where release = '2025' and la_code = '302' and time_period = 2025"
        " and canonical = 'gangs'",
    )
    assert [row[:4] for row in rows] == [("2025", 2025, "Barnet", "gangs")]


@pytest.mark.parametrize(
    ("where", "of"),
    [
        (
            "ons_code = 'E12000003' and canonical = 'neglect'",
            {(YORKSHIRE, "neglect")},
        ),
        ("la_code = '370' and canonical = 'gangs'", {(YORKSHIRE, "gangs")}),
        ("ons_code = 'E92000001' and canonical = 'neglect'", {("England", "neglect")}),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_parts_is_reported(changeable, where, of):
    rows = failing(
        changeable,
        "official_totals_fit_their_parts",
        f"update {CELLS} set value = value + 900, lower = lower + 900, upper = upper + 900"
        f" where dataset = 'c3' and release = '2023' and time_period = 2018 and {where}",
    )
    assert of <= {(row[3], row[4]) for row in rows}
    assert {row[:3] for row in rows} == {("c3", "2023", 2018)}


def test_a_listed_exception_that_is_none_is_reported(published):
    rows = failing(
        published,
        "official_exceptions_are_as_listed",
        "insert into seeds.imputed values ('c3', 2023, 'E12000008', '850', '2025', 30, 'none')",
        "insert into seeds.totals_at_odds values ('c4', 2019, 'E12000004', 'icpc', '2025', 'none')",
    )
    assert sorted(row[:7] for row in rows) == [
        ("c3", "2025", 2023, "E12000008", "850", 30, None),
        ("c4", "2025", 2019, "E12000004", "icpc", 1, None),
    ]


def test_a_total_at_odds_that_is_listed_is_none_to_report(changeable):
    change = (
        f"update {CELLS} set value = value - 20, lower = lower - 20, upper = upper - 20 where"
        " dataset = 'c4' and time_period = 2019 and ons_code = 'E12000004' and canonical = 'icpc'"
    )
    listed = (
        "insert into seeds.totals_at_odds values"
        " ('c4', 2019, 'E12000004', 'icpc', '2025', 'a misprint')"
    )
    check = "official_totals_fit_their_parts"
    assert [row[3] for row in failing(changeable, check, change)] == ["East Midlands"]
    assert failing(changeable, check, change, listed) == []
    assert failing(changeable, "official_exceptions_are_as_listed", change, listed) == []


def test_an_imputed_year_that_is_not_listed_is_reported(published):
    rows = failing(
        published,
        "official_exceptions_are_as_listed",
        "delete from seeds.imputed where dataset = 'c3' and la_code = '884'",
    )
    assert [(row[1], row[5], row[6]) for row in rows] == [("2024", None, 28), ("2025", None, 28)]


def test_a_row_that_is_there_twice_is_reported(published):
    rows = failing(
        published,
        "stg_raw__official_rows.yml/unique_combination",
        f"insert into {ROWS} select * replace (['7', '7', '7'] as printed) from {ROWS}"
        " where dataset = 'd3' and release = '2025' and time_period = '2025' and la_code = '302'",
    )
    assert [(*row[:4], row[-1]) for row in rows] == [("d3", "2025", 1, 2025, 2)]


def recounted(published):
    """The statement that counts the areas anew."""
    return (
        "create or replace table intermediate.int_official__areas as "
        f"{published.compiled('int_official__areas')}"
    )


def test_a_year_that_lacks_an_authority_is_reported(published):
    rows = failing(
        published,
        "official_years_have_all_their_areas",
        f"delete from {ROWS} where dataset = 'd3' and release = '2024' and time_period = '2020'"
        " and la_code = '302'",
        recounted(published),
    )
    assert [row[:6] for row in rows] == [("d3", "2024", 2020, "Local authority", 150, 151)]


def test_a_release_with_few_authorities_in_every_year_is_an_extract_and_said_to_be_one(published):
    few = f"delete from {ROWS} where dataset = 'd3' and release = '2024' and la_code > '400'"
    check = "official_releases_are_whole"
    rows = failing(published, check, few, recounted(published))
    assert [row[:2] for row in rows] == [("d3", "2024")]
    sample = "insert into raw.runs (run_id, sources_mode) values ('1', 'sample')"
    assert failing(published, check, few, recounted(published), sample) == []
    assert (
        failing(published, "official_years_have_all_their_areas", few, recounted(published)) == []
    )
