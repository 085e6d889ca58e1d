"""The project's own labelled letters, of invented councils, are read as they are labelled.

What a reading still falls short of is recorded letter by letter in
``tests/shortfalls.json``: it may only become less.
"""

import json

import pytest

from benchmarks.accuracy import RECORD
from benchmarks.labelled import OWN, hold, reading, shortfall
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

NAMES = sorted(path.stem for path in OWN.labels.glob("*.json"))
RECORDED = json.loads(RECORD.read_text(encoding="utf-8"))["short_of"]


@pytest.fixture(scope="module")
def read():
    return {one.name: one for one in hold(OWN)}


def labels(name):
    return json.loads((OWN.labels / f"{name}.json").read_text(encoding="utf-8"))


def squeezed(text):
    return " ".join(text.split())


def test_there_are_forty_letters_and_more():
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_read_worse_than_it_was(read, name):
    found = shortfall(read[name])
    recorded = RECORDED.get(name, {})
    worse = {level: many for level, many in found.items() if many > recorded.get(level, 0)}
    assert not worse, f"python -m benchmarks.accuracy --misses 40 lists them; recorded: {recorded}"


def test_most_letters_are_read_without_any_fault():
    assert set(RECORDED) <= set(NAMES)
    assert len(RECORDED) < len(NAMES) / 2


def test_no_measure_is_claimed_that_is_not_labelled(read):
    wrong = {name: many for name in NAMES if (many := shortfall(read[name]).get("wrong_measures"))}
    recorded = {
        name: row["wrong_measures"] for name, row in RECORDED.items() if "wrong_measures" in row
    }
    assert wrong == recorded


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_a_stretch_of_the_letter_that_holds_what_is_printed(name):
    document, letter = reading(OWN.texts / f"{name}.txt")
    for one in letter.figures:
        assert one.quote in document.text
        assert document.text[one.char_start : one.char_end] == one.as_printed
        assert squeezed(one.as_printed) in squeezed(one.quote)


@pytest.mark.parametrize("name", NAMES)
def test_the_labels_quote_the_letter(name):
    text = squeezed((OWN.texts / f"{name}.txt").read_text(encoding="utf-8"))
    for row in (*labels(name)["figures"], *labels(name)["non_answers"]):
        assert squeezed(row["quote"]) in text


def test_what_is_published_elsewhere_is_told_with_its_link_and_data_set():
    text = OWN.texts / "elsewhere.txt"
    first = read_letter(read_document(text.read_bytes(), text.name)).non_answers[0]
    assert first.redirect_url == "https://statistics.example/children-in-need"
    assert first.redirect_dataset == "c3_factors_2018_to_2023"
    assert str(first.period_start) == "2018-04-01"
    assert str(first.period_end) == "2023-03-31"
