"""Whatever happens to a page of an application, it is read or declined; nothing breaks."""

import json
from types import SimpleNamespace

import pytest
from council_site import BASE, Site
from govuk_replica import GovukLog, numbered
from hypothesis import given, settings
from hypothesis import strategies as st
from portals import source_of
from search_options import QUERY
from test_damaged_pages import damaged, read_or_declined
from wordpress_replica import post

from scrapers.errors import ScraperError
from scrapers.platforms.base import Listed, platform
from scrapers.platforms.wordpress_posts import entry_of, posts_of

AT = {"base_url": BASE, "canonical_hosts": ["foi.sampleshire.example"]}
GOVUK = source_of("govuk_disclosure_log", {}, **AT)
SEARCH = source_of("search_app", QUERY | {"fields": {}}, **AT)
REST = source_of("wordpress", {"post_type": "posts"}, **AT)
LOG = GovukLog([numbered(1), numbered(2)])
RESULTS = (
    '<main><p>1 result</p><div class="result"><h3><a href="/log/1">T</a></h3><p>Reference: IG1</p>'
    '<p>Date closed: 05/02/2024</p></div><a href="/disclosure-log/search?page=2">2</a></main>'
)


@settings(max_examples=40)
@given(damaged(LOG.listing(1)))
def test_a_damaged_log_is_whole_only_with_as_many_entries_as_it_says(html):
    site = Site(BASE, {"/disclosures": html})
    listing = read_or_declined(lambda: platform("govuk_disclosure_log").listing(GOVUK, site))
    if isinstance(listing, ScraperError):
        assert listing.item.startswith(BASE)
    else:
        assert listing.whole
        assert f"{len(listing.entries)} disclosures" in html


@settings(max_examples=40)
@given(damaged(LOG.detail(numbered(1))))
def test_a_damaged_disclosure_is_never_silently_empty(html):
    site = Site(BASE, {"/disclosures/1": html})
    listed = Listed(key="1", url=f"{BASE}/disclosures/1")
    entry = read_or_declined(lambda: platform("govuk_disclosure_log").detail(GOVUK, listed, site))
    if not isinstance(entry, ScraperError):
        assert entry.documents or entry.problem
        assert "" not in {entry.title, entry.reference, entry.request_text}


@settings(max_examples=40)
@given(damaged(RESULTS))
def test_damaged_results_are_read_or_declined(html):
    pages = {"/disclosure-log/search?keyword=children": html}
    pages["/disclosure-log/search?page=2"] = "<main><p>No results found</p></main>"
    listing = read_or_declined(lambda: platform("search_app").listing(SEARCH, Site(BASE, pages)))
    if isinstance(listing, ScraperError):
        assert listing.item.startswith(BASE)
    else:
        assert listing.entries
        assert not listing.whole


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=2), max_leaves=3)


@settings(max_examples=60)
@given(st.sampled_from(["id", "slug", "link", "date", "title", "content"]), JSON)
def test_a_post_with_any_other_member_is_read_or_declined(name, value):
    made = json.loads(json.dumps([post(1) | {name: value}]))
    answer = SimpleNamespace(final_url=BASE, sha256="0" * 64)
    entries = read_or_declined(
        lambda: [entry_of(REST, REST.options, one, answer) for one in posts_of(made, BASE)]
    )
    if isinstance(entries, ScraperError):
        assert name in str(entries)
    else:
        assert all(one.documents or one.problem for one in entries)


@pytest.mark.parametrize("name", ["govuk_disclosure_log", "search_app"])
def test_a_link_whose_address_is_none_harms_no_entry(name):
    broken = '<main><p><a href="http://[">broken</a></p>'
    if name == "govuk_disclosure_log":
        source, pages = GOVUK, {"/disclosures": LOG.listing(1).replace("<main>", broken)}
    else:
        html = RESULTS.replace("<main>", broken).replace("page=2", "year=2")
        source, pages = SEARCH, {"/disclosure-log/search?keyword=children": html}
    assert platform(name).listing(source, Site(BASE, pages)).entries
