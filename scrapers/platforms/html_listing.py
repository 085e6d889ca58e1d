"""A log on a council's own web pages, read by what the register says of them.

There is no such platform: each council builds its pages of its own, in Drupal, WordPress or
by hand, and half of them print the answers on the page. So nothing here names a class or
a label. The register says where the pages of the listing are, what on them is an entry,
how it is named for good, and by which labels or elements its fields are told; without a
``detail`` the listing shows all there is. A selector that finds nothing where something
must be is an error that names it.

Source: the layouts of a dozen councils, described in the notes on disclosure logs.
"""

from datetime import UTC, datetime
from functools import partial

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Fetches, Listed, Listing, address, options_of, page_at
from scrapers.platforms.html_listing_entries import read_detail
from scrapers.platforms.html_listing_look import repeated
from scrapers.platforms.html_listing_pages import Pages, paths
from scrapers.platforms.html_listing_rows import read_items
from scrapers.platforms.pages import soup_of
from scrapers.platforms.whole_entries import detail as shown_in_the_listing
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import HtmlListingOptions
from scrapers.rows import Entry

UNTOLD = "the register does not say which elements of this page are entries (options.items)"


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the entries of all pages of the listing; see `base.Platform`.

    Where the register does not say how entries are told, the first page is fetched, so
    that it is kept for a person to look at; the notes name what repeats on it, and nothing is
    taken from it.
    """
    options = options_of(source, HtmlListingOptions)
    where = options.listing
    if where is None:
        raise LayoutChanged(
            "the register does not say where its listing is",
            item=source.id,
            remedy="look at the site and add listing and items to its options",
        )
    if options.items is None:
        url = address(source, paths(where, datetime.now(UTC).date())[0])
        answer = page_at(url, source, session)
        notes = repeated(soup_of(answer), answer.final_url)
        return Listing(entries=(), whole=False, notes=(UNTOLD, *notes))

    read = partial(read_items, source=source, items=options.items, alone=options.detail is None)
    return Pages(source, session, where, read).listing(window)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one entry as its page shows it, or as its listing did; see `base.Platform`."""
    options = options_of(source, HtmlListingOptions)
    if options.detail is None or listed.entry is not None:
        return shown_in_the_listing(source, listed, session)
    answer = page_at(listed.url, source, session)
    return read_detail(answer, source, listed, options.detail)
