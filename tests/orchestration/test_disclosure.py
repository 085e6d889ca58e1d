"""No copy goes out from which a number that the DfE hides could be worked out."""

import shutil
from pathlib import Path

import duckdb
import pytest
import yaml
from published_marts import cell, held_against, warehouse

from orchestration.publishing.copy import CopyIncomplete
from orchestration.publishing.disclosure import Disclosed
from orchestration.publishing.numbers import declared
from orchestration.publishing.publish import publish

ROOT = Path(__file__).parents[2]


def _published(folder, query):
    with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as copy:
        return copy.execute(query).fetchall()


@pytest.fixture(scope="module")
def yesterday(tmp_path_factory):
    folder = tmp_path_factory.mktemp("yesterday")
    publish(warehouse(), folder, "yesterday")
    return folder


@pytest.fixture
def good(yesterday, tmp_path):
    """A folder in which yesterday's copy stands."""
    return shutil.copytree(yesterday, tmp_path / "published")


def _refused(connection, folder, what):
    before = (folder / "warehouse.duckdb").read_bytes()
    with pytest.raises(Disclosed, match=what):
        publish(connection, folder, "tonight")
    assert (folder / "warehouse.duckdb").read_bytes() == before
    assert not list(folder.rglob(".*.tmp*")), "nothing is left beside"


def test_a_number_computed_by_subtraction_keeps_the_copy_back(good):
    connection = warehouse()
    connection.execute(
        "create table marts.plans_left_over as"
        " select la_code, max(value) - min(value) as remainder from marts.official_statistics"
        " group by la_code"
    )
    _refused(connection, good, r"marts\.plans_left_over: .*numbers\.yml does not name this mart")


def test_a_new_column_of_numbers_keeps_the_copy_back_until_it_is_judged(good):
    connection = warehouse()
    connection.execute("alter table marts.reconciliation add column share double")
    _refused(connection, good, r"marts\.reconciliation\.share: .* what this number is of")


def test_numbers_in_a_list_are_numbers(good):
    connection = warehouse()
    connection.execute("alter table marts.foi_figures add column parts integer[]")
    _refused(connection, good, r"marts\.foi_figures\.parts")


def test_official_numbers_held_against_letters_are_the_printed_ones(good):
    connection = warehouse()
    held_against(connection, official_value=9, official_lower=9, official_upper=9)
    held_against(connection, "two_or_more", official_lower=1, foi_value=45, difference_high=44)
    publish(connection, good, "tonight")
    assert _published(good, "select count(*) from marts.reconciliation") == [(2,)]


@pytest.mark.parametrize(
    ("indicator", "columns"),
    [
        pytest.param("two_or_more", {"official_value": 48}, id="a number in place of c"),
        pytest.param("two_or_more", {"official_lower": 1, "official_upper": 5}, id="an upper end"),
        pytest.param("two_or_more", {"official_lower": 3}, id="a higher lower end"),
        pytest.param("three_months", {"official_value": 48}, id="no printed cell"),
        pytest.param("one_to_two", {"official_value": 7}, id="another authority's cell"),
        pytest.param("a_year", {"official_value": 12}, id="a sum with a hidden part"),
        pytest.param("a_year", {"official_lower": 11}, id="a sum narrower than its parts"),
    ],
)
def test_an_official_number_that_says_more_than_is_printed_is_found(good, indicator, columns):
    connection = warehouse()
    held_against(connection, indicator, **columns)
    _refused(connection, good, rf"302 {indicator} 2024-03-31 gives .*no number that the DfE prints")


def test_a_sum_of_printed_parts_is_no_disclosure(good):
    connection = warehouse()
    held_against(connection, "a_year", la_code="331", official_value=19, official_lower=19)
    held_against(connection, "a_year", official_lower=10)
    publish(connection, good, "tonight")


def test_a_difference_from_a_hidden_number_is_open(good):
    connection = warehouse()
    held_against(connection, "two_or_more", official_lower=1, foi_value=45, difference_low=40)
    _refused(connection, good, "a difference of 40.* without that bound")


