"""What may befall a request on its way: nothing half read is ever handed on."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from c3_files import C3, read
from ees_nights import night
from ees_replica_tables import BOM, made
from replica import Answer

from scrapers.statistics.ees import Ees

PAGE = "<!DOCTYPE html><html><head><title>Sorry</title></head><body>Sorry</body></html>"


def problem_of(ees, session, fault):
    """Return what becomes of C3 in 2025, having seen that nothing else was touched."""
    ees.fail("file", fault, release="2025", dataset="c3")
    found = night(ees, session)
    assert len(found.files) == 5
    (problem,) = found.problems
    assert (problem.release, problem.dataset) == ("2025", "c3")
    return problem


def test_a_page_in_place_of_the_file_never_becomes_a_table(ees, session):
    problem = problem_of(ees, session, Answer(PAGE, media_type="text/csv"))
    assert problem.outcome == "wrong_content"
    assert "expected csv, and what came is text/html" in problem.problem


def test_json_in_place_of_the_file_never_becomes_a_table(ees, session):
    problem = problem_of(ees, session, Answer('{"status":500}', media_type="text/csv"))
    assert problem.outcome == "wrong_content"


def test_a_file_cut_on_its_way_never_becomes_a_table(ees, session):
    body = ees.releases["2025"].files["c3"].body
    problem = problem_of(ees, session, Answer(body, media_type="text/csv", cut=20_000))
    assert problem.outcome == "connection_error"
    assert len([seen for seen in ees.asked("file") if "2025" not in seen.path]) == 8


def test_a_packed_file_that_ends_too_early_never_becomes_a_table(ees, session):
    packed = gzip.compress(ees.releases["2025"].files["c3"].body)[:-400]
    answer = Answer(packed, media_type="text/csv", headers={"Content-Encoding": "gzip"})
    problem = problem_of(ees, session, answer)
    assert problem.outcome == "connection_error"


def test_a_packed_file_is_unpacked_and_its_byte_order_mark_is_kept_as_it_came(ees, session):
    body = made("c3", "2023")
    assert body.startswith(BOM)
    ees.fail("file", Answer(body, media_type="text/csv", gzip=True), release="2023", dataset="c3")
    file = night(ees, session, "c3").file("2023", "c3")
    assert file.body == body
    assert read(file.body).contract == C3


def test_a_busy_service_is_asked_again_after_a_growing_pause(ees, session, waits):
    ees.fail("file", [Answer(status=429), Answer(status=504)], release="2025", dataset="c3")
    assert len(night(ees, session, "c3").files) == 3
    first, second = [wait for wait in waits if wait > 0]
    assert 0.9 <= first <= 2.0 < second + 0.1
    assert 1.9 <= second <= 4.0


@pytest.mark.parametrize("kind", ["publication", "releases", "version-summary", "data-content"])
def test_every_route_waits_as_long_as_the_service_asks(ees, session, waits, kind):
    busy = Answer(status=429, headers={"Retry-After": "77"})
    ees.fail(kind, [busy])
    assert len(night(ees, session, "c3").files) == 3
    (wait,) = [wait for wait in waits if wait > 0]
    assert 76 <= wait <= 77


def test_a_service_that_names_the_hour_is_believed(ees, session, waits):
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    ees.fail("updates", [Answer(status=429, headers={"Retry-After": until})])
    assert not night(ees, session, "c3").side
    (wait,) = [wait for wait in waits if wait > 0]
    assert 80 <= wait <= 90


def test_a_service_that_stays_busy_is_left_alone_for_the_night(ees, session):
    problem = problem_of(ees, session, Answer(status=429))
    assert problem.outcome == "rate_limited"
    assert "wait for the next night" in problem.problem


def test_a_service_that_takes_too_long_costs_the_table_only(ees, session):
    assert problem_of(ees, session, Answer(status=504)).outcome == "timeout"


def test_a_refused_user_agent_is_reported_and_the_agent_says_who_asks(ees, session):
    agents = {seen.headers["User-Agent"] for seen in ees.asked()}
    ees.fail("publication", Answer("no", status=403))
    with pytest.raises(Exception, match="403"):
        Ees(ees.sources(), session).releases()
    agents = {seen.headers["User-Agent"] for seen in ees.asked()}
    assert len(agents) == 1
    assert "tests@example.org" in agents.pop()


@pytest.mark.parametrize("body", [PAGE, "", '{"id": "cut'])
def test_an_answer_that_is_no_json_costs_the_release_only(ees, session, body):
    ees.fail("version-summary", Answer(body, media_type="application/json"), release="2024")
    found = night(ees, session, "c3")
    assert [(one.release, one.outcome) for one in found.problems] == [("2024", "wrong_content")]
    assert [one.release for one in found.files] == ["2025", "2023"]


def test_an_answer_may_start_with_a_byte_order_mark(ees, session):
    for kind in ("publication", "releases"):
        said = BOM + json.dumps(ees.said(kind)).encode()
        ees.fail(kind, Answer(said, media_type="application/json"))
    assert len(night(ees, session, "c3").files) == 3


@pytest.mark.parametrize("field", ["id", "updateCount", "published"])
def test_a_summary_without_a_field_we_use_names_it(ees, session, field):
    summary = ees.said("version-summary", "2025")
    del summary[field]
    ees.say("version-summary", summary, "2025")
    (problem,) = night(ees, session, "c3").problems
    assert problem.outcome == "layout_changed"
    assert field in problem.problem


def test_notes_whose_pages_do_not_add_up_are_not_half_landed(ees, session):
    for _ in range(20):
        ees.amend("2025")
    first = ees.said("updates", "2025")
    ees.say("updates", first, "2025")  # the same page again in place of the second
    found = night(ees, session, "c3")
    assert not found.updates
    (side,) = found.side
    assert "20 items on pages 1, 1, where the service counts 20" in side.problem
