"""Ids are made of where a figure stands, so a re-reading finds the same row again."""

from dataclasses import replace

from orchestration.landing.ids import figure_ids, non_answer_ids
from scrapers.rows import Figure, NonAnswer

FIGURE = Figure(
    question="1", measure=None, measure_text="referrals", topic="cse", unit="children",
    as_printed="12", quote="2021 - 12", page=1, char_start=7, char_end=9, confidence=0.9,
)  # fmt: skip
SAID = NonAnswer(question="2", outcome="refused", quote="refused", page=1, char_start=0, char_end=7)


def test_a_better_reading_of_the_same_figure_keeps_its_id():
    better = replace(FIGURE, measure="cse_referrals", confidence=1.0, value=12.0)
    assert figure_ids("d", "r", [FIGURE]) == figure_ids("d", "r", [better])


def test_the_same_bytes_in_another_request_have_ids_of_their_own():
    assert figure_ids("d", "r", [FIGURE]) != figure_ids("d", "s", [FIGURE])


def test_two_alike_get_a_number_and_stay_apart():
    ids = figure_ids("d", "r", [FIGURE, FIGURE, FIGURE])
    assert len(set(ids)) == 3
    assert ids[0] == figure_ids("d", "r", [FIGURE])[0]
    assert all(len(name) == 16 for name in ids)


def test_non_answers_are_told_apart_by_what_was_said():
    other = replace(SAID, exemption="s12(2)")
    assert len(set(non_answer_ids("d", "r", [SAID, other]))) == 2
