"""Lists that come in pages, read to the end or not at all."""

from collections.abc import Callable
from typing import TypeVar

from scrapers.errors import LayoutChanged
from scrapers.statistics.answers import Page

Item = TypeVar("Item")


def all_pages(ask: Callable[[int], Page[Item]], *, url: str) -> tuple[Item, ...]:
    """Return what all pages hold, in the service's order.

    Args:
        ask: gives a page by its number, from 1.
        url: the list's address, for the error.

    Raises:
        LayoutChanged: a page is another one than asked for, or the pages do not hold as
            many items as the service counts: the list changed while it was read.
    """
    first = ask(1)
    pages = [first, *(ask(number) for number in range(2, first.paging.total_pages + 1))]
    items = tuple(item for page in pages for item in page.results)
    totals = {page.paging.total_results for page in pages}
    numbers = [page.paging.page for page in pages]
    if totals != {len(items)} or numbers != [*range(1, len(pages) + 1)]:
        said = " and ".join(str(total) for total in sorted(totals))
        raise LayoutChanged(
            f"{len(items)} items on pages {', '.join(map(str, numbers))}, where the service "
            f"counts {said}",
            item=url,
            remedy="run again: the list probably changed while it was read",
        )
    return items
