from datetime import UTC, datetime, timedelta

import pytest
from replica import Answer, page, redirect

from scrapers.errors import FetchError
from scrapers.web import Archive
from scrapers.web.robots import MAX_BYTES, Robots, RobotsAnswer, parse

RULES = """User-agent: *
Disallow: *?*page=
Disallow: /*.xml$
Disallow: /private
Allow: /private/foi
Crawl-delay: 0.2

User-agent: council-disclosures
Disallow: /not-for-us
Disallow: /*/response/*
Allow: /*/response/*/attach/*
Disallow: /*.zip$
"""


def test_the_group_that_names_us_is_ours_and_wildcards_count():
    rules = parse(RULES.encode())
    told = {
        path: rules.refusal(f"https://a.example{path}") is None
        for path in [
            "/log?page=2",
            "/not-for-us/x",
            "/r/response/1",
            "/r/response/1/attach/2",
            "/a.zip",
            "/a.zip?x=1",
            "/private",
        ]
    }
    assert [path for path, allowed in told.items() if not allowed] == [
        "/not-for-us/x",
        "/r/response/1",
        "/a.zip",
    ]


def test_everybodys_group_is_ours_when_none_names_us():
    rules = parse(RULES.partition("User-agent: council")[0].encode())
    refused = ["/log?sort=1&page=2", "/feed.xml", "/private/x"]
    allowed = ["/log", "/feed.xml?x", "/private/foi/1"]
    assert all(rules.refusal(f"https://a.example{path}") for path in refused)
    assert not any(rules.refusal(f"https://a.example{path}") for path in allowed)
    assert rules.crawl_delay == 0.2


