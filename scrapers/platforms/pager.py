"""Walks a listing from page to page and knows when it has seen all of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.base import Fetches, Listed, Listing, address, page_at, whole
from scrapers.platforms.gathering import Page, gather
from scrapers.platforms.pages import changed, href_of, main_of
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source

ReadPage = Callable[[Tag, str], list[Listed]]
PageNumber = Callable[[str], int | None]


@dataclass(frozen=True, slots=True)
class Pager:
    """How one platform counts the pages of a listing.

    Attributes:
        first: the path of the first page.
        number: the number of the page at an address; None where the address is no page
            of this listing. The first page may have any number.
        most: pages; a longer listing is taken for one that never ends.
    """

    first: str
    number: PageNumber
    most: int

    def walk(
        self, source: Source, session: Fetches, read: ReadPage, window: Window = EVERYTHING
    ) -> Listing:
        """Return the entries of all pages as `gathered` does, if there are enough of them.

        Args:
            source: whose listing it is; its ``min_items`` must be reached.
            session: fetches the pages.
            read: turns the ``main`` of a page, at an address, into its entries.
            window: how far back to read, of a listing that shows the newest first.

        Raises:
            FetchError: if a page could not be had.
            LayoutChanged: if a page leaves entries unseen, or the listing goes on beyond
                ``most`` pages.
        """
        listing = self.gathered(source, session, read, window)
        if not listing.whole:
            return listing
        return whole(source, listing.entries, address(source, self.first), listing.notes)

    def gathered(
        self, source: Source, session: Fetches, read: ReadPage, window: Window = EVERYTHING
    ) -> Listing:
        """Return the entries of all pages, each once, however few, in the listing's order.

        It ends at a page without a next one, or where `gather` ends it. Arguments and
        errors are those of `walk`.
        """
        return gather(self._pages(source, session, read), window)

    def _pages(self, source: Source, session: Fetches, read: ReadPage) -> Iterator[Page]:
        url: str | None = address(source, self.first)
        seen: set[str] = set()
        while url is not None and url not in seen:
            if len(seen) == self.most:
                raise changed(f"the listing goes on after {self.most} pages", url)
            seen.add(url)
            answer = page_at(url, source, session)
            main = main_of(answer)
            url = following(main, answer.final_url, self.number)
            yield Page(read(main, answer.final_url), answer.final_url, url is not None)


def following(main: Tag, page: str, number: PageNumber) -> str | None:
    """Return the address of the next page: marked as such, or numbered one higher.

    Raises:
        LayoutChanged: there are several, or it is no page of this listing.
    """
    links = [(link, href_of(link, page)) for link in main.select("a[href]")]
    marked = {url for link, url in links if "next" in (link.get("rel") or ())}
    here = number(page)
    if not marked and here is not None:
        marked = {url for _, url in links if number(url) == here + 1}
    if len(marked) > 1:
        raise changed(f"{len(marked)} links to the next page, expected 1", page)
    for url in marked:
        if number(url) is None:
            raise changed(f"the next page, {url}, is no page of this listing", page)
        return url
    return None
