"""The whole project's marts go out but for what a letter prints and the DfE hides."""

import duckdb
import pytest

from orchestration.publishing.publish import publish

HELD = "one_band_hidden"
"""Barnet prints 60 children on a plan for a year or longer; the DfE prints 50 + c."""


@pytest.fixture(scope="module")
def copy(built, tmp_path_factory):
    """The published copy of the marts as the models made them."""
    folder = tmp_path_factory.mktemp("published")
    with duckdb.connect(str(built.path)) as warehouse:
        publish(warehouse, folder, "run")
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as copy:
        yield copy


def test_the_figure_is_listed_with_the_reason_for_a_person(built):
    found = built.query(
        "select as_printed, dataset, indicator, time_period, because, kept_back, reason"
        " from review.disclosures_held_back where figure_id = ?",
        HELD,
    )
    assert [row[:6] for row in found] == [
        ("60", "d5", "1_year_or_more", 2025, "prints it", "row")
    ]  # fmt: skip
    assert found[0][6].startswith("it prints 60, and the DfE hides its number of children")


@pytest.mark.parametrize("table", ["foi_figures", "reconciliation"])
def test_it_stands_in_the_marts_and_not_in_the_copy(built, copy, table):
    rows = f"select count(*) from marts.{table} where figure_id = ?"
    assert built.query(rows, HELD) == [(1,)]
    assert copy.execute(rows, [HELD]).fetchall() == [(0,)]


def test_all_other_figures_are_published(built, copy):
    kept = built.query(
        "select figure_id from marts.foi_figures where figure_id not in"
        " (select figure_id from review.disclosures_held_back where kept_back = 'row') order by 1"
    )
    assert len(kept) > 10
    assert copy.execute("select figure_id from marts.foi_figures order by 1").fetchall() == kept


def test_nothing_of_the_workshop_is_in_the_copy(copy):
    schemas = copy.execute("select distinct schema_name from duckdb_tables() order by 1").fetchall()
    assert schemas == [("marts",), ("raw",)]
