"""Which visits a person is told of after a night."""

import warnings
from datetime import UTC, datetime

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

    def look(name, *, status="active", in_register=True, kind="night", outcome="blocked_bot"):
        source = {"source_id": "log", "la_code": "302", "status": status}
        visit = {"source_id": "log", "attempted_at": NOW, "kind": kind, "outcome": outcome}
        for table, row in (
            ("sources", source | {"in_register": in_register}),
            ("source_visits", visit),
        ):
            land(connection, TABLES[table], [row], run_id="1", now=NOW)
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


def test_on_a_first_night_the_sources_have_landed_before_their_visits_are_looked_at(module):
    after = {
        spec.name: {dep.asset_key.to_user_string() for dep in spec.additional_deps}
        for check in module.checks
        for spec in check.check_specs
    }
    for name in ("sources_answered", "recordings_compared", "official_tables_sound"):
        assert "raw/sources" in after[name]
