"""What goes wrong with listings, on two councils' sites over HTTP."""

from datetime import date

import pytest
from html_replica import NORTH_DEVON, THURROCK, month, serve, served, thurrock_entry, thurrock_list
from portals import Portal
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import html_listing
from scrapers.platforms.window import Window

PAGES = {
    "/foi-responses": thurrock_list("c", "b", after=1),
    "/foi-responses?page=1": thurrock_list("a"),
    **{f"/foi-responses/{slug}": thurrock_entry(slug, f"<p>1{slug}</p>") for slug in "abc"},
}


@pytest.fixture
def council(tmp_path):
    with Portal(tmp_path, "html_listing") as portal:
        serve(portal.site, PAGES)
        yield portal


def listing(council, options=THURROCK, window=None, **more):
    given = (window,) if window else ()
    return html_listing.listing(council.source(options, **more), council.session, *given)


def keys(found):
    return [one.key for one in found.entries]


def details(council):
    source = council.source(THURROCK)
    found = html_listing.listing(source, council.session)
    return {one.key: html_listing.detail(source, one, council.session) for one in found.entries}


def test_a_log_is_read_over_http_and_again_the_same(council):
    first = details(council)
    assert [entry.title for entry in first.values()] == ["c", "b", "a"]
    assert all(entry.documents and entry.problem is None for entry in first.values())
    asked = len(council.site.paths())
    assert details(council) == first
    assert len(council.site.paths()) == 2 * asked == 10


def test_months_are_read_over_http(council):
    block = ("FOI 9943", "19.07.24", "<p>There were 12.</p>")
    serve(council.site, {"/disclosure-log-june-2024": month(block)})
    found = listing(council, NORTH_DEVON)
    assert keys(found) == ["FOI 9943"]
    assert found.entries[0].entry.documents[0].content


def test_a_night_ends_at_a_page_on_which_all_is_known(council):
    window = Window(since=date(2026, 1, 1), known=dict.fromkeys("bc", date(2020, 1, 1)))
    found = listing(council, window=window)
    assert (keys(found), found.whole) == (["c", "b"], False)
    assert council.site.paths() == ["/foi-responses"]


def test_a_pager_that_repeats_its_last_page_for_ever_ends(council):
    for number in (1, 2, 3):
        council.site.route(
            f"/foi-responses?page={number}", served(thurrock_list("a", after=number + 1))
        )
    found = listing(council)
    assert (keys(found), found.whole) == (["c", "b", "a"], True)
    assert len(council.site.paths()) == 4


def test_a_pager_that_shows_its_first_page_for_any_number_has_changed(council):
    council.site.route("/foi-responses?page=1", served(thurrock_list("c", "b", after=2)))
    with pytest.raises(LayoutChanged, match="shows the first one again"):
        listing(council)


def test_a_listing_that_never_ends_is_ended(council):
    options = {**THURROCK, "listing": {**THURROCK["listing"], "max_pages": 3}}
    for number in range(1, 9):
        main = thurrock_list(f"n{number}", after=number + 1)
        council.site.route(f"/foi-responses?page={number}", served(main))
    with pytest.raises(LayoutChanged, match="goes on after 3 pages"):
        listing(council, options)


def test_a_renamed_class_is_never_an_empty_log(council):
    council.site.route("/foi-responses", served(PAGES["/foi-responses"].replace("views", "x")))
    with pytest.raises(LayoutChanged, match=r"options\.items") as failed:
        listing(council)
    assert failed.value.item == council.site.url("/foi-responses")


def test_a_listing_shorter_than_the_register_asserts_has_changed(council):
    with pytest.raises(LayoutChanged, match="shows 3 entries, the register asserts 50 or more"):
        listing(council, assertions={"min_items": 50})


def test_a_bot_wall_under_200_is_blocked_and_no_listing(council):
    wall = "<!DOCTYPE html><html><head><title>Pardon Our Interruption</title></head></html>"
    council.site.route("/foi-responses", Answer(wall, media_type="text/html"))
    with pytest.raises(FetchError) as failed:
        listing(council)
    assert failed.value.outcome == "blocked_bot"


