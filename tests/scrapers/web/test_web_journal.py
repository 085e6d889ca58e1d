import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scrapers.rows import FetchRecord
from scrapers.web import Journal, read_journal

RECORD = FetchRecord(
    fetch_id="1",
    run_id="night",
    source_id="barnet",
    url="https://a.example/é",
    method="GET",
    status=200,
    outcome="ok",
    message=None,
    sha256=None,
    etag='W/"1"',
    last_modified=None,
    media_type="text/html",
    bytes=12,
    seconds=0.1,
    attempt=1,
    fetched_at=datetime(2026, 11, 21, 2, 0, tzinfo=UTC),
)


def test_records_come_back_in_order(tmp_path):
    journal = Journal(tmp_path / "fetches" / "night.jsonl", "night")
    told = [replace(RECORD, fetch_id=str(n)) for n in range(3)]
    for record in told:
        journal.write(record)
    assert list(read_journal(journal.path)) == told


@pytest.mark.parametrize("left", [1, 40, -1])
def test_a_torn_last_line_is_skipped_and_swallows_nothing_written_later(tmp_path, caplog, left):
    path = tmp_path / "night.jsonl"
    journal = Journal(path, "night")
    journal.write(RECORD)
    whole = path.read_bytes()
    torn = whole[:-1][:left] if left > 0 else whole[:-2]
    path.write_bytes(whole + torn)
    with caplog.at_level(logging.WARNING):
        assert list(read_journal(path)) == [RECORD]
    assert "line 2 is torn" in caplog.text

    Journal(path, "night").write(replace(RECORD, fetch_id="2"))
    assert [record.fetch_id for record in read_journal(path)] == ["1", "2"]


def test_a_journal_that_was_never_begun_is_empty(tmp_path):
    assert list(read_journal(tmp_path / "none.jsonl")) == []
