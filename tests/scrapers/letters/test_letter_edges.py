"""Alternatives behind one test for a word's edge match what they match alone."""

import re

from hypothesis import given
from hypothesis import strategies as st

from scrapers.letters.edges import compiled, split

ALTERNATIVES = [r"\bold\b", r"\b(?:no|any) one\b|£\d+", r"(?<=at )\d\d|\bage\b"]


def test_only_bars_outside_brackets_part_alternatives():
    assert split(r"a|b(c|d)|[|]\||e") == ["a", "b(c|d)", r"[|]\|", "e"]


@given(st.text(alphabet="old no any one£12 age at", max_size=40))
def test_what_is_found_is_what_each_alternative_finds(text):
    apart = [re.compile(one, re.I | re.S) for one in ALTERNATIVES]
    found = compiled(ALTERNATIVES).search(text)
    starts = [one.start() for pattern in apart if (one := pattern.search(text))]
    assert (found.start() if found else None) == min(starts, default=None)


def test_what_stands_before_and_after_holds_for_all():
    pattern = compiled([r"\bone\b", "two"], before="^", after="$")
    assert pattern.search("one")
    assert not pattern.search("one two")
