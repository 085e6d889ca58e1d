"""Walks a listing from page to page and knows when it has seen all of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.base import Fetches, Listed, Listing, address, whole
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
        """Return the entries of all pages, each once, in the order of the listing.

        It ends at a page without a next one, or at one that shows nothing new (some
        sites repeat their last page for ever), or where ``window`` ends.

        Args:
            source: whose listing it is; its ``min_items`` must be reached.
            session: fetches the pages.
            read: turns the ``main`` of a page, at an address, into its entries.
            window: how far back to read, of a listing that shows the newest first.

        Raises:
            FetchError: if a page could not be had.
            LayoutChanged: if a page leaves entries unseen (it is empty though more are
                said to follow, or it is the first one again), or the listing goes on
                beyond ``most`` pages.
        """
        found: dict[str, Listed] = {}
        first: frozenset[str] | None = None
        for main, url, more in self._pages(source, session):
            here = {entry.key: entry for entry in read(main, url)}
            if more and not here:
                raise changed("a page of the listing is empty, yet links to a next one", url)
            if first is not None and here.keys() == first:
                raise changed("a later page of the listing shows the first one again", url)
            if found and not here.keys() - found.keys():
                break
            first = frozenset(here) if first is None else first
            found |= {key: here[key] for key in here if key not in found}
            if more and window.ends_at(here.values()):
                return Listing(entries=tuple(found.values()), whole=False)
        return whole(source, list(found.values()), address(source, self.first))

    def _pages(self, source: Source, session: Fetches) -> Iterator[tuple[Tag, str, bool]]:
        """Yield each page's ``main``, its address, and whether it links to a next one."""
        url: str | None = address(source, self.first)
        seen: set[str] = set()
        while url is not None and url not in seen:
            if len(seen) == self.most:
                raise changed(f"the listing goes on after {self.most} pages", url)
            seen.add(url)
            answer = session.get(
                url, source_id=source.id, allow_hosts=source.allow_hosts, expect="html"
            )
            main = main_of(answer)
            url = self._next(main, answer.final_url)
            yield main, answer.final_url, url is not None

    def _next(self, main: Tag, page: str) -> str | None:
        """Return the address of the next page: marked as such, or numbered one higher."""
        links = [(link, href_of(link, page)) for link in main.select("a[href]")]
        following = {url for link, url in links if "next" in (link.get("rel") or ())}
        here = self.number(page)
        if not following and here is not None:
            following = {url for _, url in links if self.number(url) == here + 1}
        if len(following) > 1:
            raise changed(f"{len(following)} links to the next page, expected 1", page)
        for url in following:
            if self.number(url) is None:
                raise changed(f"the next page, {url}, is no page of this listing", page)
            return url
        return None
