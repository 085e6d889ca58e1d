"""Documents are read once a version; what goes wrong with one is that one's outcome."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orchestration.landing import readings
from orchestration.landing.readings import land_readings, waiting
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land
from orchestration.reading import read_each, read_status
from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.letters.read import read_letter
from scrapers.web.archive import Archive

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LETTER = b"1. How many children were referred over CSE?\n\n2021 - 12\n2022 - 15\n"


class Here:
    """Reads in this process; ``faults`` are raised for the documents they name."""

    def __init__(self, **faults):
        self.faults = faults
        self.read_names = []

    def read(self, data, name):
        self.read_names.append(name)
        if fault := self.faults.get(name):
            raise fault
        return read_document(data, name)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path)


def _document(connection, sha256, name, request="r1"):
    request_row = {"request_id": request, "licence": "OGL-3.0"}
    land(connection, TABLES["foi_requests"], [request_row], run_id="run", now=NOW)
    row = {"document_id": sha256, "request_id": request, "la_code": "302", "file_name": name}
    land(connection, TABLES["foi_documents"], [row], run_id="run", now=NOW)


def _read(connection, archive, reader, again=False):
    unread = waiting(connection, ["302"], again=again)
    done = list(read_each(unread, reader=reader, archive=archive))
    return land_readings(connection, done, run_id="run", now=NOW)


def _rows(connection, columns, table="foi_documents"):
    return connection.execute(f"select {columns} from raw.{table} order by all").fetchall()


def test_a_document_is_read_once_and_again_only_when_asked(connection, archive):
    _document(connection, archive.put(LETTER), "a.txt")
    reader = Here()
    assert _read(connection, archive, reader).figures.inserted == 2
    assert _rows(connection, "read_status, licence, pages") == [("read", "OGL-3.0", 1)]
    assert _read(connection, archive, reader).documents == 0
    again = _read(connection, archive, reader, again=True)
    assert again.figures.unchanged == 2
    assert reader.read_names == ["a.txt", "a.txt"]


def test_a_newer_reader_replaces_what_the_older_one_read(connection, archive, monkeypatch):
    _document(connection, archive.put(LETTER), "a.txt")
    _read(connection, archive, Here())
    old = _rows(connection, "figure_id", "foi_figures")
    monkeypatch.setattr(readings, "READER_VERSION", "next")
    done = _read(connection, archive, Here(**{"a.txt": None}))
    assert done.documents == 1
    assert _rows(connection, "figure_id", "foi_figures") == old, "the same figures, the same ids"
    assert _rows(connection, "distinct reader_version", "foi_figures") == [("next",)]
    monkeypatch.setattr(readings, "READER_VERSION", "the one after")
    unreadable = DocumentError("is gibberish now", item="a.txt", status="unreadable")
    _read(connection, archive, Here(**{"a.txt": unreadable}))
    assert _rows(connection, "figure_id", "foi_figures") == []


def test_one_document_that_breaks_the_reader_does_not_stop_the_others(connection, archive):
    _document(connection, archive.put(LETTER), "good.txt")
    _document(connection, archive.put(LETTER + b"."), "bad.txt")
    locked = DocumentError("is locked", item="b", status="encrypted", remedy="ask")
    _document(connection, archive.put(LETTER + b".."), "locked.txt")
    _read(connection, archive, Here(**{"bad.txt": IndexError("7"), "locked.txt": locked}))
    assert _rows(connection, "file_name, read_status, read_error") == [
        ("bad.txt", "unreadable",
         "bad.txt: the reader failed: IndexError: 7 (report it, with the document)"),
        ("good.txt", "read", None),
        ("locked.txt", "encrypted", "b: is locked (ask)"),
    ]  # fmt: skip


def test_bytes_that_the_archive_lost_are_asked_for_again_the_next_time(connection, archive):
    lost = "0" * 64
    _document(connection, lost, "lost.txt")
    _read(connection, archive, Here())
    status = _rows(connection, "read_status, reader_version is null, read_error is null")
    assert status == [("unreadable", True, False)]
    assert [one.document_id for one in waiting(connection, ["302"])] == [lost]


def test_the_same_bytes_under_two_requests_are_figures_of_both(connection, archive):
    name = archive.put(LETTER)
    _document(connection, name, "a.txt", request="r1")
    _document(connection, name, "a.txt", request="r2")
    _read(connection, archive, Here())
    counted = _rows(connection, "request_id, as_printed", "foi_figures")
    assert counted == [("r1", "12"), ("r1", "15"), ("r2", "12"), ("r2", "15")]


@pytest.mark.parametrize(
    ("scanned", "status"),
    [
        pytest.param((), "read", id="no-scan"),
        pytest.param((1,), "needs_ocr", id="figures-on-the-scan"),
        pytest.param((2,), "read", id="a-scan-beside-the-letter"),
    ],
)
def test_what_was_recognised_off_a_scan_still_needs_ocr(scanned, status):
    document = replace(read_document(LETTER + b"\f\n", "a.txt"), scanned=scanned)
    assert read_status(read_letter(document), document) == status


def test_a_scan_without_findings_still_needs_ocr():
    document = replace(read_document(b"Dear all\n", "a.txt"), scanned=(1,))
    assert read_status(read_letter(document), document) == "needs_ocr"
