"""Logs that are read by searching them, as Nottingham's ASP.NET page or Cheshire East's.

One search for each keyword of the register; the results together are the listing, and an
entry that several searches find is one entry. What no keyword finds is not seen, so such a
listing is whole only where the register says that the searches find everything, and only
then has anything been withdrawn. Results and their pages are read as `html_listing` reads
a council's pages.

A form is sent as a browser sends it, state and all; a search that only works with a cookie
is not for this platform, because a session sends none. Answers to forms are never asked
for conditionally: each night asks for them anew.

Source: the addresses listed in the register's entries; of none of these applications was
the markup seen.
"""

from dataclasses import replace

from scrapers.platforms.base import Fetches, Listed, Listing, address, options_of, page_at, whole
from scrapers.platforms.gathering import counted, gather, together
from scrapers.platforms.html_listing_entries import read_detail
from scrapers.platforms.html_listing_look import repeated
from scrapers.platforms.pages import changed, soup_of
from scrapers.platforms.search_app_form import Form
from scrapers.platforms.search_app_pages import Search
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import SearchAppOptions
from scrapers.rows import Entry

UNSEEN = "the register does not say how this search is used or how its results read"


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return what the searches find together; see `base.Platform`.

    Raises:
        LayoutChanged: besides the usual, if a search has neither results nor the words
            for none, or states another total than it shows.
    """
    options = options_of(source, SearchAppOptions)
    url = address(source, options.path)
    if options.items is None or options.refuses("active"):
        return _look(source, session, url)
    search = Search.begun(source, options, options.items, session)
    reach = window if options.order == "newest_first" else window.in_any_order
    keywords = options.keywords[: 1 if window.only_first_page else None]
    found = together([_found(search, keyword, reach, url) for keyword in keywords])
    seen_all = found.whole and keywords == options.keywords
    if seen_all:
        found = whole(source, found.entries, url, found.notes)
    return replace(found, whole=seen_all and options.lists_everything)


def _look(source: Source, session: Fetches, url: str) -> Listing:
    """Return what a person needs to know of a search that nobody has described yet."""
    answer = page_at(url, source, session)
    page, soup = answer.final_url, soup_of(answer)
    forms = [Form.of(form, page).told() for form in soup.select("form")]
    notes = (UNSEEN, *(forms or ["there is no form on the page"]), *repeated(soup, page))
    return Listing(entries=(), whole=False, notes=notes)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one entry, from its own page or as the results show it; see `base.Platform`."""
    if listed.entry is not None:
        return listed.entry
    options = options_of(source, SearchAppOptions)
    if options.detail is None:
        raise changed("the entry does not come from this platform's listing", listed.url)
    answer = page_at(listed.url, source, session)
    return read_detail(answer, source, listed, options.detail)


def _found(search: Search, keyword: str, window: Window, url: str) -> Listing:
    """Return what one search finds, held against the total that it states."""
    counts: list[int] = []
    listing = gather(search.pages(keyword, counts), window)
    return counted(listing, counts, url) if listing.whole else listing
