"""Which visits a person is told of after a night."""

import warnings
from datetime import UTC, datetime, timedelta

import pytest

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def module():
    with warnings.catch_warnings():
        # of a library of dbt's
        warnings.simplefilter("ignore", DeprecationWarning)
        from orchestration.defs import checks
    return checks


@pytest.fixture(scope="module")
def queries(module):
    """What each check asks, by its name."""
    return {look.name: look.query for look in module.LOOKS}


@pytest.fixture
def found(connection, queries):
    """Land a visit to a source, and what the register says of it now; give what is found."""

    def look(name, *, status="active", in_register=True, kind="night", outcome="blocked_bot",
             after=timedelta()):  # fmt: skip
        source = {"source_id": "log", "la_code": "302", "status": status}
        visit = {"source_id": "log", "attempted_at": NOW, "kind": kind, "outcome": outcome}
        if status:
            row = source | {"in_register": in_register}
            land(connection, TABLES["sources"], [row], run_id="1", now=NOW)
        at = NOW + after
        land(connection, TABLES["source_visits"], [visit], run_id="1", now=at)
        return connection.execute(queries[name]).fetchall()

    return look


def test_a_source_that_did_not_answer_fails_the_night(found):
    assert found("sources_answered") == [("log", "blocked_bot", None, None)]


@pytest.mark.parametrize("now", [{"status": "blocked_bot"}, {"in_register": False}])
def test_one_that_was_switched_off_since_fails_no_night_any_more(found, now):
    assert found("sources_answered", **now) == []


def test_a_recording_waits_for_a_person_until_its_source_is_switched_off(found):
    assert found("sources_answered", status="unverified", kind="recording") == []
    assert found("recordings_compared", status="unverified", kind="recording")
    assert found("recordings_compared", status="needs_js", kind="recording") == []


def test_a_run_that_ends_before_the_register_lands_tells_of_a_source_that_is_new(found):
    assert len(found("sources_answered", status=None)) == 1
    assert found("official_tables_sound") == []


def test_one_that_was_switched_on_since_the_register_landed_fails_the_night(found):
    later = timedelta(minutes=1)
    assert len(found("sources_answered", status="blocked_bot", after=later)) == 1


def test_an_official_table_at_fault_is_no_disclosure_log(found):
    found("sources_answered", status=None, kind=None)
    assert found("sources_answered", status=None, kind=None) == []
    assert len(found("official_tables_sound", status=None, kind=None)) == 1
