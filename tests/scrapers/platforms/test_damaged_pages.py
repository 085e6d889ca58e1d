"""Whatever happens to a page, an adapter reads it or declines; it never breaks."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from council_site import BASE, Site, registered, source_block
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import FetchError, LayoutChanged, ScraperError
from scrapers.platforms.base import Listed, platform

PAGES = {
    "icasework": (
        "{face: c}",
        "/foi-requests?page=0",
        '<main><ul><li><a href="/foi-requests/1">T</a> <span>Received: 26 July 2022</span></li>'
        '</ul><nav><a rel="next" href="/foi-requests?page=1">Next</a></nav></main>',
        "<main><h1>T</h1><p><strong>Received: 26 July 2022</strong></p><div>Q</div>"
        "<h2>Internal Review</h2><p>R</p><h2>Outcome / Documents</h2><ul><li>"
        '<a href="/foi-doc/1/1">Response (some exempt)</a> - application/pdf - Download</li>'
        "</ul></main>",
    ),
    "jadu_directory": (
        "{directory_id: 1, slug: foi}",
        "/directory/1/foi",
        '<main><ul class="list--record"><li><a class="list__link" href="/directory-record/1/t">T'
        "</a></li></ul></main>",
        "<main><h1>T</h1><dl><dt>FOI Number</dt><dd>1</dd><dt>Date Received</dt><dd>1 May 2024"
        '</dd></dl><div class="editor"><p>12 <a href="/downloads/file/1/t">t</a></p></div></main>',
    ),
    "html_listing": (
        "{listing: {path: /log}, items: {select: li}, detail: {title: {select: h1}, received:"
        " {labels: [Received]}, request: {labels: [Request]}, answer: {labels: [Response]}}}",
        "/log",
        '<main><ul><li><a href="/directory-record/1">T</a></li></ul></main>',
        "<main><h1>T</h1><p><b>Received:</b> 1 May 2024</p><dl><dt>Request</dt><dd>How many?</dd>"
        '<dt>Response</dt><dd>12 <a href="/files/t.pdf">t</a></dd></dl></main>',
    ),
    "document_index": (
        "{index_path: /log}",
        "/log",
        "<main><table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr><tr><td>1</td><td>"
        '12/11/2025</td><td><a href="/media/ab12cd34/f.pdf">S</a></td></tr></table></main>',
        "",
    ),
}


def sources():
    with TemporaryDirectory() as folder:
        return {
            name: registered(Path(folder), source_block(name, options))
            for name, (options, *_) in PAGES.items()
        }


SOURCES = sources()


@st.composite
def damaged(draw, html):
    """Cut a stretch out of a page, or put one piece of it in another place."""
    start, end = sorted((draw(st.integers(0, len(html))), draw(st.integers(0, len(html)))))
    if draw(st.booleans()):
        return html[:start] + html[end:]
    place = draw(st.integers(0, len(html)))
    return html[:place] + html[start:end] + html[place:]


def read_or_declined(read):
    """Return what was read, or the one error that says it was not."""
    try:
        return read()
    except (LayoutChanged, FetchError) as error:
        return error


@given(st.data(), st.sampled_from(sorted(PAGES)))
def test_a_damaged_listing_is_read_or_declined(data, name):
    _, path, listing, _ = PAGES[name]
    site = Site(BASE, {path: data.draw(damaged(listing)), "/foi-requests?page=1": "<main></main>"})
    listed = read_or_declined(lambda: platform(name).listing(SOURCES[name], site).entries)
    if isinstance(listed, ScraperError):
        assert listed.item.startswith(BASE)
    else:
        assert listed
        assert len({one.key for one in listed}) == len(listed)


@given(st.data(), st.sampled_from(["html_listing", "icasework", "jadu_directory"]))
def test_a_damaged_page_is_read_or_declined_and_never_silently_empty(data, name):
    url = f"{BASE}/directory-record/1/t"
    site = Site(BASE, {"/directory-record/1/t": data.draw(damaged(PAGES[name][3]))})
    listed = Listed(key="1", url=url)
    entry = read_or_declined(lambda: platform(name).detail(SOURCES[name], listed, site))
    if isinstance(entry, ScraperError):
        assert entry.item == url
    else:
        assert entry.documents or entry.problem
        assert "" not in {entry.title, entry.reference, entry.request_text}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_link_whose_address_is_none_breaks_nothing_else(name):
    _, path, listing, _ = PAGES[name]
    broken = listing.replace("<main>", '<main><p><a href="http://[">broken</a></p>')
    site = Site(BASE, {path: broken, "/foi-requests?page=1": "<main></main>"})
    assert [one.key for one in platform(name).listing(SOURCES[name], site).entries] == ["1"]
