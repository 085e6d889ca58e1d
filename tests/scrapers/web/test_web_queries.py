"""Queries by POST: as polite and as well kept as any request, and never replayed."""

import json

import pytest
from replica import Answer, redirect

from scrapers.errors import FetchError
from scrapers.web.archive import Archive
from scrapers.web.content import problem_said
from scrapers.web.journal import Journal
from scrapers.web.replay import ArchiveIndex, ReplayAdapter
from scrapers.web.session import Session


def post(made, site, path="/query", payload=None):
    return made.session.post(
        site.url(path), payload or {"page": 1}, source_id="test", allow_hosts=[site.host]
    )


def test_a_query_is_sent_as_json_and_its_answer_is_kept(crawl, site):
    site.route("/query", lambda seen: Answer(b'{"asked":' + seen.body + b"}", gzip=True))
    made = crawl()
    came = post(made, site, payload={"page": 2, "text": "é"})
    assert json.loads(came.body) == {"asked": {"page": 2, "text": "é"}}
    assert made.archive.get(came.sha256) == came.body
    (record,) = made.records()
    assert (record.method, record.status, record.sha256) == ("POST", 200, came.sha256)
    assert site.seen[-1].headers["Content-Type"] == "application/json"
    assert [seen.method for seen in site.seen] == ["GET", "POST"]  # robots.txt comes first


def test_a_query_is_never_asked_conditionally(crawl, site):
    site.route("/query", Answer("{}", etag='"1"', last_modified="Thu, 30 Oct 2025 09:30:00 GMT"))
    made = crawl()
    made.get("/query")
    assert post(made, site).status == 200
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.seen[-1].headers)


def test_a_query_that_fails_for_the_moment_is_sent_again(crawl, site):
    site.route("/query", [Answer(status=504), Answer(status=429), Answer("{}")])
    made = crawl()
    assert post(made, site).body == b"{}"
    assert [record.method for record in made.records()] == ["POST"] * 3


def test_a_query_is_not_sent_on_to_another_address(crawl, site):
    site.route("/query", redirect("/elsewhere", status=307))
    site.route("/elsewhere", Answer("{}"))
    with pytest.raises(FetchError, match="not sent on") as failed:
        post(crawl(), site)
    assert failed.value.outcome == "client_error"
    assert "/elsewhere" not in site.paths()


def test_a_site_that_keeps_crawlers_out_gets_no_query(crawl, site):
    site.route("/robots.txt", Answer("User-agent: *\nDisallow: /query\n"))
    with pytest.raises(FetchError) as failed:
        post(crawl(), site)
    assert failed.value.outcome == "blocked_robots"
    assert "/query" not in site.paths()


def test_a_query_never_gets_what_was_archived_for_its_address(crawl, site, tmp_path):
    site.route("/query", Answer('{"a":1}'))
    made = crawl()
    made.get("/query")
    again = Session(
        archive=Archive(made.archive.root),
        journal=Journal(tmp_path / "replay.jsonl", "replay"),
        adapter=ReplayAdapter(ArchiveIndex(made.archive)),
    )
    with again, pytest.raises(FetchError) as failed:
        again.post(site.url("/query"), {}, source_id="test", allow_hosts=[site.host])
    assert failed.value.outcome == "not_archived"


def test_a_query_that_names_its_secrets_is_found_again_without_them(crawl, site, tmp_path):
    site.route("/query", lambda seen: Answer(b'{"asked":' + seen.body + b"}"))
    made = crawl()

    def sent(session, page, **secrets):
        named = {"source_id": "test", "allow_hosts": [site.host], "secret": list(secrets)}
        return session.post(site.url("/query"), {"page": page, **secrets}, **named).body

    first, second = (sent(made.session, page, key="s3cretkey") for page in (1, 2))
    again = Session(
        archive=Archive(made.archive.root),
        journal=Journal(tmp_path / "replay.jsonl", "replay"),
        adapter=ReplayAdapter(ArchiveIndex(made.archive)),
    )
    with again:
        assert [sent(again, page) for page in (2, 1)] == [second, first]
    assert len({first, second}) == 2


def test_a_refused_query_says_what_was_wrong_with_it(crawl, site):
    detail = {"items": ["first", "second"]}
    error = {"message": "Could not be found.", "code": "IndicatorsNotFound", "detail": detail}
    body = json.dumps({"title": "There are validation errors.", "errors": [error]})
    site.route("/query", Answer(body, status=400, media_type="application/problem+json"))
    with pytest.raises(FetchError) as failed:
        post(crawl(), site)
    assert "status 400" in str(failed.value)
    assert "IndicatorsNotFound: Could not be found. ['first', 'second']" in str(failed.value)


def test_what_a_site_says_of_a_problem_is_one_short_line():
    error = {"message": "a\n\x1b[31mb " + "c" * 1000, "code": "A"}
    said = problem_said(json.dumps({"errors": [error]}).encode())
    assert said.startswith("A: a [31mb ccc")
    assert len(said) == 500


@pytest.mark.parametrize(
    "body",
    ["", "<html>", "[]", "{}", '{"errors": 4}', '{"errors": [4]}', '{"errors": [{"code": "A"}]}'],
)
def test_an_answer_that_is_no_such_problem_says_nothing(body):
    assert problem_said(body.encode()) == ""
