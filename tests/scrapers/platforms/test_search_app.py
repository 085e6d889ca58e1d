from datetime import date

import pytest
from portals import Portal
from search_options import FIVE, GRID, KEYS, QUERY
from search_replica import AspNetLog, Case, QueryLog, cases

from scrapers.errors import LayoutChanged
from scrapers.platforms import search_app
from scrapers.platforms.window import EVERYTHING, FIRST_PAGE, Window
from scrapers.web import ArchiveIndex, Journal, ReplayAdapter, Session


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "search_app") as opened:
        yield opened


def listed(portal, options, window=EVERYTHING):
    return search_app.listing(portal.source(options), portal.session, window)


def keys(listing):
    return [one.key for one in listing.entries]


@pytest.mark.parametrize("pager", ["numbers", "next", "button"])
def test_a_grid_is_read_page_by_page_as_it_sends_itself_back(portal, pager):
    log = AspNetLog(portal.site, FIVE, pager=pager)
    listing = listed(portal, GRID)
    assert keys(listing) == KEYS
    assert not listing.whole
    first = listing.entries[0]
    assert (first.title, first.reference) == ("Missing children 5", "IG5")
    assert first.responded_on == date(2024, 2, 5)
    assert len(log.posted) == 3
    # every field that a browser would send, and no button but the one that is pressed
    assert "ctl00$Main$btnClear" not in log.posted[0]
    assert "ctl00$Main$chkExact" not in log.posted[0]
    assert log.posted[0]["ctl00$Main$ddlYear"] == "all"
    assert "ctl00$Main$btnSearch" not in log.posted[1]


@pytest.mark.parametrize(
    ("next_by", "options"),
    [("number", {}), ("rel", {}), ("words", {"page_parameter": None})],
)
def test_results_with_an_address_are_read_page_by_page(portal, next_by, options):
    QueryLog(portal.site, FIVE, next_by=next_by)
    listing = listed(portal, QUERY | options)
    assert keys(listing) == KEYS
    assert portal.site.paths()[0] == "/disclosure-log/search?year=2024&keyword=children"
    assert len(portal.site.paths()) == 3


def test_another_council_searches_at_its_root_by_other_names(portal):
    QueryLog(portal.site, FIVE, path="/", words="q", next_by="rel")
    listing = listed(portal, QUERY | {"path": "/?index=foi", "keyword_field": "q"})
    assert keys(listing) == KEYS
    assert portal.site.paths()[0] == "/?index=foi&year=2024&q=children"


def test_pages_may_be_numbered_from_nought_and_other_searches_have_pages_too(portal):
    log = QueryLog(portal.site, FIVE, first=0)
    log.aside = '<p><a href="/news?page=1">news</a><a href="javascript:more(1)">more</a></p>'
    assert keys(listed(portal, QUERY | {"first_page": 0})) == KEYS


def test_an_entry_is_read_from_the_page_that_the_results_link_to(portal):
    AspNetLog(portal.site, FIVE[:1])
    (one,) = listed(portal, GRID).entries
    entry = search_app.detail(portal.source(GRID), one, portal.session)
    assert (entry.reference, entry.request_text) == ("IG5", "How many?")
    assert entry.responded_on == date(2024, 2, 5)
    assert b"There were 12." in entry.documents[0].content
    assert entry.problem is None


def test_results_that_show_the_answers_are_entries_without_a_page(portal):
    files = '<p>There were 7.</p><a href="/files/5.pdf">Table</a>'
    AspNetLog(portal.site, [Case(5, "Fostered children", files), *FIVE[1:]], inline=True)
    items = {
        "table": "#gvResults",
        "key": {"by": "reference"},
        "reference": {"column": ["Ref"]},
        "title": {"column": ["Subject"], "select": "td", "pattern": "^[A-Za-z ]+"},
        "answer": {"column": ["Subject"], "select": ".answer"},
    }
    options = {**GRID, "items": items, "detail": None}
    listing = listed(portal, options)
    assert keys(listing) == ["IG5", "IG4", "IG3", "IG2", "IG1"]
    entry = search_app.detail(portal.source(options), listing.entries[0], portal.session)
    assert [document.name for document in entry.documents] == ["IG5.html", "Table"]
    assert b"There were 7." in entry.documents[0].content


def test_each_keyword_is_a_search_and_what_several_find_is_one_entry(portal):
    held = cases("Children in care", "Care leavers", "Foster care", "Potholes")
    QueryLog(portal.site, held)
    listing = listed(portal, QUERY | {"keywords": ["children", "care", "exploitation"]})
    assert keys(listing) == ["4", "3", "2"]
    assert (listing.whole, listing.notes) == (False, ())


def test_one_form_is_enough_for_all_keywords(portal):
    log = AspNetLog(portal.site, FIVE)
    assert keys(listed(portal, GRID | {"keywords": ["children 5", "children 4"]})) == ["5", "4"]
    assert len(log.posted) == 2
    assert len(portal.site.paths()) == 3


@pytest.mark.parametrize(("options", "whole"), [({"lists_everything": True}, True), ({}, False)])
def test_only_a_search_for_everything_is_a_whole_listing(portal, options, whole):
    QueryLog(portal.site, FIVE)
    listing = listed(portal, QUERY | {"keywords": [""]} | options)
    assert (len(listing.entries), listing.whole) == (5, whole)


def test_the_total_of_a_search_is_held_against_its_results(portal):
    log = QueryLog(portal.site, FIVE)
    options = QUERY | {"count": r"^(?P<count>[\d,]+) results$"}
    assert keys(listed(portal, options)) == KEYS
    log.total = 6
    with pytest.raises(LayoutChanged, match="says that it has 6 entries, and its pages show 5"):
        listed(portal, options)
    with pytest.raises(LayoutChanged, match="expected one total of the form"):
        listed(portal, QUERY | {"count": r"^Found (?P<count>\d+)$"})


def test_a_search_that_finds_nothing_says_so_and_all_of_them_may_not(portal):
    QueryLog(portal.site, FIVE)
    assert keys(listed(portal, QUERY | {"keywords": ["zebra", "children"]})) == KEYS
    with pytest.raises(LayoutChanged, match="asserts 1 or more"):
        listed(portal, QUERY | {"keywords": ["zebra"]})


def test_a_night_and_a_look_ask_no_more_than_they_need(portal):
    AspNetLog(portal.site, FIVE)
    options = GRID | {"order": "newest_first", "keywords": ["children", "missing"]}
    held = Window(since=date(2026, 1, 1), known=dict.fromkeys(KEYS[2:], date(2020, 1, 1)))
    assert keys(listed(portal, options, held)) == KEYS[:4]
    before = len(portal.site.paths())
    look = listed(portal, options | {"lists_everything": True}, FIRST_PAGE)
    assert (keys(look), look.whole) == (KEYS[:2], False)
    assert len(portal.site.paths()) - before == 2


def test_a_search_in_no_order_is_read_to_its_end_every_night(portal):
    AspNetLog(portal.site, FIVE)
    held = Window(since=date(2026, 1, 1), known=dict.fromkeys(KEYS, date(2020, 1, 1)))
    assert keys(listed(portal, GRID, held)) == KEYS


def test_the_answers_to_forms_are_read_again_from_the_archive(portal):
    AspNetLog(portal.site, FIVE)
    source = portal.source(GRID)
    seen = search_app.listing(source, portal.session)
    archive = portal.session._archive
    with Session(
        archive=archive,
        journal=Journal(portal.folder / "again.jsonl", "again"),
        adapter=ReplayAdapter(ArchiveIndex(archive)),
    ) as session:
        assert search_app.listing(source, session).entries == seen.entries
