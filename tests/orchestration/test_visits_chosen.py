"""Which of the listed entries are opened, by what is known of them and what we came for."""

from dataclasses import replace
from datetime import date

import pytest
from case_log import TODAY, CaseLog, Nights, days_ago, source_at
from replica import Replica

from orchestration.visits.known import Known, KnownEntry
from orchestration.visits.plan import Plan
from orchestration.visits.visit import visit
from scrapers.platforms.base import Listed, Listing
from scrapers.platforms.window import EVERYTHING
from scrapers.rows import DocumentRef, Entry
from scrapers.web.archive import Archive

OLD, YOUNG = days_ago(400), days_ago(5)
KNOWN = Known(
    entries={
        "old": KnownEntry(OLD, OLD),
        "young": KnownEntry(YOUNG, YOUNG),
        "failed": KnownEntry(OLD, OLD, owed=True),
    },
    passed_over={"potholes": OLD},
)
PLAN = Plan(known=KNOWN, since=days_ago(90), relevant=lambda *texts: "child" in str(texts))


def listed(key, title="child", **more):
    return Listed(key=key, url=f"https://foi.sampleshire.example/{key}", title=title, **more)


def test_a_night_opens_what_is_new_then_what_failed_then_what_is_young():
    shown = [listed(key) for key in ("old", "young", "failed", "new")]
    assert [one.key for one in PLAN.due(shown)] == ["new", "failed", "young"]


def test_a_night_reads_no_further_than_what_is_known_and_old():
    assert PLAN.window.ends_at([listed("old"), listed("potholes")])
    assert not PLAN.window.ends_at([listed("old"), listed("new")])


@pytest.mark.parametrize(
    "change",
    [{"kind": "sweep"}, {"since": None},
     {"known": replace(KNOWN, entries={"left": KnownEntry(OLD)})},
     {"known": replace(KNOWN, swept_on=TODAY)}],
    ids=["a sweep", "no day", "left by the ceiling", "left by a sweep"],
)  # fmt: skip
def test_the_listing_is_read_to_its_end_where_something_in_it_may_wait(change):
    assert replace(PLAN, **change).window is EVERYTHING


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        (listed("new", "child protection"), True),
        (listed("new", "potholes"), False),
        (listed("old", "potholes"), True),
        (listed("potholes", "child protection"), True),
    ],
    ids=["ours", "not ours", "ours already", "its title has changed"],
)
def test_what_we_came_for_is_told_by_the_title_and_what_is_ours_stays_so(entry, wanted):
    assert PLAN.wants(entry) is wanted


def test_what_a_listing_says_of_the_question_counts_and_the_switch_lets_all_through():
    asked = Entry(source_id="log", la_code="302", key="new", url="", request_text="a child?")
    assert PLAN.wants(listed("new", "Numbers", entry=asked))
    assert replace(PLAN, all_requests=True).wants(listed("new", "potholes"))


class Told:
    """A platform whose listing has all there is of some entries."""

    def __init__(self, *entries):
        self.entries = entries

    def listing(self, source, place, window):
        return Listing(entries=self.entries)

    def detail(self, source, listed, place):
        return Entry(source_id="log", la_code="302", key=listed.key, url=listed.url)


def told(key, **document):
    ref = DocumentRef(url="https://foi.sampleshire.example/a", name="a.html", **document)
    entry = Entry(source_id="log", la_code="302", key=key, url="", documents=(ref,))
    return listed(key, entry=entry)


def test_what_the_listing_itself_tells_is_read_each_night_and_counts_for_no_ceiling(tmp_path):
    platform = Told(told("old", content=b"1"), told("new", content=b"2"), listed("a"), listed("b"))
    source, plan = source_at("https://foi.sampleshire.example"), replace(PLAN, ceiling=1)
    seen = visit(source, platform, None, session=None, archive=Archive(tmp_path), plan=plan)
    assert [one.listed.key for one in seen.entries] == ["old", "new", "a"]
    assert [one.key for one in seen.left] == ["b"]


@pytest.fixture
def nights(connection, tmp_path):
    with Replica() as site:
        nights = Nights(connection, site, tmp_path)
        nights.log = CaseLog(site)
        nights.log.put("1", "Pothole repairs", received=days_ago(300))
        nights.log.put("2", "Library fines", received=days_ago(200))
        nights.visit(0)
        yield nights
        nights.session.close()


def held(nights):
    return nights.rows("entry_key, cast(first_seen_at as date)")


def test_an_entry_once_passed_over_whose_title_changes_is_opened(nights):
    nights.log.edit("2", title="Library fines of looked after children")
    landed, _ = nights.visit(1)
    assert held(nights) == [("2", TODAY)], "seen first when it was passed over"
    assert nights.rows("entry_key", "passed_over") == [("1",)]
    assert len(landed.visit.passed_over) == 1


def test_another_vocabulary_looks_at_everything_again(nights, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("orchestration.visits.plan.VERSION", "of tomorrow")
        assert not nights.known().passed_over
        assert nights.known().before("1"), "looked at again, but nothing new"
    assert nights.known().passed_over.keys() == {"1", "2"}


def test_the_switch_fetches_all_and_they_are_kept_in_view_after_it(nights):
    nights.visit(1, all_requests=True)
    assert [key for key, _ in held(nights)] == ["1", "2"]
    assert nights.rows("count(*)", "foi_documents") == [(2,)]
    landed, _ = nights.visit(2)
    assert not landed.visit.passed_over
    assert len(landed.visit.not_due) == 2


def test_an_entry_without_a_date_is_young_when_it_came_and_not_when_it_was_there(nights):
    nights.connection.execute("update raw.passed_over set received_on = null")
    assert set(nights.known().passed_over.values()) == {date.min}
    nights.connection.execute(
        "update raw.passed_over set first_seen_at = first_seen_at - interval 3 day"
        " where entry_key = '1'"
    )
    assert nights.known().passed_over == {"1": date.min, "2": TODAY}


def test_a_date_that_lies_ahead_is_a_misprint_and_keeps_no_entry_young(nights):
    nights.connection.execute("update raw.passed_over set received_on = date '3017-01-01'")
    assert set(nights.known().passed_over.values()) == {date.min}
