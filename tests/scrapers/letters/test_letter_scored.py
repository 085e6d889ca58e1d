"""How well the labelled letters are read, where they are beside the repository."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.lines import to_lines
from scrapers.letters.read import read_letter

LETTERS = Path(__file__).parents[3] / ".." / "shared" / "letters"
FLOORS = {
    "number": (1.0, 1.0),
    "dated": (1.0, 1.0),
    "full": (0.92, 0.92),
    "non_answer": (1.0, 0.98),
}
"""Precision and recall that have been reached: they may only rise."""


@pytest.fixture(scope="module")
def scored():
    if not (LETTERS / "score.py").is_file():
        pytest.skip("the labelled letters are not beside this repository")
    spec = importlib.util.spec_from_file_location("letters_score", LETTERS / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    return score


def read_all(score, pattern):
    """Return gold and predictions as `score.main` makes them, the optional passages left out."""
    spare = defaultdict(list)
    for line in (LETTERS / "optional.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spare[row["id"]].append(row["quote"])
    gold, predicted = {}, {}
    for path in sorted((LETTERS / "gold").glob(pattern)):
        name = path.stem
        text = LETTERS / "text" / f"{name}.txt"
        gold[name] = json.loads(path.read_text(encoding="utf-8"))
        read = to_lines(read_letter(read_document(text.read_bytes(), text.name)), name)
        for rows, key in ((gold[name], "figures"),):
            rows[key] = score.outside(rows[key], text.read_text(encoding="utf-8"), spare[name])
        figures = [row for row in read if row["kind"] == "figure"]
        others = [row for row in read if row["kind"] != "figure"]
        kept = score.outside(figures, text.read_text(encoding="utf-8"), spare[name])
        predicted[name] = others + kept
    return score.score(gold, predicted)


def test_whole_letters_are_read_right(scored):
    precision, _, f1, *_ = read_all(scored, "seed-*.json")["dated"]
    assert precision >= 0.95
    assert f1 >= 0.9


@pytest.mark.parametrize("level", FLOORS)
def test_no_level_falls_below_what_was_reached(scored, level):
    precision, recall, *_ = read_all(scored, "*.json")[level]
    assert (precision, recall) >= FLOORS[level]
    assert recall >= FLOORS[level][1]
