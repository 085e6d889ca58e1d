import pytest
from portals import Portal, source_of
from replica import Answer, page
from search_options import FIVE, GRID, KEYS, QUERY
from search_replica import ASPX, AspNetLog, QueryLog

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import search_app
from scrapers.platforms.base import Listed


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "search_app") as opened:
        yield opened


def listed(portal, options):
    return search_app.listing(portal.source(options), portal.session)


def keys(listing):
    return [one.key for one in listing.entries]


def test_results_whose_class_was_renamed_are_not_no_results(portal):
    QueryLog(portal.site, FIVE)
    items = QUERY["items"] | {"select": "div.hit"}
    with pytest.raises(LayoutChanged, match="neither results nor a line that says"):
        listed(portal, QUERY | {"items": items})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"ctl00$Main$btnFind": "Search"}, r"no field ctl00\$Main\$btnFind; it has __EVENT"),
        ({}, "neither results nor a line"),
    ],
)
def test_a_form_with_other_fields_or_no_button_pressed_has_changed(portal, fields, said):
    AspNetLog(portal.site, FIVE)
    with pytest.raises(LayoutChanged, match=said):
        listed(portal, GRID | {"fields": fields})


def test_a_grid_that_gives_page_1_for_any_number_has_changed(portal):
    AspNetLog(portal.site, FIVE, stuck=True)
    with pytest.raises(LayoutChanged, match="shows the first one again"):
        listed(portal, GRID)


def test_a_grid_that_repeats_its_last_page_for_ever_ends_there(portal):
    log = AspNetLog(portal.site, FIVE, endless=True)
    assert keys(listed(portal, GRID)) == KEYS
    assert len(log.posted) == 5


def test_results_that_never_end_are_given_up(portal):
    AspNetLog(portal.site, FIVE)
    with pytest.raises(LayoutChanged, match="'children' go on after 2 pages"):
        listed(portal, GRID | {"max_pages": 2})


def test_a_state_that_the_site_no_longer_knows_is_a_failed_fetch(portal):
    log = AspNetLog(portal.site, FIVE)
    portal.site.route(ASPX, lambda seen: log._answer(seen) if not log.states else gone(log, seen))
    with pytest.raises(FetchError) as error:
        listed(portal, GRID)
    assert error.value.outcome == "server_error"


def gone(log, seen):
    """Answer as a server that was started again since it gave its page out."""
    log.states.clear()
    return log._answer(seen)


def test_of_a_search_that_nobody_has_seen_its_form_is_told(portal):
    AspNetLog(portal.site, FIVE)
    unseen = {"status": "unverified", "status_reason": "not seen", "not_seen": ["the search"]}
    listing = search_app.listing(portal.source({"path": ASPX}, **unseen), portal.session)
    assert (listing.entries, listing.whole) == ((), False)
    assert "does not say how this search is used" in listing.notes[0]
    assert "ctl00$Main$txtSearch, ctl00$Main$ddlYear; its buttons" in listing.notes[1]
    assert "ctl00$Main$btnSearch (Search)" in listing.notes[1]
    assert portal.site.paths() == [ASPX]


@pytest.mark.parametrize("missing", ["method", "keyword_field", "keywords", "items"])
def test_a_source_is_active_only_when_all_that_it_needs_is_said(missing):
    told = {name: value for name, value in GRID.items() if name != missing}
    with pytest.raises(ValueError, match=f"{missing} missing"):
        source_of("search_app", told)


def test_a_form_that_leads_to_another_host_is_not_sent(portal):
    portal.site.route(
        ASPX,
        page("Search", '<form action="https://elsewhere.example/"><input name="q"></form>'),
    )
    with pytest.raises(FetchError) as error:
        listed(portal, GRID | {"keyword_field": "q", "fields": {}})
    assert error.value.outcome == "refused_host"


def test_a_wall_in_the_place_of_the_results_is_blocked_and_nothing_else(portal):
    portal.site.route(ASPX, Answer(status=403))
    with pytest.raises(FetchError) as error:
        listed(portal, GRID)
    assert error.value.outcome == "forbidden"


def test_an_entry_of_another_listing_is_declined(portal):
    source = portal.source(GRID | {"detail": None})
    with pytest.raises(LayoutChanged, match="does not come from this platform's listing"):
        search_app.detail(source, Listed(key="a", url="/a"), portal.session)
