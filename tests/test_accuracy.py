"""docs/accuracy.md says what is so, and confidence means what it says."""

import json

import pytest

from benchmarks import accuracy
from benchmarks.accuracy import AIM, document, main, section, sure_and_right, written
from benchmarks.labelled import COUNCILS, OWN, Held, LabelledSet, dated, hold, missed, number, right


def label(value=None, start="2021-01-01", end="2021-12-31", **other):
    return {"value": value, "lower": None, "upper": None, "period_start": start,
            "period_end": end, "as_at": None, "unit": "children", "topic": "cse",
            "quote": f"there were {value}"} | other  # fmt: skip


def figure(value=None, confidence=0.95, **other):
    return {"kind": "figure", "confidence": confidence} | label(value, **other)


def held(labelled, read):
    return Held("letter", labelled, read, [], [])


def test_one_label_makes_one_figure_right():
    assert right(held([label(5)], [figure(5), figure(5)]), number) == [True, False]


def test_a_number_of_another_year_is_a_number_and_not_dated():
    one = held([label(5)], [figure(5, start="2022-01-01", end="2022-12-31")])
    assert right(one, number) == [True]
    assert right(one, dated) == [False]
    assert missed(one, dated) == [label(5)]


def test_a_value_is_the_band_of_itself_and_no_other_band():
    assert right(held([label(lower=5, upper=5)], [figure(5.0)]), number) == [True]
    assert right(held([label(lower=1, upper=4)], [figure(4)]), number) == [False]
    assert right(held([label()], [figure()]), number) == [True], "a bare star is a bare star"


def test_only_figures_at_nine_tenths_or_more_are_held_to_the_aim():
    letters = [held([label(5), label(6)], [figure(5), figure(7), figure(6, confidence=0.89)])]
    assert sure_and_right(letters) == (1, 2)


@pytest.fixture
def small(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    text = "1. How many children were referred over CSE?\n\n2021 - 12\n2022 - 14\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    said = {"figures": [label(12), label(15, start="2022-01-01", end="2022-12-31")],
            "non_answers": [{"kind": "refused", "exemption": "s40(2)"}]}  # fmt: skip
    (folder / "one.json").write_text(json.dumps(said), encoding="utf-8")
    return LabelledSet("small", "one letter", folder, folder)


def test_the_section_counts_what_is_right_and_by_confidence(small):
    said = section(small)
    assert "## small: 1 letters" in said
    assert "| dated | 0.500 | 0.500 | 0.500 | 1 | 2 | 2 |" in said
    assert "| without a figure | none | 0.000 | 0.000 | 0 | 0 | 1 |" in said
    assert "| 0.95 to 1 |  | 2 | 1 | 0.500 |" in said
    assert "Of 2 figures at 0.9 or more, 1 are right: 0.500." in said
    assert "Of 1 wrong figures, 0 wait for review: 0.000." in said


def test_misses_and_inventions_are_listed_and_nothing_is_written(
    small, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(accuracy, "OWN", small)
    main(["--misses", "2"], tmp_path / "accuracy.md")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("missed   one: (15.0, 15.0)")
    assert second.startswith("invented one: (14.0, 14.0)")
    assert not (tmp_path / "accuracy.md").exists()


def test_passages_that_count_neither_way_are_left_out(small, tmp_path):
    spare = tmp_path / "optional.jsonl"
    spare.write_text(json.dumps({"id": "one", "quote": "2022 - 14"}) + "\n", encoding="utf-8")
    (letter,) = hold(LabelledSet("small", "", small.labels, small.texts, spare))
    assert [row["value"] for row in letter.read] == [12]
    assert len(letter.labelled) == 2, "a label that stands elsewhere stays"


def test_a_set_that_is_not_at_hand_keeps_what_was_written_of_it_last(small, monkeypatch):
    gone = LabelledSet("gone", "not here", small.labels / "no", small.texts / "no")
    monkeypatch.setattr(accuracy, "SETS", (small, gone))
    before = document("").rstrip("\n") + "\n\n## gone: 36 letters\n\nas it was\n"
    assert document(before) == before
    assert document(document(before)) == before
    assert written(before, "gone") == "## gone: 36 letters\n\nas it was\n"


def test_the_document_is_true_of_our_own_letters():
    text = accuracy.PLACE.read_text(encoding="utf-8")
    assert text.startswith(accuracy.HEAD), "make accuracy writes it anew"
    assert written(text, OWN.name) == section(OWN), "make accuracy writes it anew"
    assert written(text, COUNCILS.name), "the letters of real councils were measured too"


@pytest.mark.parametrize("letters", [OWN, COUNCILS], ids=["own", "councils"])
def test_what_is_read_surely_is_right_in_ninety_seven_of_a_hundred(letters):
    if not letters.is_there:
        pytest.skip("these labelled letters are not beside this repository")
    good, sure = sure_and_right(hold(letters))
    assert good >= AIM * sure
    assert sure > 50, "it is not sure of nothing"
