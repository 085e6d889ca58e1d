"""The pipeline's own log is whole after a kill, and says that there was one."""

from datetime import UTC, datetime, timedelta

from orchestration.landing import runs
from scrapers.rows import FetchRecord
from scrapers.web.journal import Journal

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def _begin(connection, run_id):
    return runs.begin(connection, run_id=run_id, now=NOW, mode="sample", reader_version="1")


def _fetch(archive, run_id, number):
    Journal(runs.journal_path(archive, run_id), run_id).write(
        FetchRecord(
            fetch_id=f"{run_id}-{number}", run_id=run_id, source_id="s", url="https://a.example/",
            method="GET", status=200, outcome="ok", message=None, sha256=None, etag=None,
            last_modified=None, media_type=None, bytes=1, seconds=0.1, attempt=1, fetched_at=NOW,
        )
    )  # fmt: skip


def _status(connection):
    return connection.execute("select run_id, status from raw.runs order by 1").fetchall()


def test_a_run_is_recorded_once(connection):
    assert _begin(connection, "a")
    assert not _begin(connection, "a")
    runs.finish(connection, "a", now=NOW + timedelta(hours=1), status=runs.SUCCEEDED)
    row = connection.execute("select started_at, finished_at, status from raw.runs").fetchall()
    assert row == [(NOW, NOW + timedelta(hours=1), "succeeded")]


def test_a_killed_run_is_closed_by_the_next_with_every_fetch_it_made(connection, tmp_path):
    _begin(connection, "killed")
    _fetch(tmp_path, "killed", 1)
    journal = runs.journal_path(tmp_path, "killed")
    with journal.open("ab") as file:
        file.write(b'{"fetch_id": "torn')
    _begin(connection, "next")
    closed = runs.close_unfinished(
        connection, tmp_path, run_id="next", now=NOW, ended_as=lambda run_id: runs.KILLED
    )
    assert closed == ["killed"]
    assert _status(connection) == [("killed", "killed"), ("next", "running")]
    fetched = connection.execute("select fetch_id, run_id from raw.fetches").fetchall()
    assert fetched == [("killed-1", "killed")]


def test_landing_a_journal_again_lands_what_is_new_only(connection, tmp_path):
    _fetch(tmp_path, "a", 1)
    assert runs.land_journal(connection, tmp_path, "a", now=NOW).inserted == 1
    _fetch(tmp_path, "a", 2)
    again = runs.land_journal(connection, tmp_path, "a", now=NOW)
    assert (again.inserted, again.unchanged) == (1, 1)


def test_a_run_that_fetched_nothing_has_no_journal_to_land(connection, tmp_path):
    assert runs.land_journal(connection, tmp_path, "none", now=NOW).inserted == 0
