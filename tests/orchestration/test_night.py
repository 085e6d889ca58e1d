"""Whole nights of the sample: what comes out, and that it comes out again."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

BIN = Path(sys.executable).parent
OWN_LOG = {"raw.fetches", "raw.runs", "raw.source_visits", "marts.sources"}
"""The tables that say what was asked and when: the only ones that every run writes."""


def _query(path, query):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def _tables(path, *, timeless):
    """Return the rows of each table but the own log, as a sorted list of texts.

    With ``timeless``, without the columns that say when and by which run.
    """
    with duckdb.connect(str(path), read_only=True) as connection:
        found = {}
        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in"
            " ('raw', 'marts', 'intermediate') order by all"
        ).fetchall():
            if f"{schema}.{table}" in OWN_LOG:
                continue
            columns = [
                name
                for name, kind, *_ in connection.execute(f"describe {schema}.{table}").fetchall()
                if not (timeless and (kind.startswith("TIMESTAMP") or name == "run_id"))
            ]
            rows = connection.execute(f"select {', '.join(columns)} from {schema}.{table}")
            found[f"{schema}.{table}"] = sorted(map(repr, rows.fetchall()))
        return found


def test_a_night_publishes_every_mart_with_rows(night):
    place = night / "published/warehouse.duckdb"
    for mart in ("authorities", "sources", "foi_requests", "foi_documents", "foi_figures",
                 "foi_non_answers", "official_statistics", "reconciliation"):  # fmt: skip
        assert _query(place, f"select count(*) from marts.{mart}")[0][0] > 0, mart
        assert (night / f"published/parquet/{mart}.parquet").stat().st_size > 0
        assert (night / f"published/csv/{mart}.csv").stat().st_size > 0


def test_bad_input_is_an_outcome_of_one_item(night):
    place = night / "published/warehouse.duckdb"
    bad = _query(
        place,
        "select read_status, read_error from marts.foi_documents"
        " where read_status not in ('read', 'no_figures', 'figures_elsewhere')",
    )
    assert [status for status, _ in bad] == ["encrypted"]
    assert "password" in bad[0][1]
    refused = _query(place, "select distinct outcome from raw.fetches where status = 200")
    assert ("wrong_content",) in refused
    visits = _query(night / "warehouse.duckdb", "select distinct outcome from raw.source_visits")
    assert visits == [("ok",)]


def test_every_request_made_is_a_row_with_its_run(night):
    place = night / "published/warehouse.duckdb"
    runs = _query(place, "select run_id, status, sources_mode from raw.runs")
    assert [row[1:] for row in runs] == [("succeeded", "sample")]
    journal = night / f"archive/fetches/{runs[0][0]}.jsonl"
    lines = len(journal.read_text().splitlines())
    assert _query(place, "select count(*) from raw.fetches") == [(lines,)]


def test_the_summary_says_what_was_read_and_where_it_is(night):
    said = (night / "said.txt").read_text()
    figures = _query(night / "published/warehouse.duckdb", "select count(*) from marts.foi_figures")
    assert f"{figures[0][0]} figures" in said
    assert "verdicts: " in said
    assert "to look at: documents that could not be read: 1" in said
    assert str(night / "published/warehouse.duckdb") in said


def test_a_second_run_changes_nothing_but_its_own_log(night, disclosures, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(night, home)
    # without the models' own tests: they are of rows that are shown to be the same
    done = disclosures(home, "run", DBT_RESOURCE_TYPES="seed model")
    assert done.returncode == 0, done.stdout + done.stderr
    before = _tables(night / "warehouse.duckdb", timeless=False)
    assert _tables(home / "warehouse.duckdb", timeless=False) == before
    runs = _query(home / "warehouse.duckdb", "select run_id from raw.runs order by started_at")
    assert len(runs) == 2
    asked = f"select count(*) from raw.fetches where outcome = 'ok' and run_id = '{runs[1][0]}'"
    assert _query(home / "warehouse.duckdb", asked) == [(0,)], "nothing was downloaded again"


def _run_and_kill(moment, env):
    """Start a run and kill it when it says ``moment``."""
    run = subprocess.Popen(
        [BIN / "disclosures", "run"],
        env=env, cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with run:
        assert any(moment in line for line in run.stdout), f"never said {moment!r}"
        run.kill()


def test_runs_that_are_killed_and_another_end_in_the_same_warehouse(
    night, disclosures, environment, tmp_path
):
    env = environment(tmp_path)
    # as the first source has landed; and while dbt builds, in a process that outlives ours
    _run_and_kill("entries", env)
    _run_and_kill("--- models", env)
    assert not (tmp_path / "published/warehouse.duckdb").exists()
    done = disclosures(tmp_path, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    after = _tables(tmp_path / "warehouse.duckdb", timeless=True)
    assert after == _tables(night / "warehouse.duckdb", timeless=True)
    place = tmp_path / "published/warehouse.duckdb"
    runs = _query(place, "select status from raw.runs order by started_at")
    assert runs == [("killed",), ("killed",), ("succeeded",)]
    fetched = _query(
        place,
        "select count(distinct run_id) from raw.fetches join raw.runs using (run_id)"
        " where runs.status = 'killed'",
    )
    assert fetched == [(2,)], "what the killed runs asked is in the log"
