import json
from datetime import UTC, date, datetime

import pytest
from infreemation_replica import (
    KEY,
    USERNAME,
    InfreemationReplica,
    request,
    response,
    said,
)
from portals import Portal

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import infreemation
from scrapers.platforms.base import platform
from scrapers.platforms.window import FIRST_PAGE, Window
from scrapers.web import Archive, Journal, ReplayAdapter, Session
from scrapers.web.replay import ArchiveIndex

THIS_YEAR = datetime.now(UTC).year
OPTIONS = {
    "tenant": "sampleshire", "key_env": "SAMPLE_KEY", "username_env": "SAMPLE_USER",
    "first_year": THIS_YEAR - 2,
}  # fmt: skip
ANSWER = response("There were 41 care leavers.")


@pytest.fixture
def portal(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMPLE_KEY", KEY)
    monkeypatch.setenv("SAMPLE_USER", USERNAME)
    with Portal(tmp_path, "infreemation") as opened:
        yield opened


def serve(portal, *requests, tenant="sampleshire", years=None):
    return InfreemationReplica(portal.site, tenant, years or {THIS_YEAR: list(requests)})


def test_a_published_request_is_an_entry_with_what_the_authority_answered(portal):
    url = "https://foi.infreemation.example/redirect/sampleshire?id=7684"
    serve(portal, request("FOI-24/01", ANSWER, url=url))
    source = portal.source(OPTIONS)
    listing = platform("infreemation").listing(source, portal.session)
    entry = infreemation.detail(source, listing.entries[0], portal.session)
    assert listing.whole
    assert (entry.key, entry.reference, entry.title) == ("FOI-24/01", "FOI-24/01", "Care leavers")
    assert (entry.received_on, entry.responded_on) == (date(2024, 3, 1), date(2024, 3, 20))
    assert (entry.disposition, entry.url) == ("all_supplied", url)
    assert entry.request_text == "How many care leavers were there?"
    (document,) = entry.documents
    assert (document.name, document.content) == (
        "FOI-24-01-response-1.txt",
        b"There were 41 care leavers.",
    )
    assert entry.problem is None


def test_another_tenant_has_its_own_outcomes_dates_and_texts_in_html(portal):
    body = r"&lt;p&gt;So:&lt;/p&gt;\r\n&lt;ul&gt;&lt;li&gt;&amp;lt;5 boys&lt;/li&gt;&lt;/ul&gt;"
    serve(
        portal,
        request("EIR 7", response(body), outcome="None held", dateclosed="20/03/2024"),
        tenant="live",
    )
    options = OPTIONS | {"tenant": "live", "date_formats": ["%d/%m/%Y", "%Y-%m-%d"],
                         "outcomes": {"none held": "not_held"}}  # fmt: skip
    (listed,) = infreemation.listing(portal.source(options), portal.session).entries
    (document,) = listed.entry.documents
    assert listed.entry.disposition == "not_held"
    assert listed.responded_on == date(2024, 3, 20)
    assert document.name == "EIR 7-response-1.html"
    assert b"<li>&lt;5 boys</li>" in document.content
    assert listed.url == portal.site.url("/live/foi/")


def test_the_key_is_sent_and_is_written_nowhere(portal):
    replica = serve(portal, request("FOI-24/01", ANSWER))
    infreemation.listing(portal.source(OPTIONS), portal.session)
    assert {asked["key"] for asked in replica.asked} == {KEY}
    assert KEY not in "".join(seen.path for seen in portal.site.seen)
    assert b"41 care leavers" in portal.written()
    for secret in (KEY, USERNAME):
        assert secret.encode() not in portal.written()


def test_a_replay_needs_no_key_and_finds_each_year_again(portal, monkeypatch):
    serve(portal, request("FOI-24/01", ANSWER))
    source = portal.source(OPTIONS)
    first = infreemation.listing(source, portal.session)
    monkeypatch.delenv("SAMPLE_KEY")
    portal.site.seen.clear()
    archive = Archive(portal.folder)
    with Session(
        archive=archive,
        journal=Journal(portal.folder / "again.jsonl", "again"),
        adapter=ReplayAdapter(ArchiveIndex(archive)),
    ) as session:
        assert infreemation.listing(source, session) == first
    assert portal.site.seen == []


def test_without_a_key_nothing_is_asked_and_the_variable_is_named(portal, monkeypatch):
    serve(portal, request("FOI-24/01", ANSWER))
    monkeypatch.setenv("SAMPLE_KEY", "  ")
    with pytest.raises(FetchError, match="SAMPLE_KEY is not set") as failed:
        infreemation.listing(portal.source(OPTIONS), portal.session)
    assert failed.value.outcome == "no_key"
    assert failed.value.remedy
    assert portal.site.seen == []


def test_a_key_that_is_not_accepted_is_told_without_the_key(portal, monkeypatch):
    serve(portal)
    monkeypatch.setenv("SAMPLE_USER", "somebody else")
    with pytest.raises(FetchError, match=r"error 2: Invalid API key \*\*\*") as failed:
        infreemation.listing(portal.source(OPTIONS), portal.session)
    assert failed.value.outcome == "forbidden"
    assert KEY not in str(failed.value)
    assert "SAMPLE_KEY" in failed.value.remedy


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"status": "ERROR", "ref": "9", "error": "Out of order"}, "error 9: Out of order"),
        ({"published": {"request": "none"}}, "no list and no object"),
        ({"published": {"request": ["FOI-1"]}}, "expected an object"),
        ({"requests": []}, "what is published is null"),
    ],
)
def test_an_answer_of_another_build_is_named(portal, answer, error):
    portal.site.route("/sampleshire/foi/", said(answer))
    with pytest.raises((FetchError, LayoutChanged), match=error):
        infreemation.listing(portal.source(OPTIONS), portal.session)


