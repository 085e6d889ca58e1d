"""A WordPress site whose posts its REST interface does not show."""

import pytest
from portals import Portal, wall
from replica import Answer
from wordpress_replica import TYPE, WordPress, post

from scrapers.errors import FetchError
from scrapers.platforms import wordpress

REST = {"post_type": TYPE, "per_page": 2}
PAGES = {
    "listing": {"path": f"/accesstoinformation/{TYPE}/"},
    "items": {"select": "article", "title": {"select": "h2"}, "link": {"select": "h2 a[href]"}},
    "detail": {"title": {"select": "h1"}, "answer": {"select": ".entry-content"}},
}
FIVE = [post(number) for number in (5, 4, 3, 2, 1)]
SLUGS = [f"request-{number}" for number in (5, 4, 3, 2, 1)]


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "wordpress") as opened:
        yield opened


def listed(portal, options):
    return wordpress.listing(portal.source(options), portal.session)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_site_that_does_not_show_its_posts_says_what_to_do(portal, status):
    WordPress(portal.site, FIVE, refuses=status)
    with pytest.raises(FetchError, match=str(status)) as error:
        listed(portal, REST)
    assert error.value.outcome == ("not_found" if status == 404 else "forbidden")
    assert "under html" in error.value.remedy


@pytest.mark.parametrize("status", [401, 403, 404])
def test_the_sites_own_pages_are_read_where_it_does_not_show_its_posts(portal, status):
    WordPress(portal.site, FIVE, refuses=status)
    options = REST | {"html": PAGES}
    listing = listed(portal, options)
    assert [one.key for one in listing.entries] == SLUGS
    assert listing.whole
    assert "read from the site's own pages" in listing.notes[0]
    entry = wordpress.detail(portal.source(options), listing.entries[0], portal.session)
    assert (entry.title, entry.problem) == ("Request 5", None)
    assert b"There were 5 children." in entry.documents[0].content


def test_robots_rules_hold_on_both_ways(portal):
    WordPress(portal.site, FIVE)
    portal.site.route("/robots.txt", Answer("User-agent: *\nDisallow: /wp-json/\n"))
    listing = listed(portal, REST | {"html": PAGES})
    assert [one.key for one in listing.entries] == SLUGS
    assert not [path for path in portal.site.paths() if path.startswith("/wp-json")]


def test_what_robots_rules_keep_from_both_ways_is_not_read(portal):
    WordPress(portal.site, FIVE)
    portal.site.route("/robots.txt", Answer("User-agent: *\nDisallow: /\n"))
    with pytest.raises(FetchError) as error:
        listed(portal, REST | {"html": PAGES})
    assert error.value.outcome == "blocked_robots"
    assert portal.site.paths() == []


def test_an_entry_has_the_same_key_on_both_ways(portal):
    site = WordPress(portal.site, [post(2, slug="13001"), post(1, slug="fostering")])
    options = REST | {"html": PAGES}
    by_rest = listed(portal, options)
    site.refuses = 404
    by_page = listed(portal, options)
    assert [one.key for one in by_rest.entries] == [one.key for one in by_page.entries]
    assert [one.title for one in by_rest.entries] == [one.title for one in by_page.entries]


def test_pages_whose_listing_nobody_has_seen_are_no_second_way(portal):
    WordPress(portal.site, FIVE, refuses=404)
    with pytest.raises(FetchError, match="does not show its posts"):
        listed(portal, REST | {"html": {"detail": PAGES["detail"]}})


@pytest.mark.parametrize("status", [200, 403])
def test_a_wall_is_not_gone_around(portal, status):
    WordPress(portal.site, FIVE)
    portal.site.route(f"/wp-json/wp/v2/{TYPE}", wall(status))
    with pytest.raises(FetchError) as error:
        listed(portal, REST | {"html": PAGES})
    assert error.value.outcome == "blocked_bot"
    assert len(portal.site.paths()) == 1
