"""Which pages a listing has: one, numbered ones, one a month, or ones that pages lead to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

from scrapers.errors import FetchError
from scrapers.platforms.base import Answer, Fetches, Listed, Listing, address, page_at, whole
from scrapers.platforms.gathering import Page, gather, together
from scrapers.platforms.pager import following
from scrapers.platforms.pages import changed, every, href_of, one, path_of, soup_of, text_of
from scrapers.platforms.problems import joined
from scrapers.platforms.window import Window
from scrapers.register.models import Source
from scrapers.register.options.common import FILES
from scrapers.register.options.html_listing import ListingPages

Read = Callable[[Tag, Answer], list[Listed]]
"""Turns the part of a page that holds entries into them."""
_ABSENT = frozenset({"not_found", "gone"})


@dataclass(slots=True)
class Pages:
    """The pages of one listing, asked for as they are needed.

    Attributes:
        source: whose listing it is.
        session: fetches the pages.
        where: what the register says of them.
        read: turns one into its entries.
        notes: what of them could not be read, a sentence each.
        whole: whether all of them were read.
        found: whether there was one with entries.
        absent: what the last month without a page failed with.
        asked: how many were asked for.
        addresses: the pages of entries, in order, by the entries' keys.
    """

    source: Source
    session: Fetches
    where: ListingPages
    read: Read
    notes: list[str] = field(default_factory=list)
    whole: bool = True
    found: bool = False
    absent: FetchError | None = None
    asked: int = 0
    addresses: dict[str, dict[str, None]] = field(default_factory=dict)

    def listing(self, window: Window) -> Listing:
        """Return the entries of all pages, or as far back as ``window`` reaches.

        Raises:
            FetchError: if a page could not be had. A month without a page is a note, and
                none at all where it is newer than all that there are.
            LayoutChanged: if a page shows no entries and does not say so, months show the
                same entries, or there are fewer than the register asserts.
        """
        window = window if self.where.order == "newest_first" else window.in_any_order
        found = together(list(self._parts(window)))
        entries = tuple(self._marked(entry) for entry in found.entries)
        notes = (*self.notes, *found.notes)
        url = address(self.source, self.where.path)
        if found.whole and self.whole:
            return whole(self.source, entries, url, notes)
        return Listing(entries=entries, whole=False, notes=notes)

    def _marked(self, entry: Listed) -> Listed:
        """Return an entry with the problem that its key stands for pages of their own."""
        addresses = self.addresses.get(entry.key, {})
        if len(addresses) < 2:
            return entry
        said = f"the key {entry.key!r} stands for {len(addresses)} pages: {', '.join(addresses)}"
        self.notes.append(said)
        return replace(entry, problem=joined(entry.problem, said))

    def _parts(self, window: Window) -> Iterator[Listing]:
        """Yield the listings that pages of their own begin, such as months."""
        ended = False
        before = frozenset[str]()
        for url in self._starts():
            if ended:
                self.whole = False
                break
            asked = self.asked
            try:
                part = gather(self._numbered(url), window)
            except FetchError as error:
                self._pass_over(error, asked, linked=bool(self.where.through))
                continue
            keys = frozenset(entry.key for entry in part.entries)
            if keys and keys == before and self.where.since is not None:
                raise changed("this page shows the same entries as the one before it", url)
            self.found, before = True, keys
            ended = not part.whole or window.ends_at(part.entries)
            yield part
        if self.absent and not self.found:
            raise self.absent

    def _starts(self) -> Iterator[str]:
        """Yield the addresses of the first pages with entries, newest months first."""
        for path in paths(self.where, datetime.now(UTC).date()):
            asked = self.asked
            try:
                yield from self._led_to(address(self.source, path), 0, set())
            except FetchError as error:
                self._pass_over(error, asked)

    def _pass_over(self, error: FetchError, asked: int, *, linked: bool = False) -> None:
        """Go on without a month that has no page, or a linked one; any other must be had.

        Args:
            error: what its page failed with.
            asked: how many pages had been asked for before it.
            linked: whether a page leads to it, so that it should be there.
        """
        is_first = (linked or self.where.since is not None) and self.asked == asked + 1
        if not is_first or error.outcome not in _ABSENT:
            raise error
        self.absent = error
        if self.found or linked:
            self.whole = False
            self.notes.append(f"there is no page {error.item}: {error.message}")

    def _led_to(self, url: str, step: int, seen: set[str]) -> Iterator[str]:
        """Yield the pages with entries that a page leads to, in the order of its links."""
        if step == len(self.where.through):
            yield url
            return
        scope, answer = self._ask(url)
        page = answer.final_url
        for link in every(scope, self.where.through[step], page):
            target = href_of(link, page) if link.get("href") else ""
            if not target or target in seen:
                continue
            seen.add(target)
            if re.search(FILES, path_of(target)):
                self.notes.append(f"{target} is a file among pages; it was not read")
            elif urlsplit(target).hostname not in self.source.allow_hosts:
                self.notes.append(f"{target} is on a host that is not the source's own")
            else:
                yield from self._led_to(target, step + 1, seen)

    def _numbered(self, first: str) -> Iterator[Page]:
        """Yield a page with entries and those that follow it."""
        url: str | None = first
        seen: set[str] = set()
        while url is not None and url not in seen:
            seen.add(url)
            scope, answer = self._ask(url)
            entries, page = self.read(scope, answer), answer.final_url
            for entry in entries:
                if entry.entry is None:
                    self.addresses.setdefault(entry.key, {})[entry.url] = None
            said = self.where.none_said
            if not entries and not (said and re.search(said, text_of(scope))):
                raise changed("no entries here for the selectors of options.items", page)
            url = self._next(scope, page)
            yield Page(entries, page, url is not None)

    def _next(self, scope: Tag, page: str) -> str | None:
        if self.where.next is not None:
            steps = [link for link in scope.select(self.where.next) if link.get("href")]
            links = {href_of(link, page) for link in steps} - {"", page}
            if len(links) > 1:
                raise changed(f"{len(links)} next pages at {self.where.next!r}, expected 1", page)
            return next(iter(links), None)
        parameter = self.where.parameter
        if parameter is None:
            return None

        def number(url: str) -> int | None:
            printed = parse_qs(urlsplit(url).query).get(parameter, [str(self.where.first)])[-1]
            is_page = path_of(url) == path_of(page) and printed.isascii() and printed.isdigit()
            return int(printed) if is_page else None

        return following(scope, page, number)

    def _ask(self, url: str) -> tuple[Tag, Answer]:
        if self.asked == self.where.max_pages:
            raise changed(f"the listing goes on after {self.asked} pages", url)
        self.asked += 1
        answer = page_at(url, self.source, self.session)
        return one(soup_of(answer), self.where.content, answer.final_url), answer


def paths(where: ListingPages, today: date) -> list[str]:
    """Return the paths of a listing, newest first: one, or one a month or a year.

    >>> paths(ListingPages(path="/log-{year}", since=date(2024, 5, 1)), date(2026, 1, 9))
    ['/log-2026', '/log-2025', '/log-2024']
    """
    if where.since is None:
        return [where.path]
    last = min(where.until or today, today)
    count = (last.year - where.since.year) * 12 + last.month - where.since.month
    months = [divmod(last.year * 12 + last.month - 1 - back, 12) for back in range(count + 1)]
    named = [
        where.path.format(
            year=year, month=f"{month + 1:02}", month_name=f"{date(year, month + 1, 1):%B}".lower()
        )
        for year, month in months
    ]
    return named[:1] + [path for before, path in pairwise(named) if path != before]
