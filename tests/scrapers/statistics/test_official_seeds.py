"""The two seeds of official facts, held against the code, each other and the DfE's tables."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from c3_files import published, read

from scrapers.register.load import load_register
from scrapers.statistics.printed import SYMBOLS

SEEDS = Path(__file__).parents[3] / "dbt_project" / "seeds"


def seed(name):
    return list(csv.DictReader((SEEDS / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


AUTHORITIES = {row["la_code"]: row for row in seed("authorities")}


def test_symbols_mean_in_the_warehouse_what_they_mean_here():
    def bound(value):
        return "" if value is None else f"{value:g}"

    assert {
        row["symbol"]: (row["meaning"], row["lower"], row["upper"]) for row in seed("symbols")
    } == {
        symbol: (said.meaning, bound(said.lower), bound(said.upper))
        for symbol, said in SYMBOLS.items()
    }


@pytest.mark.parametrize("name", ["authorities", "symbols"])
def test_a_seed_has_the_columns_its_description_types(name):
    described = yaml.safe_load((SEEDS / "_official_seeds.yml").read_text(encoding="utf-8"))
    entry = next(entry for entry in described["seeds"] if entry["name"] == name)
    assert list(entry["config"]["column_types"]) == list(seed(name)[0])
    assert [column["name"] for column in entry["columns"]] == list(seed(name)[0])


def test_authorities_stand_once_each_in_order_of_their_code():
    codes = [row["la_code"] for row in seed("authorities")]
    assert codes == sorted(set(codes))
    assert sum(not row["closed_on"] for row in AUTHORITIES.values()) == 153


def test_a_closed_authority_names_open_ones_that_began_the_day_after():
    closed = [row for row in AUTHORITIES.values() if row["closed_on"]]
    assert {row["la_code"] for row in closed} == {"835", "836", "837", "909", "928"}
    for row in closed:
        after = date.fromisoformat(row["closed_on"]) + timedelta(days=1)
        for successor in row["successor_la_codes"].split(";"):
            assert AUTHORITIES[successor]["opened_on"] == after.isoformat()
            assert not AUTHORITIES[successor]["closed_on"]
    assert all(
        not row["successor_la_codes"] for row in AUTHORITIES.values() if not row["closed_on"]
    )


def test_open_authorities_are_those_of_the_register_under_the_same_names():
    register = load_register().authorities.values()
    assert {one.la_code: (one.name, one.region) for one in register} == {
        code: (row["name"], row["region"])
        for code, row in AUTHORITIES.items()
        if not row["closed_on"]
    }


def test_authorities_are_those_that_the_published_table_has_had():
    # the last row of each code; codes renumbered after it was published are said in the note
    last = {}
    for row in read(published("c3__v2025.csv")).rows:
        code, year = row.about["old_la_code"], row.about["time_period"]
        if code and year >= last.get(code, ("",))[0]:
            last[code] = (year, row.about["la_name"], row.about["new_la_code"])
    assert set(last) == set(AUTHORITIES)
    for code, (_, name, ons_code) in last.items():
        assert AUTHORITIES[code]["name"] == name
        assert ons_code == AUTHORITIES[code]["ons_code"] or ons_code in AUTHORITIES[code]["note"]


def test_every_reorganisation_is_in_the_seed():
    path = "reference/la_reorganisations.csv"
    for change in csv.DictReader(published(path).decode("utf-8-sig").splitlines()):
        before = AUTHORITIES[change["predecessor_dfe"]]
        if change["kind"] == "recode":
            assert before["ons_code"] == change["successor_ons"]
            assert change["predecessor_ons"] in before["note"]
            continue
        assert before["ons_code"] == change["predecessor_ons"]
        assert change["successor_dfe"] in before["successor_la_codes"].split(";")
        assert AUTHORITIES[change["successor_dfe"]]["opened_on"] == change["change_effective"]
