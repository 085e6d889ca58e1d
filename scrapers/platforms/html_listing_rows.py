"""The entries that one page of a listing shows: their links, keys and dates."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from bs4 import Tag

from scrapers.platforms.base import Answer, Listed
from scrapers.platforms.dates import british_date
from scrapers.platforms.html_listing_entries import entry_of
from scrapers.platforms.html_listing_fields import Fields, read_fields
from scrapers.platforms.html_listing_items import Item, items_of
from scrapers.platforms.pages import changed, href_of, path_of, text_of
from scrapers.platforms.problems import joined
from scrapers.register.models import Source
from scrapers.register.options.html_listing import Items, Key


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry of a listing: its fields, and the one page it links to."""

    item: Item
    fields: Fields
    url: str | None
    problem: str | None
    linked: str = ""
    """The words of its link."""


def read_items(
    scope: Tag, answer: Answer, source: Source, items: Items, *, alone: bool = False
) -> list[Listed]:
    """Return the entries that a page of a listing shows, in its order.

    Args:
        scope: the part of the page that holds them.
        answer: the page.
        source: whose listing it is; gives the forms of dates and the allowed hosts.
        items: how its entries are read.
        alone: whether the listing shows all there is, so that no entry has a page.

    Returns:
        The entries; one without a page that can be asked carries itself, with a problem.
        None where the page shows nothing that `items` selects.

    Raises:
        LayoutChanged: if a required field is missing, or not one entry has a link, or an
            answer where the listing shows all there is.
    """
    page = answer.final_url
    rows = [_row(item, items, source, page, alone=alone) for item in items_of(scope, items, page)]
    rows = _carried(rows, items)
    if rows and not alone and not any(row.url for row in rows):
        raise changed(f"none of {len(rows)} entries has a link at {items.link.select!r}", page)
    read = [_listed(row, answer, source, items, alone=alone) for row in rows]
    if read and alone and not any(one.entry and one.entry.documents for one in read):
        raise changed(f"none of {len(read)} entries has an answer", page)
    return _without_strays(read, source)


def _row(item: Item, items: Items, source: Source, page: str, *, alone: bool) -> _Row:
    fields = read_fields(item.passage, items, page, cell=item.cell)
    if alone:
        return _Row(item, fields, None, None)
    links: dict[str, str] = {}
    for link in _links(item, items):
        url = href_of(link, page)
        links[url] = links.get(url) or text_of(link)  # a picture with the same link has no words
    wanted = items.link.pattern
    urls = [
        url
        for url in links
        if urlsplit(url).scheme in {"http", "https"} and (not wanted or re.search(wanted, url))
    ]
    if len(urls) != 1:
        return _Row(item, fields, None, f"its line links to {len(urls)} pages, expected 1")
    return _Row(item, fields, urls[0], None, links[urls[0]])


def _links(item: Item, items: Items) -> list[Tag]:
    way = items.link
    cell = item.cell(way) if way.column and item.cell else None
    selector = way.select or "a[href]"
    found = cell.select(selector) if cell is not None else item.passage.select(selector)
    return [link for link in found if link.get("href")]


def _carried(rows: Sequence[_Row], items: Items) -> list[_Row]:
    """Fill blank cells with what the cell above them says, within a table."""
    filled: list[_Row] = []
    for row in rows:
        above = filled[-1] if filled and filled[-1].item.table == row.item.table else None
        blank = [name for name in items.carried if above and not getattr(row.fields, name)]
        values = {str(name): getattr(above.fields, name) for name in blank} if above else {}
        filled.append(replace(row, fields=replace(row.fields, **values)))
    return filled


def _listed(row: _Row, answer: Answer, source: Source, items: Items, *, alone: bool) -> Listed:
    fields, page = row.fields, answer.final_url
    received_on, received_problem = british_date(fields.received, source.options.date_formats)
    responded_on, responded_problem = british_date(fields.responded, source.options.date_formats)
    key, key_problem = _key(items.key, row)
    listed = Listed(
        key=key,
        url=row.url or page,
        title=fields.title or row.linked or None,
        received_on=received_on,
        responded_on=responded_on,
        reference=fields.reference or None,
    )
    host = urlsplit(listed.url).hostname
    strays = None if host in source.allow_hosts else f"its page is on {host}, a host not its own"
    problem = joined(row.problem, strays, key_problem)
    if alone or row.url is None or strays or re.search(items.files, path_of(listed.url)):
        entry = entry_of(row.item.passage, fields, items, answer, source, listed)
        return replace(listed, entry=replace(entry, problem=joined(problem, entry.problem)))
    said = joined(problem, *fields.problems, received_problem, responded_problem)
    return replace(listed, problem=said)


def _key(key: Key, row: _Row) -> tuple[str, str | None]:
    """Return what names an entry for good, and what is wrong with it."""
    if key.by == "reference" and row.fields.reference:
        return row.fields.reference, None
    if key.by in {"slug", "query", "path"} and row.url is not None:
        parts = urlsplit(row.url)
        named = _named(key, row.url)
        whole = f"{parts.path}?{parts.query}".removesuffix("?")
        return (named, None) if named else (whole, f"its address has no {key.by} to name it by")
    fields = row.fields
    words = (fields.title or row.linked, fields.received, fields.request)
    digest = hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]
    if key.by == "words":
        return f"row-{digest}", None
    return f"row-{digest}", f"it has no {key.by} to name it by: an edit makes it another entry"


def _named(key: Key, url: str) -> str:
    parts = urlsplit(url)
    if key.by == "query":
        return parse_qs(parts.query).get(key.parameter or "", [""])[-1]
    if key.by == "path":
        match = re.search(key.pattern or "", parts.path)
        return (match[match.re.groups and 1] or "") if match else ""
    return unquote(parts.path.rstrip("/").rpartition("/")[2])


def _without_strays(listed: Sequence[Listed], source: Source) -> list[Listed]:
    """Leave out entries on stray hosts that are on the source's own hosts too."""
    own = {one.key for one in listed if urlsplit(one.url).hostname in source.allow_hosts}
    return [
        one
        for one in listed
        if urlsplit(one.url).hostname in source.allow_hosts or one.key not in own
    ]
