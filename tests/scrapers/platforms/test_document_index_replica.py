"""Two councils' indexes, asked by a real session over HTTP: one page, and yearly files."""

from datetime import date

import pytest
from portals import Portal
from replica import Answer, page

from scrapers.platforms import document_index

INDEX = "/disclosure-logs"
LETTER = b"%PDF-1.7 a letter"
YEARLY = (
    "Disclosure log 2025\nPublished under the Open Government Licence\n\n"
    "Ref,Date,Subject,Service\n"
    "FOI 5707,14/11/2025,Children missing from care,Children\n"
    "FOI 5706,12/11/2025,Child exploitation,Children\n"
)


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "document_index") as portal:
        yield portal


def read(portal, **options):
    source = portal.source({"index_path": INDEX, "date_means": "responded"} | options)
    listing = document_index.listing(source, portal.session)
    return source, listing


def test_a_page_of_letters_is_one_request_and_the_next_night_a_304(portal):
    row = '<tr><td>FOI 5706</td><td>12/11/2025</td><td><a href="/media/ab12cd34/a.pdf">Missing</a>'
    table = f"<table><tr><th>Ref</th><th>Date</th><th>Subject</th></tr>{row}</table>"
    portal.site.route(INDEX, Answer(page("Log", table).body, media_type="text/html", etag='"1"'))
    portal.site.route("/media/ab12cd34/a.pdf", Answer(LETTER, media_type="application/pdf"))
    source, listing = read(portal)
    (one,) = listing.entries
    assert (one.key, one.responded_on, listing.whole) == ("FOI 5706", date(2025, 11, 12), True)
    (document,) = document_index.detail(source, one, portal.session).documents
    got = portal.session.get(
        document.url, source_id=source.id, allow_hosts=source.allow_hosts, expect="document"
    )
    assert got.body == LETTER
    read(portal)
    assert portal.statuses() == [200, 200, 304]


def test_a_log_of_yearly_files_is_read_from_them_and_asked_for_conditionally(portal):
    links = '<ul><li><a href="/media/15718/disclosure-log-2025.csv">2025</a></li></ul>'
    portal.site.route(INDEX, Answer(page("Log", links).body, media_type="text/html", etag='"1"'))
    portal.site.route(
        "/media/15718/disclosure-log-2025.csv", Answer(YEARLY, media_type="text/csv", etag='"2"')
    )
    _, listing = read(portal)
    assert [one.key for one in listing.entries] == ["FOI 5707", "FOI 5706"]
    assert listing.entries[0].title == "Children missing from care"
    assert (listing.whole, listing.notes) == (True, ())
    read(portal)
    assert portal.statuses() == [200, 200, 304, 304]
