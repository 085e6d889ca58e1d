"""Night after night on a disclosure log of eCase, a WordPress site and a search."""

from dataclasses import replace
from datetime import date

from govuk_replica import GovukLog, numbered
from replica import Answer
from search_options import GRID
from search_replica import AspNetLog, cases
from wordpress_replica import TYPE, WordPress, post


def disclosure(number, **more):
    return numbered(number, **{"title": f"Looked after children {number}"} | more)


def keys(nights, where="withdrawn_at is null"):
    return {key for key, kept in nights.rows(f"entry_key, {where}") if kept}


def seen_last(nights, columns):
    return nights.rows(columns, "source_visits", "attempted_at")[-1]


def test_a_log_without_news_is_asked_for_one_page_on_condition(nights_of, site):
    log = GovukLog([disclosure(number) for number in range(9, 0, -1)])
    log.serve(site)
    nights = nights_of("govuk_disclosure_log", {})
    _, first = nights.visit(0)
    landed, second = nights.visit(1)
    assert len(first) == 5 + 9
    assert [(one.path, one.status) for one in second] == [("/disclosures", 304)]
    assert landed.documents.inserted == landed.documents.updated == 0
    assert seen_last(nights, "outcome, whole, entries") == ("ok", False, 9)


def test_what_is_dated_back_shows_in_the_total_and_is_found_by_the_sweep(nights_of, site):
    log = GovukLog([disclosure(number) for number in (9, 8, 7, 6)])
    log.serve(site)
    nights = nights_of("govuk_disclosure_log", {})
    nights.visit(0)
    log.disclosures = [*log.disclosures[:3], disclosure(2)]
    log.serve(site)
    nights.visit(1)
    assert seen_last(nights, "notes") == (None,)  # as many as before: nothing to see yet
    log.disclosures = [*log.disclosures, disclosure(1)]
    log.serve(site)
    nights.visit(2)
    (notes,) = seen_last(nights, "notes")
    assert "says that it has 5 disclosures; with tonight's new ones 4 are known" in notes
    assert len(keys(nights)) == 4
    nights.visit(3, sweep=True)
    assert keys(nights) == {disclosure(number).uuid for number in (9, 8, 7, 2, 1)}
    assert keys(nights, "withdrawn_at is not null") == {disclosure(6).uuid}


def test_a_total_that_is_not_reached_withdraws_nothing_and_says_why(nights_of, site):
    log = GovukLog([disclosure(number) for number in (3, 2, 1)])
    log.serve(site)
    nights = nights_of("govuk_disclosure_log", {})
    nights.visit(0)
    log.disclosures, log.count = log.disclosures[:1], "3 disclosures"
    nights.visit(1, sweep=True)
    outcome, message = seen_last(nights, "outcome, message")
    assert outcome == "layout_changed"
    assert "says that it has 3 entries, and its pages show 1" in message
    assert len(keys(nights)) == 3


def test_posts_land_from_the_listing_alone_and_one_that_is_edited_is_read_again(nights_of, site):
    posts = [post(n, title=f"Looked after children &amp; care {n}") for n in (3, 2, 1)]
    blog = WordPress(site, posts)
    nights = nights_of("wordpress", {"post_type": TYPE})
    landed, asked = nights.visit(0)
    assert (landed.documents.inserted, len(asked)) == (3, 1)
    assert nights.rows("title, responded_on", order="entry_key")[0] == (
        "Looked after children & care 1",
        date(2024, 5, 1),
    )
    edited = post(3, title="Looked after children & care 3", content="<p>There were 30.</p>")
    blog.posts = [edited, *posts[1:]]
    landed, asked = nights.visit(1)
    assert (landed.documents.inserted, len(asked)) == (1, 1)
    went = nights.rows("withdrawn_at is not null", "foi_documents")
    assert sum(gone for (gone,) in went) == 1


def test_a_search_lands_what_it_finds_and_withdraws_nothing(nights_of, site):
    held = cases("Fostering", "Looked after children", "Children in care", "Potholes")
    log = AspNetLog(site, held)
    nights = nights_of("search_app", GRID | {"keywords": ["children", "fostering", "care"]})
    landed, _ = nights.visit(0)
    assert landed.requests.inserted == 3
    assert keys(nights) == {"4", "3", "2"}
    log.held = [replace(held[0], title="Fostering and adoption"), *held[2:]]
    nights.visit(1, sweep=True)
    assert keys(nights) == {"4", "3", "2"}
    assert seen_last(nights, "outcome, whole") == ("ok", False)


def test_a_search_whose_server_fails_is_an_outcome_and_wipes_out_nothing(nights_of, site):
    log = AspNetLog(site, cases("Fostering", "Care leavers"))
    nights = nights_of("search_app", GRID | {"keywords": [""]})
    nights.visit(0)
    site.route(log.path, Answer(status=500))
    nights.visit(1)
    assert seen_last(nights, "outcome, entries")[0] == "server_error"
    assert len(keys(nights)) == 2
