"""What the reader may say is what the marts accept: one vocabulary, kept in two places."""

import csv
from pathlib import Path

import yaml

from scrapers.statistics.tables import contracts

ROOT = Path(__file__).parents[2]
VOCABULARY = ROOT / "scrapers" / "letters" / "vocabulary.yml"
PROJECT = ROOT / "dbt_project"


def accepted(model: str, column: str) -> set[str]:
    """The values that a mart accepts in a column."""
    text = (PROJECT / "models" / "marts" / f"{model}.yml").read_text(encoding="utf-8")
    (described,) = yaml.safe_load(text)["models"]
    (named,) = (entry for entry in described["columns"] if entry["name"] == column)
    (values,) = (
        test["accepted_values"]["arguments"]["values"]
        for test in named["data_tests"]
        if "accepted_values" in test
    )
    return set(values)


def measures() -> dict[str, dict[str, str]]:
    """The seed of measures by code."""
    with (PROJECT / "seeds" / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["measure"]: row for row in csv.DictReader(file)}


def test_every_measure_that_the_reader_knows_is_defined():
    known = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    assert {entry["measure"] for entry in known["measures"]} <= set(measures())


def test_every_topic_that_the_reader_knows_is_accepted():
    known = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    topics = {entry["topic"] for entry in known["topics"]}
    for model in ("foi_figures", "foi_non_answers", "reconciliation"):
        assert topics <= accepted(model, "topic")


def test_every_unit_that_the_reader_knows_is_accepted():
    known = yaml.safe_load(VOCABULARY.read_text(encoding="utf-8"))
    assert {entry["unit"] for entry in known["units"]} <= accepted("foi_figures", "unit")


def test_measures_use_the_topics_and_units_of_the_figures():
    rows = measures().values()
    assert {row["topic"] for row in rows} <= accepted("foi_figures", "topic")
    assert {row["unit"] for row in rows} <= accepted("foi_figures", "unit")


def seed(name: str) -> list[dict[str, str]]:
    """The rows of a seed."""
    with (PROJECT / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_comparison_counts_what_the_registry_says_that_its_indicator_counts():
    tables = contracts()
    sums = {(row["dataset"], row["indicator"]): row["parts"].split(";")[0] for row in seed("sums")}
    checked = 0
    for row in seed("comparisons"):
        dataset, indicator = row["dataset"], row["indicator"]
        if dataset.startswith("nrm_") or not indicator:
            continue
        known = tables[dataset].indicators[sums.get((dataset, indicator), indicator)]
        assert (row["unit"], row["is_stock"]) == (known.unit, str(known.stock).lower()), row
        checked += 1
    assert checked > 20


def test_a_sum_adds_up_indicators_of_its_table_that_count_the_same():
    tables = contracts()
    for row in seed("sums"):
        parts = [tables[row["dataset"]].indicators[part] for part in row["parts"].split(";")]
        assert len({(part.unit, part.stock, part.rate) for part in parts}) == 1
        assert tables[row["dataset"]].indicators[row["share_of"]].unit == parts[0].unit


def test_a_comparison_names_units_that_figures_have():
    units = accepted("foi_figures", "unit")
    for row in seed("comparisons"):
        assert set(filter(None, row["letter_units"].split(";"))) <= units


def test_a_unit_that_the_reader_could_not_name_counts_as_no_particular_thing():
    assert not [row for row in seed("comparisons") if "other" in row["letter_units"].split(";")]


def test_plans_are_counted_as_cases_and_children_on_plans_as_children():
    for table in (contracts()["d1"], contracts()["d3"]):
        assert table.indicators["cpp_start"].unit == "cases"
    assert contracts()["d3"].indicators["cpp_subsequent"].unit == "cases"
    assert contracts()["d1"].indicators["cpp_child_start"].unit == "children"


def test_a_measure_is_held_against_something_or_says_why_not():
    compared = {row["measure"] for row in seed("comparisons")}
    for measure, row in measures().items():
        assert (measure in compared) != bool(row["no_table_because"]), measure
