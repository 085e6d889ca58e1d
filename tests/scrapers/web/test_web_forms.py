"""Forms by POST: as polite as any request, and found again in a replay of the archive."""

from urllib.parse import parse_qsl

import pytest
from replica import Answer, page, redirect

from scrapers.errors import FetchError
from scrapers.web import ArchiveIndex, ReplayAdapter

SEARCH = {"keywords": "looked after", "page": "2"}


def send(night, fields=SEARCH, path="/search", **given):
    url = night.site.url(path)
    return night.session.post_form(
        url, fields, source_id="test", allow_hosts=[night.site.host], **given
    )


def replay(crawl, night):
    adapter = ReplayAdapter(ArchiveIndex(night.archive))
    return crawl(adapter=adapter, contact=None, let_through=())


def outcome_of(night, *given, **named):
    with pytest.raises(FetchError) as caught:
        send(night, *given, **named)
    return caught.value.outcome


@pytest.fixture
def searched(site):
    site.route("/search", lambda seen: page("Results", f"<p>{seen.body.decode()}</p>"))
    return site


def test_a_form_is_sent_as_a_browser_sends_it_and_its_answer_is_kept(searched, crawl):
    night = crawl()
    fields = [("__VIEWSTATE", "/wE+=="), ("q", "children £5"), ("q", "again")]
    came = send(night, fields)
    seen = searched.seen[-1]
    assert (seen.method, parse_qsl(seen.body.decode())) == ("POST", fields)
    assert seen.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert night.archive.get(came.sha256) == came.body
    assert (came.url, came.status) == (searched.url("/search"), 200)
    (record,) = night.records()
    assert (record.method, record.url, record.sha256) == ("POST", came.url, came.sha256)


def test_a_replay_answers_each_form_with_its_own_answer_and_no_other(searched, crawl):
    night = crawl()
    night.get("/search")
    pages = [send(night, SEARCH | {"page": number}).body for number in "12"]
    again = replay(crawl, night)
    assert [send(again, SEARCH | {"page": number}).body for number in "12"] == pages
    assert again.get("/search").body not in pages
    assert outcome_of(again, {"keywords": "roads"}) == "not_archived"
    assert [seen.method for seen in searched.seen].count("POST") == 2


def test_a_secret_field_is_sent_and_needed_for_no_replay_and_written_nowhere(searched, crawl):
    searched.route("/search", page("Results"))
    night = crawl()
    send(night, SEARCH | {"key": "s3cretkey"}, secret=["key"])
    assert b"s3cretkey" in searched.seen[-1].body
    assert send(replay(crawl, night), SEARCH).body == page("Results").body.encode()
    kept = [path.read_bytes() for path in night.archive.root.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"s3cretkey" in data for data in kept)


def test_a_secret_that_is_no_field_is_a_mistake_of_ours(searched, crawl):
    with pytest.raises(ValueError, match="secret names"):
        send(crawl(), secret=["key"])


def test_a_form_that_leads_elsewhere_is_not_sent_on(searched, crawl):
    searched.route("/search", redirect("/elsewhere"))
    assert outcome_of(crawl()) == "client_error"
    assert "/elsewhere" not in searched.paths()


def test_a_form_obeys_robots_and_the_hosts_of_its_source(searched, crawl):
    searched.route("/robots.txt", Answer("User-agent: *\nDisallow: /search"))
    night = crawl()
    assert outcome_of(night) == "blocked_robots"
    assert searched.paths() == []
    with pytest.raises(FetchError) as caught:
        night.session.post_form(
            searched.url("/s"), SEARCH, source_id="test", allow_hosts=["other.example"]
        )
    assert caught.value.outcome == "refused_host"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (page("Pardon Our Interruption"), "blocked_bot"),
        (Answer('{"a": 1}'), "wrong_content"),
        (Answer(status=403), "forbidden"),
    ],
)
def test_a_forms_answer_is_judged_like_any_other(searched, crawl, answer, outcome):
    searched.route("/search", answer)
    night = crawl()
    assert outcome_of(night) == outcome
    assert outcome_of(replay(crawl, night)) == "not_archived"


def test_what_a_site_says_of_a_listing_in_its_headers_is_there_after_a_304_and_in_a_replay(
    site, crawl
):
    headers = {"X-WP-TotalPages": "31", "Link": '</l?page=2>; rel="next"', "Set-Cookie": "a=1"}
    site.route("/list", Answer("[1]", etag='"1"', headers=headers))
    night = crawl()
    site.route("/undated", Answer("[1]", headers=headers))
    night.get("/undated")
    again = replay(crawl, night)
    asked = [(night, "/list"), (crawl(), "/list"), (again, "/list"), (again, "/undated")]
    answers = [each.get(path) for each, path in asked]
    assert [came.status for came in answers] == [200, 304, 304, 200]
    for came in answers:
        assert came.headers["x-wp-totalpages"] == "31"
        assert set(came.headers) == {"X-WP-TotalPages", "Link"}
    with pytest.raises(TypeError):
        answers[0].headers["Link"] = ""


def test_a_304_that_counts_anew_is_believed(site, crawl):
    site.route("/list", Answer("[1]", etag='"1"', headers={"X-WP-Total": "3"}))
    crawl().get("/list")
    site.route("/list", Answer("[1]", etag='"1"', headers={"X-WP-Total": "4"}))
    came = crawl().get("/list")
    assert (came.status, came.headers["X-WP-Total"]) == (304, "4")


def test_no_cookie_is_ever_sent_back(site, crawl):
    cookie = {"Set-Cookie": "s=1; Path=/"}
    site.route("/a", Answer(status=302, headers={"Location": "/b", **cookie}))
    site.route("/b", Answer("b", headers=cookie))
    night = crawl()
    night.get("/a")
    night.get("/b")
    assert site.paths() == ["/a", "/b", "/b"]
    assert not any("Cookie" in seen.headers for seen in site.seen)
