"""Night after night on one log, over HTTP: what is asked for again, and what lands of it."""

from datetime import UTC, datetime, time, timedelta

import pytest
from case_log import NIGHT, OURS, TODAY, CaseLog, Nights, days_ago
from replica import Answer


@pytest.fixture
def log(site):
    """Eight cases: two are young, one is not for us."""
    log = CaseLog(site)
    for key, age in (("11", 900), ("12", 700), ("13", 500), ("14", 400), ("15", 300)):
        log.put(key, received=days_ago(age))
    log.put("16", "Pothole repairs on the ring road", received=days_ago(200))
    log.put("17", received=days_ago(50))
    log.put("18", received=days_ago(10))
    return log


@pytest.fixture
def nights(connection, site, log, tmp_path):
    nights = Nights(connection, site, tmp_path)
    yield nights
    nights.session.close()


def paths(asked):
    return [one.path for one in asked]


def opened(asked):
    return [path.rpartition("/")[2] for path in paths(asked) if path.startswith("/foi-requests/")]


def seen_on(night):
    return datetime.combine(TODAY + timedelta(days=night), time(), tzinfo=UTC)


def test_the_first_night_opens_what_we_came_for_and_keeps_what_it_passed_over(nights):
    landed, asked = nights.visit(0)
    assert opened(asked) == ["18", "17", "15", "14", "13", "12", "11"]
    assert nights.rows("entry_key, title, received_on, vocabulary is not null", "passed_over") == [
        ("16", "Pothole repairs on the ring road", days_ago(200), True)
    ]
    counts = "kind, outcome, listed, whole, passed_over, not_due, opened, left_for_later, entries"
    assert nights.rows(counts, "source_visits") == [("night", "ok", 8, True, 1, 0, 7, 0, 8)]
    assert landed.requests.inserted == landed.documents.inserted == 7


def test_a_night_without_news_asks_a_fifth_all_of_it_conditionally_and_reads_nothing(nights, log):
    for key in range(8):
        log.put(f"9{key}", received=days_ago(1000 + key), at=99)
    _, first = nights.visit(0)
    letters = nights.rows("*", "foi_documents")
    landed, asked = nights.visit(1)
    assert paths(asked) == [
        "/foi-requests?page=0", "/foi-requests?page=1",
        "/foi-requests/18", "/letter/18", "/foi-requests/17", "/letter/17",
    ]  # fmt: skip
    assert len(asked) * 5 <= len(first) == 6 + 15 * 2
    assert {(one.status, "If-None-Match" in one.headers) for one in asked} == {(304, True)}
    assert landed.documents.inserted == landed.documents.updated == 0
    assert nights.rows("*", "foi_documents") == letters
    entries = "whole, listed, not_due, opened, entries"
    assert nights.rows(entries, "source_visits", "attempted_at")[1] == (False, 6, 3, 2, 16)


def test_what_is_listed_and_not_opened_is_there_still_and_what_is_not_listed_untouched(nights):
    nights.visit(0)
    before = dict(nights.rows("entry_key, (title, problem, disposition, page_sha256, opened_on)"))
    landed, _ = nights.visit(1)
    assert landed.withdrawn == 0
    after = dict(nights.rows("entry_key, (title, problem, disposition, page_sha256, opened_on)"))
    assert {key: after[key] for key in after if key < "16"} == {
        key: before[key] for key in before if key < "16"
    }
    last = dict(nights.rows("entry_key, last_seen_at"))
    assert last["12"] == last["11"] == seen_on(0), "beyond the pages that were read"
    assert last["15"] == last["13"] == last["18"] == seen_on(1)


def test_a_new_entry_is_found_the_same_night_also_one_that_is_dated_back(nights, log):
    nights.visit(0)
    log.put("19", received=TODAY)
    log.put("10", received=days_ago(2000), at=1)
    landed, asked = nights.visit(1)
    assert opened(asked)[:2] == ["19", "10"], "what is new comes first"
    assert landed.requests.inserted == 2
    _, asked = nights.visit(2)
    assert "10" in opened(asked), "it was published yesterday, whatever its date"


def test_an_entry_dated_back_deep_in_the_listing_is_found_by_the_sweep(nights, log):
    nights.visit(0)
    log.put("10", received=days_ago(800), at=7)
    _, asked = nights.visit(1)
    assert "10" not in opened(asked)
    landed, asked = nights.visit(2, sweep=True)
    assert opened(asked)[0] == "10"
    assert len(opened(asked)) == 8, "a sweep looks at all of them again"
    assert landed.requests.inserted == 1


