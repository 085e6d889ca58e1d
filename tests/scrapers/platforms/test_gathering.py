from dataclasses import replace
from datetime import date

import pytest
from council_site import registered, source_block

from scrapers.errors import LayoutChanged
from scrapers.platforms import gathering
from scrapers.platforms.base import Listed, Listing
from scrapers.platforms.gathering import Page, counted, gather, held_to_count, together
from scrapers.platforms.window import FIRST_PAGE, Window

URL = "https://foi.sampleshire.example/log"


def entry(key, title="T"):
    return Listed(key=key, url=f"{URL}/{key}", title=title)


def page(keys, *, more=True):
    return Page([entry(key) for key in keys], URL, more)


def keys(listing):
    return "".join(one.key for one in listing.entries)


def test_pages_are_put_together_in_their_order():
    listing = gather([page("ab"), page("bc"), page("d", more=False)])
    assert (keys(listing), listing.whole, listing.notes) == ("abcd", True, ())


def test_no_page_is_asked_for_after_the_last_that_is_needed():
    asked = []

    def pages(*shown):
        for one in shown:
            asked.append(one)
            yield one

    known = Window(since=date(2026, 1, 1), known={"c": date(2020, 1, 1), "d": date(2020, 1, 1)})
    assert not gather(pages(page("ab"), page("cd"), page("e")), known).whole
    assert len(asked) == 2
    asked.clear()
    assert gather(pages(page("ab"), page("cd"), page("cd"), page("cd"), page("e"))).whole
    assert len(asked) == 4
    asked.clear()
    assert keys(gather(pages(page("ab"), page("cd")), FIRST_PAGE)) == "ab"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("pages", "said"),
    [([page("")], "is empty, yet"), ([page("ab"), page("c"), page("ba")], "the first one again")],
)
def test_a_page_that_leaves_entries_unseen_has_changed(pages, said):
    with pytest.raises(LayoutChanged, match=said):
        gather(pages)


def test_a_listing_without_an_end_is_given_up(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_ENTRIES", 50)
    endless = (Page([entry(f"{n}-{k}") for k in range(20)], URL, more=True) for n in range(9))
    with pytest.raises(LayoutChanged, match="more than 50 entries"):
        gather(endless)


def test_one_key_for_two_entries_is_named_with_both():
    other = replace(entry("a", "Other"), reference="R1", received_on=date(2024, 5, 1))
    listing = gather([Page([entry("a"), other], URL, more=False)])
    (kept,) = listing.entries
    assert kept.title == "T"
    assert kept.problem == "the key 'a' stands for two entries: 'T' and 'Other', R1, 2024-05-01"
    assert listing.notes == (kept.problem,)


def test_several_listings_are_one_and_whole_only_if_all_are():
    some = Listing(entries=(entry("a"), entry("b")), notes=("n",))
    more = Listing(entries=(entry("b"), entry("c")), notes=("n",))
    both = together([some, more])
    assert (keys(both), both.whole, both.notes) == ("abc", True, ("n", "n"))
    assert not together([some, replace(more, whole=False)]).whole


@pytest.mark.parametrize("counts", [[], [2], [2, 2]])
def test_a_total_that_is_that_of_the_entries_changes_nothing(counts):
    listing = Listing(entries=(entry("a"), entry("b")))
    assert counted(listing, counts, URL) == listing


def test_a_total_that_is_another_names_both_numbers():
    with pytest.raises(LayoutChanged, match="has 3,046 entries, and its pages show 1") as error:
        counted(Listing(entries=(entry("a"),)), [3046, 3046], URL)
    assert error.value.item == URL


def test_a_total_that_changed_meanwhile_leaves_nothing_withdrawn():
    listing = counted(Listing(entries=(entry("a"),)), [1, 2], URL)
    assert not listing.whole
    assert "changed from 1 to 2" in listing.notes[0]


def test_a_listing_is_held_to_the_registers_least_too(tmp_path):
    source = registered(tmp_path, source_block("icasework", "{}", "assertions: {min_items: 2}"))
    with pytest.raises(LayoutChanged, match="asserts 2 or more"):
        held_to_count(source, [entry("a")], [1], URL)
