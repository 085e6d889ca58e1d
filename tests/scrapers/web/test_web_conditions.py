"""Conditions other than the usual ones: without the date, and by another address's tag."""

import pytest
from replica import Answer

ETAG = 'W/"0123456789abcdef"'
OLD_DAY, NEW_DAY = "Thu, 30 Oct 2025 09:30:00 GMT", "Thu, 06 Nov 2025 09:30:00 GMT"


@pytest.fixture
def night(crawl, site):
    """A session that has read /old, and may ask any address with any condition."""
    site.route("/old", Answer("a,b\n1,2\n", etag=ETAG, last_modified=OLD_DAY))
    made = crawl()

    def get(path, **conditions):
        return made.session.get(
            site.url(path), source_id="test", allow_hosts=[site.host], **conditions
        )

    get("/old")
    return get


def test_the_date_is_a_condition_unless_it_is_switched_off(night, site):
    night("/old")
    night("/old", since=False)
    usual, without = [seen.headers for seen in site.seen[-2:]]
    assert usual["If-Modified-Since"] == OLD_DAY
    assert "If-Modified-Since" not in without
    assert usual["If-None-Match"] == without["If-None-Match"] == ETAG


def test_another_address_may_lend_its_tag_and_its_bytes(night, site):
    site.route("/new", Answer("a,b\n1,2\n", etag=ETAG, last_modified=NEW_DAY))
    came = night("/new", same_as=site.url("/old"))
    assert (came.status, came.body) == (304, b"a,b\n1,2\n")
    assert came.url == site.url("/new")
    assert came.last_modified == NEW_DAY
    assert "If-Modified-Since" not in site.seen[-1].headers
    assert night("/new").status == 304  # it has an answer of its own now


def test_a_lent_tag_that_does_not_fit_brings_the_new_bytes(night, site):
    site.route("/new", Answer("a,b\n1,3\n", etag='W/"other"'))
    came = night("/new", same_as=site.url("/old"))
    assert (came.status, came.body) == (200, b"a,b\n1,3\n")


def test_an_address_with_an_answer_of_its_own_asks_with_its_own_tag(night, site):
    site.route("/new", Answer("a,b\n1,3\n", etag='W/"other"'))
    night("/new")
    night("/new", same_as=site.url("/old"))
    assert site.seen[-1].headers["If-None-Match"] == 'W/"other"'


@pytest.mark.parametrize("other", ["/never-asked", "/untagged"])
def test_an_address_without_a_tag_lends_nothing(night, site, other):
    site.route("/untagged", Answer("a,b\n1,2\n", last_modified=OLD_DAY))
    site.route("/new", Answer("a,b\n1,3\n", etag=ETAG))
    if other == "/untagged":
        night(other)
    assert night("/new", same_as=site.url(other)).status == 200
    assert not {"If-None-Match", "If-Modified-Since"} & set(site.seen[-1].headers)


def test_a_page_whose_links_have_expired_is_asked_for_without_a_condition_once(crawl, site):
    site.route("/page", Answer("the same page", etag=ETAG, last_modified=OLD_DAY))
    night = crawl()
    night.get("/page")
    night.session.ask_anew(site.url("/page"))
    night.session.ask_anew(site.url("/never-asked"))
    night.get("/page")
    night.get("/page")
    assert [seen.status for seen in site.seen if seen.path == "/page"] == [200, 200, 304]
