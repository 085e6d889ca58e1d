"""Patterns that are tried only where a word of theirs stands find what they find alone."""

import re
import sys
from itertools import chain
from pathlib import Path
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.letters.cued import Cued, cues_of, in_small_letters, small_letters
from scrapers.letters.dates import DATE
from scrapers.letters.dates import _printed as dates_printed
from scrapers.letters.first_letters import firsts_of
from scrapers.letters.numbers import NUMBER
from scrapers.letters.numbers import _printed as numbers_printed
from scrapers.letters.phrases import _entries, phrase
from scrapers.letters.read import read_letter
from scrapers.letters.vocabulary import vocabulary

LETTERS = sorted((Path(__file__).parents[2] / "letters").glob("*.txt"))[::8]
PATTERNS = [
    r"\b(?:how many|numbers? of)\b",
    r"(?<=of )(?:these|those)\b|\bwhom\b",
    r"un(?:der|less)(?= five)|over (?:\d|ten)+",
    r"a?(?:b|c){2,}x",
    r"[a-c]ne\b|no(?!ne)",
]


def _lines():
    return {line for path in LETTERS for line in path.read_text("utf-8").splitlines() if line}


def _places(found):
    return [one.span() for one in found]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet="how many numbersOFthewunderltigp5 bcax", max_size=40))
def test_a_cued_pattern_finds_what_it_finds_alone(pattern, text):
    alone, cued = re.compile(pattern, re.I), Cued(pattern, re.I)
    assert _places(cued.finditer(text)) == _places(alone.finditer(text))
    assert _places(cued.finditer(text, 3, 20)) == _places(alone.finditer(text, 3, 20))
    assert cued.sub("-", text) == alone.sub("-", text)
    assert bool(cued.search(text, 2)) == bool(alone.search(text, 2))


def _of_modules():
    assert read_letter.__module__ in sys.modules  # which imports all that read letters
    ours = [one for name, one in sys.modules.items() if name.startswith("scrapers.letters")]
    return {one for module in ours for one in vars(module).values() if isinstance(one, Cued)}


def test_patterns_of_all_modules_find_in_letters_all_that_they_find_alone():
    found_any = 0
    for one in _of_modules():
        alone = re.compile(one.pattern, one.flags)
        for line in _lines():
            found = _places(one.finditer(line))
            assert found == _places(alone.finditer(line)), (one.pattern, line)
            found_any += bool(found)
    assert found_any


@pytest.mark.parametrize("pattern", [r"[k-s]\b", r"\d|K", "(?:s|é)+", r"\bÉ|’s"])
@given(text=st.text(alphabet="Kk\u212aſsSİißéÉ’1 ", max_size=12))
def test_signs_that_fold_unlike_others_are_found_as_without_folding(pattern, text):
    alone, cued = re.compile(pattern, re.I), Cued(pattern, re.I)
    assert _places(cued.finditer(text)) == _places(alone.finditer(text))


def test_a_text_whose_small_letters_stand_elsewhere_has_none():
    assert small_letters("Été 2020") == "été 2020"
    assert [small_letters(one) for one in ("İ2020", "Straße", "ſix", "ıN")] == [None] * 4


def test_what_has_to_be_a_capital_is_found_only_as_one():
    street = Cued(r"\b\d+ (?-i:H)ill\b", re.I)
    assert street.search("2 hill, 3 HILL, 4 Hill").span() == (8, 14)
    assert street.search("2 hill") is None
    assert street.sub("-", "2 hill, 4 Hill") == "2 hill, -"


def test_names_classes_and_quoted_signs_of_a_pattern_keep_their_letters():
    pattern = r"(?P<Of>A)\W\S(?P=Of)[A-Z]\B"
    assert in_small_letters(pattern) == r"(?P<Of>a)\W\S(?P=Of)[a-z]\B"


def test_pythons_own_reader_of_patterns_names_the_parts_that_are_looked_at():
    names = (
        "LITERAL BRANCH SUBPATTERN MAX_REPEAT MIN_REPEAT POSSESSIVE_REPEAT ASSERT ASSERT_NOT AT "
        "ATOMIC_GROUP IN RANGE CATEGORY CATEGORY_DIGIT CATEGORY_SPACE CATEGORY_WORD "
        "CATEGORY_NOT_DIGIT CATEGORY_NOT_SPACE CATEGORY_NOT_WORD"
    )
    gone = [name for name in names.split() if not hasattr(parser, name)]
    assert not gone, f"re._parser is private and lost {gone}: mend cued.py and first_letters.py"
    assert [kind for kind, _ in parser.parse("a|bc", 0)] == [parser.BRANCH]


def test_all_phrases_and_words_find_in_letters_what_they_find_alone():
    known = vocabulary()
    rules = chain(known.topics, known.units, known.outcomes)
    every = chain.from_iterable(one.every for one in known.measures)
    cued = {*map(phrase, _entries()), *(one.when for one in rules), *every}
    for line in _lines():
        for one in cued:
            alone = re.compile(one.pattern, one.flags).search(line)
            found = one.search(line)
            assert (found and found.span()) == (alone and alone.span()), (one.pattern, line)


def test_every_match_of_a_pattern_holds_one_of_its_cues():
    assert set(cues_of(r"\b(?:how many|numbers? of)\b")) == {"how many", "number"}
    assert set(cues_of(r"(?:not |in)complete")) == {"not complete", "incomplete"}
    assert cues_of(r"a?\d+(?:children)?") == ()
    assert cues_of(r"(?=.*suppressed)\w+") == ("suppressed",)


def test_capital_letters_and_those_that_fold_into_two_are_cues_as_well():
    assert Cued("STRASSE", re.I).search("Die Strasse")
    assert Cued("none", re.I).search("NONE ß")


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        (r"(?:how many|nil)\b|[1-5]", {"h", "n", "1-5"}),
        (r"\W?a|\d", {r"\W", "a", r"\d"}),
        (r"(?<!x)(?=y)a", {"a"}),
        ("n?", set()),
        (".x", set()),
        ("[^a]b", set()),
    ],
)
def test_what_a_match_may_begin_with_is_known_or_said_to_be_unsure(pattern, firsts):
    assert firsts_of(pattern) == firsts


@given(st.lists(st.sampled_from(["5", "<", "31", "March", " ", "to", "-", "no more than", "£"])))
def test_numbers_and_dates_are_those_that_their_patterns_find(words):
    text = "".join(words)
    assert _places(numbers_printed(text, 0, len(text))) == _places(NUMBER.finditer(text))
    assert _places(dates_printed(text)) == _places(DATE.finditer(text))


def test_numbers_and_dates_of_letters_are_those_that_their_patterns_find():
    for line in _lines():
        assert _places(numbers_printed(line, 1, len(line))) == _places(NUMBER.finditer(line, 1))
        assert _places(dates_printed(line)) == _places(DATE.finditer(line))
