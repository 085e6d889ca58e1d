import multiprocessing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import FetchError
from scrapers.web import Archive, Stored

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def answer(url, **given):
    told = {
        "url": url,
        "final_url": url,
        "status": 200,
        "sha256": "0" * 64,
        "media_type": "text/html",
        "file_name": None,
        "etag": '"1"',
        "last_modified": None,
        "fetched_at": NOW,
        "checked_at": NOW,
    }
    return Stored(**(told | given))


@given(data=st.binary(max_size=2000))
def test_what_was_put_comes_back(tmp_path_factory, data):
    archive = Archive(tmp_path_factory.getbasetemp() / "round-trip")
    assert archive.get(archive.put(data)) == data


def test_the_layout_is_the_documented_one(tmp_path):
    archive = Archive(tmp_path)
    name = archive.put(b"letter")
    assert (tmp_path / "blobs" / name[:2] / name).read_bytes() == b"letter"
    archive.remember(answer("https://a.example/x"))
    notes = list((tmp_path / "answers").glob("??/*.json"))
    assert [note.parent.name for note in notes] == [note.stem[:2] for note in notes]
    assert len(notes) == 1


def test_a_damaged_blob_is_not_handed_out_and_is_mended_by_the_next_put(tmp_path):
    archive = Archive(tmp_path)
    name = archive.put(b"338 children")
    (tmp_path / "blobs" / name[:2] / name).write_bytes(b"339 children")
    with pytest.raises(FetchError, match="damaged") as caught:
        archive.get(name)
    assert caught.value.outcome == "not_archived"
    archive.put(b"338 children")
    assert archive.get(name) == b"338 children"


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "ab"])
def test_what_is_not_there_is_not_archived(tmp_path, name):
    with pytest.raises(FetchError) as caught:
        Archive(tmp_path).get(name)
    assert caught.value.outcome == "not_archived"


def test_an_answer_is_recalled_whatever_the_fragment(tmp_path):
    archive = Archive(tmp_path)
    kept = answer("https://a.example/x?y=1", file_name="Réponse.pdf")
    archive.remember(kept)
    assert archive.recall("https://A.example/x?y=1#page=2") == kept
    assert archive.recall("https://a.example/x?y=2") is None


def test_a_torn_note_counts_as_none(tmp_path):
    archive = Archive(tmp_path)
    archive.remember(answer("https://a.example/x"))
    note = next((tmp_path / "answers").glob("??/*.json"))
    note.write_bytes(note.read_bytes()[:40])
    assert archive.recall("https://a.example/x") is None


def test_a_samples_answers_are_never_taken_for_the_sites(tmp_path):
    live = Archive(tmp_path)
    live.within("sample").remember(answer("https://a.example/x"))
    assert live.recall("https://a.example/x") is None
    assert live.within("sample").get(live.put(b"shared")) == b"shared"


def _put_often(root, data, times):
    archive = Archive(root)
    for _ in range(times):
        name = archive.put(data)
        (archive.root / "blobs" / name[:2] / name).unlink(missing_ok=True)
        archive.put(data)


def test_two_processes_may_put_the_same_bytes_at_once(tmp_path):
    data = b"x" * 500_000
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_put_often, args=(tmp_path, data, 20)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(30)
    assert [process.exitcode for process in both] == [0, 0]
    archive = Archive(tmp_path)
    name = archive.put(data)
    assert archive.get(name) == data
    assert not list(tmp_path.rglob("*.part"))
