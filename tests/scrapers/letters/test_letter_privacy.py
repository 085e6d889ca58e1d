"""Nothing that is made from a letter names who asked, who wrote or how to reach them."""

import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.read import read_document
from scrapers.letters.privacy import leave_people_out
from scrapers.letters.read import read_letter

TESTS = Path(__file__).parents[2]
OWN = sorted((TESTS / "letters").glob("*.txt"))
SHARED = sorted((TESTS / ".." / ".." / "shared" / "letters" / "text").glob("*.txt"))
SOMEBODY = re.compile(
    r"\S@\S|\bDear\b|\bYours (?:sincerely|faithfully)|\b(?:Kind|Best) regards|\b0\d{3,4} \d{3}"
)


def read(text):
    document = read_document(text.encode(), "letter.txt")
    return document.text, read_letter(document)


def stored(letter):
    """Return every word of a letter that is landed or printed."""
    rows = [asdict(one) for one in (*letter.figures, *letter.non_answers)]
    words = [value for row in rows for value in row.values() if isinstance(value, str)]
    return "\n".join([*words, *letter.notes, letter.reference or "", letter.licence or ""])


ASKED = "1. How many children were referred for child sexual exploitation in 2021/22?"


@pytest.mark.parametrize(
    ("answer", "quote"),
    [
        ("Dear Ms Example, there were 12 children.", "there were 12 children."),
        ("There were 12 children. Yours sincerely, A. Writer", "There were 12 children."),
        ("As Mrs Jane Doe asked, 12 children were referred.", "asked, 12 children were referred."),
        ("12 children (ask j.doe@pennyford.example)", "12 children (ask"),
        ("12 children, call 020 7946 0018 for more.", "12 children, call"),
        ("12 children were referred.", "12 children were referred."),
    ],
)
def test_a_quote_is_clipped_to_what_stands_around_its_value(answer, quote):
    text, letter = read(f"{ASKED}\n\n{answer}\n")
    assert [(one.value, one.quote) for one in letter.figures] == [(12, quote)]
    one = letter.figures[0]
    assert text[one.char_start : one.char_end] == one.as_printed == "12"


def test_words_made_from_a_letter_name_nobody():
    text, letter = read(
        "Dear Jane Doe,\n\n1. How many children known to Mr Doe were referred in 2021/22?\n\n"
        "Boys seen by Mr Doe: 12\nGirls seen by Jane Doe: 14\n\nYours sincerely\n\nA. Writer\n"
    )
    assert [one.value for one in letter.figures] == [12, 14]
    assert not re.search("Doe|Jane|Writer", stored(letter))
    assert all(one.quote in text for one in letter.figures)


def test_a_figure_that_stands_in_a_telephone_number_or_an_address_is_none():
    text = "Ring 020 7946 0018. There were 12."
    _, letter = read(f"{ASKED}\n\nThere were 12.\n")
    (figure,) = letter.figures

    def at(printed):
        start = text.index(printed)
        return replace(
            figure, quote=text, as_printed=printed, char_start=start, char_end=start + len(printed)
        )

    kept = leave_people_out(replace(letter, figures=(at("7946"), at("12"))), text)
    assert [(one.as_printed, one.quote) for one in kept.figures] == [("12", "There were 12.")]


def test_a_refusal_is_quoted_without_whom_it_speaks_to():
    text, letter = read(
        f"{ASKED}\n\nDear Ms Example, we do not hold this information; ask Mr Doe.\n"
    )
    (said,) = letter.non_answers
    assert (said.outcome, said.quote) == ("not_held", "we do not hold this information; ask")
    assert text[said.char_start : said.char_end] == said.quote


def test_a_link_to_somebodys_mailbox_is_not_told():
    _, letter = read(f"{ASKED}\n\nThis is published at https://statistics.example/cin\n")
    (said,) = letter.non_answers
    assert said.redirect_url == "https://statistics.example/cin"
    for link in ("mailto:jane@pennyford.example", "https://x.example/?to=jane@pennyford.example"):
        kept = leave_people_out(
            replace(letter, non_answers=(replace(said, redirect_url=link),)), ""
        )
        assert [one.redirect_url for one in kept.non_answers] in ([None], [])


@pytest.mark.parametrize("path", OWN + SHARED, ids=lambda path: path.stem)
def test_nothing_made_from_any_labelled_letter_names_anybody(path):
    letter = read_letter(read_document(path.read_bytes(), path.name))
    assert SOMEBODY.findall(stored(letter)) == []


PEOPLE = st.sampled_from(
    ["Dear Ms Example, ", "Mr J Smith ", "j.doe@example.org ", "020 7946 0018 ", "Ext 1234 ",
     "Dear Jane Doe\n", "\nYours sincerely\n\nA. Writer\n", "Requester: Jane Doe\n", "EN5 1AA\n",
     "Hi there, ", "NHS number 485 777 3456 ", "@janedoe "]
)  # fmt: skip
WORDS = st.sampled_from(
    ["there were 12 children ", "in 2021/22 ", "Boys: 4 ", "<5 ", "None. ", "\n", "\t", "7\t9\t*\n",
     "14 (12%) ", "Doe ", "Example ", "we do not hold this. ", "Kent 3\n", "- ", "2. "]
)  # fmt: skip


@given(st.lists(st.one_of(PEOPLE, WORDS), max_size=12).map("".join))
def test_every_quote_stays_an_exact_stretch_that_holds_its_value_and_nobody(body):
    text, letter = read(f"{ASKED}\n\n{body}\n")
    for one in letter.figures:
        assert text[one.char_start : one.char_end] == one.as_printed
        assert one.quote in text
        assert one.as_printed in one.quote
    for said in letter.non_answers:
        assert text[said.char_start : said.char_end] == said.quote
    told = "\n".join([one.quote for one in (*letter.figures, *letter.non_answers)])
    assert not re.search(r"@|Dear|Mr |Yours sincerely|7946|5 1AA|485|Ext|Jane", told)
