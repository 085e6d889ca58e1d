import hashlib
import json
import os
from datetime import date

import pytest

from scrapers.errors import FetchError
from scrapers.platforms import local_drop
from scrapers.platforms.inbox import Sidecar, drop
from scrapers.register import load_register

LETTER = b"We counted 12 children."


@pytest.fixture
def source():
    return load_register().sources_of("barnet")[-1]


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox" / "barnet"
    folder.mkdir(parents=True)
    return folder


def entries(source, inbox):
    return [
        local_drop.detail(source, one, inbox) for one in local_drop.listing(source, inbox).entries
    ]


def test_a_dropped_letter_comes_back_as_an_entry_with_its_bytes(source, tmp_path):
    letter = tmp_path / "my letter #1.txt"
    letter.write_bytes(LETTER)
    inbox = tmp_path / "inbox" / "barnet"
    meta = Sidecar(
        reference="8354885",
        title="Exploitation",
        url="https://www.barnet.gov.uk/foi-requests/8354885",
        responded_on=date(2022, 8, 1),
        licence="ogl",
    )
    (placed,) = drop(inbox, [letter], meta)
    (listed,) = local_drop.listing(source, inbox).entries
    entry = local_drop.detail(source, listed, inbox)
    (document,) = entry.documents
    assert placed == inbox / "my letter #1.txt"
    assert listed.key == hashlib.sha256(LETTER).hexdigest()
    assert (document.content, document.name) == (LETTER, "my letter #1.txt")
    assert (
        Sidecar(
            reference=entry.reference,
            title=entry.title,
            url=entry.url,
            responded_on=entry.responded_on,
            licence=entry.licence,
        )
        == meta
    )
    assert (entry.la_code, entry.problem) == ("302", None)
    assert (listed.reference, listed.title) == (meta.reference, meta.title)


def test_a_letter_without_a_sidecar_has_an_address_within_the_inbox(source, inbox):
    inbox.joinpath("a.txt").write_bytes(LETTER)
    (entry,) = entries(source, inbox)
    assert entry.url == "inbox:barnet/a.txt"
    assert (entry.licence, entry.reference, entry.problem) == ("unknown", None, None)


def test_an_inbox_that_does_not_exist_is_empty(source, tmp_path):
    assert local_drop.listing(source, tmp_path / "none").entries == ()


def test_hidden_and_unfinished_files_and_sidecars_are_passed_over(source, inbox):
    for name in (".DS_Store", "a.pdf.part", "late.pdf.json", "b.txt.json"):
        inbox.joinpath(name).write_bytes(b"{}")
    inbox.joinpath("b.txt").write_bytes(LETTER)
    inbox.joinpath("c.json").write_bytes(b"[1]")
    inbox.joinpath("d").write_bytes(b"13")
    inbox.joinpath("d.json").write_bytes(b'{"title": "D"}')
    read = entries(source, inbox)
    assert [entry.documents[0].name for entry in read] == ["b.txt", "c.json", "d"]
    assert read[2].title == "D"


@pytest.mark.parametrize(
    "sidecar",
    [b"{", b'{"refrence": "1"}', b'{"responded_on": "soon"}', b"[]", b"\xff"],
    ids=["torn", "unknown-key", "no-date", "no-object", "no-text"],
)
def test_a_sidecar_that_cannot_be_read_loses_no_letter(source, inbox, sidecar):
    inbox.joinpath("a.txt").write_bytes(LETTER)
    inbox.joinpath("a.txt.json").write_bytes(sidecar)
    (entry,) = entries(source, inbox)
    assert entry.documents[0].content == LETTER
    assert "a.txt.json cannot be read" in entry.problem


def test_the_same_bytes_under_two_names_are_one_entry(source, inbox):
    inbox.joinpath("a.txt").write_bytes(LETTER)
    inbox.joinpath("b.txt").write_bytes(LETTER)
    assert [entry.documents[0].name for entry in entries(source, inbox)] == ["a.txt"]


def test_a_folder_in_the_inbox_is_named_as_a_problem(source, inbox):
    inbox.joinpath("letters").mkdir()
    (entry,) = entries(source, inbox)
    assert entry.documents == ()
    assert "letters is a folder; put its files straight into the inbox" in entry.problem


def test_a_pipe_and_a_file_beyond_all_size_in_the_inbox_are_named_as_problems(source, inbox):
    os.mkfifo(inbox / "a.txt")
    with inbox.joinpath("b.txt").open("wb") as file:
        file.truncate(200_000_001)  # a hole: it takes no room
    inbox.joinpath("c.txt").write_bytes(LETTER)
    pipe, large, letter = entries(source, inbox)
    assert "a.txt cannot be read: it is not a file" in pipe.problem
    assert "b.txt cannot be read: it has 200,000,001 bytes" in large.problem
    assert (letter.problem, letter.documents[0].content) == (None, LETTER)


@pytest.mark.parametrize(("then", "outcome"), [(None, "not_found"), (b"13", "wrong_content")])
def test_a_letter_that_changes_while_the_inbox_is_read_is_left_for_the_next_run(
    source, inbox, then, outcome
):
    letter = inbox / "a.txt"
    letter.write_bytes(LETTER)
    (listed,) = local_drop.listing(source, inbox).entries
    letter.unlink()
    if then is not None:
        letter.write_bytes(then)
    with pytest.raises(FetchError) as error:
        local_drop.detail(source, listed, inbox)
    assert error.value.outcome == outcome


def test_every_sidecar_that_drop_writes_can_be_read_as_json(tmp_path, inbox):
    letter = tmp_path / "a.txt"
    letter.write_bytes(LETTER)
    drop(inbox, [letter], Sidecar(title="Ünder £5", responded_on=date(2024, 2, 29)))
    told = json.loads(inbox.joinpath("a.txt.json").read_text("utf-8"))
    assert told == {"title": "Ünder £5", "responded_on": "2024-02-29"}
