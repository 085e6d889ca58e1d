import pytest
from council_site import Site, registered, source_block

from scrapers.errors import LayoutChanged, RegisterError
from scrapers.platforms import unknown
from scrapers.platforms.base import Listed
from scrapers.platforms.unknown import MOST_LINKS

UNSEEN = "not_seen: [the log]\n    status_reason: not looked at"


@pytest.fixture
def source(tmp_path):
    block = source_block("unknown", "{path: /about}", UNSEEN)
    return registered(tmp_path, block.replace("status: active", "status: unverified"))


def site(source, html):
    return Site(source.base_url, {"/about": html})


def test_the_page_is_fetched_and_its_links_that_speak_of_a_log_are_named(source):
    place = site(
        source,
        """<a href="/log">Our disclosure log</a> <a href="/log#top">FOI log</a>
           <a href="/bins">Bins</a> <a href="javascript:x()">FOI responses</a>""",
    )
    listing = unknown.listing(source, place)
    assert (listing.entries, listing.whole) == ((), False)
    first, *links = listing.notes
    assert "the page was kept" in first
    assert links == [f"a link there, 'Our disclosure log', leads to {source.base_url}/log"]
    assert place.asked == [f"{source.base_url}/about"]


def test_a_page_with_thousands_of_such_links_is_told_in_a_few_lines(source):
    links = "".join(f"<a href='/{n}'>Responses of {n}</a>" for n in range(2000))
    notes = unknown.listing(source, site(source, links)).notes
    assert len(notes) == MOST_LINKS + 2
    assert notes[-1] == f"and {2000 - MOST_LINKS} more links there speak of a log"


def test_no_entry_is_ever_read(source):
    with pytest.raises(LayoutChanged, match="name the platform of sampleshire-log"):
        unknown.detail(source, Listed(key="1", url="https://a.example/1"), None)


def test_it_cannot_be_switched_on(tmp_path):
    with pytest.raises(RegisterError, match="name its platform first"):
        registered(tmp_path, source_block("unknown", "{path: /about}"))
