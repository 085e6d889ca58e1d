from datetime import date

import pytest
from portals import Portal
from replica import Answer
from wordpress_replica import TYPE, WordPress, post

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import wordpress
from scrapers.platforms.base import Listed
from scrapers.platforms.window import EVERYTHING, FIRST_PAGE, Window

REST = {"post_type": TYPE, "per_page": 2}
FIVE = [post(number) for number in (5, 4, 3, 2, 1)]
SLUGS = [f"request-{number}" for number in (5, 4, 3, 2, 1)]


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "wordpress") as opened:
        yield opened


def listed(portal, options=REST, window=EVERYTHING):
    return wordpress.listing(portal.source(options), portal.session, window)


def only(portal, **more):
    """Return the one entry of a site with one post."""
    WordPress(portal.site, [post(1, **more)])
    (one,) = listed(portal).entries
    return wordpress.detail(portal.source(REST), one, portal.session)


def test_posts_of_all_pages_are_entries_by_their_slugs(portal):
    WordPress(portal.site, FIVE)
    listing = listed(portal)
    assert [one.key for one in listing.entries] == SLUGS
    assert (listing.whole, listing.notes) == (True, ())
    assert len(portal.site.paths()) == 3


def test_a_post_is_read_whole_from_the_listing(portal):
    entry = only(portal)
    assert (entry.title, entry.responded_on) == ("Request 1", date(2024, 5, 1))
    assert entry.url == portal.site.url(f"/accesstoinformation/{TYPE}/request-1/")
    assert (entry.reference, entry.received_on, entry.problem) == (None, None, None)
    (document,) = entry.documents
    assert (document.name, document.declared_type) == ("request-1.html", "text/html")
    assert b"<p>There were 1 children.</p>" in document.content
    assert len(portal.site.paths()) == 1


def test_another_council_has_another_type_route_and_category(portal):
    WordPress(portal.site, [post(7, slug="13001")], type="posts")
    options = {"post_type": "posts", "query": {"categories": "12"}}
    (one,) = listed(portal, options).entries
    assert one.key == "13001"
    (path,) = portal.site.paths()
    assert path.startswith("/wp-json/wp/v2/posts?categories=12&orderby=date&order=desc&_fields=")
    assert path.endswith("&per_page=100&page=1")


@pytest.mark.parametrize("path", ["archives/information_request", "information_request"])
def test_both_forms_of_a_posts_path_are_one_entry(portal, path):
    entry = only(portal, slug="11251", link=f"/accesstoinformation/{path}/11251")
    assert entry.key == "11251"
    assert entry.documents[0].name == "11251.html"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Children&#8217;s homes &amp; fostering", "Children’s homes & fostering"),
        ("<em>Missing</em> children", "Missing children"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("letter.pdf", "letter.pdf"),
        ("\ud800 and \0", "? and"),
        (" ", None),
    ],
)
def test_a_title_is_text_without_entities_and_markup(portal, printed, title):
    assert only(portal, title=printed).title == title


def test_files_uploaded_to_the_site_are_documents_beside_the_answer(portal):
    content = (
        '<p>See <a href="/wp-content/uploads/2024/05/table.xlsx">the table</a>, '
        '<a href="https://www.gov.uk/official.ods">DfE</a> and <a href="/help">help</a></p>'
    )
    inline, file = only(portal, content=content).documents
    assert (file.name, file.url) == (
        "the table",
        portal.site.url("/wp-content/uploads/2024/05/table.xlsx"),
    )
    assert portal.site.url("/help").encode() in inline.content
    (alone,) = only(portal, content='<p><a href="/wp-content/a.pdf">Answer</a></p>').documents
    assert alone.name == "Answer"


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"content": " "}, "the post has neither text nor a file"),
        ({"content": "", "protected": True}, "the post is kept behind a password"),
        ({"date": "0217-09-05T00:00:00"}, "the date '0217-09-05' lies outside"),
        ({"date": "0000-00-00T00:00:00"}, "the date '0000-00-00' has none of"),
        ({"date": "yesterday"}, "the date 'yesterday' has none of"),
        ({"link": "https://new.devon.example/a"}, "on none of the source's hosts"),
        ({"link": "javascript:alert(1)"}, "'javascript:alert(1)', on none of"),
        ({"link": "http://["}, "on none of the source's hosts"),
    ],
)
def test_what_is_odd_about_a_post_is_its_problem(portal, more, problem):
    entry = only(portal, **more)
    assert problem in entry.problem
    if "link" in more:
        assert entry.url == portal.site.url("/?p=1")
    if "date" in more:
        assert entry.responded_on is None


