"""Logs of many requests a page: one page for all, or one a month."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from council_site import BASE, Site
from html_replica import EAST_DEVON, NORTH_DEVON, WOKINGHAM, WOKINGHAM_PATH, month
from portals import source_of

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import html_listing
from scrapers.platforms.base import Listed
from scrapers.platforms.html_listing_fields import WHOLE
from scrapers.platforms.html_listing_pages import paths
from scrapers.platforms.window import FIRST_PAGE, Window
from scrapers.register.options.html_listing import ListingPages

HOSTS = {"base_url": BASE, "canonical_hosts": ["foi.sampleshire.example"]}
JULY, JUNE, MAY = (f"/disclosure-log-{name}-2024" for name in ("july", "june", "may"))
ONE = {"path": "/log"}


def listed(options, pages, **more):
    source = source_of("html_listing", options, **HOSTS | more)
    return html_listing.listing(source, Site(BASE, pages))


def entries(options, pages):
    source, site = source_of("html_listing", options, **HOSTS), Site(BASE, pages)
    return [
        html_listing.detail(source, one, site) for one in html_listing.listing(source, site).entries
    ]


def text(document):
    return " ".join(BeautifulSoup(document.content, "lxml").get_text(" ").split())


def block(number, answer=None):
    return f"FOI {number}", "19.07.24", answer or f"<p>There were {number}.</p>"


def test_blocks_between_labels_are_entries_with_their_own_answers():
    pages = {JULY: month(block(9943), block(9942)), JUNE: month(block(9900)), MAY: month(block(1))}
    first, second, *_ = read = entries(NORTH_DEVON, pages)
    assert [entry.reference for entry in read] == ["FOI 9943", "FOI 9942", "FOI 9900", "FOI 1"]
    assert (first.responded_on, first.request_text) == (date(2024, 7, 19), "How many placements?")
    assert [text(document) for document in first.documents] == ["There were 9943."]
    assert [text(document) for document in second.documents] == ["There were 9942."]
    assert first.url == BASE + JULY
    assert not any(entry.problem for entry in read)


def test_two_dates_in_one_field_are_no_date():
    twice = ("FOI 2", "19.12.25 and 07.01.26", "<p>12</p>")
    (entry,) = entries({**NORTH_DEVON, "listing": ONE}, {"/log": month(twice)})
    assert entry.responded_on is None
    assert "19.12.25 and 07.01.26" in entry.problem
    assert text(entry.documents[0]) == "12"


def test_a_block_without_a_reference_is_named_by_its_words():
    (first, second) = entries(
        {**NORTH_DEVON, "listing": ONE}, {"/log": month(block(1), ("", "01.07.24", "<p>2</p>"))}
    )
    assert first.key == "FOI 1"
    assert second.key.startswith("row-")
    assert "no reference to name it by" in second.problem


def test_blocks_between_headings_end_where_a_later_label_begins():
    blocks = "".join(
        f"<h3>{title}</h3><p>Date submitted: 23 May 2017</p><p>Summary of request</p><p>How many?"
        f"</p><p>Summary of response</p><p>12 {title}</p><p>Date responded: {day} June 2017</p>"
        for title, day in (("Trees", 1), ("Hedges", 2))
    )
    first, second = entries(EAST_DEVON, {"/published-requests": f"<main>{blocks}</main>"})
    assert (first.title, first.received_on, first.responded_on) == (
        "Trees",
        date(2017, 5, 23),
        date(2017, 6, 1),
    )
    assert (text(first.documents[0]), text(second.documents[0])) == ("12 Trees", "12 Hedges")
    assert first.key != second.key
    assert first.problem is None


def test_an_answer_printed_beside_its_label_keeps_its_numbers_apart():
    main = (
        "<main><table><tr><th>Request reference</th><td>FOI 1</td></tr><tr><th>Response provided"
        "</th><td>2019: 12</td><td>13</td></tr><tr><td>2020</td><td>14</td></tr></table></main>"
    )
    (entry,) = entries({**NORTH_DEVON, "listing": ONE}, {"/log": main})
    assert text(entry.documents[0]) == "2019: 12 13 2020 14"


def test_one_reference_in_two_blocks_with_different_answers_is_named():
    listing = listed(
        {**NORTH_DEVON, "listing": ONE}, {"/log": month(block(1), block(1, "<p>13</p>"))}
    )
    (entry,) = listing.entries
    assert "stands for two entries" in entry.problem
    assert "stands for two entries" in listing.notes[0]


def test_months_that_are_not_there_yet_are_nothing_and_gaps_are_notes():
    listing = listed(NORTH_DEVON, {MAY: month(block(1))})
    assert (listing.whole, listing.notes) == (True, ())
    listing = listed(NORTH_DEVON, {JULY: month(block(2)), MAY: month(block(1))})
    assert [one.key for one in listing.entries] == ["FOI 2", "FOI 1"]
    assert not listing.whole
    assert JUNE in listing.notes[0]


def test_a_log_of_which_no_month_is_there_is_not_found_and_never_empty():
    with pytest.raises(FetchError) as failed:
        listed(NORTH_DEVON, {}, assertions={"min_items": 0})
    assert (failed.value.outcome, failed.value.item) == ("not_found", BASE + MAY)


def test_a_later_page_of_a_month_that_is_missing_is_no_missing_month():
    more = month(block(2)).replace("</main>", '<a rel="next" href="?page=1">Next</a></main>')
    options = {**NORTH_DEVON, "listing": {**NORTH_DEVON["listing"], "parameter": "page"}}
    with pytest.raises(FetchError) as failed:
        listed(options, {JULY: more, JUNE: month(block(1))})
    assert failed.value.item == f"{BASE}{JULY}?page=1"


def test_a_year_that_is_not_there_yet_is_nothing_and_a_dead_link_is_a_note():
    listing = {"path": "/log-{year}", "since": "2023-01-01", "until": "2024-12-31"}
    options = {**NORTH_DEVON, "listing": {**listing, "through": ["li a"]}}
    months = '<main><ul><li><a href="/may">May</a><li><a href="/june">June</a></ul></main>'
    pages = {"/log-2023": months, "/may": month(block(1)), "/june": month(block(2))}
    found = listed(options, pages)
    assert ([one.key for one in found.entries], found.whole) == (["FOI 1", "FOI 2"], True)
    found = listed(options, {path: main for path, main in pages.items() if path != "/may"})
    assert ([one.key for one in found.entries], found.whole) == (["FOI 2"], False)
    assert f"{BASE}/may" in found.notes[0]


def test_a_night_asks_for_months_only_as_far_back_as_something_is_new():
    pages = {JULY: month(block(3)), JUNE: month(block(2)), MAY: month(block(1))}
    held = {"FOI 2": date(2024, 6, 1), "FOI 1": date(2024, 5, 1)}
    source, site = source_of("html_listing", NORTH_DEVON, **HOSTS), Site(BASE, pages)
    window = Window(since=date(2026, 1, 1), known=held)
    listing = html_listing.listing(source, site, window)
    assert [one.key for one in listing.entries] == ["FOI 3", "FOI 2"]
    assert (listing.whole, site.asked) == (False, [BASE + JULY, BASE + JUNE])
    site.asked.clear()
    assert not html_listing.listing(source, site, FIRST_PAGE).whole
    assert site.asked == [BASE + JULY]


def test_a_site_that_shows_one_month_for_all_of_them_has_changed():
    same = month(block(1))
    with pytest.raises(LayoutChanged, match="same entries as the one before"):
        listed(NORTH_DEVON, {JULY: same, JUNE: same, MAY: same})


def wokingham(number: int, rows: str) -> dict[str, str]:
    path = f"{WOKINGHAM_PATH}?month=0000-{number:02}-01&year=2025"
    return {path: f"<main><table><tbody>{rows}</tbody></table></main>"}


def test_a_month_in_the_query_may_be_empty_where_the_page_says_so():
    row = f'<tr><td><a href="{WOKINGHAM_PATH}?id=9771&amp;month=0000-05-01&amp;year=2025">Homes'
    pages = {
        **wokingham(5, f"{row}</a></td></tr>"),
        **wokingham(4, "<caption>No requests found</caption>"),
        **wokingham(3, f"{row.replace('9771', '6785')}</a></td></tr>"),
    }
    listing = listed(WOKINGHAM, pages)
    assert [(one.key, one.title) for one in listing.entries] == [
        ("9771", "Homes"),
        ("6785", "Homes"),
    ]
    assert listing.whole
    with pytest.raises(LayoutChanged, match=r"options\.items"):
        listed(WOKINGHAM, pages | wokingham(4, "<caption>Renamed</caption>"))


def test_labels_with_blank_values_leave_them_out():
    main = (
        "<main><h1>Homes</h1><dl><dt>Request ID</dt><dd></dd><dt>Date Received</dt><dd> </dd>"
        "<dt>Date Resolved</dt><dd></dd></dl><p>How many? 12</p></main>"
    )
    path = f"{WOKINGHAM_PATH}?id=9771"
    source = source_of("html_listing", WOKINGHAM, **HOSTS)
    one = Listed(key="9771", url=BASE + path)
    entry = html_listing.detail(source, one, Site(BASE, {path: main}))
    assert (entry.reference, entry.received_on, entry.responded_on) == (None, None, None)
    assert text(entry.documents[0]) == "How many? 12"
    assert entry.problem == WHOLE


def test_years_are_asked_once_each_and_nothing_after_today():
    today = date(2026, 2, 3)
    yearly = ListingPages(path="/log-{year}", since=date(2024, 5, 1), until=date(2030, 1, 1))
    assert paths(yearly, today) == ["/log-2026", "/log-2025", "/log-2024"]
    monthly = ListingPages(path="/{month}/{month_name}", since=date(2025, 12, 1))
    assert paths(monthly, today) == ["/02/february", "/01/january", "/12/december"]
