"""The published copy is whole at any moment, for those who read the old one and the new."""

import csv

import duckdb
import pyarrow.parquet as pq
import pytest

from orchestration.landing.schema import ensure_schema
from orchestration.publishing.copy import CopyIncomplete
from orchestration.publishing.numbers import Mart
from orchestration.publishing.publish import publish as publish_marts
from orchestration.publishing.swap import remove_left_overs, swapped_in

MARTS = {
    "words": Mart(not_people=("n",)),
    "foi_documents": Mart(),
    "foi_figures": Mart(),
    "foi_non_answers": Mart(),
}


def publish(connection, folder, run_id):
    return publish_marts(connection, folder, run_id, marts=MARTS)


def _warehouse(rows):
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    ensure_schema(connection)
    connection.execute("create schema marts; create schema staging; create schema review")
    connection.execute(
        "create table review.disclosures_held_back (figure_id varchar, non_answer_id varchar,"
        " document_id varchar, la_code varchar, quote varchar, as_printed varchar, because varchar,"
        " kept_back varchar)"
    )
    connection.execute("create table staging.inner_thing as select 1 as one")
    connection.execute("create table marts.words (word varchar primary key, n integer not null)")
    connection.execute("create table marts.foi_documents (document_id varchar, licence varchar)")
    connection.execute(
        "create table marts.foi_figures (document_id varchar, as_printed varchar, quote varchar)"
    )
    connection.execute("create table marts.foi_non_answers (document_id varchar, quote varchar)")
    connection.execute("comment on column marts.words.n is 'how often'")
    connection.executemany("insert into marts.words values (?, ?)", rows)
    return connection


def _read(path):
    with duckdb.connect(str(path), read_only=True) as published:
        return published.execute("select * from marts.words order by word").fetchall()


def test_a_reader_keeps_the_old_copy_and_opens_the_new_one(tmp_path):
    place = tmp_path / "warehouse.duckdb"
    publish(_warehouse([("one", 1)]), tmp_path, "run1")
    # another process would hold the old file by its inode; so does a handle
    with place.open("rb") as held:
        old = place.read_bytes()
        publish(_warehouse([("one", 1), ("two", 2)]), tmp_path, "run2")
        assert held.read() == old
    assert _read(place) == [("one", 1), ("two", 2)]


def test_an_open_connection_goes_on_reading_the_old_copy(tmp_path):
    place = tmp_path / "warehouse.duckdb"
    publish(_warehouse([("one", 1)]), tmp_path, "run1")
    with duckdb.connect(str(place), read_only=True) as reader:
        publish(_warehouse([("two", 2)]), tmp_path, "run2")
        assert reader.execute("select word from marts.words").fetchall() == [("one",)]
    assert _read(place) == [("two", 2)]


def test_the_copy_holds_marts_and_the_log_and_nothing_of_the_workshop(tmp_path):
    publish(_warehouse([("one", 1)]), tmp_path, "run1")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as published:
        tables = published.execute(
            "select schema_name || '.' || table_name from duckdb_tables() order by 1"
        ).fetchall()
        comment = published.execute(
            "select comment from duckdb_columns() where column_name = 'n'"
        ).fetchall()
        keys = published.execute(
            "select constraint_type from duckdb_constraints() where table_name = 'words' order by 1"
        ).fetchall()
    assert [name for (name,) in tables if not name.startswith("marts.foi_")] == [
        "marts.words", "raw.fetches", "raw.runs", "raw.source_visits"
    ]  # fmt: skip
    assert comment == [("how often",)]
    assert ("PRIMARY KEY",) in keys


def test_a_mart_that_is_a_view_is_published_as_a_table_in_its_order(tmp_path):
    connection = _warehouse([("one", 1), ("two", 2)])
    connection.execute("create table staging.kept as from marts.words; drop table marts.words")
    connection.execute("create view marts.words as from staging.kept order by n desc")
    connection.execute("comment on view marts.words is 'all words'")
    connection.execute("comment on column marts.words.n is 'how often'")
    publish(connection, tmp_path, "run1")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as published:
        assert published.execute("from marts.words").fetchall() == [("two", 2), ("one", 1)]
        assert published.execute(
            "select comment from duckdb_tables() where table_name = 'words'"
        ).fetchall() == [("all words",)]
        assert published.execute(
            "select data_type, comment from duckdb_columns() where table_name = 'words'"
        ).fetchall() == [("VARCHAR", None), ("INTEGER", "how often")]


