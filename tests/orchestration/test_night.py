"""Whole nights of the sample: what comes out, and that it comes out again."""

import duckdb
from homes import killed_at

OWN_LOG = {
    "raw.fetches", "raw.runs", "raw.source_visits", "marts.sources", "marts.coverage"
}  # fmt: skip
"""The tables that say what was asked and when: the only ones that every run writes."""


def _query(path, query):
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def _tables(path):
    """Return the rows of each table but the own log, as a sorted list of texts."""
    with duckdb.connect(str(path), read_only=True) as connection:
        found = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where schema_name in ('raw', 'marts', 'intermediate')"
        ).fetchall()
        return {
            table: sorted(map(repr, connection.execute(f"from {table}").fetchall()))
            for (table,) in found
            if table not in OWN_LOG
        }


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


def test_every_request_made_is_a_row_with_its_run_also_where_that_was_killed(night):
    place = night / "published/warehouse.duckdb"
    runs = _query(place, "select run_id, status, sources_mode from raw.runs order by started_at")
    assert [row[1:] for row in runs] == [("killed", "sample"), ("succeeded", "sample")]
    for run_id, *_ in runs:
        lines = (night / f"archive/fetches/{run_id}.jsonl").read_text().splitlines()
        landed = f"select count(*) from raw.fetches where run_id = '{run_id}'"
        assert _query(place, landed) == [(len(lines),)]
        assert lines


def test_the_summary_says_what_was_read_and_where_it_is(night):
    said = (night / "said.txt").read_text()
    figures = _query(night / "published/warehouse.duckdb", "select count(*) from marts.foi_figures")
    assert f"{figures[0][0]} figures" in said
    assert "verdicts: " in said
    assert "to look at: documents that could not be read: 1" in said
    assert str(night / "published/warehouse.duckdb") in said


def test_a_second_run_changes_nothing_but_its_own_log_though_one_was_killed_before_it(
    night, night_again, disclosures
):
    # while dbt builds, in a process that outlives ours
    killed_at("--- models", night_again)
    # without the models' own tests: they are of rows that are shown to be the same
    done = disclosures(night_again, "run", DBT_RESOURCE_TYPES="seed model")
    assert done.returncode == 0, done.stdout + done.stderr
    after = night_again / "warehouse.duckdb"
    assert _tables(after) == _tables(night / "warehouse.duckdb")
    runs = _query(after, "select run_id, status from raw.runs order by started_at")
    assert [status for _, status in runs] == ["killed", "succeeded", "killed", "succeeded"]
    asked = "select run_id, count(*) filter (outcome = 'ok') from raw.fetches group by all"
    downloaded = dict(_query(after, asked))
    assert [downloaded[run_id] for run_id, _ in runs[2:]] == [0, 0], "nothing is fetched again"
