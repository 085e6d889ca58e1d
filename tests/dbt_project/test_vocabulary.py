"""What the reader may say is what the marts accept: one vocabulary, kept in two places."""

import csv
from pathlib import Path

import yaml

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
