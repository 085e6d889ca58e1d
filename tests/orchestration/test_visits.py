"""A visit lands what was seen; what fails is an outcome, and nothing is ever lost by it."""

from datetime import UTC, datetime, timedelta

import pytest

from orchestration.visits.land import land_visit
from orchestration.visits.visit import visit
from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms.base import Listed, Listing
from scrapers.register.models import Source
from scrapers.rows import DocumentRef, Entry
from scrapers.web.archive import Archive
from scrapers.web.outcomes import OUTCOMES

NIGHT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
SOURCE = Source.model_validate(
    {
        "id": "barnet-log", "la_code": "302", "publisher": "council", "platform": "icasework",
        "base_url": "https://www.example.org", "canonical_hosts": ["www.example.org"],
        "options": {}, "licence": "ogl", "status": "active", "verified": {"evidence": "test"},
    }
)  # fmt: skip


class Log:
    """A platform whose log is a dict: key to the answer's text, or what is raised for it."""

    def __init__(self, entries):
        self.entries = entries
        self.asked = []

    def listing(self, source, place, window):
        if isinstance(self.entries, Exception):
            raise self.entries
        return Listing(
            entries=tuple(
                Listed(key=key, url=f"https://www.example.org/{key}") for key in self.entries
            )
        )

    def detail(self, source, listed, place):
        self.asked.append(listed.key)
        said = self.entries[listed.key]
        if isinstance(said, Exception):
            raise said
        ref = DocumentRef(url=listed.url, name="a.html", content=said.encode("utf-8", "replace"))
        return Entry(
            source_id=source.id, la_code=source.la_code, key=listed.key, url=listed.url,
            title=said, disposition="all_supplied", documents=(ref,),
        )  # fmt: skip


class Refusing:
    """A session that must not be asked: these logs print their answers on the page."""

    def get(self, url, **_):
        raise AssertionError(url)


def failed(outcome):
    return FetchError("said so", item="https://www.example.org", outcome=outcome, remedy="wait")


@pytest.fixture
def on_night(connection, tmp_path):
    """Visit a log on the n-th night and land the visit."""

    def run(night, entries):
        now = NIGHT + timedelta(days=night)
        log = Log(entries)
        seen = visit(
            SOURCE, log, Refusing(), session=Refusing(), archive=Archive(tmp_path), now=lambda: now
        )
        landed = land_visit(connection, seen, run_id=f"run{night}", now=now)
        return landed, log

    return run


def rows(connection, columns, table="foi_requests", order="entry_key"):
    return connection.execute(f"select {columns} from raw.{table} order by {order}").fetchall()


def test_an_entry_that_goes_is_withdrawn_and_one_that_returns_is_not(connection, on_night):
    on_night(0, {"a": "one", "b": "two"})
    landed, _ = on_night(1, {"a": "one"})
    assert landed.withdrawn == 1
    assert rows(connection, "entry_key, withdrawn_at") == [
        ("a", None), ("b", NIGHT + timedelta(days=1))
    ]  # fmt: skip
    on_night(2, {"a": "one"})
    assert rows(connection, "withdrawn_at")[1] == (NIGHT + timedelta(days=1),), "the first night"
    on_night(3, {"a": "one", "b": "two"})
    assert rows(connection, "entry_key, withdrawn_at, first_seen_at") == [
        ("a", None, NIGHT), ("b", None, NIGHT)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "trouble",
    [failed("blocked_bot"), LayoutChanged("no list", item="the page"), KeyError("href")],
    ids=["bot wall", "layout", "adapter's own fault"],
)
def test_a_listing_that_fails_withdraws_nothing_and_says_why(connection, on_night, trouble):
    on_night(0, {"a": "one"})
    before = rows(connection, "*")
    landed, _ = on_night(1, trouble)
    assert landed.visit.outcome == getattr(trouble, "outcome", "layout_changed")
    assert rows(connection, "*") == before
    visits = rows(connection, "outcome, entries", "source_visits", "attempted_at")
    assert visits == [("ok", 1), (landed.visit.outcome, None)]


def test_a_listing_with_far_fewer_entries_is_not_taken_for_whole(connection, on_night):
    on_night(0, {key: key for key in "abcde"})
    landed, _ = on_night(1, {"a": "a", "new": "new"})
    assert landed.visit.outcome == "layout_changed"
    assert "1 of the 5" in landed.visit.message
    withdrawn = rows(connection, "entry_key, withdrawn_at is null")
    assert withdrawn == [(key, True) for key in [*"abcde", "new"]]