def test_an_entry_edited_in_place_is_read_again_a_young_one_at_once(nights, log):
    nights.visit(0)
    log.edit("18", title="Children missing from care, corrected", letter="18, not 17.")
    log.edit("12", title="Children missing from home")
    nights.visit(1)
    titles = dict(nights.rows("entry_key, title"))
    assert (titles["18"], titles["12"]) == ("Children missing from care, corrected", OURS)
    nights.visit(2, sweep=True)
    assert dict(nights.rows("entry_key, title"))["12"] == "Children missing from home"
    letters = nights.rows("withdrawn_at", "foi_documents where url like '%/letter/18'")
    assert letters == [(NIGHT + timedelta(days=1),), (None,)], "both letters are kept"


def test_an_entry_that_goes_is_withdrawn_by_the_sweep_and_by_no_night_before(nights, log):
    log.put("01", received=days_ago(950), at=8)
    log.put("02", received=days_ago(960), at=9)
    nights.visit(0)
    log.take_down("12")
    log.take_down("16")
    landed, _ = nights.visit(1)
    assert landed.withdrawn == 0
    landed, _ = nights.visit(2, sweep=True)
    assert landed.withdrawn == 1
    gone = "entry_key from raw.foi_requests where withdrawn_at is not null"
    assert nights.connection.execute(f"select {gone}").fetchall() == [("12",)]
    gone = nights.rows("entry_key, withdrawn_at", "passed_over")
    assert gone == [("16", NIGHT + timedelta(days=2))]


def test_the_ceiling_leaves_entries_for_the_next_nights_new_ones_first(
    connection, site, log, tmp_path
):
    nights = Nights(connection, site, tmp_path, max_details_per_run=3)
    landed, asked = nights.visit(0)
    assert opened(asked) == ["18", "17", "15"]
    assert "4 wait for another night: at most 3" in landed.visit.message
    assert nights.rows("count(*), count(opened_on)") == [(7, 3)]
    log.put("19", received=TODAY)
    _, asked = nights.visit(1)
    assert opened(asked) == ["19", "14", "13"]
    assert len(asked) == 3 + 3 * 2, "all of the listing, as long as something in it waits"
    _, asked = nights.visit(2)
    assert opened(asked) == ["12", "11", "18"], "then those looked at longest ago"
    assert nights.rows("count(*)", "foi_documents") == [(8,)]
    left = [row[0] for row in nights.rows("left_for_later", "source_visits", "attempted_at")]
    assert left == [4, 4, 2]
    nights.session.close()


def test_what_a_sweep_leaves_is_looked_at_on_the_nights_after(connection, site, log, tmp_path):
    nights = Nights(connection, site, tmp_path)
    nights.visit(0)
    nights.source = nights.source.model_copy(update={"max_details_per_run": 4})
    _, asked = nights.visit(7, sweep=True)
    assert len(opened(asked)) == 4
    _, asked = nights.visit(8)
    assert len(opened(asked)) == 4
    days = nights.rows("min(opened_on), max(opened_on)")
    assert days == [(TODAY + timedelta(days=7), TODAY + timedelta(days=8))]
    _, asked = nights.visit(9)
    assert sorted(opened(asked)) == ["17", "18"], "the sweep is over"
    nights.session.close()


def test_what_fails_for_the_moment_is_asked_again_and_what_is_not_there_is_not(nights, site, log):
    site.route("/foi-requests/14", Answer(status=503))
    site.route("/foi-requests/15", Answer(status=404))
    nights.visit(0)
    owed = nights.rows("entry_key, owed, opened_on is null, problem is null")
    assert [row for row in owed if row[0] in ("13", "14", "15")] == [
        ("13", False, False, True), ("14", True, False, False), ("15", False, False, False)
    ]  # fmt: skip
    log.serve()
    _, asked = nights.visit(1)
    assert opened(asked) == ["14", "18", "17"]
    problems = dict(nights.rows("entry_key, problem"))
    assert problems["14"] is None
    assert "404" in problems["15"], "nothing is wiped by not looking"
    nights.visit(2, sweep=True)
    assert dict(nights.rows("entry_key, problem"))["15"] is None


def test_a_night_that_was_killed_costs_the_next_one_no_byte(nights):
    nights.visit(0, killed=True)
    assert nights.rows("count(*)") == [(0,)]
    landed, asked = nights.visit(1)
    assert {one.status for one in asked} == {304}
    assert landed.requests.inserted == landed.documents.inserted == 7
