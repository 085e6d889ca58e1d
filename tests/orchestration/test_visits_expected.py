"""A listing against what the register asserts of it, and links that are good for an hour."""

import pytest
from case_log import CaseLog, Nights, days_ago
from replica import Answer, Replica

from orchestration.visits.entries import ASKED_AGAIN
from scrapers.register.models import Assertions


@pytest.fixture
def nights(connection, tmp_path):
    with Replica() as site:
        nights = Nights(connection, site, tmp_path)
        nights.log = CaseLog(site)
        for key in range(4):
            nights.log.put(f"{key}", received=days_ago(100 - key))
        yield nights
        nights.session.close()


def asserting(nights, **what):
    update = {"assertions": Assertions(**what)}
    nights.source = nights.source.model_copy(update=update)


def outcome(nights):
    return nights.rows("outcome, message, remedy is not null", "source_visits", "landed_at")[-1]


def test_more_new_entries_at_once_than_asserted_land_and_are_said(nights):
    asserting(nights, max_new_per_run=2)
    nights.visit(0)
    assert outcome(nights) == ("ok", None, False), "on the first night all are new"
    for key in "567":
        nights.log.put(key, received=days_ago(0))
    nights.log.take_down("0")
    landed, _ = nights.visit(1, sweep=True)
    assert outcome(nights) == (
        "unexpected_listing", "3 entries are new at once, the register asserts 2 at most", True
    )  # fmt: skip
    assert (landed.requests.inserted, landed.withdrawn) == (3, 0)


def test_a_log_whose_newest_entry_is_too_old_is_said(nights):
    asserting(nights, max_age_days_newest=98)
    nights.visit(0)
    assert outcome(nights)[0] == "ok"
    nights.visit(2)
    name, message, _ = outcome(nights)
    assert name == "unexpected_listing"
    assert "99 days ago, the register asserts 98 days at most" in message


def test_a_listing_shorter_than_asserted_withdraws_nothing(nights):
    nights.visit(0)
    asserting(nights, min_items=4)
    nights.log.take_down("3")
    landed, _ = nights.visit(1, sweep=True)
    assert outcome(nights)[0] in {"layout_changed", "unexpected_listing"}
    assert landed.withdrawn == 0


@pytest.fixture
def expiring(nights):
    """Have the page of case 3 give a link that is refused, and a new one when asked again."""

    def another_link(seen):
        nights.log.edit("3", link="/dl?token=new")
        return first

    nights.log.edit("3", link="/dl?token=old")
    first = nights.log.page("3")
    nights.log.site.route("/foi-requests/3", another_link)
    nights.log.site.route("/dl?token=old", Answer("no longer", 403))
    return nights


def asked_for_case_3(asked):
    return [one.path for one in asked if "page=" not in one.path][:4]


def test_a_link_that_has_expired_is_asked_for_again_once(expiring):
    landed, asked = expiring.visit(0)
    assert asked_for_case_3(asked) == [
        "/foi-requests/3", "/dl?token=old", "/foi-requests/3", "/dl?token=new"
    ]  # fmt: skip
    assert landed.documents.inserted == 4
    assert not expiring.rows("problem", "foi_requests where problem is not null")


def test_a_link_that_fails_twice_is_the_entry_s_problem_and_is_not_asked_a_third_time(expiring):
    serve = expiring.log.serve

    def refusing():
        serve()
        expiring.log.site.route("/dl?token=new", Answer("nor this", 403))

    expiring.log.serve = refusing
    _, asked = expiring.visit(0)
    assert asked_for_case_3(asked)[3] == "/dl?token=new"
    assert len([one for one in asked if "token" in one.path]) == 2
    ((problem,),) = expiring.rows("problem", "foi_requests where problem is not null")
    assert ASKED_AGAIN in problem


def test_a_link_that_the_page_still_gives_is_not_asked_again(nights):
    nights.log.site.route("/letter/3", Answer("never", 404))
    _, asked = nights.visit(0)
    assert [one.path for one in asked].count("/letter/3") == 1