def test_a_page_that_fails_once_does_not_wipe_out_what_was_read(connection, on_night):
    on_night(0, {"a": "one", "b": "two"})
    landed, _ = on_night(1, {"a": failed("timeout"), "b": "two", "c": failed("not_found")})
    assert landed.visit.outcome == "ok"
    assert landed.visit.message == "2 of 3 entries could not be read in full tonight"
    found = rows(connection, "entry_key, title, disposition, problem is null")
    assert found == [
        ("a", "one", "all_supplied", False),
        ("b", "two", "all_supplied", True),
        ("c", None, "unknown", False),
    ]
    on_night(2, {"a": "one", "b": "two", "c": "three"})
    assert rows(connection, "title, problem") == [("one", None), ("two", None), ("three", None)]


@pytest.mark.parametrize("outcome", ["blocked_bot", "too_many_requests_tonight"])
def test_a_source_that_says_stop_is_left_alone_for_the_night(on_night, outcome):
    landed, log = on_night(0, {"a": "one", "b": failed(outcome), "c": "three", "d": "four"})
    assert log.asked == ["a", "b"]
    assert landed.visit.outcome == outcome
    assert landed.visit.remedy == OUTCOMES[outcome].remedy
    assert landed.requests.inserted == 4, "what is listed is known all the same"


def test_three_failures_in_a_row_are_the_site_s_not_the_entries(on_night):
    landed, log = on_night(0, {key: failed("timeout") for key in "abcdef"})
    assert log.asked == ["a", "b", "c"]
    assert landed.visit.outcome == "timeout"


def test_a_letter_that_is_replaced_stays_with_the_night_it_went(connection, on_night):
    on_night(0, {"a": "first answer"})
    on_night(1, {"a": "corrected answer"})
    found = rows(connection, "withdrawn_at", "foi_documents", "fetched_at")
    assert found == [(NIGHT + timedelta(days=1),), (None,)]


def test_the_same_night_again_changes_no_row(connection, on_night):
    on_night(0, {"a": "one", "b": failed("timeout")})
    before = rows(connection, "*"), rows(connection, "*", "foi_documents", "document_id")
    landed, _ = on_night(0, {"a": "one", "b": failed("timeout")})
    assert landed.requests.inserted == landed.requests.updated == 0
    after = rows(connection, "*"), rows(connection, "*", "foi_documents", "document_id")
    assert after == before


def test_a_fault_of_ours_on_one_document_is_that_source_s_outcome(
    connection, on_night, monkeypatch
):
    on_night(0, {"a": "one"})
    monkeypatch.setattr(Archive, "put", lambda *_: 1 / 0)
    landed, _ = on_night(1, {"a": "two"})
    assert landed.visit.outcome == "layout_changed"
    assert "the adapter failed: ZeroDivisionError" in landed.visit.message
    assert rows(connection, "title, withdrawn_at") == [("one", None)]


def test_half_a_character_in_a_title_harms_nothing(connection, on_night):
    landed, _ = on_night(0, {"a": "one \ud800", "b": "two\x00"})
    assert landed.visit.outcome == "ok"
    assert [title for (title,) in rows(connection, "title")] == ["one ?", "two\ufffd"]


def test_what_no_table_can_hold_is_that_source_s_outcome_and_stops_no_other(connection, on_night):
    on_night(0, {"a": "one"})
    landed, _ = on_night(1, {"a": "one", "\ud800": "two"})
    assert landed.visit.outcome == "layout_changed"
    assert "cannot be landed: UnicodeEncodeError" in landed.visit.message
    visits = rows(connection, "outcome, entries, opened", "source_visits", "attempted_at")
    assert visits == [("ok", 1, 1), ("layout_changed", None, None)]
    assert rows(connection, "entry_key, withdrawn_at") == [("a", None)]


def test_a_key_that_is_listed_twice_lands_once_and_is_said(connection, on_night, monkeypatch):
    twice = Listing(
        entries=tuple(Listed(key="a", url=f"https://www.example.org/{one}") for one in "ab")
    )
    monkeypatch.setattr(Log, "listing", lambda *_: twice)
    landed, _ = on_night(0, {"a": "one"})
    assert landed.requests.inserted == 1
    assert rows(connection, "url") == [("https://www.example.org/a",)]
    said = rows(connection, "notes", "source_visits", "run_id")
    assert said == [("1 entries have the key of another one: the first stands",)]


def test_the_licence_of_the_source_is_written_as_letters_are_read(connection, on_night):
    on_night(0, {"a": "one"})
    assert rows(connection, "licence") == [("OGL-3.0",)]
