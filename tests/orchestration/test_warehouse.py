"""The warehouse's file: made whole, and refused by name when somebody else has it."""

import subprocess
import sys
from pathlib import Path

import dagster_duckdb.resource
import duckdb
import pytest
import yaml

from orchestration.landing.schema import TABLES
from orchestration.landing.warehouse import Warehouse, WarehouseBusy


def test_opening_makes_every_table_of_raw_and_leaves_no_wal(tmp_path):
    place = tmp_path / "home/warehouse.duckdb"
    with Warehouse(database=str(place)).connect() as connection:
        made = connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'raw'"
        ).fetchall()
    assert {name for (name,) in made} == set(TABLES)
    assert [path.name for path in place.parent.iterdir()] == ["warehouse.duckdb"]


def test_what_lands_stays_below_a_gibibyte(tmp_path):
    with Warehouse(database=str(tmp_path / "warehouse.duckdb")).connect() as connection:
        held = connection.execute(
            "select current_setting('memory_limit'), current_setting('threads')"
        ).fetchall()
    assert held == [("512.0 MiB", 1)]


def test_the_models_are_given_a_ceiling_that_leaves_python_room_in_a_gibibyte():
    profiles = Path(__file__).parents[2] / "dbt_project/profiles.yml"
    output = yaml.safe_load(profiles.read_text())["council_disclosures"]["outputs"]["nightly"]
    with duckdb.connect(config=output["settings"]) as connection:
        held = connection.execute("select current_setting('memory_limit')").fetchall()
    assert held == [("512.0 MiB",)]


def test_work_that_fails_inside_closes_the_file(tmp_path):
    warehouse = Warehouse(database=str(tmp_path / "warehouse.duckdb"))

    def fail():
        with warehouse.connect():
            raise RuntimeError("inside")

    with pytest.raises(RuntimeError, match="inside"):
        fail()
    with warehouse.connect() as connection:
        assert connection.execute("select 1").fetchall() == [(1,)]


def test_a_file_that_a_person_has_open_is_refused_with_who_and_what_to_do(tmp_path, monkeypatch):
    place = tmp_path / "warehouse.duckdb"
    with Warehouse(database=str(place)).connect():
        pass

    def once(fn, retry_on, kwargs, max_retries):
        return fn(**kwargs)

    # the waiting is the library's own, and takes a minute and a half
    monkeypatch.setattr(dagster_duckdb.resource, "backoff", once)
    reader = subprocess.Popen(
        [sys.executable, "-c",
         "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True);"
         "print('open', flush=True); sys.stdin.read()", str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with reader:
        assert reader.stdout.readline() == "open\n"
        with pytest.raises(WarehouseBusy, match=rf"PID {reader.pid}.*published/warehouse"):
            Warehouse(database=str(place)).require()
        reader.kill()
