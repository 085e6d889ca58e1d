"""What letters made from a grammar of layouts state is read, and nothing else is.

A number that is wrong and not under review is never allowed. A figure may be missing
without a word only in the share that `MISSED` states for its layout.
"""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from letter_grammar import LAYOUTS, letters, letters_of_none
from letter_layouts import Written

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

MISSED: dict[str, float] = {}
"""Of the figures written in a layout the share that may be missing; 0 where none is named."""
DOUBTED = {"cells_of_two_columns": 0.5}
"""The share that may be read under review only."""


def told(one):
    """Return a figure as the grammar writes it."""
    when = (one.period_start, one.period_end, one.as_at)
    return Written(one.value, one.lower, one.upper, *when)


def read(made):
    return read_letter(read_document(made.text.encode(), "letter.txt")).figures


def missing_unmarked(made, figures):
    """Return how many figures were not read in answers of which nothing is under review."""
    missing = 0
    for name, these in made.written.items():
        here = [one for one in figures if one.question == name]
        if not any(one.needs_review for one in here):
            missing += sum((Counter(these) - Counter(map(told, here))).values())
    return missing


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_what_was_written_in_a_layout_is_read(layout):
    tally = Counter()

    @settings(
        max_examples=12,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(letters((layout,), most=2))
    def holds(made):
        figures = read(made)
        sure = Counter(told(one) for one in figures if not one.needs_review)
        assert sure - made.stated() == Counter()
        tally["missing"] += missing_unmarked(made, figures)
        tally["doubted"] += sum(one.needs_review for one in figures)
        tally["written"] += sum(made.stated().values())

    holds()
    assert tally["missing"] <= MISSED.get(layout.__name__, 0) * tally["written"]
    assert tally["doubted"] <= DOUBTED.get(layout.__name__, 0) * tally["written"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(letters())
def test_a_figure_of_a_letter_in_several_layouts_stands_under_its_own_question(made):
    for one in read(made):
        if not one.needs_review:
            assert one.question in made.written
            assert told(one) in made.written[one.question]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(letters_of_none())
def test_one_line_answers_all_the_questions_that_it_names(made):
    found = {(one.question, told(one)) for one in read(made)}
    assert found == {(name, these[0]) for name, these in made.written.items()}
