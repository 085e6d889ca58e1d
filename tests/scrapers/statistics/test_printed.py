import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.statistics.printed import SYMBOLS, Printed, read_printed

EXAMPLES = list(
    csv.DictReader(
        Path(__file__).with_name("printed_examples.csv").read_text(encoding="utf-8").splitlines()
    )
)
LEVELS = ["National", "Regional", "Local authority"]


def number(cell):
    return float(cell) if cell else None


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=[f"{e['as_printed']} {e['level']} {e['unit']}" for e in EXAMPLES]
)
def test_a_cell_is_read_as_the_examples_say(example):
    wanted = Printed(
        number(example["value"]),
        number(example["lower"]),
        number(example["upper"]),
        example["symbol"] or None,
    )
    assert (
        read_printed(example["as_printed"], level=example["level"], kind=example["unit"]) == wanted
    )


def test_every_symbol_and_level_has_an_example():
    assert {example["symbol"] for example in EXAMPLES} - {""} == set(SYMBOLS)
    assert {example["level"] for example in EXAMPLES} == set(LEVELS)


@given(true=st.integers(0, 10**7), level=st.sampled_from(["National", "Regional"]))
def test_the_bounds_of_a_rounded_count_are_just_the_counts_that_round_to_it(true, level):
    def rounded(count):
        return (count + 5) // 10 * 10

    read = read_printed(str(rounded(true)), level=level)
    assert read.lower <= true <= read.upper
    assert rounded(read.lower) == rounded(read.upper) == read.value
    assert rounded(read.upper + 1) != read.value


@given(tenths=st.integers(0, 1000), level=st.sampled_from(LEVELS))
def test_a_percentage_lies_within_half_a_decimal_of_its_print(tenths, level):
    read = read_printed(f"{tenths / 10:g}", level=level, kind="percent")
    assert read.lower <= read.value <= read.upper
    assert read.upper - read.lower <= 0.1 + 1e-9


@pytest.mark.parametrize(
    "cell", ["", " 5", "-5", "1,204", "5.0", "05", "C", "<5", "٥", "nan", "1e3"]
)
def test_what_is_no_count_and_no_symbol_is_never_guessed(cell):
    with pytest.raises(ValueError, match="neither a count nor a known symbol"):
        read_printed(cell, level="Local authority")


@given(st.text(max_size=6))
def test_any_text_is_read_or_declined(cell):
    try:
        read = read_printed(cell, level="Local authority")
    except ValueError:
        return
    assert (read.value is None) == (read.symbol is not None)


def test_a_number_at_an_unknown_level_is_declined():
    with pytest.raises(ValueError, match="Parliamentary constituency"):
        read_printed("20", level="Parliamentary constituency")
