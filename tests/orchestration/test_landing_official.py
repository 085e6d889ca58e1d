"""Official files land with their cells, in versions; a broken one keeps the last good one."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from orchestration.landing.official import land_file
from scrapers.sample.ees import answers
from scrapers.statistics.rows import OfficialFile

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def csv():
    """The newest table of the sample, as downloaded."""
    bodies = [one.body for one in answers() if "csv" in one.media_type]
    return max(bodies, key=len)


def _file(body, **other):
    return OfficialFile(
        **{
            "dataset": "c3", "release": "2025", "release_version_id": "v", "file_id": "f",
            "data_set_file_id": "d", "title": "C3", "file_name": "c3.csv",
            "published_on": date(2025, 10, 30), "last_updated": None,
            "url": "https://example.org/c3.csv", "rows": body.count(b"\n") - 1,
            "sha256": sha256(body).hexdigest(), "body": body, "fetched_at": NOW, **other,
        }
    )  # fmt: skip


def _land(connection, body, night=0):
    return land_file(connection, _file(body), run_id=f"run{night}", now=NOW + timedelta(days=night))


def _files(connection):
    return connection.execute(
        "select version, outcome from raw.official_files order by landed_at"
    ).fetchall()


def _cells(connection):
    return connection.execute(
        "select version, count(*) from raw.official_cells group by all order by all"
    ).fetchall()


def test_the_same_bytes_again_change_nothing(connection, csv):
    cells, problem = _land(connection, csv)
    assert problem is None
    assert cells.inserted > 1000
    again, _ = _land(connection, csv, night=1)
    assert (again.inserted, again.updated) == (0, 0)
    assert _files(connection) == [(1, "ok")]
    assert connection.execute(
        "select distinct run_id from raw.official_cells"
    ).fetchall() == [("run0",)]  # fmt: skip


def test_changed_bytes_are_the_next_version_beside_the_old_one(connection, csv):
    cells, _ = _land(connection, csv)
    amended = csv.replace(b",c,", b",x,", 1)
    assert amended != csv
    _land(connection, amended, night=1)
    assert _files(connection) == [(1, "ok"), (2, "ok")]
    assert _cells(connection) == [(1, cells.inserted), (2, cells.inserted)]


def test_a_broken_file_lands_without_cells_and_the_last_good_one_stays(connection, csv):
    cells, _ = _land(connection, csv)
    _, problem = _land(connection, csv[: len(csv) // 2], night=1)
    assert "c3.csv (2025)" in problem
    assert _files(connection) == [(1, "ok"), (None, "contract_broken")]
    assert _cells(connection) == [(1, cells.inserted)]
    _land(connection, csv.replace(b",c,", b",x,", 1), night=2)
    assert _files(connection)[-1] == (2, "ok"), "a broken file takes no number"
