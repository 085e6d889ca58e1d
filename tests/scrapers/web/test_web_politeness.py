"""Hosts side by side and each in its own time, as the replicas' own logs show it."""

import threading
import time
from contextlib import ExitStack
from itertools import pairwise

import pytest
from replica import Answer, Replica, page

from scrapers.errors import FetchError
from scrapers.web import Policy

WEEK = 7 * 86_400.0
WALL = page("Pardon Our Interruption")


def outcome_of(night, path="/x", **how):
    with pytest.raises(FetchError) as caught:
        night.get(path, **how)
    return caught.value


class Nights:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now = 1_800_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def nights():
    return Nights()


def test_eight_hosts_take_the_time_of_one_and_none_is_hurried(crawl):
    wait, each, late = 0.15, 2, 0.08  # a busy server looks at its clock late
    with ExitStack() as stack:
        hosts = [stack.enter_context(Replica()) for _ in range(8)]
        names = {host.host for host in hosts}
        for host in hosts:
            for number in range(each):
                host.route(f"/{number}", Answer("x", delay=0.01))
        night = crawl(hosts[0], policy=Policy(wait=wait), let_through=names)

        def visit(host):
            for number in range(each):
                night.get(host.url(f"/{number}"), allow_hosts=names)

        # two visitors a host: they take turns
        threads = [threading.Thread(target=visit, args=(host,)) for host in hosts * 2]
        begun = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.monotonic() - begun
        asked = 2 * each + 1  # robots.txt once
        for host in hosts:
            assert len(host.seen) == asked
            for before, after in pairwise(sorted(host.seen, key=lambda seen: seen.at)):
                assert after.at - before.at >= wait - late
                assert after.at >= before.answered_at
            polite = (asked - 1) * wait
            assert host.seen[-1].at - host.seen[0].at >= polite - late
        assert took < 3 * polite < 8 * polite, "the hosts were not asked side by side"


def test_two_ports_and_two_schemes_of_a_public_host_are_one_host(crawl):
    courier = crawl(let_through={"127.0.0.1:8001"}).session._courier
    public = {
        courier._host(url)
        for url in ("http://a.example/x", "https://a.example/y", "https://a.example:8443/z")
    }
    assert public == {"a.example"}
    assert courier._host("http://127.0.0.1:8001/x") == "127.0.0.1:8001"


def test_a_bot_wall_leaves_its_host_alone_for_a_week_and_then_it_is_asked_again(
    site, crawl, nights
):
    site.route("/x", WALL)
    site.route("/y", Answer("y"))
    assert outcome_of(crawl(clock=nights)).outcome == "blocked_bot"
    asked = len(site.seen)
    for _ in range(6):
        nights.now += WEEK / 7
        told = outcome_of(crawl(clock=nights), "/y")  # another session, another address
        assert told.outcome == "blocked_bot"
        assert "left alone until" in told.message
        assert told.remedy
    assert len(site.seen) == asked
    nights.now += WEEK / 7
    assert crawl(clock=nights).get("/y").body == b"y"


def test_a_person_may_have_a_blocked_host_asked_before_the_week_is_over(site, crawl, nights):
    site.route("/x", [WALL, Answer("x")])
    night = crawl(clock=nights)
    outcome_of(night)
    named = outcome_of(night).message.partition("remove ")[2].rstrip(")")
    (kept,) = (night.archive.root / "hosts").iterdir()
    assert str(kept) == named
    kept.unlink()
    assert night.get("/x").body == b"x"


def test_three_refusals_on_end_are_taken_for_a_wall(site, crawl, nights):
    site.route("/robots.txt", Answer(status=403))  # it has no rules then, and is no refusal
    for path in ("/x", "/y", "/z"):
        site.route(path, Answer(status=403))
    night = crawl(clock=nights)
    assert [outcome_of(night, path).outcome for path in ("/x", "/y", "/z")] == ["forbidden"] * 3
    told = outcome_of(night, "/other")
    assert (told.outcome, "refused access" in told.message) == ("forbidden", True)
    assert site.paths() == ["/x", "/y", "/z"]


def test_a_page_that_comes_in_between_shows_that_only_some_are_refused(site, crawl, nights):
    site.route("/x", Answer(status=403))
    site.route("/y", Answer("y", etag='"1"'))
    night = crawl(clock=nights)
    for _ in range(4):
        assert outcome_of(night).outcome == "forbidden"
        assert outcome_of(night).outcome == "forbidden"
        assert night.get("/y").body == b"y"


def test_an_api_that_forbids_some_data_is_no_wall(site, crawl, nights):
    site.route("/x", Answer(status=403))
    site.route("/y", Answer("[]", media_type="application/json"))
    night = crawl(clock=nights)
    for _ in range(4):
        assert outcome_of(night, expect="json").outcome == "forbidden"
    assert night.get("/y", expect="json").body == b"[]"


def test_a_host_of_another_council_is_asked_while_one_is_left_alone(site, crawl, nights):
    site.route("/x", WALL)
    with Replica() as other:
        other.route("/x", Answer("x"))
        night = crawl(clock=nights, let_through={site.host, other.host})
        outcome_of(night)
        assert night.get(other.url("/x"), allow_hosts=[other.host]).body == b"x"


def test_a_sources_own_interval_is_kept_where_it_is_longer(site, crawl):
    site.route("/x", Answer("x"))
    night = crawl(intervals={"test": 0.25, "another": 9.0})
    for _ in range(2):
        night.get("/x")
    first, second = (seen.at for seen in site.seen if seen.path == "/x")
    assert 0.2 <= second - first < 5
    assert Policy().wait_for(let_through=False, interval=10) == 10
    assert Policy().wait_for(let_through=False, interval=1) == 2
    assert Policy().wait_for(let_through=False, interval=3, crawl_delay=5) == 5
