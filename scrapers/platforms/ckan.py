"""CKAN portals, asked through ``package_search``, which says how much it found.

``/api/3/action/package_search?q=&fq=&rows=&start=`` gives datasets with their files; its
``count`` is held against what came. Some portals keep robots off ``/api/``; they are left
alone.

Source: CKAN's documentation of its API, and the notes on disclosure logs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from scrapers.platforms.base import Fetches, Listing, address, options_of
from scrapers.platforms.ckan_packages import (
    NEEDS_KEY,
    Package,
    listed_packages,
    not_this,
    result,
    version,
    whole_log,
)
from scrapers.platforms.datapress import NAME as DATAPRESS
from scrapers.platforms.json_answers import asked, records, said
from scrapers.platforms.pages import changed
from scrapers.platforms.whole_entries import detail
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options.ckan import CkanOptions


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the files, or datasets, of the log; the search has no order of time.

    Raises:
        LayoutChanged: also where other datasets came than as many as the portal found.
    """
    options = options_of(source, CkanOptions)
    search = _Search(source, session, options)
    if window.only_first_page:
        listed, notes = listed_packages(source, options, search.page(0).packages)
        return Listing(entries=tuple(listed), whole=False, notes=tuple(notes))
    printed = version(source, session, f"{options.api_path}/status_show")
    if printed.casefold() == DATAPRESS:
        raise not_this(source, DATAPRESS, "DataPress")
    listed, notes = listed_packages(source, options, search.everything())
    return whole_log(source, listed, notes, search.address(0))


@dataclass(frozen=True, slots=True)
class _Page:
    packages: Sequence[Package]
    count: int
    """How many the portal says that it found in all."""


@dataclass(frozen=True, slots=True)
class _Search:
    """Walks through what the search finds."""

    source: Source
    session: Fetches
    options: CkanOptions

    def address(self, start: int) -> str:
        """Return the address of the datasets from the one numbered ``start``."""
        options = self.options
        query = {"q": options.query, "rows": str(options.page_size), "start": str(start)}
        query |= {"sort": "name asc"} | ({"fq": options.filter} if options.filter else {})
        return address(self.source, f"{options.api_path}/package_search?{urlencode(query)}")

    def page(self, start: int) -> _Page:
        """Ask for the datasets from the one numbered ``start``."""
        url = self.address(start)
        answer, data = asked(self.source, self.session, url, refusal=NEEDS_KEY)
        found = result(data, url)
        count = said(found.get("count")) or ""
        if not count.isdigit():
            raise changed(f"the count is {found.get('count')!r}, expected a number", url)
        shown = records(found.get("results"), "the results", url)
        packages = [Package.read(one, url, answer.sha256) for one in shown]
        return _Page(packages, int(count))

    def everything(self) -> list[Package]:
        """Return all datasets; those of a page are as many as the portal cares to give."""
        packages: list[Package] = []
        for _ in range(self.options.max_pages):
            page = self.page(len(packages))
            packages.extend(page.packages)
            if not page.packages or len(packages) >= page.count:
                break
        keys = {package.key for package in packages}
        if len(keys) != page.count:
            said_of = f"the portal says that it found {page.count} datasets, {len(keys)} came"
            raise changed(said_of, self.address(0))
        return packages


__all__ = ["detail", "listing"]
