"""The register as rows: what it says of each source, and what happens to what leaves it."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from orchestration.landing.register import land_register
from orchestration.landing.schema import ensure_schema
from scrapers.register.load import load_register
from scrapers.sample.make import HERE as SAMPLE

NIGHT = datetime(2026, 11, 21, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def register():
    return load_register()


@pytest.fixture
def raw():
    with duckdb.connect() as connection:
        ensure_schema(connection)
        yield connection


def landed(connection, register, night=0):
    return land_register(connection, register, run_id=str(night), now=NIGHT + timedelta(days=night))


def test_all_authorities_land_with_the_reason_where_they_have_no_source(raw, register):
    landed(raw, register)
    assert raw.sql(
        "select count(*), count(no_source_reason), bool_and(in_register) from raw.authorities"
    ).fetchone() == (153, 126, True)
    assert raw.sql(
        "select no_source_status, no_source_publishes, no_source_on::varchar"
        " from raw.authorities where slug = 'warwickshire'"
    ).fetchone() == ("unverified", "yes", "2026-11-21")


def test_what_the_register_says_of_a_source_lands_with_it(raw, register):
    landed(raw, register)
    row = raw.sql(
        "select publisher, publishes, status, suppression_token, min_items, max_new_per_run,"
        " max_age_days_newest, not_seen, verified_on from raw.sources"
        " where source_id = 'coventry-jadu'"
    ).fetchone()
    assert row == (
        "council", "yes", "unverified", None, 50, 200, 120,
        "the labels, paging and files of directory 45's own records", None,
    )  # fmt: skip
    assert raw.sql("select la_code, publisher from raw.sources where platform = 'ees'").fetchall()


def test_a_register_that_did_not_change_changes_no_row(raw, register):
    landed(raw, register)
    before = raw.sql("select * from raw.sources order by all").fetchall()
    second = landed(raw, register, night=1)
    assert {done.inserted + done.updated for done in second.values()} == {0}
    assert raw.sql("select * from raw.sources order by all").fetchall() == before


def test_what_left_the_register_stays_and_is_marked_until_it_is_back(raw, register):
    landed(raw, register)
    kept = tuple(one for one in register.sources if one.id != "camden-socrata")
    less = type(register)(
        authorities={slug: a for slug, a in register.authorities.items() if slug != "kent"},
        sources=kept, official=register.official, nrm=register.nrm,
    )  # fmt: skip
    gone = (
        "select source_id, status from raw.sources where not in_register"
        " union all select name, region from raw.authorities where not in_register"
    )
    landed(raw, less, night=1)
    assert raw.sql(gone).fetchall() == [("camden-socrata", "active"), ("Kent", "South East")]
    landed(raw, register, night=2)
    assert raw.sql(gone).fetchall() == []


def test_the_sample_lands_what_is_known_of_all_other_authorities_beside_its_own(raw, register):
    sample = load_register(SAMPLE / "register")
    landed(raw, sample.with_the_rest_of(register))
    assert raw.sql("select count(*) from raw.authorities").fetchone() == (154,)
    of = "select list(source_id order by source_id) from raw.sources where la_code = '{}'".format
    assert raw.sql(of("302")).fetchone() == (["barnet-inbox", "barnet-sample"],)
    assert raw.sql(of("202")).fetchone() == (["camden-socrata"],)