def test_a_post_without_a_date_has_none_and_no_problem(portal):
    entry = only(portal, date=None)
    assert (entry.responded_on, entry.problem) == (None, None)


def test_two_posts_with_one_slug_are_named(portal):
    WordPress(portal.site, [post(2, slug="a"), post(1, slug="a")], claims=[1])
    listing = listed(portal)
    assert listing.entries[0].title == "Request 2"
    assert "the key 'a' stands for two entries: 'Request 2'" in listing.notes[0]


def test_a_total_that_is_not_that_of_the_posts_is_no_whole_listing(portal):
    WordPress(portal.site, FIVE, claims=[6, 6, 6])
    with pytest.raises(LayoutChanged, match="says that it has 6 entries, and its pages show 5"):
        listed(portal)


def test_a_log_that_grows_while_it_is_read_withdraws_nothing(portal):
    WordPress(portal.site, FIVE, claims=[5, 5, 6])
    listing = listed(portal)
    assert not listing.whole
    assert "changed from 5 to 6" in listing.notes[0]


def test_a_site_that_gives_page_1_for_any_number_has_changed(portal):
    WordPress(portal.site, FIVE, stuck=True)
    with pytest.raises(LayoutChanged, match="shows the first one again"):
        listed(portal)


def test_without_totals_a_short_page_is_the_last(portal):
    WordPress(portal.site, FIVE, totals=False)
    listing = listed(portal)
    assert ([one.key for one in listing.entries], listing.whole) == (SLUGS, True)


def test_without_totals_a_refused_page_after_full_ones_leaves_the_end_in_doubt(portal):
    WordPress(portal.site, FIVE[:4], totals=False)
    listing = listed(portal)
    assert ([one.key for one in listing.entries], listing.whole) == (SLUGS[:4], False)
    assert "the pages end at one that is refused" in listing.notes[0]


def test_a_page_that_is_refused_though_the_totals_promise_it_is_a_failed_visit(portal):
    WordPress(portal.site, FIVE)
    portal.site.route(
        f"/wp-json/wp/v2/{TYPE}",
        [
            Answer("[]", media_type="application/json", headers={"X-WP-Total": "2 or 3"}),
            Answer(status=400),
        ],
    )
    with pytest.raises(LayoutChanged, match="the header X-WP-Total is '2 or 3'"):
        listed(portal)
    with pytest.raises(FetchError, match="400"):
        listed(portal)


def test_a_night_ends_where_all_is_known_and_a_look_after_one_page(portal):
    WordPress(portal.site, FIVE)
    held = Window(since=date(2026, 1, 1), known=dict.fromkeys(SLUGS[2:], date(2020, 1, 1)))
    night = listed(portal, window=held)
    assert ([one.key for one in night.entries], night.whole) == (SLUGS[:4], False)
    look = listed(portal, window=FIRST_PAGE)
    assert ([one.key for one in look.entries], look.whole) == (SLUGS[:2], False)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"code": "rest_disabled"}', "the answer: Input should be a valid list"),
        ('[{"id": "1"}]', "0.id: Input should be a valid integer"),
        ('[{"id": 1, "slug": ""}]', "0.slug: String should have at least 1 character"),
    ],
)
def test_an_answer_that_holds_no_posts_has_changed(portal, body, said):
    portal.site.route(f"/wp-json/wp/v2/{TYPE}", Answer(body, media_type="application/json"))
    with pytest.raises(LayoutChanged, match=said):
        listed(portal)


def test_an_empty_list_is_believed_only_where_the_register_allows_it(portal):
    WordPress(portal.site, [])
    with pytest.raises(LayoutChanged, match="asserts 1 or more"):
        listed(portal)
    source = portal.source(REST, assertions={"min_items": 0})
    assert wordpress.listing(source, portal.session).entries == ()


def test_an_entry_of_another_listing_is_declined(portal):
    with pytest.raises(LayoutChanged, match="does not come from this platform's listing"):
        wordpress.detail(portal.source(REST), Listed(key="a", url="/a"), portal.session)
