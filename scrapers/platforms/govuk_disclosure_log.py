"""Disclosure logs of eCase, ``{tenant}.disclosurelog.co.uk``, as Herefordshire's.

The listing ``/disclosures`` prints how many there are ("3,046 disclosures"), then a list:
the request's title and "Published: 29 June 2026". A disclosure is at ``/disclosures/{uuid}``
(``?preserveHistory`` makes no difference), with its title, "Case reference FOI2024/01457",
"Received" and "Published" with their dates, "Request" and "Response". What was seen are
these texts and not the elements around them, so pages are read by labels and links.

The total is an exact check: a listing that was read to its end and has another number of
entries has changed. Published requests may be narrowed and published again: the same
words, another uuid, so the uuid is the key. The date published stands for the answer's.

Source: the pages of two tenants listed in the register's entry for Herefordshire; how the
pages follow one another was not seen (``?page={n}``, the design system's pagination).
"""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import Tag

from scrapers.platforms.base import Fetches, Listed, Listing, address, options_of, page_at
from scrapers.platforms.dates import british_date
from scrapers.platforms.gathering import held_to_count
from scrapers.platforms.govuk_disclosure_page import read_disclosure
from scrapers.platforms.pager import Pager
from scrapers.platforms.pages import changed, href_of, main_of, path_of, text_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import GovukDisclosureLogOptions
from scrapers.rows import Entry

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_PUBLISHED = re.compile(r"Published:?\s*(?P<date>\d{1,2} [^\W\d]+ \d+)")
_LINE_PARTS = 12
_NO_TOTAL = ("li", "a", "select", "option", "label")
"""Elements of the list and of the filters above it, whose words may read like a total."""


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the disclosures, held against the total that the pages print; see `base.Platform`.

    Raises:
        LayoutChanged: besides the usual, if the whole listing has another number of
            entries than it says, or a page does not say any.
    """
    options = options_of(source, GovukDisclosureLogOptions)
    counts: list[int] = []

    def read(main: Tag, page: str) -> list[Listed]:
        counts.append(_count(main, options, page))
        return _disclosures(main, source, options, page)

    pager = Pager(first=_first(options), number=_page_number(options), most=options.max_pages)
    newest_first = options.order == "newest_first"
    walked = pager.walk(source, session, read, window if newest_first else window.in_any_order)
    url = address(source, options.listing_path)
    if walked.whole:
        return held_to_count(source, walked.entries, counts, url, walked.notes)
    notes = (*walked.notes, *_unseen(walked.entries, counts[-1], window))
    return Listing(entries=walked.entries, whole=False, notes=notes)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one disclosure with its answer and files; see `base.Platform`."""
    options = options_of(source, GovukDisclosureLogOptions)
    answer = page_at(listed.url, source, session)
    page = read_disclosure(main_of(answer), answer.final_url, options, source, listed)
    received_on, received_problem = british_date(page.received, options.date_formats)
    published_on, published_problem = british_date(page.published, options.date_formats)
    reference = page.reference or None
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=listed.url,
        reference=reference,
        title=page.title or None,
        received_on=received_on,
        responded_on=published_on,
        request_text=page.request or None,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=page.documents,
        problem=joined(
            page.problem,
            received_problem,
            published_problem,
            reference_problem(source, reference),
        ),
    )


def _first(options: GovukDisclosureLogOptions) -> str:
    query = urlencode(options.query)
    return f"{options.listing_path}?{query}" if query else options.listing_path


def _page_number(options: GovukDisclosureLogOptions) -> Callable[[str], int | None]:
    def number(url: str) -> int | None:
        parts = urlsplit(url)
        asked = parse_qs(parts.query, keep_blank_values=True)
        printed = asked.get(options.page_parameter, ["1"])[-1]
        same = all(asked.get(name) == [value] for name, value in options.query.items())
        is_page = parts.path == options.listing_path and same
        return int(printed) if is_page and printed.isascii() and printed.isdigit() else None

    return number


def _count(main: Tag, options: GovukDisclosureLogOptions, page: str) -> int:
    """Return the total that a page prints, as a line of its own outside the list."""
    printed = {
        int(re.sub(r"\D", "", line["count"]))
        for element in main.find_all(True)
        if _is_a_line(element) and (line := re.fullmatch(options.count, text_of(element)))
    }
    if len(printed) != 1:
        said = ", ".join(f"{count:,}" for count in sorted(printed)) or "none"
        raise changed(f"expected one total such as '3,046 disclosures', printed: {said}", page)
    return printed.pop()


def _is_a_line(element: Tag) -> bool:
    """Tell a line from what holds many, and from those of the list and the filters."""
    inside = list(islice(element.descendants, _LINE_PARTS))
    named = {part.name for part in inside if isinstance(part, Tag)} | {element.name}
    return (
        len(inside) < _LINE_PARTS
        and named.isdisjoint(_NO_TOTAL)
        and element.find_parent(_NO_TOTAL) is None
    )


def _disclosures(
    main: Tag, source: Source, options: GovukDisclosureLogOptions, page: str
) -> list[Listed]:
    """Return the disclosures that a page of the listing links to, each once.

    Of one that stands on a stray host too, the link to the source's own host is taken.
    """
    path = re.compile(re.escape(options.listing_path) + rf"/(?P<uuid>{_UUID})/?", re.IGNORECASE)
    found: dict[str, Listed] = {}
    for link in main.select("a[href]"):
        url = href_of(link, page)
        named = path.fullmatch(path_of(url))
        title = _PUBLISHED.sub("", text_of(link)).strip()
        if named is None or not title:
            continue
        key, host = named["uuid"].lower(), urlsplit(url).hostname
        stray = None if host in source.allow_hosts else f"its page is on {host}, not its own host"
        if key in found and (stray or found[key].problem is None):
            continue
        published = _PUBLISHED.search(text_of(link.find_parent("li") or link))
        printed = published["date"] if published else ""
        found[key] = Listed(
            key=key,
            url=url.partition("?")[0],
            title=title,
            responded_on=british_date(printed, options.date_formats)[0],
            problem=stray,
        )
    return list(found.values())


def _unseen(listed: Sequence[Listed], count: int, window: Window) -> tuple[str, ...]:
    """Return what the total says of a listing that was not read to its end."""
    held = len(window.known.keys() | {entry.key for entry in listed})
    if window.only_first_page or held == count:
        return ()
    return (
        f"the log says that it has {count:,} disclosures; with tonight's new ones {held:,} are"
        " known: the next full sweep finds what was dated back or withdrawn",
    )
