import multiprocessing
import threading
import time
from itertools import pairwise

import pytest

from scrapers.errors import FetchError
from scrapers.web import Policy
from scrapers.web.hosts import Hosts


class Time:
    """A clock that only sleeping moves."""

    def __init__(self, now=1_800_000_000.0):
        self.now = now
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock():
    return Time()


@pytest.fixture
def hosts(tmp_path, clock):
    return Hosts(tmp_path, Policy(requests_a_night=5), clock, clock.sleep)


def test_two_starts_on_one_host_are_the_wait_apart(hosts, clock):
    with hosts.turn("a:443", 2.0):
        clock.now += 0.5
    with hosts.turn("a:443", 2.0):
        clock.now += 9.0
    with hosts.turn("a:443", 2.0):
        pass
    assert clock.slept == [1.5]


def test_another_host_does_not_wait(hosts, clock):
    with hosts.turn("a:443", 2.0), hosts.turn("b:443", 2.0):
        pass
    assert clock.slept == []


def test_a_host_on_hold_is_asked_when_it_said_and_not_before(hosts, clock):
    hosts.hold("a:443", 30)
    with hosts.turn("a:443", 2.0):
        pass
    assert clock.slept == [30.0]


def test_a_host_that_asks_for_longer_than_we_wait_is_left_alone(hosts, clock):
    hosts.hold("a:443", 3600)
    with pytest.raises(FetchError, match="left alone until") as caught, hosts.turn("a:443", 2.0):
        pass
    assert caught.value.outcome == "rate_limited"
    assert clock.slept == []


def test_the_nights_ceiling_holds_for_a_day(hosts, clock):
    for _ in range(5):
        with hosts.turn("a:443", 0):
            pass
    with pytest.raises(FetchError) as caught, hosts.turn("a:443", 0):
        pass
    assert caught.value.outcome == "too_many_requests_tonight"
    clock.now += 86_400
    with hosts.turn("a:443", 0):
        pass


def test_a_clock_that_was_set_back_costs_one_wait_only(hosts, clock):
    with hosts.turn("a:443", 2.0):
        clock.now -= 7200
    with hosts.turn("a:443", 2.0):
        pass
    assert clock.slept == [2.0]


def test_threads_take_turns_on_a_host(tmp_path):
    hosts = Hosts(tmp_path, Policy())
    inside, most = [], []

    def ask():
        with hosts.turn("a:443", 0.02):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 6


def _ask_often(folder, starts):
    looked = []

    def clock():
        looked.append(time.time())
        return looked[-1]

    hosts = Hosts(folder, Policy(), clock)
    for _ in range(4):
        with hosts.turn("a:443", 0.05):
            starts.put(looked[-1])  # the start itself: this process may be slow to get here


def test_processes_keep_the_distance_too(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    starts = spawn.Queue()
    both = [spawn.Process(target=_ask_often, args=(tmp_path, starts)) for _ in range(2)]
    for process in both:
        process.start()
    times = sorted(starts.get(timeout=30) for _ in range(8))
    for process in both:
        process.join(30)
    assert min(b - a for a, b in pairwise(times)) >= 0.049