def test_what_is_disallowed_is_never_asked_for(site, crawl):
    site.route("/robots.txt", Answer(RULES))
    site.route("/a.zip", Answer("x"))
    night = crawl()
    with pytest.raises(FetchError, match="disallows") as caught:
        night.get("/a.zip")
    assert caught.value.outcome == "blocked_robots"
    assert site.paths() == []
    assert [record.outcome for record in night.records()] == ["blocked_robots"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_failing_robots_txt_keeps_us_out(site, crawl, status):
    site.route("/robots.txt", Answer(status=status))
    site.route("/x", Answer("x"))
    night = crawl()
    for _ in range(2):
        with pytest.raises(FetchError, match="could not be read") as caught:
            night.get("/x")
        assert caught.value.outcome == "blocked_robots"
    assert site.paths(robots=True) == ["/robots.txt"] * 3  # the attempts, once


def test_a_site_that_cannot_be_reached_is_not_called_one_that_keeps_us_out(site, crawl):
    site.route("/robots.txt", Answer(drop=True))
    site.route("/x", Answer("x"))
    with pytest.raises(FetchError, match="could not be read") as caught:
        crawl().get("/x")
    assert caught.value.outcome == "connection_error"
    assert site.paths() == []


@pytest.mark.parametrize(
    "robots",
    [
        Answer(status=404),
        Answer(status=403),
        Answer(status=410),
        page("Welcome"),
        Answer(""),
        Answer(b"\x00\x01Disallow: /"),
    ],
)
def test_no_robots_txt_means_no_rules(site, crawl, robots):
    site.route("/robots.txt", robots)
    site.route("/x", Answer("x"))
    assert crawl().get("/x").body == b"x"


def test_a_robots_txt_may_have_moved(site, crawl):
    site.route("/robots.txt", redirect("/r.txt"))
    site.route("/r.txt", Answer("User-agent: *\nDisallow: /x"))
    with pytest.raises(FetchError) as caught:
        crawl().get("/x")
    assert caught.value.outcome == "blocked_robots"


def test_each_place_a_redirect_leads_to_is_asked_about(site, crawl):
    site.route("/robots.txt", Answer("User-agent: *\nDisallow: /hidden"))
    site.route("/open", redirect("/hidden"))
    site.route("/hidden", Answer("x"))
    with pytest.raises(FetchError) as caught:
        crawl().get("/open")
    assert caught.value.outcome == "blocked_robots"
    assert site.paths() == ["/open"]


def test_rules_are_good_for_a_day_also_for_the_next_session(site, crawl):
    now = [datetime.now(UTC).timestamp()]
    site.route("/robots.txt", Answer("User-agent: *\nDisallow: /y"))
    site.route("/x", Answer("x"))
    first = crawl(clock=lambda: now[0])
    first.get("/x")
    now[0] += 86_000
    crawl(clock=lambda: now[0]).get("/x")
    assert site.paths(robots=True).count("/robots.txt") == 1
    now[0] += 1_000
    first.get("/x")
    assert site.paths(robots=True).count("/robots.txt") == 2


@pytest.mark.parametrize("moved", [False, True])
def test_rules_that_have_not_changed_are_asked_for_conditionally(site, crawl, moved):
    now = [datetime.now(UTC).timestamp()]
    rules = Answer("User-agent: *\nDisallow: /y", etag='"rules"')
    site.route("/robots.txt", redirect("/r.txt") if moved else rules)
    site.route("/r.txt", rules)
    site.route("/x", Answer("x"))
    for _ in range(3):
        night = crawl(clock=lambda: now[0])
        night.get("/x")
        with pytest.raises(FetchError, match="disallows"):
            night.get("/y")
        now[0] += 86_401
    asked = [
        seen.status for seen in site.seen if seen.path == ("/r.txt" if moved else "/robots.txt")
    ]
    assert asked == [200, 304, 304]


def test_rules_whose_bytes_are_lost_or_damaged_are_asked_for_again(site, crawl):
    site.route("/robots.txt", Answer("User-agent: *\nDisallow: /y", etag='"rules"'))
    site.route("/x", Answer("x"))
    night = crawl()
    night.get("/x")
    name = night.archive.recall(site.url("/robots.txt")).sha256
    blob = night.archive.root / "blobs" / name[:2] / name
    for damage in (lambda: blob.write_bytes(b"User-agent: *"), blob.unlink):
        damage()
        again = crawl()
        with pytest.raises(FetchError, match="disallows"):
            again.get("/y")
    assert [seen.status for seen in site.seen if seen.path == "/robots.txt"] == [200] * 3


def test_junk_beyond_the_bound_is_not_read(site, crawl):
    junk = b"# junk\n" * (MAX_BYTES // 7)
    site.route("/robots.txt", Answer(b"User-agent: *\nDisallow: /x\n" + junk * 4 + b"Disallow: /y"))
    site.route("/y", Answer("y"))
    night = crawl()
    assert night.get("/y").body == b"y"
    with pytest.raises(FetchError):
        night.get("/x")
    assert night.records(robots=True)[0].bytes == MAX_BYTES


def test_half_a_rule_at_the_bound_is_no_rule():
    body = b"User-agent: *\n" + b"#" * (MAX_BYTES - 26) + b"\nDisallow: /private-things"
    assert body[:MAX_BYTES].endswith(b"Disallow: /")
    assert parse(body).refusal("https://a.example/open") is None


def test_a_crawl_delay_beyond_all_patience_keeps_us_out(site, crawl):
    site.route("/robots.txt", Answer("User-agent: *\nCrawl-delay: 86400"))
    with pytest.raises(FetchError, match="86400 s") as caught:
        crawl().get("/x")
    assert caught.value.outcome == "blocked_robots"


def test_a_closed_site_is_asked_again_after_an_hour(tmp_path):
    now = [datetime(2026, 11, 21, 2, 0, tzinfo=UTC)]
    answers = [RobotsAnswer(503, "server_error"), RobotsAnswer(404, "not_found")]
    robots = Robots(Archive(tmp_path), lambda: now[0])
    refusals = []
    for minutes in (0, 59, 2):
        now[0] += timedelta(minutes=minutes)
        rules = robots.rules("https://a.example/x", lambda url, known: answers.pop(0))
        refusals.append(rules.refusal("https://a.example/x") is not None)
    assert refusals == [True, True, False]
