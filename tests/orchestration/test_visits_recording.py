"""The first run of a source that nobody has verified: recorded, shown, and nothing landed."""

import pytest
from case_log import CaseLog, Nights, days_ago
from replica import Answer, Replica

from orchestration.visits.plan import RECORDED, code_of
from scrapers.register.models import Assertions

LANDING = ("foi_requests", "foi_documents", "passed_over")


@pytest.fixture
def log():
    with Replica() as site:
        log = CaseLog(site)
        for key in range(7):
            log.put(f"{key}", received=days_ago(100 - key))
        log.put("8", "Pothole repairs", received=days_ago(1))
        yield log


@pytest.fixture
def nights(connection, log, tmp_path):
    unseen = {"status": "unverified", "status_reason": "unseen", "not_seen": ["the listing"]}
    nights = Nights(connection, log.site, tmp_path, **unseen)
    yield nights
    nights.session.close()


def test_a_recording_opens_a_few_keeps_their_bytes_and_lands_nothing(nights, log):
    log.put("3", "Contact Mr J Smith about missing children", received=days_ago(97), at=0)
    log.site.route("/letter/6", Answer("<html><title>Log in</title></html>", 200, "text/html"))
    landed, asked = nights.visit(0)
    assert landed.visit.outcome == "recorded"
    assert len({one.path for one in asked if one.path.startswith("/foi-requests/")}) == RECORDED
    assert [nights.rows("count(*)", table) for table in LANDING] == [[(0,)]] * 3
    row = "kind, outcome, entries, listed, whole, opened, message"
    assert nights.rows(row, "source_visits") == [
        ("recording", "recorded", None, 8, True, 5,
         "1 of 5 entries could not be read in full tonight")
    ]  # fmt: skip
    shown = "entry_key, opened, relevant, reference, received_on, documents, page_sha256"
    recorded = {row[0]: row[1:] for row in nights.rows(shown, "recorded_entries")}
    assert len(recorded) == 8
    assert recorded["8"] == (False, False, "8", days_ago(1), None, None)
    letter = "Response (all information to be supplied)"
    assert recorded["5"][:-1] == (True, True, "5", days_ago(95), letter)
    assert nights.archive.has(recorded["5"][-1])
    told = "title from raw.recorded_entries where title like '%Smith%'"
    assert not nights.connection.execute(f"select {told}").fetchall()
    problem = "select problem from raw.recorded_entries where problem is not null"
    ((said,),) = nights.connection.execute(problem).fetchall()
    assert "expected document" in said


def test_a_recording_that_breaks_an_assertion_says_so_and_was_read_to_its_end(nights):
    asserted = Assertions(max_age_days_newest=1)
    nights.source = nights.source.model_copy(update={"assertions": asserted})
    nights.visit(3)
    ((outcome, whole, said),) = nights.rows("outcome, whole, message", "source_visits")
    assert (outcome, whole) == ("recorded", True)
    assert "the register asserts 1 days at most" in said


def test_it_is_recorded_once_and_again_when_its_entry_changes_or_a_person_asks(nights):
    assert nights.visit(0)[0] is not None
    assert nights.visit(1) == (None, [])
    assert nights.visit(30) == (None, [])
    assert nights.visit(2, asked_for=True)[0] is not None
    nights.source = nights.source.model_copy(update={"reference_pattern": r"^\d$"})
    assert nights.visit(3)[0] is not None


def test_a_recording_is_of_all_the_code_that_reads_its_log_and_of_no_other():
    names = {path.stem for path in code_of("html_listing")}
    assert {"html_listing", "html_listing_pages", "html_listing_rows", "gathering"} <= names
    assert not names & {"socrata_rows", "icasework"}
    assert {"socrata", "socrata_dataset"} <= {path.stem for path in code_of("socrata")}


def test_one_whose_listing_could_not_be_had_is_tried_again_after_a_week(nights, log):
    nights.visit(0)
    before = nights.rows("*", "recorded_entries")
    nights.source = nights.source.model_copy(update={"reference_pattern": r"^\d$"})
    log.site.route("/foi-requests", Answer(status=404))
    landed, _ = nights.visit(1)
    assert landed.visit.outcome == "not_found"
    assert nights.rows("*", "recorded_entries") == before
    assert nights.visit(6) == (None, [])
    assert nights.visit(8)[0] is not None


def test_one_that_a_person_has_verified_lands(nights):
    nights.visit(0)
    nights.source = nights.source.model_copy(update={"status": "active"})
    landed, _ = nights.visit(1)
    assert (landed.requests.inserted, len(landed.visit.passed_over)) == (7, 1)


def test_neither_the_sample_nor_a_replay_records_and_a_blocked_source_is_left_alone(nights):
    assert nights.visit(0, from_archive=True) == (None, [])
    nights.source = nights.source.model_copy(update={"status": "blocked_bot"})
    assert nights.visit(0, asked_for=True) == (None, [])
