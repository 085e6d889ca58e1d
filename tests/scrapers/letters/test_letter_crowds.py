"""A paragraph of more numbers than any sentence has is left unread, and that is said."""

import time

from scrapers.documents.read import read_document
from scrapers.letters.crowds import MOST_NUMBERS
from scrapers.letters.read import read_letter

ASKED = "1. How many children were referred in 2021/22?\n\n12 children\n\n"


def letter(text):
    return read_letter(read_document(text.encode(), "letter.txt"))


def test_a_crowd_of_numbers_gives_no_figures_and_is_told_of():
    found = letter(f"{ASKED}2. And then?\n\n{'12 ' * 400}\n")
    assert [one.value for one in found.figures] == [12]
    assert any("numbers in one paragraph were not read: “12 12" in note for note in found.notes)


def test_a_full_sentence_is_no_crowd():
    parts = ", ".join(f"{n} in ward {chr(64 + n)}" for n in range(1, 20))
    found = letter(f"{ASKED}2. How many of them by ward?\n\nThere were {parts}.\n")
    assert not any("not read" in note for note in found.notes)


def test_a_table_of_many_rows_is_no_crowd():
    rows = "".join(f"Ward {n}\t{n}\t{n + 1}\n" for n in range(MOST_NUMBERS))
    found = letter(f"1. How many children were referred?\n\nWard\t2021/22\t2022/23\n{rows}")
    assert len(found.figures) == 2 * MOST_NUMBERS


def test_a_crowd_costs_next_to_nothing():
    document = read_document(("12 " * 30_000).encode(), "letter.txt")
    begun = time.process_time()
    read_letter(document)
    assert time.process_time() - begun < 2
