"""The coverage that a night publishes: all authorities, each with where it stands and why."""

import duckdb
import pytest


@pytest.fixture(scope="module")
def coverage(night):
    place = night / "published/warehouse.duckdb"
    with duckdb.connect(str(place), read_only=True) as published:
        rows = published.execute("from marts.coverage").fetchall()
        names = [column[0] for column in published.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def test_all_153_authorities_stand_in_it_beside_the_fictional_one(coverage):
    assert len(coverage) == 154
    assert {row["status"] for row in coverage.values()} == {
        "active", "unverified", "blocked_bot", "blocked_robots", "needs_js", "no_log"
    }  # fmt: skip
    assert all(row["evidence"] for row in coverage.values())


def test_what_is_not_read_says_why(coverage):
    assert "robots.txt" in coverage["341"]["why_not"]
    assert coverage["202"]["why_not"] == "it has not been asked yet"
    assert coverage["831"]["why_not"] == "nobody has looked for its disclosure log yet"
    assert {row["la_code"] for row in coverage.values() if not row["why_not"]} == {
        "302", "331", "370", "999"
    }  # fmt: skip


def test_what_is_read_is_counted(coverage):
    barnet = coverage["302"]
    assert (barnet["listed"], barnet["requests"], barnet["opened"], barnet["documents"]) == (
        3, 3, 3, 3
    )  # fmt: skip
    assert barnet["share_opened"] == 1.0
    assert barnet["figures"] > 0
    assert barnet["since"] <= barnet["newest_on"]
