"""Landing rows twice writes nothing; a changed row is written over the old one."""

from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.landing.schema import TABLES, ensure_schema
from orchestration.landing.upsert import DuplicateKey, Landed, land, replace, transaction

REQUESTS, FIGURES = TABLES["foi_requests"], TABLES["foi_figures"]
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        ensure_schema(connection)
        yield connection


@pytest.fixture(autouse=True)
def _empty(connection):
    for name in TABLES:
        connection.execute(f"delete from raw.{name}")


def _land(connection, rows, *, run_id="one", spec=REQUESTS, now=NOW):
    return land(connection, spec, rows, run_id=run_id, now=now)


def _all(connection, table="foi_requests", order="request_id"):
    return connection.execute(f"select * from raw.{table} order by {order}").fetchall()


texts = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
days = st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
rows = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3), st.tuples(texts, days), min_size=1, max_size=20
).map(
    lambda found: [
        {"request_id": key, "title": title, "received_on": day}
        for key, (title, day) in found.items()
    ]
)


@settings(max_examples=40, deadline=None)
@given(rows=rows)
def test_landing_the_same_rows_twice_writes_nothing(connection, rows):
    connection.execute("delete from raw.foi_requests")
    assert _land(connection, rows) == Landed(inserted=len(rows))
    before = _all(connection)
    again = _land(connection, rows, run_id="two", now=NOW + timedelta(days=1))
    assert again == Landed(unchanged=len(rows))
    assert _all(connection) == before


@settings(max_examples=40, deadline=None)
@given(rows=rows, other=st.text("xyz", min_size=9, max_size=12), data=st.data())
def test_one_changed_row_is_the_only_one_written(connection, rows, other, data):
    connection.execute("delete from raw.foi_requests")
    _land(connection, rows)
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = [row | ({"title": other} if n == place else {}) for n, row in enumerate(rows)]
    again = _land(connection, changed, run_id="two")
    assert again == Landed(updated=1, unchanged=len(rows) - 1)
    written = connection.execute(
        "select request_id, title from raw.foi_requests where run_id = 'two'"
    ).fetchall()
    assert written == [(rows[place]["request_id"], other)]


def test_what_is_written_once_keeps_its_first_value(connection):
    _land(connection, [{"request_id": "a", "title": "one", "first_seen_at": NOW}])
    later = NOW + timedelta(days=3)
    same = [{"request_id": "a", "title": "one", "first_seen_at": later}]
    assert _land(connection, same) == Landed(unchanged=1)
    assert _land(connection, [same[0] | {"title": "two"}]) == Landed(updated=1)
    kept = connection.execute("select first_seen_at, title from raw.foi_requests").fetchall()
    assert kept == [(NOW, "two")]


def test_columns_that_are_left_out_keep_what_they_had(connection):
    _land(connection, [{"request_id": "a", "title": "one", "problem": None}])
    assert _land(connection, [{"request_id": "a", "problem": "gone"}]) == Landed(updated=1)
    row = connection.execute("select title, problem from raw.foi_requests").fetchall()
    assert row == [("one", "gone")]


def test_two_rows_with_one_key_are_refused_and_nothing_lands(connection):
    twice = [{"request_id": "a", "title": "one"}, {"request_id": "a", "title": "two"}]
    with pytest.raises(DuplicateKey, match=r"foi_requests.*'a'"):
        _land(connection, twice)
    assert _all(connection) == []


def test_replacing_a_document_s_figures_leaves_other_documents_alone(connection):
    def figure(name, document, value):
        return {"figure_id": name, "document_id": document, "request_id": "r", "value": value}

    _land(
        connection,
        [figure("a", "one", 1.0), figure("b", "one", 2.0), figure("c", "two", 3.0)],
        spec=FIGURES,
    )
    within = [{"document_id": "one", "request_id": "r"}]
    with transaction(connection):
        done = replace(
            connection,
            FIGURES,
            [figure("b", "one", 2.0), figure("d", "one", 4.0)],
            within=within,
            run_id="two",
            now=NOW,
        )
    assert done == Landed(inserted=1, unchanged=1, deleted=1)
    left = connection.execute(
        "select figure_id, value, run_id from raw.foi_figures order by 1"
    ).fetchall()
    assert left == [("b", 2.0, "one"), ("c", 3.0, "one"), ("d", 4.0, "two")]


def test_a_transaction_that_fails_leaves_nothing_behind(connection):
    twice = [{"request_id": "b"}, {"request_id": "b"}]

    def land_and_fail():
        with transaction(connection):
            _land(connection, [{"request_id": "a", "title": "one"}])
            _land(connection, twice)

    with pytest.raises(DuplicateKey):
        land_and_fail()
    assert _all(connection) == []


def test_a_fetch_keeps_the_run_it_was_made_by(connection):
    row = {"fetch_id": "f", "run_id": "killed", "url": "https://a.example/"}
    _land(connection, [row], spec=TABLES["fetches"], run_id="next")
    assert connection.execute("select run_id from raw.fetches").fetchall() == [("killed",)]
