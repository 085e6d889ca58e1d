from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.web import Policy
from scrapers.web.retry import pause, retry_after

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        (" 120 ", 120.0),
        ("Sat, 21 Nov 2026 02:01:30 GMT", 90.0),
        ("Sat, 21 Nov 2026 01:00:00 GMT", 0.0),
        ("soon", None),
        ("-3", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_in_both_forms(said, seconds):
    assert retry_after(said, NOW) == seconds


@given(said=st.text(max_size=40))
def test_any_retry_after_is_read_or_ignored(said):
    seconds = retry_after(said, NOW)
    assert seconds is None or seconds >= 0


@given(attempt=st.integers(1, 40), asked=st.none() | st.floats(0, 10_000))
def test_what_the_site_asked_for_is_never_shortened(attempt, asked):
    policy = Policy()
    wait = pause(attempt, asked, policy)
    assert wait >= (asked or 0)
    assert asked is not None or wait <= policy.longest_wait


def test_the_backoff_grows_and_varies():
    policy = Policy(backoff=2.0)
    waits = [[pause(n, None, policy) for _ in range(50)] for n in (1, 2, 3)]
    assert all(1 <= wait <= 2 for wait in waits[0])
    assert all(4 <= wait <= 8 for wait in waits[2])
    assert len(set(waits[0])) > 1


def test_a_public_host_is_asked_at_most_once_a_second():
    hasty = Policy(wait=0.1)
    assert hasty.wait_for(let_through=False) == 1.0
    assert hasty.wait_for(let_through=True) == 0.1
    assert hasty.wait_for(let_through=True, crawl_delay=10) == 10
    assert Policy().wait_for(let_through=True) == 2.0
