"""The lists of official facts agree with each other, with what is known, and with their types."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
REFERENCE = Path(__file__).parents[2] / ".." / "shared" / "ees" / "reference"


def rows(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


AUTHORITIES = {row["la_code"]: row for row in rows(SEEDS / "authorities.csv")}
CHANGES = rows(SEEDS / "reorganisations.csv")


@pytest.mark.parametrize("name", ["reorganisations", "expected_areas", "imputed", "totals_at_odds"])
def test_a_list_has_the_columns_that_its_description_types(name):
    described = yaml.safe_load((SEEDS / "_official_seeds.yml").read_text(encoding="utf-8"))
    entry = next(entry for entry in described["seeds"] if entry["name"] == name)
    header = (SEEDS / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert list(entry["config"]["column_types"]) == header
    assert [column["name"] for column in entry["columns"]] == header


def test_a_split_or_merged_authority_closes_the_day_before_and_names_its_successors():
    closed = {code: row for code, row in AUTHORITIES.items() if row["closed_on"]}
    changes = [change for change in CHANGES if change["kind"] != "recoded"]
    assert {change["predecessor_la_code"] for change in changes} == set(closed)
    for change in changes:
        day = date.fromisoformat(change["changed_on"])
        before = closed[change["predecessor_la_code"]]
        after = AUTHORITIES[change["successor_la_code"]]
        assert before["closed_on"] == (day - timedelta(days=1)).isoformat()
        assert after["opened_on"] == change["changed_on"]
        assert change["successor_la_code"] in before["successor_la_codes"].split(";")
        assert change["predecessor_ons_code"] == before["ons_code"]
        assert change["successor_ons_code"] == after["ons_code"]
        assert before["name"] in change["words"]
        assert after["name"] in change["words"]


def test_a_recoded_authority_is_open_under_its_newer_code_and_its_note_has_the_older():
    recoded = [change for change in CHANGES if change["kind"] == "recoded"]
    assert recoded
    for change in recoded:
        now = AUTHORITIES[change["successor_la_code"]]
        assert not now["closed_on"]
        assert now["ons_code"] == change["successor_ons_code"]
        assert change["predecessor_ons_code"] in now["note"]
        assert now["name"] in change["words"]


def test_every_reorganisation_known_of_is_listed_with_its_kind():
    if not REFERENCE.exists():
        pytest.skip("needs ../shared/ees/reference")
    kinds = {"split": "split", "split/merge": "split", "merge": "merged", "recode": "recoded"}
    known = {
        (
            change["change_effective"],
            kinds[change["kind"]],
            *(change[f"{side}_{code}"] for side in ("predecessor", "successor") for code in CODES),
        )
        for change in rows(REFERENCE / "la_reorganisations.csv")
    }
    listed = {
        (
            change["changed_on"],
            change["kind"],
            change["predecessor_la_code"],
            change["predecessor_ons_code"],
            change["successor_la_code"],
            change["successor_ons_code"],
        )
        for change in CHANGES
    }
    assert len(known) == 10
    # Christchurch's way into a third authority, and a boundary moved after the last tables
    assert {change[2:5:2] for change in listed - known} == {
        ("835", "839"),
        ("370", "370"),
        ("373", "373"),
    }
    assert known <= listed


CODES = ("dfe", "ons")
