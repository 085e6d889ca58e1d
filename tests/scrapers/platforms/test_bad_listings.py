"""What a listing or a page may hold that none should: each is named, and nothing else suffers."""

from datetime import date
from itertools import count

import pytest
from council_site import BASE, Site, registered, source_block

from scrapers.errors import LayoutChanged
from scrapers.platforms import gathering
from scrapers.platforms.base import Listed, Listing, platform
from scrapers.platforms.gathering import Page, gather, together
from scrapers.platforms.problems import LONGEST, joined

MARKUP = "&lt;script&gt;alert(1)&lt;/script&gt; [bold]*x*|"
TEXT = "<script>alert(1)</script> [bold]*x*|"
CASE = (
    "<main><h1>{title}</h1><p>Received: {day}</p><div>Q</div><h2>Outcome / Documents</h2>"
    '<ul><li><a href="{link}">Response (some exempt)</a> - application/pdf - Download</li></ul>'
    "</main>"
)
RECORD = (
    "<main><h1>{title}</h1><dl><dt>FOI Number</dt><dd>1</dd><dt>Date Received</dt><dd>{day}</dd>"
    '</dl><div class="editor"><p>12 <a href="{link}">See</a></p></div></main>'
)
INDEX = (
    "<main><table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr><tr><td>1</td><td>{day}</td>"
    '<td><a href="{link}">{title}</a></td></tr></table></main>'
)
SHOWN = {
    "icasework": ("{face: c}", "/foi-requests?page=0", "/foi-requests/1", CASE),
    "jadu_directory": (
        *("{directory_id: 1, slug: foi}", "/directory/1/foi", "/directory-record/1/t", RECORD),
    ),
    "document_index": ("{index_path: /log, date_means: received}", "/log", "/log", INDEX),
}
LISTINGS = {
    "icasework": '<main><ul><li><a href="{url}">{title}</a></li></ul></main>',
    "jadu_directory": (
        '<main><ul class="list--record"><li><a class="list__link" href="{url}">{title}</a></li>'
        "</ul></main>"
    ),
}


@pytest.fixture(params=list(SHOWN))
def read(request, tmp_path):
    """Read the one entry of a log whose page holds the given title, date and link."""
    options, path, url, page = SHOWN[request.param]
    source = registered(tmp_path, source_block(request.param, options))

    def reading(title="Care", day="2 May 2024", link="/media/ab12cd34/a.pdf"):
        log = LISTINGS.get(request.param, page).format(
            **{"url": url, "title": title, "day": day, "link": link}
        )
        shown = page.format(title=title, day=day, link=link)
        site = Site(BASE, {path: log} | ({url: shown} if url != path else {}))
        adapter = platform(request.param)
        (listed,) = adapter.listing(source, site).entries
        return listed, adapter.detail(source, listed, site)

    return reading


def test_a_title_with_markup_is_text(read):
    listed, entry = read(title=MARKUP)
    assert listed.title == entry.title == TEXT


@pytest.mark.parametrize("day", ["05 September 0217", "1 January 0001", "31 February 2024", "soon"])
def test_a_date_that_is_none_is_missing_and_its_words_are_told(read, day):
    _, entry = read(day=day)
    assert entry.received_on is None
    assert repr(day) in entry.problem


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b.example"])
def test_a_link_that_is_no_address_of_the_web_is_no_document_of_ours(read, link):
    _, entry = read(link=link)
    assert not [ref for ref in entry.documents if ref.content is None]
    assert not any(link.encode() in (ref.content or b"") for ref in entry.documents)
    assert entry.received_on == date(2024, 5, 2)


@pytest.mark.parametrize("link", ["/media/ab12cd34/FOI 12.pdf", "/media/ab12cd34/a\x01b.pdf"])
def test_an_address_with_spaces_or_control_characters_harms_nothing(read, link):
    _, entry = read(link=link)
    assert entry.received_on == date(2024, 5, 2)


@pytest.mark.parametrize("name", sorted(LISTINGS))
def test_a_listing_that_links_to_a_script_has_no_such_entry(tmp_path, name):
    options, path, url, _ = SHOWN[name]
    source = registered(tmp_path, source_block(name, options))
    log = LISTINGS[name].format(url=f"javascript:alert(1)//a.example{url}", title="T")
    with pytest.raises(LayoutChanged):
        platform(name).listing(source, Site(BASE, {path: log}))


def test_elements_that_lie_too_deep_in_each_other_are_not_looked_through(tmp_path):
    source = registered(tmp_path, source_block("icasework", "{}"))
    deep = f"<main>{'<div>' * 600}<a href='/foi-requests/1'>T</a>{'</div>' * 600}</main>"
    with pytest.raises(LayoutChanged, match="more than 500 deep") as caught:
        platform("icasework").listing(source, Site(BASE, {"/foi-requests?page=0": deep}))
    assert caught.value.item == f"{BASE}/foi-requests?page=0"


def test_a_listing_of_a_million_entries_is_given_up_at_its_ceiling(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_ENTRIES", 50)
    asked = []

    def pages():
        for number in count():
            asked.append(number)
            entries = [Listed(key=f"{number}-{place}", url=BASE) for place in range(20)]
            yield Page(entries, f"{BASE}?page={number}", more=True)

    with pytest.raises(LayoutChanged, match="more than 50 entries") as caught:
        gather(pages())
    assert (len(asked), caught.value.item) == (3, f"{BASE}?page=2")


def test_one_id_with_two_contents_names_both_and_guesses_nothing():
    first = Listed(key="1", url=BASE, title="Care", received_on=date(2024, 5, 1))
    second = Listed(key="1", url=BASE, title="Roads", received_on=date(2024, 5, 2))
    other = Listed(key="2", url=BASE, title="Care")
    for listing in (
        gather([Page([first, second, other], BASE, more=False)]),
        together([Listing(entries=(first,)), Listing(entries=(second, other))]),
    ):
        one, two = listing.entries
        assert two == other
        for said in (one.problem, *listing.notes):
            assert "'Care', 2024-05-01" in said
            assert "'Roads', 2024-05-02" in said


def test_a_listing_full_of_one_id_has_a_note_of_bounded_length():
    entries = [Listed(key="1", url=BASE, title=f"Title {number}") for number in range(1_000)]
    listing = gather([Page(entries, BASE, more=False)])
    assert len(listing.notes) == gathering.MOST_NOTES + 1
    assert len(listing.entries[0].problem) < 3 * LONGEST


def test_several_listings_are_whole_together_only_where_each_is():
    some = Listing(entries=(), whole=False, notes=("a letter is missing",))
    assert not together([Listing(entries=()), some]).whole
    assert together([some, some]).notes == ("a letter is missing",) * 2
    assert together([Listing(entries=()), Listing(entries=())]).whole


def test_whatever_a_page_prints_a_problem_stays_a_line():
    said = joined("x" * 5_000_000, "y")
    assert said == "x" * LONGEST + "…; y"