def test_an_entry_that_was_withdrawn_is_missing_from_a_whole_listing(council):
    assert keys(listing(council)) == ["c", "b", "a"]
    serve(council.site, {"/foi-responses?page=1": thurrock_list("b")})
    serve(council.site, {"/foi-responses": thurrock_list("c", "b")})
    found = listing(council)
    assert (keys(found), found.whole) == (["c", "b"], True)


def test_an_entry_edited_in_place_keeps_its_key_and_has_another_answer(council):
    before = details(council)["b"]
    serve(council.site, {"/foi-responses/b": thurrock_entry("b", "<p>14</p>")})
    after = details(council)["b"]
    assert (after.key, after.url) == (before.key, before.url)
    assert after.documents[0].content != before.documents[0].content
    assert after.page_sha256 != before.page_sha256


def test_what_a_site_renews_with_every_page_makes_no_new_answer(council):
    def renewed(seen):
        answer = f'<script>{seen.at}</script><p id="n{seen.at}">There were 12.</p>'
        return served(thurrock_entry("b", answer))

    before = details(council)["b"]
    council.site.route("/foi-responses/b", renewed)
    first, second = details(council)["b"], details(council)["b"]
    assert first.page_sha256 != second.page_sha256
    assert first.documents[0].content == second.documents[0].content
    assert first.documents[0].content != before.documents[0].content


def test_the_same_entries_on_a_stray_host_are_not_listed_twice(council):
    stray = '<div class="views-row"><a href="http://uat.sampleshire.example/foi-responses/{}">{}</a></div>'
    rows = stray.format("a", "A") + stray.format("elsewhere", "Elsewhere")
    main = thurrock_list("a").replace("<main>", f"<main>{rows}")
    serve(council.site, {"/foi-responses": main})
    found = listing(council)
    assert keys(found) == ["elsewhere", "a"]
    stranger, own = found.entries
    assert own.entry is None
    assert "uat.sampleshire.example, a host not its own" in stranger.entry.problem
    assert stranger.entry.documents == ()


@pytest.mark.parametrize("href", ["javascript:alert(1)", "http://[", "mailto:foi@a.example", ""])
def test_a_link_that_leads_nowhere_is_an_entry_with_a_problem(council, href):
    odd = f'<div class="views-row"><a href="{href}">Odd</a></div>'
    main = thurrock_list("a").replace("</main>", f"{odd}</main>")
    serve(council.site, {"/foi-responses": main})
    first, second = listing(council).entries
    assert (first.key, first.problem) == ("a", None)
    assert second.title == "Odd"
    assert second.entry.problem


def test_an_address_with_spaces_and_control_characters_is_asked_for_as_one(council):
    council.site.route("/foi-responses/two%20words", served(thurrock_entry("Two", "<p>2</p>")))
    row = '<div class="views-row"><a href=" /foi-responses/two words\n">Two</a></div>'
    serve(council.site, {"/foi-responses": f"<main>{row}</main>"})
    (entry,) = details(council).values()
    assert (entry.key, entry.title) == ("two words", "Two")


def test_a_log_whose_items_nobody_described_is_looked_at_and_nothing_is_taken(council):
    options = {"listing": THURROCK["listing"], "detail": THURROCK["detail"]}
    source = {"status": "unverified", "status_reason": "unseen", "not_seen": ["the listing"]}
    serve(council.site, {"/foi-responses": thurrock_list("c", "b", "a")})
    found = listing(council, options, **source)
    assert (found.entries, found.whole) == ((), False)
    assert found.notes[0] == html_listing.UNTOLD
    first = council.site.url("/foi-responses/c")
    assert found.notes[1].startswith("3 elements 'div.views-row', each with one link, the first")
    assert found.notes[1].endswith(first)
    assert council.site.paths() == ["/foi-responses"]
    with pytest.raises(LayoutChanged, match="does not say where its listing is"):
        listing(council, {"detail": THURROCK["detail"]}, **source)
