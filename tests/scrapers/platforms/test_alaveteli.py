from datetime import date

import pytest
from portals import Portal, wall
from replica import Answer, page
from socrata_replica import served

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import alaveteli
from scrapers.platforms.base import platform
from scrapers.platforms.window import FIRST_PAGE, Window

ROBOTS = """User-agent: *
Disallow: */search/*
Disallow: */feed/*
Allow: */request/*/response/*/attach/*
Disallow: */request/*/response/*
Disallow: */request/*/download*
"""
NAME = "children_missing_from_care"
AT = f"/request/{NAME}"
CSV = (
    "Internal ID,Name,Short name,URL name,Tags,Home page,Publication scheme,Disclosure log\n"
    '7,Sampleshire Council,,sampleshire,"gss:E09999999 la:999",https://s.example,,{log}\n'
)


def told(**more: object) -> dict[str, object]:
    return {
        "id": 77, "url_title": NAME, "title": "Children missing from care",
        "created_at": "2024-03-01T09:12:00.000Z", "described_state": "partially_successful",
        "awaiting_description": False, "prominence": "normal", "user_name": "J. Doe",
        "public_body": {"url_name": "sampleshire"},
        "info_request_events": [
            {"event_type": "sent", "created_at": "2024-03-01T09:12:00.000Z"},
            {"event_type": "response", "created_at": "2024-03-04T09:00:00.000Z"},
            {"event_type": "response", "created_at": "2024-03-28T16:00:00.000Z"},
            {"event_type": "comment", "created_at": "2024-05-01T16:00:00.000Z"},
        ],
    } | more  # fmt: skip


def attachment(message: int, part: int, file: str) -> str:
    """Return the links that a page has for one attachment: the file, and a view of it."""
    path = f"{AT}/response/{message}/attach/{part}/{file}?cookie_passthrough=1"
    view = f"{AT}/response/{message}/attach/html/{part}/{file}.html"
    return f'<a href="{path}">Download</a><a href="{view}">View as HTML</a>'


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "alaveteli") as opened:
        opened.site.route("/robots.txt", Answer(ROBOTS))
        yield opened


def serve(portal, *links: str, **more: object):
    portal.site.route(f"{AT}.json", served(told(**more)))
    portal.site.route(AT, page("Children missing from care", "<p>J. Doe</p>" + "".join(links)))


def read(portal, **options: object):
    source = portal.source({"requests": [NAME], **options})
    (listed,) = alaveteli.listing(source, portal.session).entries
    return alaveteli.detail(source, listed, portal.session)


def test_nothing_is_read_that_the_register_does_not_name(portal):
    unseen = {"status": "unverified", "status_reason": "off", "not_seen": ["a request"]}
    listing = platform("alaveteli").listing(portal.source({}, **unseen), portal.session)
    assert (listing.entries, listing.whole) == ((), False)
    assert listing.notes == (alaveteli.OFF,)
    assert portal.site.seen == []


def test_a_source_that_would_read_nothing_cannot_be_active(portal):
    with pytest.raises(ValueError, match="requests is empty"):
        portal.source({})


def test_a_named_request_is_an_entry_with_its_attachments(portal):
    serve(portal, attachment(901, 3, "Response%20letter.pdf"), attachment(901, 4, "data.xlsx"))
    entry = read(portal, public_body="sampleshire")
    assert (entry.key, entry.title) == (NAME, "Children missing from care")
    assert (entry.received_on, entry.responded_on) == (date(2024, 3, 1), date(2024, 3, 28))
    assert entry.disposition == "part_supplied"
    assert [(ref.name, ref.url) for ref in entry.documents] == [
        ("Response letter.pdf",
         portal.site.url(f"{AT}/response/901/attach/3/Response%20letter.pdf")),
        ("data.xlsx", portal.site.url(f"{AT}/response/901/attach/4/data.xlsx")),
    ]  # fmt: skip
    assert entry.problem is None
    assert "Doe" not in repr(entry)


def test_robots_txt_lets_attachments_through_and_nothing_else_of_a_response(portal):
    serve(portal, attachment(901, 3, "letter.pdf"))
    letter = f"{AT}/response/901/attach/3/letter.pdf"
    portal.site.route(letter, Answer(b"%PDF-1.4 letter", media_type="application/pdf"))
    (document,) = read(portal).documents
    asked = {"source_id": "s", "allow_hosts": ["127.0.0.1"], "expect": "document"}
    assert portal.session.get(document.url, **asked).body.startswith(b"%PDF")
    with pytest.raises(FetchError) as refused:
        portal.session.get(portal.site.url(f"{AT}/response/901"), **asked)
    assert refused.value.outcome == "blocked_robots"


@pytest.mark.parametrize("answer", [Answer("no", status=403), wall(403), wall(200)])
@pytest.mark.parametrize("path", [AT, f"{AT}.json"])
def test_a_request_that_robots_may_not_see_is_blocked_and_not_missing(portal, answer, path):
    serve(portal, attachment(901, 3, "letter.pdf"))
    portal.site.route(path, answer)
    with pytest.raises(FetchError) as failed:
        read(portal)
    assert failed.value.outcome == "blocked_bot"
    assert failed.value.remedy


def test_a_request_that_is_gone_stays_not_found(portal):
    with pytest.raises(FetchError) as failed:
        read(portal)
    assert failed.value.outcome == "not_found"


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"public_body": {"url_name": "othershire"}}, "made to 'othershire', not to 'sampleshire'"),
        ({"prominence": "requester_only"}, "not show this request freely: requester_only"),
        ({"created_at": "0217-03-01T00:00:00Z"}, "'0217-03-01' lies outside"),
    ],
)
def test_what_is_odd_about_a_request_is_its_problem(portal, more, problem):
    serve(portal, attachment(901, 3, "letter.pdf"), **more)
    assert problem in read(portal, public_body="sampleshire").problem


def test_messages_without_an_attachment_leave_an_entry_that_says_so(portal):
    serve(portal, "<p>There were 12.</p>")
    entry = read(portal)
    assert (entry.documents, entry.problem) == ((), alaveteli.NO_ATTACHMENT)


@pytest.mark.parametrize(
    "more", [{"described_state": "waiting_response"}, {"awaiting_description": True}]
)
def test_a_state_that_decides_nothing_leaves_the_disposition_unknown(portal, more):
    serve(portal, attachment(901, 3, "letter.pdf"), **more)
    assert read(portal).disposition == "unknown"


def test_another_request_under_the_name_is_a_changed_layout(portal):
    serve(portal, url_title="something_else")
    with pytest.raises(LayoutChanged, match="this is the request 'something_else'"):
        read(portal)


@pytest.mark.parametrize(
    ("options", "log", "note"),
    [
        (
            {"public_body": "sampleshire"},
            "https://s.example/foi",
            "gives https://s.example/foi for",
        ),
        ({}, "", "gives no disclosure log for Sampleshire Council"),
        ({"public_body": "othershire"}, "", "has no body 'othershire'"),
    ],
)
def test_a_sweep_notes_the_log_that_the_file_of_authorities_gives(portal, options, log, note):
    portal.site.route("/authorities.csv", Answer(CSV.format(log=log), media_type="text/csv"))
    source = portal.source({"authorities_path": "/authorities.csv", **options})
    assert note in alaveteli.listing(source, portal.session).notes[-1]
    portal.site.seen.clear()
    for window in (Window(since=date(2024, 1, 1)), FIRST_PAGE):
        assert alaveteli.listing(source, portal.session, window).notes == (alaveteli.OFF,)
    assert portal.site.seen == []
