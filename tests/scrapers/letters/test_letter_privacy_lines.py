"""Who is named, greeted, signs or can be reached is told from what only looks so."""

from pathlib import Path

import pytest
import yaml

from scrapers.letters.privacy import without_people
from scrapers.letters.privacy_people import find_people
from scrapers.letters.privacy_words import words

LINES = yaml.safe_load(Path(__file__).with_name("privacy_lines.yml").read_text(encoding="utf-8"))


def left(text):
    """Return what of ``text`` a quote may show, a bar where somebody was."""
    spans = find_people(text).spans
    for start, end in reversed(spans):
        text = text[:start] + "|" + text[end:]
    return text


def test_there_are_sixty_lines_or_more():
    assert len(LINES) >= 60


@pytest.mark.parametrize(("line", "gone", "kept"), LINES, ids=[line[0][:40] for line in LINES])
def test_nobody_is_left_in_a_line_and_all_else_is(line, gone, kept):
    shown = left(line)
    assert [word for word in map(str, gone) if word in shown] == []
    assert [words for words in map(str, kept) if words not in shown] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ask Mrs Jane Doe, j.doe@example.org, about plans", "Ask …, …, about plans"),
        ("children known to Cllr A. Person", "children known to …"),
        ("Number of children at risk of CSE", "Number of children at risk of CSE"),
        ("Dear Ms Example, children missing", "… children missing"),
        ("", ""),
    ],
)
def test_words_that_are_composed_carry_a_sign_in_a_persons_place(text, wanted):
    assert without_people(text) == wanted


def test_a_name_given_away_above_is_gone_wherever_it_stands():
    text = "Dear Jane Doe,\n1. As J Doe knows, Doe and Jane  Doe had 12."
    assert left(text) == "|\n1. As J | knows, | and | had 12."


def test_a_surname_that_the_letter_has_as_a_common_word_stays_where_it_stands_alone():
    text = "Dear Jane Weaver,\nJane Weaver asked. Weaver ants: 12; each is a weaver."
    assert left(text) == "|\n| asked. Weaver ants: 12; each is a weaver."


def test_a_text_of_nothing_but_digits_and_blanks_holds_nobody():
    row = "\t".join(str(number) for number in range(0, 20_000, 7))
    assert find_people(row).spans == []


def test_every_word_of_the_lists_is_a_word():
    # YAML takes a bare yes, no or on for a truth value
    lists = vars_of(words())
    assert all(isinstance(one, str) and one for these in lists.values() for one in these)
    assert {"on", "no", "yes"} <= lists["begins"]


def vars_of(known):
    return {name: getattr(known, name) for name in known.__slots__}
