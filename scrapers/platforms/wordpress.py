"""Logs kept as posts of a WordPress site, as Devon's ``information_request``.

The site's REST interface, ``/wp-json/wp/v2/{type}?per_page=100&page={n}``, gives the posts
newest first, whole with title, text and date; the headers X-WP-Total and X-WP-TotalPages
say how many there are, which is an exact check. A type is there only if the site chose to
show it; where it answers 401, 403 or 404, or robots.txt keeps crawlers from it, and the
register says how the site's own pages are read, they are read instead. The key is the slug
on both ways: one post may be at two paths (``/information_request/13001`` and
``/archives/information_request/13001``) and at ``/?p=10310``. There is neither a reference
nor a date of receipt.

Source: Devon's pages, named in the register's entry; that its interface shows the type was
not seen. The interface is WordPress's own, the same on every site.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from scrapers.errors import FetchError
from scrapers.platforms import html_listing
from scrapers.platforms.base import Answer, Fetches, Listed, Listing, address, options_of
from scrapers.platforms.gathering import Page, gather, held_to_count
from scrapers.platforms.json_answers import REFUSALS, asked
from scrapers.platforms.pages import changed
from scrapers.platforms.whole_entries import listed_as
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.platforms.wordpress_posts import FIELDS, entry_of, posts_of
from scrapers.register.models import Source
from scrapers.register.options import WordPressOptions
from scrapers.rows import Entry

_NOT_BY_REST = REFUSALS | {"blocked_robots"}
"""Outcomes that say that this route is not for us; robots.txt may allow the pages."""
_REFUSAL = (
    "the site does not show its posts by WordPress's REST interface",
    "say in the register, under html, how its own pages are read",
)


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the posts, held against the total that the site states; see `base.Platform`."""
    options = options_of(source, WordPressOptions)
    try:
        return _by_rest(source, session, options, window)
    except FetchError as error:
        pages = options.html
        if error.outcome not in _NOT_BY_REST or pages is None or pages.listing is None:
            raise
        read = html_listing.listing(_as_pages(source, options), session, window)
        note = f"read from the site's own pages: {error.item}: {error.message}"
        return Listing(entries=read.entries, whole=read.whole, notes=(note, *read.notes))


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return a post, which its listing holds whole, or what the site's own page shows."""
    if listed.entry is not None:
        return listed.entry
    options = options_of(source, WordPressOptions)
    if options.html is None:
        raise changed("the entry does not come from this platform's listing", listed.url)
    return html_listing.detail(_as_pages(source, options), listed, session)


def _as_pages(source: Source, options: WordPressOptions) -> Source:
    """Return the source as one that is read from its HTML pages."""
    return source.model_copy(update={"platform": "html_listing", "options": options.html})


def _by_rest(
    source: Source, session: Fetches, options: WordPressOptions, window: Window
) -> Listing:
    counts: list[int] = []
    doubts: list[str] = []
    listing = gather(_pages(source, session, options, counts, doubts), window)
    if doubts or not listing.whole:
        return replace(listing, whole=False, notes=(*listing.notes, *doubts))
    url = address(source, _path(options, 1))
    return held_to_count(source, listing.entries, counts, url, listing.notes)


def _pages(
    source: Source,
    session: Fetches,
    options: WordPressOptions,
    counts: list[int],
    doubts: list[str],
) -> Iterator[Page]:
    """Yield the pages; the totals that they state go into ``counts``."""
    for number in range(1, options.max_pages + 1):
        url = address(source, _path(options, number))
        try:
            answer, data = asked(source, session, url, refusal=_REFUSAL)
        except FetchError as error:
            if counts or number == 1 or error.outcome != "client_error":
                raise
            # what WordPress says to a page after the last one; but others say it too
            doubts.append(f"the pages end at one that is refused, {url}: {error.message}")
            return
        posts = posts_of(data, url)
        pages, total = _stated(answer, "X-WP-TotalPages"), _stated(answer, "X-WP-Total")
        counts.extend([] if total is None else [total])
        more = len(posts) == options.per_page if pages is None else number < pages
        entries = [entry_of(source, options, post, answer) for post in posts]
        yield Page([listed_as(entry) for entry in entries], url, more)
        if not more:
            return
    raise changed(f"the listing goes on after {options.max_pages} pages", url)


def _path(options: WordPressOptions, number: int) -> str:
    order = {"orderby": "date", "order": "desc", "_fields": FIELDS}
    query = {**options.query, **order, "per_page": options.per_page, "page": number}
    return f"{options.rest_path}/{options.post_type}?{urlencode(query)}"


def _stated(answer: Answer, header: str) -> int | None:
    """Return the number in a header; None where something on the way has removed it."""
    printed = answer.headers.get(header)
    if printed is None:
        return None
    if not (printed.isascii() and printed.isdigit()):
        raise changed(f"the header {header} is {printed!r}, expected a number", answer.final_url)
    return int(printed)
