"""What a site may send or name that no site should: each has a word, and an end."""

import time

import pytest
from replica import Answer, page, redirect

from scrapers.errors import FetchError
from scrapers.web import Policy
from scrapers.web.urls import canonical

HASTY = {"wait": 0.0, "backoff": 0.01, "attempts": 1}


def failure(night, path, **given):
    with pytest.raises(FetchError) as caught:
        night.get(path, **given)
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("endless", "outcome"),
    [
        (Answer("x" * 10_000, endless=True), "too_large"),
        (Answer("x", endless=True, drip=0.02), "timeout"),
        (Answer("", slow_head=0.02), "timeout"),
        (Answer("", headers={f"X-{n}": "y" for n in range(300)}), "connection_error"),
        (Answer("", headers={"X-Long": "y" * 100_000}), "connection_error"),
    ],
    ids=["chunks", "slow-chunks", "slow-head", "many-headers", "a-long-header"],
)
def test_what_never_ends_is_broken_off_and_the_next_page_comes(site, crawl, endless, outcome):
    site.route("/x", endless)
    site.route("/y", Answer("y"))
    night = crawl(policy=Policy(**HASTY, max_bytes=1_000_000, max_seconds=0.3))
    begun = time.monotonic()
    assert failure(night, "/x").outcome == outcome
    assert night.get("/y").body == b"y"
    assert time.monotonic() - begun < 3


def test_a_page_has_a_ceiling_of_its_own_as_taking_it_apart_needs_more(site, crawl):
    site.route("/x", page("A page", "x" * 2_000))
    night = crawl(policy=Policy(**HASTY, max_page_bytes=1_000))
    told = failure(night, "/x", expect="html")
    assert told.outcome == "too_large"
    assert "more than 1,000" in told.message
    assert len(night.get("/x").body) > 2_000


def test_a_page_of_two_hundred_megabytes_is_not_even_begun(site, crawl):
    site.route("/x", Answer("<html>", claim=200_000_000))
    night = crawl(policy=Policy(**HASTY))
    assert "200,000,000 bytes, more than 5,000,000" in failure(night, "/x", expect="html").message


@pytest.mark.parametrize("target", ["/x", "/x?again", "/y"])
def test_redirects_that_go_in_a_circle_end(site, crawl, target):
    site.route("/x", redirect(target))
    site.route("/y", redirect("/x"))
    night = crawl()
    assert failure(night, "/x").outcome == "client_error"
    assert len(site.paths()) == Policy().max_redirects + 1


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example", "//["]
)
def test_a_redirect_out_of_the_web_is_refused_and_written_down(site, crawl, target):
    site.route("/x", redirect(target))
    night = crawl()
    assert failure(night, "/x").outcome == "refused_host"
    assert [record.outcome for record in night.records()] == ["ok", "refused_host"]


def test_a_redirect_whose_address_has_spaces_and_letters_of_ours_is_followed(site, crawl):
    site.route("/x", redirect("/media/FOI 12 £5.pdf".encode().decode("latin-1")))
    site.route("/media/FOI%2012%20%C2%A35.pdf", Answer("%PDF-1.7"))
    site.route("/media/FOI%2012%20%C3%82%C2%A35.pdf", Answer("%PDF-1.7"))
    assert crawl().get("/x", "document").file_name.startswith("FOI 12 ")


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        ("https://a.example/FOI 12\u00a05.pdf", "https://a.example/FOI%2012%C2%A05.pdf"),
        ("https://a.example/a\x00b", "https://a.example/a%00b"),
        ("https://a.example/a\r\nHost: evil", "https://a.example/a%0D%0AHost:%20evil"),
        ("https://a.example/%zz", "https://a.example/%25zz"),
        (" https://a.example/x", "https://a.example/x"),
    ],
)
def test_spaces_and_control_characters_never_reach_the_wire_as_they_are(url, spelled):
    assert canonical(url) == spelled


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "mailto:a@b.example"]
)
def test_what_is_no_address_of_the_web_is_refused_before_it_is_asked(crawl, site, url):
    with pytest.raises(FetchError) as caught:
        crawl().session.get(url, source_id="test", allow_hosts=[site.host, ""])
    assert caught.value.outcome == "refused_host"
    assert site.seen == []


def test_a_media_type_that_is_a_lie_does_no_harm_where_the_bytes_are_right(site, crawl):
    site.route("/a", Answer("%PDF-1.7 a letter", media_type="applicaion/pdf"))
    site.route("/b", Answer("%PDF-1.7 a letter", media_type="text/html"))
    site.route("/c", Answer("<!DOCTYPE html><html><p>A page</p></html>", media_type=None))
    night = crawl()
    assert [night.get(path, "document").media_type for path in ("/a", "/b")] == [
        "application/pdf"
    ] * 2
    assert night.get("/c", "html").media_type == "text/html"


def test_no_bytes_at_all_are_no_letter_and_no_page(site, crawl):
    site.route("/x", Answer(b"", media_type="application/pdf"))
    night = crawl()
    for expect in ("document", "html", "json"):
        told = failure(night, "/x", expect=expect)
        assert (told.outcome, told.message) == ("wrong_content", "the answer is empty")


def test_a_site_that_speaks_no_tls_is_told_from_one_that_is_down(site, crawl):
    url = site.url("/x").replace("http://", "https://")
    told = failure(crawl(policy=Policy(**HASTY)), url)
    assert told.outcome == "tls_error"
    assert site.paths() == []


@pytest.mark.parametrize("said", ["9" * 25, "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_that_no_calendar_holds_is_a_wait_all_the_same(site, crawl, said):
    site.route("/x", Answer(status=503, headers={"Retry-After": said}))
    night = crawl()
    assert failure(night, "/x").outcome == "server_error"
    assert failure(night, "/x").outcome == "rate_limited"
    assert site.paths() == ["/x"]


def test_a_validator_of_odd_letters_stops_no_later_night(site, crawl):
    odd = Answer("x", headers={"ETag": '"a\r\n b\x01\xe9"', "Last-Modified": "yesterday"})
    site.route("/x", odd)
    night = crawl()
    assert [night.get("/x").body for _ in range(2)] == [b"x", b"x"]


def test_a_site_that_sets_five_thousand_cookies_gets_none_of_them_back(site, crawl):
    many = {"Set-Cookie": "; ".join(f"c{number}=1" for number in range(5_000))}
    site.route("/x", Answer("x", headers=many))
    night = crawl()
    night.get("/x")
    night.get("/x")
    assert "Cookie" not in site.seen[-1].headers
