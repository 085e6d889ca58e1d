"""The project's own labelled letters, of invented councils, are read as they are labelled."""

import json
from collections import Counter
from pathlib import Path

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.lines import to_lines
from scrapers.letters.read import read_letter

LETTERS = Path(__file__).parents[2] / "letters"
NAMES = sorted(path.stem for path in LETTERS.glob("*.json"))
NUMBER = ("question", "value", "lower", "upper", "suppressed")
WHEN = ("period_start", "period_end", "as_at")
WHAT = ("unit", "topic", "subgroup")


@pytest.fixture(scope="module")
def read():
    found = {}
    for name in NAMES:
        text = LETTERS / f"{name}.txt"
        letter = read_letter(read_document(text.read_bytes(), text.name))
        found[name] = letter, to_lines(letter, name)
    return found


def labels(name):
    return json.loads((LETTERS / f"{name}.json").read_text(encoding="utf-8"))


def told(rows, keys):
    return Counter(tuple(row[key] for key in keys) for row in rows)


def figures(read, name):
    return [row for row in read[name][1] if row["kind"] == "figure"]


def test_there_are_ten_letters_or_more():
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_read_once_under_its_question_and_nothing_else_is(read, name):
    assert told(figures(read, name), NUMBER) == told(labels(name)["figures"], NUMBER)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_has_its_time(read, name):
    assert told(figures(read, name), NUMBER + WHEN) == told(labels(name)["figures"], NUMBER + WHEN)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_says_what_it_counts(read, name):
    keys = NUMBER + WHEN + WHAT + ("measure",)
    assert told(figures(read, name), keys) == told(labels(name)["figures"], keys)


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_quotes_the_line_that_it_stands_in(read, name):
    assert told(figures(read, name), ("value", "quote")) == told(
        labels(name)["figures"], ("value", "quote")
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_answered_is_told_with_its_reason(read, name):
    wanted = told(labels(name)["non_answers"], ("question", "kind", "exemption", "quote"))
    others = [row for row in read[name][1] if row["kind"] == "non_answer"]
    assert told(others, ("question", "outcome", "exemption", "quote")) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_a_non_answer_claims_the_measures_it_speaks_of_and_no_more(read, name):
    wanted = [(row["quote"], tuple(row["measures"])) for row in labels(name)["non_answers"]]
    found = [(one.quote, one.measures) for one in read[name][0].non_answers]
    assert Counter(found) == Counter(wanted)


def test_what_is_published_elsewhere_is_told_with_its_link_and_data_set(read):
    first = read["elsewhere"][0].non_answers[0]
    assert first.redirect_url == "https://statistics.example/children-in-need"
    assert first.redirect_dataset == "c3_factors_2018_to_2023"
    assert str(first.period_start) == "2018-04-01"
    assert str(first.period_end) == "2023-03-31"