def test_requests_that_are_not_published_or_have_no_reference_are_counted(portal):
    serve(
        portal,
        request("A", ANSWER),
        request("B", ANSWER, datepublished=""),
        request("C", ANSWER, datepublished=None),
        request("", ANSWER),
    )
    listing = infreemation.listing(portal.source(OPTIONS), portal.session)
    assert [one.key for one in listing.entries] == ["A"]
    assert listing.notes == ("2 requests are not published", "1 requests have no reference")


def test_each_year_is_asked_for_and_a_night_only_those_it_reaches(portal):
    years = {THIS_YEAR - 2: [request("old", ANSWER)], THIS_YEAR: [request("new", ANSWER)]}
    replica = serve(portal, years=years)
    source = portal.source(OPTIONS)
    assert {one.key for one in infreemation.listing(source, portal.session).entries} == {
        "old", "new",
    }  # fmt: skip
    assert [asked["startdate"][:4] for asked in replica.asked] == [
        str(year) for year in range(THIS_YEAR - 2, THIS_YEAR + 1)
    ]
    replica.asked.clear()
    night = Window(since=date(THIS_YEAR, 1, 2), known={"old": date(THIS_YEAR - 2, 1, 1)})
    listing = infreemation.listing(source, portal.session, night)
    assert ([one.key for one in listing.entries], listing.whole) == (["new"], False)
    assert len(replica.asked) == 1
    infreemation.listing(source, portal.session, FIRST_PAGE)
    assert len(replica.asked) == 2


def test_one_request_that_stands_alone_in_place_of_a_list_is_read(portal):
    alone = request("A", **{"history": {"response": ANSWER}})
    portal.site.route(
        "/sampleshire/foi/", said(json.loads(json.dumps({"published": {"request": alone}})))
    )
    (listed,) = infreemation.listing(portal.source(OPTIONS), portal.session).entries
    assert len(listed.entry.documents) == 1


def test_one_reference_with_two_contents_is_one_entry_with_a_problem(portal):
    serve(portal, request("A", ANSWER), request("A", response("There were 42.")))
    (listed,) = infreemation.listing(portal.source(OPTIONS), portal.session).entries
    assert "twice with different contents" in listed.entry.problem
    assert len(listed.entry.documents) == 2
