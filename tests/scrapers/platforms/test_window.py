from datetime import date

import pytest

from scrapers.platforms.base import Listed
from scrapers.platforms.window import EVERYTHING, FIRST_PAGE, Window

SINCE = date(2026, 8, 23)
WINDOW = Window(since=SINCE, known={"old": date(2025, 1, 1), "young": date(2026, 9, 1)})


def listed(key, **dates):
    return Listed(key=key, url=f"https://foi.sampleshire.example/{key}", **dates)


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (listed("old"), False),
        (listed("young"), True),
        (listed("unseen"), True),
        (listed("dated-back", responded_on=date(2019, 1, 1)), True),
        (listed("old", responded_on=SINCE), True),
        (listed("old", received_on=date(2026, 8, 22)), False),
    ],
    ids=lambda value: value.key if isinstance(value, Listed) else None,
)
def test_a_night_wants_what_is_new_and_what_is_young(entry, wanted):
    assert WINDOW.wants(entry) is wanted


def test_a_page_ends_the_window_when_nothing_on_it_is_wanted():
    assert WINDOW.ends_at([listed("old")])
    assert not WINDOW.ends_at([listed("old"), listed("unseen")])
    assert not WINDOW.ends_at([])


def test_the_older_half_of_a_page_speaks_for_what_is_behind_it():
    old = [listed("old"), listed("old")]
    assert WINDOW.ends_at([listed("unseen"), listed("young"), *old])
    assert not WINDOW.ends_at([listed("unseen"), old[0], listed("young"), old[1]])


def test_a_sweep_wants_everything_and_never_ends_early():
    assert EVERYTHING.wants(listed("old"))
    assert not EVERYTHING.ends_at([listed("old")])


def test_a_look_ends_after_one_page_of_any_listing():
    assert FIRST_PAGE.ends_at([listed("unseen")])
    assert FIRST_PAGE.in_any_order is FIRST_PAGE
    assert WINDOW.in_any_order is EVERYTHING, "no order of time: nothing says where to stop"
