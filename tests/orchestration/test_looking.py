"""``disclosures sources --check``: one page beside what the register expects of it."""

from datetime import date

import pytest
from case_log import TODAY, CaseLog, Nights, days_ago
from replica import Answer, Replica

from orchestration.asking import ask_once
from orchestration.looking import looked_at
from scrapers.platforms import icasework
from scrapers.platforms.base import Listed, Listing
from scrapers.register.models import Assertions


@pytest.fixture
def nights(connection, tmp_path):
    with Replica() as site:
        nights = Nights(connection, site, tmp_path, reference_pattern=r"^\d$")
        nights.log = CaseLog(site)
        for key in range(5):
            nights.log.put(f"{key}", received=days_ago(30 - key))
        yield nights
        nights.session.close()


def test_a_source_of_many_pages_is_asked_for_one_and_what_it_shows_is_counted(nights):
    fits, said = ask_once(nights.source, nights.session, TODAY)
    assert fits
    assert "3 entries on the first page, 1 or more expected" in said
    assert f"newest of {days_ago(26)}, 26 days ago" in said
    assert r"3 of 3 references of the form ^\d$" in said
    assert nights.site.paths() == ["/foi-requests?page=0"]


def test_a_source_that_does_not_answer_as_it_did_says_how(nights):
    nights.site.route("/foi-requests", Answer(status=403))
    fits, said = ask_once(nights.source, nights.session, TODAY)
    assert not fits
    assert said.startswith("forbidden: ")


def test_an_adapter_that_fails_is_told_and_keeps_no_other_source_from_being_asked(
    nights, monkeypatch
):
    def listing(*_):
        raise KeyError("Mr J Smith\x1b[2J")

    monkeypatch.setattr(icasework, "listing", listing)
    fits, said = ask_once(nights.source, nights.session, TODAY)
    assert not fits
    assert said.startswith("layout_changed: the adapter failed: KeyError: ")
    assert "Smith" not in said


def test_what_a_page_prints_is_told_without_people_and_steers_no_terminal(nights, monkeypatch):
    told = Listing(entries=(), whole=False, notes=("a link of Mr J Smith\x1b[2J leads on",))
    monkeypatch.setattr(icasework, "listing", lambda *_: told)
    _, said = ask_once(nights.source, nights.session, TODAY)
    assert "a link of …" in said
    assert "\x1b" not in said


def listing(*days, whole=True, notes=()):
    entries = tuple(
        Listed(key=f"{place}", url="", reference=f"FOI {place}", received_on=day)
        for place, day in enumerate(days)
    )
    return Listing(entries=entries, whole=whole, notes=notes)


@pytest.mark.parametrize(
    ("shown", "fits", "said"),
    [
        (listing(TODAY), True, "newest of 2026-11-21, 0 days ago, 60 at most expected"),
        (listing(days_ago(61)), False, "61 days ago, 60 at most expected"),
        (listing(TODAY, date(3017, 1, 1)), True, "newest of 2026-11-21"),
        (listing(None), True, "no dates in the listing, so its age is not known"),
        (listing(whole=False), False, "0 entries on the first page, 1 or more expected"),
        (listing(TODAY, notes=("a row without a link",)), True, "note: a row without a link"),
    ],
)
def test_an_assertion_that_a_page_breaks_is_no_answer_as_expected(nights, shown, fits, said):
    update = {"assertions": Assertions(max_age_days_newest=60), "reference_pattern": "^FOI"}
    assert looked_at(nights.source.model_copy(update=update), shown, TODAY)[0] is fits
    assert said in looked_at(nights.source.model_copy(update=update), shown, TODAY)[1]


def test_references_of_another_form_are_counted(nights):
    fits, said = looked_at(nights.source, listing(TODAY), TODAY)
    assert not fits
    assert r"0 of 1 references of the form ^\d$" in said