def test_a_hidden_cell_has_no_number_beside_its_symbol(good):
    connection = warehouse()
    connection.execute("update marts.official_statistics set value = 48 where symbol = 'c'")
    _refused(connection, good, "d5 2025 E302 2024 two_or_more prints c and has a number")


def test_a_number_that_a_later_release_hides_is_not_republished(good):
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "5")
    _refused(connection, good, "d5 2024 E302 2024 two_or_more prints 5, which a later")
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "5", withheld=True)
    publish(connection, good, "tonight")


@pytest.mark.parametrize(("unit", "lower"), [("children", 1), ("percent", 0)])
def test_a_cell_that_a_later_release_hides_is_published_as_hidden(good, unit, lower):
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "5", withheld=True, unit=unit)
    publish(connection, good, "tonight")
    with duckdb.connect(str(good / "warehouse.duckdb"), read_only=True) as published:
        told = published.execute(
            "select as_printed, value, lower, upper, symbol, symbol_meaning"
            " from marts.official_statistics where release = '2024'"
        ).fetchall()
    assert told == [("c", None, lower, None, "c", "suppressed")]
    kept = connection.execute("select as_printed from marts.official_statistics where withheld")
    assert kept.fetchall() == [("5",)], "the pipeline's own warehouse keeps what was printed"


def test_what_a_later_release_shows_may_be_shown(good):
    connection = warehouse()
    cell(connection, "2024", "one_to_two", "c")
    publish(connection, good, "tonight")


def _revised(connection, from_printed, to_printed, change=None, *, withheld=False):
    connection.execute(
        "insert into marts.official_revisions values ('d5', 'two_or_more', 2024, '2024', '2025',"
        " 'E302', 'E302', ?, ?, ?, ?, false)",
        [from_printed, to_printed, change, withheld],
    )


def test_a_revision_does_not_tell_the_number_that_was_withdrawn(good):
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "5", withheld=True)
    _revised(connection, "5", "c", withheld=True)
    publish(connection, good, "tonight")
    with duckdb.connect(str(good / "warehouse.duckdb"), read_only=True) as published:
        told = published.execute(
            "select from_as_printed, to_as_printed, change from marts.official_revisions"
        ).fetchall()
    assert told == [("[withheld]", "c", None)]
    connection = warehouse()
    cell(connection, "2024", "two_or_more", "5", withheld=True)
    _revised(connection, "5", "c")
    _refused(connection, good, "d5 2024 E302 2024 two_or_more prints 5, which is hidden")


def test_a_change_is_between_two_numbers(good):
    connection = warehouse()
    _revised(connection, "u", "c", change=-4)
    _refused(connection, good, "has a change between u and c")


def test_a_letters_number_beside_the_hidden_one_is_found_without_the_list(good):
    connection = warehouse()
    held_against(connection, "two_or_more", official_as_printed="c", foi_value=3)
    _refused(connection, good, r"f has 3.0 beside the hidden d5 two_or_more")


def test_without_the_list_nothing_is_published(good):
    connection = warehouse()
    connection.execute("drop table review.disclosures_held_back")
    with pytest.raises(CopyIncomplete, match="disclosures_held_back is missing"):
        publish(connection, good, "tonight")


def test_a_letters_numbers_need_the_figure_they_are_of(good):
    connection = warehouse()
    connection.execute("alter table marts.reconciliation drop column figure_id")
    _refused(connection, good, r"marts\.reconciliation: numbers of letters without a figure_id")


def _marts():
    for path in sorted((ROOT / "dbt_project/models/marts").glob("*.yml")):
        for model in yaml.safe_load(path.read_text()).get("models", []):
            numbers = {
                column["name"]
                for column in model["columns"]
                if column["data_type"] not in {"varchar", "boolean", "date"}
                and not column["data_type"].startswith("timestamp")
            }
            yield model["name"].removeprefix("marts_"), numbers


def test_every_mart_of_the_project_and_each_of_its_numbers_is_judged():
    judged = {name: set(mart.named) for name, mart in declared().items()}
    assert judged == dict(_marts())
