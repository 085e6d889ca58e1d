"""iCasework cases behind a council's own pages (face c), as at Barnet.

Listing ``/foi-requests?page={n}``, n from 0, newest first; a case is at
``/foi-requests/{case id}``, and its id is the reference that the letters quote. What was
seen of a case page is the order of its texts: "Freedom of Information Request", title,
"Received: 5 October 2020", the request, perhaps "Internal Review", then "Outcome /
Documents" with a line "{name} - {MIME type} - Download" for each document. So pages are
read by these labels, which the register may name otherwise, and by their links, not by
classes. The date of the answer is not on
the page. Addresses of documents may lead to ones that expire, so nothing is keyed on them.

Source: the pages and the code listed in the register's entry for Barnet.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Fetches, Listed, Listing, options_of, page_at
from scrapers.platforms.dates import british_date
from scrapers.platforms.dispositions import disposition_of
from scrapers.platforms.fragments import fragment_between
from scrapers.platforms.icasework_case import Case, labelled
from scrapers.platforms.pager import Pager
from scrapers.platforms.pages import href_of, path_of, text_between, text_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import ICaseworkOptions
from scrapers.register.options.icasework import ICaseworkLabels
from scrapers.rows import DocumentRef, Entry

_DATE_IN_A_LINE = r"(?P<date>\S+(?: [^\W\d]+ \d{4})?)"
_DOCUMENT = re.compile(r"(?P<name>.+?) - (?P<type>[\w.+-]+/[\w.+-]+) - Download")


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the cases, newest first, as far as ``window`` reaches; see `base.Platform`."""
    options = options_of(source, ICaseworkOptions)
    if options.face != "c":
        raise LayoutChanged(
            f"face {options.face} of iCasework is an empty page without scripts",
            item=source.id,
            remedy="its status is needs_js: ask the council for its letters, or for pages",
        )
    pager = Pager(
        first=f"{options.listing_path}?page=0",
        number=_page_number(options.listing_path),
        most=options.max_pages,
    )
    return pager.walk(source, session, partial(_cases, source, options), window)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one case with its documents; see `base.Platform`."""
    options = options_of(source, ICaseworkOptions)
    answer = page_at(listed.url, source, session)
    case = Case.read(answer, options.labels)
    received_on, date_problem = british_date(case.received_printed, options.date_formats)
    documents, document_problem = _documents(case, answer.final_url)
    disposition, disposition_problem = disposition_of([ref.name for ref in documents])
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=listed.url,
        reference=listed.key,
        title=case.title,
        received_on=received_on,
        disposition=disposition,
        request_text=text_between(case.received, case.sections[0]) or None,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=(*documents, *_review(case, options.labels, answer.final_url)),
        problem=joined(
            date_problem,
            document_problem,
            disposition_problem,
            reference_problem(source, listed.key),
        ),
    )


def _page_number(listing_path: str) -> Callable[[str], int | None]:
    def number(url: str) -> int | None:
        parts = urlsplit(url)
        printed = parse_qs(parts.query).get("page", ["0"])[-1]
        is_page = parts.path == listing_path and printed.isascii() and printed.isdigit()
        return int(printed) if is_page else None

    return number


def _cases(source: Source, options: ICaseworkOptions, main: Tag, page: str) -> list[Listed]:
    """Return the cases that a page of the listing links to, each item's once.

    A case on a host that is not the source's own stands only where no item links to it on
    one that is; asking for it is then refused.
    """
    case_path = re.compile(re.escape(options.listing_path) + r"/(?P<id>\d+)")
    found: dict[tuple[str, int], Listed] = {}
    for link in main.select("a[href]"):
        url = href_of(link, page)
        path = case_path.fullmatch(path_of(url))
        item = link.find_parent(["li", "tr", "article"])
        if path is None or (path["id"], id(item)) in found or not text_of(link):
            continue
        received = labelled(options.labels.received, _DATE_IN_A_LINE).search(text_of(item or link))
        found[path["id"], id(item)] = Listed(
            key=path["id"],
            url=url,
            title=text_of(link),
            received_on=british_date(received["date"], options.date_formats)[0]
            if received
            else None,
            reference=path["id"],
        )
    own = {case.key for case in found.values() if _is_own(source, case)}
    return [case for case in found.values() if _is_own(source, case) or case.key not in own]


def _is_own(source: Source, case: Listed) -> bool:
    return urlsplit(case.url).hostname in source.allow_hosts


def _documents(case: Case, page: str) -> tuple[tuple[DocumentRef, ...], str | None]:
    """Return the documents below the outcome's heading, and what is wrong with them."""
    refs: list[DocumentRef] = []
    problems: list[str] = []
    for bullet in case.bullets:
        printed = _DOCUMENT.fullmatch(text_of(bullet))
        links = {href_of(link, page) for link in bullet.select("a[href]")} - {""}
        if printed is None:
            problems.append(f"a document's line has an unknown form: {text_of(bullet)!r}")
        elif len(links) != 1:
            problems.append(f"the page gives {printed['name']!r} {len(links)} links, expected 1")
        else:
            refs.append(
                DocumentRef(url=links.pop(), name=printed["name"], declared_type=printed["type"])
            )
    if not case.bullets:
        problems.append("the page lists no document")
    return tuple(refs), joined(*problems)


def _review(case: Case, labels: ICaseworkLabels, page: str) -> tuple[DocumentRef, ...]:
    """Return what an internal review said, which is printed on the page itself."""
    places = [*case.sections, None]
    return tuple(
        DocumentRef(
            url=page,
            name="internal-review.html",
            declared_type="text/html",
            content=fragment_between(start, stop, page),
        )
        for start, stop in pairwise(places)
        if start is not None and text_of(start) in labels.review
    )
