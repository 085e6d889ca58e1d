import pytest
from portals import source_of

from scrapers.platforms.socrata_rows import NO_ANSWER, listed_rows

PAGE = "https://data.sampleshire.example/d/abcd-1234"


@pytest.fixture
def read():
    def entries(*rows, **options):
        source = source_of(
            "socrata", {"dataset": "abcd-1234", "date_means": "responded", **options}
        )
        listed, notes = listed_rows(source, source.options, [(row, "f" * 64) for row in rows], PAGE)
        return [one.entry for one in listed], notes

    return entries


def row(**more):
    return {
        "identifier": "SAM7", "document_title": "Care leavers",
        "document_date": "2024-05-01T00:00:00.000", "document_text": "There were 7.",
        "document_link": "https://files.example/7.pdf",
    } | more  # fmt: skip


def test_rows_that_repeat_word_for_word_are_one_entry_and_counted(read):
    entries, notes = read(row(), row(), row(identifier="SAM8"))
    assert [entry.key for entry in entries] == ["SAM7", "SAM8"]
    assert notes == ["1 rows repeat another one word for word"]


def test_one_reference_with_two_letters_keeps_both(read):
    second = row(document_text="There were 9.", document_link="https://files.example/7b.pdf")
    (entry,), _ = read(row(), second)
    assert [ref.name for ref in entry.documents] == ["SAM7.txt", "SAM7-2.txt", "7.pdf", "7b.pdf"]
    assert [ref.content for ref in entry.documents[:2]] == [b"There were 7.", b"There were 9."]
    assert entry.problem is None


def test_one_reference_with_two_titles_and_dates_is_named_and_not_guessed(read):
    other = row(document_title="Missing children", document_date="2024-06-01T00:00:00.000")
    (entry,), _ = read(row(), other)
    assert entry.responded_on is None
    assert "several titles: ['Care leavers', 'Missing children']" in entry.problem
    assert "several dates" in entry.problem


def test_a_link_that_rows_share_leaves_them_two_entries(read):
    entries, _ = read(row(), row(identifier="SAM8"))
    assert [[ref.name for ref in entry.documents] for entry in entries] == [
        ["SAM7.txt", "7.pdf"], ["SAM8.txt", "7.pdf"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer_in", "given", "names"),
    [
        ("text", {}, ["SAM7.txt"]),
        ("text", {"document_text": "  "}, ["7.pdf"]),
        ("document", {}, ["7.pdf"]),
        ("document", {"document_link": None}, ["SAM7.txt"]),
        ("both", {}, ["SAM7.txt", "7.pdf"]),
    ],
)
def test_the_answer_is_taken_from_where_the_register_says(read, answer_in, given, names):
    (entry,), _ = read(row(**given), answer_in=answer_in)
    assert [ref.name for ref in entry.documents] == names
    assert entry.problem is None


@pytest.mark.parametrize(("answer_in", "other"), [("text", "document"), ("document", "text")])
def test_what_the_register_leaves_aside_is_counted(read, answer_in, other):
    _, notes = read(row(), row(identifier="SAM8", document_link=None), answer_in=answer_in)
    assert notes[0].startswith(f"of 1 rows with a text and a document the {other} is not taken")
    assert read(row(), answer_in="both")[1] == []


def test_a_row_with_neither_text_nor_link_says_so(read):
    (entry,), _ = read({"identifier": "SAM7", "document_title": "Care leavers"})
    assert (entry.documents, entry.problem) == ((), NO_ANSWER)


def test_rows_without_a_reference_are_told_apart_and_named_the_same_each_night(read):
    first, second = row(), row(document_link="https://files.example/8.pdf")
    del first["identifier"], second["identifier"]
    entries, _ = read(first, second)
    assert len({entry.key for entry in entries}) == 2
    assert [entry.key for entry in read(second, first)[0]] == [entries[1].key, entries[0].key]
    assert entries[0].problem == "the row has no reference"


@pytest.mark.parametrize("printed", ["0217-05-09T00:00:00.000", "9 May 2017", "1970-01-01"])
def test_a_date_that_cannot_be_one_is_left_out_with_a_problem(read, printed):
    (entry,), _ = read(row(document_date=printed))
    assert entry.responded_on is None
    assert printed in entry.problem


def test_dates_of_unknown_meaning_are_not_taken_and_that_is_said_once(read):
    entries, notes = read(row(), row(identifier="SAM8"), date_means=None)
    assert {(entry.received_on, entry.responded_on) for entry in entries} == {(None, None)}
    assert len(notes) == 1
    assert "no date_means" in notes[0]


def test_titles_with_markup_and_characters_of_no_text_stay_harmless_text(read):
    (entry,), _ = read(
        row(document_title="<b>Care</b>\x00\x1b leavers\ud800", document_text="7\ud800\0")
    )
    assert entry.title == "<b>Care</b> leavers?"
    assert entry.documents[0].content == b"7?"


def test_a_reference_with_strokes_makes_no_folder_of_its_text(read):
    (entry,), _ = read(row(identifier="FOI/2024/7"))
    assert (entry.key, entry.documents[0].name) == ("FOI/2024/7", "FOI-2024-7.txt")
