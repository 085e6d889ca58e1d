"""`disclosures replay`: the archive read again, and nobody asked."""

import shutil

import duckdb


def _rows(path, query):
    with duckdb.connect(str(path), read_only=True) as warehouse:
        return warehouse.execute(query).fetchall()


def test_a_replay_mends_what_was_read_wrongly_and_asks_nobody(night, disclosures, tmp_path):
    home = shutil.copytree(night, tmp_path / "home")
    figures = (
        "select figure_id, value, quote from marts.foi_figures where la_code = '302' order by all"
    )
    fetches = "select count(*) from raw.fetches"
    right, asked = (
        _rows(home / "published/warehouse.duckdb", figures),
        _rows(home / "warehouse.duckdb", fetches),
    )
    with duckdb.connect(str(home / "warehouse.duckdb")) as warehouse:
        warehouse.execute("update raw.foi_figures set value = 999 where la_code = '302'")
    done = disclosures(home, "replay")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _rows(home / "published/warehouse.duckdb", figures) == right
    assert _rows(home / "warehouse.duckdb", fetches) == asked
