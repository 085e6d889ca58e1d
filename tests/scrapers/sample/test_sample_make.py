"""What is kept in the package is what make.py writes, and no more."""

import json
from importlib.metadata import version

import pytest

from scrapers.sample import make
from scrapers.sample.answer import PDF, TEXT, Answer

DOCUMENTS = (".pdf", ".docx", ".xlsx")
INDEX = json.loads((make.HERE / "index.json").read_text())


@pytest.fixture(scope="module")
def answers():
    return make.all_answers()


@pytest.fixture(scope="module")
def wanted(answers):
    return make.files(answers)


def test_the_pages_are_what_make_writes(wanted):
    # the index holds the documents' hashes, so it belongs to the next test
    others = (*DOCUMENTS, "index.json", "made_with.json")
    faults = make.differences(wanted, make.HERE)
    assert [fault for fault in faults if not fault.split(":")[0].endswith(others)] == []


def test_the_documents_and_the_index_are_what_make_writes_with_the_same_libraries(wanted):
    made_with = json.loads((make.HERE / "made_with.json").read_text())
    here = {name: version(name) for name in made_with}
    if here != made_with:
        pytest.skip(f"the sample was made with {made_with}, here are {here}")
    assert make.differences(wanted, make.HERE) == []


def test_a_second_making_gives_the_same_bytes(wanted):
    assert make.files(make.all_answers()) == wanted


def test_the_index_is_sorted_and_names_files_that_are_there():
    urls = [entry["url"] for entry in INDEX]
    assert urls == sorted(set(urls))
    for entry in INDEX:
        assert set(entry) == {"url", "file", "status", "media_type", "headers"}
        assert (make.HERE / entry["file"]).is_file(), entry


def test_every_answer_can_be_asked_for_conditionally():
    for entry in INDEX:
        assert entry["headers"]["ETag"].strip('"'), entry
        assert entry["headers"]["Last-Modified"].endswith("GMT"), entry


def test_an_etag_belongs_to_its_bytes(answers):
    by_tag = {}
    for entry, answer in zip(json.loads(make.files(answers)["index.json"]), answers, strict=True):
        assert by_tag.setdefault(entry["headers"]["ETag"], answer.body) == answer.body


def test_the_sample_stays_small():
    kept = [path for path in make.HERE.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert sum(path.stat().st_size for path in kept) < 3_000_000


def test_a_missing_a_changed_and_a_stray_file_are_told_apart(tmp_path):
    wanted = {"pages/h/a.html": b"a", "pages/h/b.html": b"b"}
    make.write(wanted, tmp_path)
    assert make.differences(wanted, tmp_path) == []
    (tmp_path / "pages/h/a.html").write_bytes(b"other")
    (tmp_path / "pages/h/b.html").rename(tmp_path / "pages/h/c.html")
    assert make.differences(wanted, tmp_path) == [
        "pages/h/c.html: not among what make.py writes",
        "pages/h/a.html: differs",
        "pages/h/b.html: missing",
    ]


def test_writing_again_removes_pages_that_are_none_of_the_samples(tmp_path):
    make.write({"pages/h/old.html": b"old"}, tmp_path)
    make.write({"pages/h/new.html": b"new"}, tmp_path)
    assert [path.name for path in tmp_path.glob("pages/h/*")] == ["new.html"]


@pytest.mark.parametrize("what", ["url", "file"])
def test_two_answers_under_one_name_are_refused(monkeypatch, what):
    twin = Answer("https://a.example/1", "a/1.txt", TEXT, b"1")
    other = Answer("https://a.example/2", "a/2.txt", TEXT, b"2")
    clash = Answer(
        twin.url if what == "url" else "https://a.example/3",
        twin.file if what == "file" else "a/3.txt",
        PDF,
        b"3",
    )
    monkeypatch.setattr(make.ees, "answers", lambda: [twin, other, clash])
    with pytest.raises(ValueError, match=f"two answers have one {what}"):
        make.all_answers()


def test_a_check_of_a_stale_sample_fails_and_says_what_to_do(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(make, "HERE", tmp_path)
    assert make.main([]) == 0
    assert make.main(["--check"]) == 0
    (tmp_path / "index.json").write_bytes(b"[]")
    assert make.main(["--check"]) == 1
    assert capsys.readouterr().err == "index.json: differs\nrun python -m scrapers.sample.make\n"
