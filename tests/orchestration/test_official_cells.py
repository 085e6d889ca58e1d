"""The cells of official tables are a view of their rows, in an older warehouse too."""

from datetime import UTC, datetime

import duckdb
import pytest

from orchestration.landing.schema import TABLES, ensure_schema
from orchestration.landing.upsert import land

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
FILE = {"dataset": "c9", "release": "2025", "version": 1}
YEAR = {"time_period": "2025", "time_identifier": "Reporting year"}
COUNTRY = {"country_code": "E92", "country_name": "England"}
ENGLAND = {**FILE, **YEAR, **COUNTRY, "geographic_level": "National", "breakdown": "Toys"}
BARNET = {
    **ENGLAND, "geographic_level": "Local authority", "region_code": "E13",
    "region_name": "Outer London", "la_code": "302", "new_la_code": "E09", "la_name": "Barnet",
}  # fmt: skip
LONG = {**BARNET, "dataset": "c8", "breakdown": None}
ROWS = [
    {**ENGLAND, "item": None, "printed": ["10", "c"]},
    {**BARNET, "item": None, "printed": ["7", ""]},
    {**LONG, "item": "Toys", "printed": ["3"]},
    {**LONG, "item": "Dolls", "printed": ["x"]},
]
COLUMNS = [
    {**FILE, "column_name": "Toys", "canonical": "toys", "state": "seen", "place": 1},
    {**FILE, "column_name": "Dolls", "canonical": "dolls", "state": "renamed", "place": 2},
    {**FILE, "column_name": "time_period", "canonical": "time_period", "state": "seen"},
    {**FILE, "column_name": "Gone", "canonical": "gone", "state": "dropped"},
    {**FILE, "dataset": "c8", "column_name": "what", "canonical": "what", "state": "seen"},
    {**FILE, "dataset": "c8", "column_name": "n", "canonical": "n", "state": "seen", "place": 1},
]
CELLS = [
    ("c8", "E09", "Barnet", "Dolls", "x"), ("c8", "E09", "Barnet", "Toys", "3"),
    ("c9", "E09", "Barnet", "Dolls", ""), ("c9", "E09", "Barnet", "Toys", "7"),
    ("c9", "E92", "England", "Dolls", "c"), ("c9", "E92", "England", "Toys", "10"),
]  # fmt: skip


@pytest.fixture
def landed(tmp_path):
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        ensure_schema(connection)
        columns = [{"place": None, **column} for column in COLUMNS]
        land(connection, TABLES["official_columns"], columns, run_id="1", now=NOW)
        whole = [dict.fromkeys(TABLES["official_rows"].columns) | row for row in ROWS]
        land(connection, TABLES["official_rows"], whole, run_id="1", now=NOW)
        yield connection


def _cells(connection):
    return connection.execute(
        "select dataset, area_code, area_name, indicator, as_printed"
        " from raw.official_cells order by all"
    ).fetchall()


def _make_older(connection):
    """Turn the warehouse into one of the time when cells were landed, one by one."""
    connection.execute("create table raw.landed as from raw.official_cells")
    connection.execute("drop view raw.official_cells; drop table raw.official_rows")
    connection.execute("alter table raw.official_columns drop place")
    connection.execute("alter table raw.landed rename to official_cells")


def test_each_printed_cell_is_a_row_under_its_heading_or_item(landed):
    assert _cells(landed) == CELLS


def test_the_cells_of_an_older_warehouse_become_rows_and_none_is_lost(landed):
    before = landed.execute("from raw.official_cells order by all").fetchall()
    _make_older(landed)
    ensure_schema(landed)
    assert landed.execute("from raw.official_cells order by all").fetchall() == before
    assert landed.execute("select count(*) from raw.official_rows").fetchall() == [(4,)]


def test_a_warehouse_whose_cells_cannot_be_turned_into_rows_keeps_them(landed, monkeypatch):
    _make_older(landed)
    monkeypatch.setattr("orchestration.landing.cells._VIEW", "create view raw.official_cells as no")
    with pytest.raises(duckdb.Error):
        ensure_schema(landed)
    assert _cells(landed) == CELLS
