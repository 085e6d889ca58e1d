"""What a disclosure log calls a request lands without whoever it names."""

from dataclasses import replace
from datetime import UTC, datetime

from orchestration.defs.visits_shown import Brief
from orchestration.reading import read_one
from orchestration.visits import rows
from orchestration.visits.land import LandedVisit
from orchestration.visits.model import ArchivedDocument, Visit, VisitedEntry
from orchestration.visits.recording import recorded_rows
from scrapers.platforms.base import Listed
from scrapers.register.models import Source
from scrapers.rows import Entry

NIGHT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
SOURCE = Source.model_validate(
    {
        "id": "log", "la_code": "302", "publisher": "council", "platform": "icasework",
        "base_url": "https://www.example.org", "canonical_hosts": ["www.example.org"],
        "options": {}, "licence": "ogl", "status": "active", "verified": {"evidence": "test"},
    }
)  # fmt: skip


def visited(title, name="answer.pdf", *, read=True):
    listed = Listed(key="a", url="https://www.example.org/a", title=title)
    document = ArchivedDocument(sha256="0", name=name, url=listed.url, bytes=1, fetched_at=NIGHT)
    entry = Entry(source_id="log", la_code="302", key="a", url=listed.url, title=title)
    one = VisitedEntry(listed=listed, entry=entry if read else None, documents=(document,))
    return Visit(source=SOURCE, attempted_at=NIGHT, outcome="ok", listed=True, entries=(one,))


def test_a_title_lands_without_the_person_in_it_whether_or_not_its_page_was_read():
    title, wanted = "Request from Mr J Smith, missing children", "Request from …, missing children"
    (whole,) = rows.request_rows(visited(title), NIGHT)
    assert whole["title"] == wanted
    unread = visited(title, read=False)
    (failed,) = rows.failed_rows(unread, NIGHT)
    (listed,) = rows.listed_rows(unread, NIGHT, {failed["request_id"]})
    assert listed["title"] == wanted
    other = Listed(key="b", url="https://www.example.org/b", title=title)
    aside = replace(unread, passed_over=(other,))
    (passed_over,) = rows.passed_over_rows(aside, NIGHT)
    recorded = recorded_rows(aside, NIGHT)
    assert [row["title"] for row in [passed_over, *recorded]] == [wanted] * 3


def test_a_request_without_a_title_lands_without_one():
    (row,) = rows.request_rows(visited(None), NIGHT)
    assert row["title"] is None


def test_a_file_that_is_named_for_somebody_lands_without_the_name():
    (row,) = rows.document_rows(visited("Missing children", "Reply_to_Mrs_Doe.pdf"))
    assert row["file_name"] == "Reply_to_….pdf"


def test_what_went_wrong_is_told_without_whom_a_page_named_and_with_its_addresses():
    page = "https://www.example.org/a?case=01632960123"
    told = f"{page}: the key stands for 'Request from Mr J Smith', j.smith@example.org"
    wanted = f"{page}: the key stands for 'Request from …', …"
    visit = visited("Missing children")
    (one,) = visit.entries
    visit = replace(visit, message=told, notes=(told,), entries=(replace(one, problem=told),))
    (landed,) = rows.request_rows(visit, NIGHT)
    (recorded,) = recorded_rows(visit, NIGHT)
    line = rows.visit_row(visit, None)
    shown = [landed["problem"], recorded["problem"], line["message"], line["notes"]]
    assert shown == [wanted] * 4
    assert Brief.of(LandedVisit(visit)).message == wanted


def test_what_a_page_prints_moves_no_terminal():
    odd = "Missing \x1b[2Jchildren\x9b31m\ttoday"
    visit = visited(odd)
    (one,) = visit.entries
    at = replace(one.entry, url="https://www.example.org/a\x1b[2J")
    visit = replace(visit, message=odd, entries=(replace(one, entry=at),))
    (row,) = rows.storable(rows.request_rows(visit, NIGHT))
    wanted = "Missing \ufffd[2Jchildren\ufffd31m\ttoday"
    assert (row["title"], row["url"]) == (wanted, "https://www.example.org/a%1B[2J")
    assert Brief.of(LandedVisit(visit)).message == wanted
    assert rows.storable([{"entry_key": odd}]) == [{"entry_key": odd}]


class Failing:
    """A reader that fails with a stretch of the letter in its message."""

    def read(self, data, name):
        raise ValueError("cannot read 'Mrs Jane Doe, j.doe@example.org'")


def test_why_a_letter_could_not_be_read_is_told_without_whom_it_names():
    told = read_one("a.txt", b"1. How many?", Failing()).problem
    assert told.startswith("a.txt: the reader failed: ValueError: cannot read '…, …'")
