"""Official files land with their cells, in versions; a broken one keeps the last good one."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest

from orchestration.landing import printed_rows
from orchestration.landing.official import land_file
from scrapers.sample.ees import answers
from scrapers.statistics.rows import OfficialFile

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def csv():
    """The newest table of the sample, as downloaded."""
    bodies = [one.body for one in answers() if "/c3_" in one.file]
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


def test_an_amendment_that_is_taken_back_is_the_newest_version_again(connection, csv):
    cells, _ = _land(connection, csv)
    _land(connection, csv.replace(b",c,", b",x,", 1), night=1)
    again, problem = _land(connection, csv, night=2)
    assert (problem, again.inserted) == (None, cells.inserted)
    assert _files(connection) == [(2, "ok"), (3, "ok")]
    unchanged, _ = _land(connection, csv, night=3)
    assert (unchanged.inserted, unchanged.unchanged) == (0, cells.inserted)


def test_a_row_that_breaks_the_contract_far_down_takes_all_of_its_file_back(connection, csv):
    lines = csv.splitlines(keepends=True)
    _, problem = _land(connection, b"".join([*lines, lines[-1]]))
    assert f"is there twice, first on line {len(lines)}" in problem
    assert f"line {len(lines) + 1}" in problem
    assert "scrapers/statistics/tables" in problem
    assert _cells(connection) == []
    assert connection.execute("select count(*) from raw.official_columns").fetchall() == [(0,)]


def test_the_columns_of_a_file_are_recorded_with_what_the_registry_says_of_them(connection, csv):
    _land(connection, csv)
    assert connection.execute(
        "select state, count(*) from raw.official_columns group by all"
    ).fetchall() == [("seen", 51)]
    assert connection.execute(
        "select canonical, label, unit, is_stock, is_rate from raw.official_indicators"
        " where dataset = 'c3' and indicator = 'gangs'"
    ).fetchall() == [
        ("gangs", "assessment episodes with gangs as a factor", "episodes", False, False)
    ]


def test_a_table_whose_columns_nobody_knows_is_kept_with_its_header_and_lands_nothing(
    connection, csv
):
    file = _file(csv, dataset="d6")
    cells, problem = land_file(connection, file, run_id="run", now=NOW)
    assert cells.inserted == 0
    assert "the columns of d6 are not known yet; it has: time_period, time_identifier" in problem
    assert _files(connection) == [(None, "contract_broken")]


def test_a_file_may_be_read_from_where_it_lies(connection, csv, tmp_path):
    (tmp_path / "c3.csv").write_bytes(csv)
    known = _file(csv)
    on_disk = replace(known, body=b"")
    cells, problem = land_file(connection, on_disk, run_id="run", now=NOW, path=tmp_path / "c3.csv")
    assert problem is None
    assert cells.inserted == 40 * known.rows


def _set_to(connection):
    return connection.execute(
        "select current_setting('threads'), current_setting('preserve_insertion_order')"
    ).fetchall()


def test_a_large_file_lands_on_every_processor_and_leaves_the_settings_as_they_were(
    connection, csv, monkeypatch
):
    connection.execute("set threads = 1")
    before = _set_to(connection)
    seen = []

    def statement(reading):
        seen.extend(_set_to(connection))
        return real(reading)

    real = printed_rows._statement
    monkeypatch.setattr(printed_rows, "_statement", statement)
    monkeypatch.setattr(printed_rows, "MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    cells, _ = _land(connection, csv)
    assert cells.inserted > 1000
    assert seen == [(3, False)]
    assert _set_to(connection) == before == [(1, True)]
