"""`disclosures replay`: the archive read again, and nobody asked."""

import duckdb


def _rows(path, query):
    with duckdb.connect(str(path), read_only=True) as warehouse:
        return warehouse.execute(query).fetchall()


def test_a_replay_mends_what_was_read_wrongly_and_asks_nobody(night_again, disclosures):
    home = night_again
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
    # the models' own tests hold for these rows: the first night ran them
    done = disclosures(home, "replay", DBT_RESOURCE_TYPES="seed model")
    assert done.returncode == 0, done.stdout + done.stderr
    assert _rows(home / "published/warehouse.duckdb", figures) == right
    assert _rows(home / "warehouse.duckdb", fetches) == asked


def test_a_warehouse_that_was_lost_is_built_again_from_the_archive(night_again, disclosures):
    home = night_again
    (home / "warehouse.duckdb").unlink()
    kept = [
        "select * from marts.foi_figures order by figure_id",
        "select * from marts.foi_non_answers order by non_answer_id",
        "select * from marts.official_statistics order by all",
        "select * from marts.reconciliation order by reconciliation_id",
        "select request_id, reference, title, received_on, responded_on, url, disposition"
        " from marts.foi_requests order by request_id",
        "select fetch_id, url, status, outcome, run_id from raw.fetches order by fetch_id",
    ]
    before = [_rows(home / "published/warehouse.duckdb", query) for query in kept]
    # nor are they wanted here: every row is held against that night's
    done = disclosures(home, "replay", DBT_RESOURCE_TYPES="seed model")
    assert done.returncode == 0, done.stdout + done.stderr
    assert [_rows(home / "published/warehouse.duckdb", query) for query in kept] == before
    visits = "select count(*) from raw.source_visits"
    assert _rows(home / "warehouse.duckdb", visits) == [(0,)]
