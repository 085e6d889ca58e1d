"""A log whose build nobody has seen yet: its page is fetched and kept, and nothing is read.

What belongs here: telling a person where to look next, by the links that speak of a log. Which
platform it is, that person says in the register.
"""

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Answer, Fetches, Listed, Listing, address, options_of, page_at
from scrapers.platforms.pages import href_of, soup_of, text_of
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import UnknownOptions
from scrapers.rows import Entry

MOST_LINKS = 10
_SPEAKS = ("disclosure", "foi", "freedom of information", "information request", "responses")


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Fetch the page; the notes name its links that speak of a log, and no entry is listed.

    Raises:
        FetchError: if the page could not be had.
    """
    path = options_of(source, UnknownOptions).path
    answer = page_at(address(source, path), source, session)
    links = _links(answer)
    left = len(links) - MOST_LINKS
    notes = [
        f"{answer.final_url}: nobody has said yet how this log is built; the page was kept",
        *(f"a link there, {said!r}, leads to {url}" for url, said in links[:MOST_LINKS]),
        *([f"and {left} more links there speak of a log"] if left > 0 else []),
    ]
    return Listing(entries=(), whole=False, notes=tuple(notes))


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Refuse: there is no entry of a log that nobody has seen."""
    raise LayoutChanged(
        "nobody has said yet how an entry of this log is built",
        item=listed.url,
        remedy=f"name the platform of {source.id} in sources.yml",
    )


def _links(answer: Answer) -> list[tuple[str, str]]:
    """Return the links that speak of a log, as (address, text), each address once."""
    links: dict[str, str] = {}
    for link in soup_of(answer).find_all("a", href=True):
        said, url = text_of(link), href_of(link, answer.final_url)
        if url and any(word in said.casefold() for word in _SPEAKS):
            links.setdefault(url, said)
    return list(links.items())