def test_a_publishing_that_fails_leaves_yesterday_whole(tmp_path):
    publish(_warehouse([("one", 1)]), tmp_path, "run1")
    empty = duckdb.connect()
    ensure_schema(empty)
    with pytest.raises(CopyIncomplete, match="no marts"):
        publish(empty, tmp_path, "run2")
    assert _read(tmp_path / "warehouse.duckdb") == [("one", 1)]
    assert list(tmp_path.glob(".*")) == []


def test_what_a_killed_publishing_left_is_cleared_by_the_next_one(tmp_path):
    left = tmp_path / ".warehouse.duckdb.killed.tmp"
    left.write_bytes(b"half a warehouse")
    publish(_warehouse([("one", 1)]), tmp_path, "run1")
    assert not left.exists()
    assert _read(tmp_path / "warehouse.duckdb") == [("one", 1)]


def test_only_left_overs_are_cleared(tmp_path):
    kept = tmp_path / "warehouse.duckdb"
    kept.write_bytes(b"whole")
    left = tmp_path / "csv" / ".words.csv.killed.tmp"
    left.parent.mkdir()
    left.touch()
    assert remove_left_overs(tmp_path) == [left]
    assert kept.exists()


def test_a_file_is_not_replaced_when_writing_it_failed(tmp_path):
    place = tmp_path / "words.csv"
    place.write_text("old")

    def write():
        with swapped_in(place, "run") as beside:
            beside.write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write()
    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


def test_csv_cells_cannot_become_formulas_and_numbers_stay_numbers(tmp_path):
    dangerous = ["=1+1", "+44", "-5", "@SUM(A1)", "\tx", "plain", "a=b"]
    publish(_warehouse([(word, -n) for n, word in enumerate(dangerous)]), tmp_path, "run1")
    with (tmp_path / "csv" / "words.csv").open(newline="", encoding="utf-8") as file:
        told = {row["word"]: row["n"] for row in csv.DictReader(file)}
    assert set(told) == {"'=1+1", "'+44", "'-5", "'@SUM(A1)", "'\tx", "plain", "a=b"}
    assert told["'-5"] == "-2"


def test_parquet_holds_the_same_rows_untouched(tmp_path):
    publish(_warehouse([("=1+1", 1)]), tmp_path, "run1")
    table = pq.read_table(tmp_path / "parquet" / "words.parquet")
    assert table.to_pylist() == [{"word": "=1+1", "n": 1}]


def test_long_quotes_are_cut_unless_the_licence_is_open(tmp_path):
    warehouse = _warehouse([("one", 1)])
    words = "so it is. " * 60 + "In 2021 there were 4,321 referrals. " + "And so on. " * 60
    warehouse.execute(
        "insert into marts.foi_documents values ('open', 'OGL-3.0'), ('closed', 'restricted'),"
        " ('unknown', null)"
    )
    for document in ("open", "closed", "unknown"):
        warehouse.execute("insert into marts.foi_figures values (?, '4,321', ?)", [document, words])
        warehouse.execute("insert into marts.foi_non_answers values (?, ?)", [document, words])
    publish(warehouse, tmp_path, "run1")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as published:
        figures = dict(
            published.execute("select document_id, quote from marts.foi_figures").fetchall()
        )
        said = dict(
            published.execute("select document_id, quote from marts.foi_non_answers").fetchall()
        )
    assert figures["open"] == said["open"] == words
    for document in ("closed", "unknown"):
        assert len(figures[document]) == 300
        assert "4,321" in figures[document]
        assert figures[document] in words
        assert words.startswith(said[document])
    assert len(said["closed"]) == 300
    exported = pq.read_table(tmp_path / "parquet" / "foi_figures.parquet").to_pylist()
    assert {row["document_id"]: row["quote"] for row in exported} == figures
