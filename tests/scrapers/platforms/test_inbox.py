import os

import pytest

from scrapers.errors import ScraperError
from scrapers.platforms import inbox as inbox_module
from scrapers.platforms.inbox import Sidecar, drop, inbox_files

NOTHING_KNOWN = Sidecar()


@pytest.fixture
def inbox(tmp_path):
    return tmp_path / "inbox" / "barnet"


def file(tmp_path, name, content=b"12"):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_another_file_of_the_same_name_gets_a_number(tmp_path, inbox):
    drop(inbox, [file(tmp_path, "a/answer.pdf", b"one")], NOTHING_KNOWN)
    (placed,) = drop(inbox, [file(tmp_path, "b/answer.pdf", b"two")], NOTHING_KNOWN)
    assert placed.name == "answer-2.pdf"
    assert inbox.joinpath("answer.pdf").read_bytes() == b"one"
    assert placed.read_bytes() == b"two"


def test_the_same_file_again_only_renews_its_sidecar(tmp_path, inbox):
    letter = file(tmp_path, "answer.pdf")
    (first,) = drop(inbox, [letter], Sidecar(title="old"))
    os.utime(first, ns=(1, 1))
    (placed,) = drop(inbox, [letter], Sidecar(title="new"))
    assert placed.stat().st_mtime_ns == 1
    assert sorted(path.name for path in inbox.iterdir()) == ["answer.pdf", "answer.pdf.json"]
    assert "new" in inbox.joinpath("answer.pdf.json").read_text()


def test_nothing_known_writes_no_sidecar(tmp_path, inbox):
    drop(inbox, [file(tmp_path, "answer.pdf")], NOTHING_KNOWN)
    assert [path.name for path in inbox.iterdir()] == ["answer.pdf"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.pdf", "no such file"),
        (".hidden.pdf", "passes over"),
        ("half.pdf.part", "passes over"),
        ("answer.pdf.json", "sidecar"),
        ("folder", "not a file"),
    ],
)
def test_what_the_inbox_would_pass_over_is_refused_before_anything_is_copied(
    tmp_path, inbox, name, why
):
    good, bad = file(tmp_path, "good.pdf"), tmp_path / name
    if name == "folder":
        bad.mkdir()
    elif name != "missing.pdf":
        bad.write_bytes(b"1")
    with pytest.raises(ScraperError, match=why) as error:
        drop(inbox, [good, bad], NOTHING_KNOWN)
    assert str(bad) in str(error.value)
    assert not inbox.exists()


def test_a_copy_that_breaks_off_leaves_no_letter_to_be_read(tmp_path, inbox, monkeypatch):
    def full(source, target):
        target.write_bytes(b"1")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(inbox_module.shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space left"):
        drop(inbox, [file(tmp_path, "answer.pdf")], Sidecar(title="known"))
    assert list(inbox_files(inbox)) == []


def test_the_sidecar_lies_there_before_its_letter(tmp_path, inbox, monkeypatch):
    seen = []
    finish = inbox_module._finish

    def watched(unfinished, target):
        seen.append(target.name)
        finish(unfinished, target)

    monkeypatch.setattr(inbox_module, "_finish", watched)
    drop(inbox, [file(tmp_path, "answer.pdf")], Sidecar(title="known"))
    assert seen == ["answer.pdf.json", "answer.pdf"]
