"""iCasework cases behind a council's own pages (face c), as at Barnet.

Listing ``/foi-requests?page={n}``, n from 0, newest first; a case is at
``/foi-requests/{case id}``, and its id is the reference that the letters quote. What was
seen of a case page is the order of its texts: "Freedom of Information Request", title,
"Received: 5 October 2020", the request, perhaps "Internal Review", then "Outcome /
Documents" with a line "{name} - {MIME type} - Download" for each document. So pages are
read by these labels and by their links, not by classes. The date of the answer is not on
the page. Addresses of documents may lead to ones that expire, so nothing is keyed on them.

Source: the pages and the code listed in the register's entry for Barnet.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

from scrapers.platforms.base import Answer, Fetches, Listed, Listing, options_of
from scrapers.platforms.dates import british_date
from scrapers.platforms.dispositions import disposition_of
from scrapers.platforms.fragments import fragment_between
from scrapers.platforms.pager import Pager
from scrapers.platforms.pages import (
    HEADINGS,
    changed,
    every,
    href_of,
    main_of,
    path_of,
    text_between,
    text_of,
)
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import ICaseworkOptions
from scrapers.rows import DocumentRef, Entry

KICKER = "Freedom of Information Request"
REVIEW = "Internal Review"
OUTCOME = "Outcome / Documents"
_RECEIVED = re.compile(r"Received:\s*(?P<date>.{0,40})")
_LISTED_RECEIVED = re.compile(r"Received:\s*(?P<date>\S+(?: [^\W\d]+ \d{4})?)")
_DOCUMENT = re.compile(r"(?P<name>.+?) - (?P<type>[\w.+-]+/[\w.+-]+) - Download")


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return the cases, newest first, as far as ``window`` reaches; see `base.Platform`."""
    options = options_of(source, ICaseworkOptions)
    pager = Pager(
        first=f"{options.listing_path}?page=0",
        number=_page_number(options.listing_path),
        most=options.max_pages,
    )
    return pager.walk(source, session, lambda main, url: _cases(main, url, options), window)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one case with its documents; see `base.Platform`."""
    options = options_of(source, ICaseworkOptions)
    answer = session.get(
        listed.url, source_id=source.id, allow_hosts=source.allow_hosts, expect="html"
    )
    case = _Case.read(answer)
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
        documents=(*documents, *_review(case, answer.final_url)),
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


def _cases(main: Tag, page: str, options: ICaseworkOptions) -> list[Listed]:
    """Return the cases that a page of the listing links to, each once."""
    case_path = re.compile(re.escape(options.listing_path) + r"/(?P<id>\d+)")
    found: dict[str, Listed] = {}
    for link in main.select("a[href]"):
        url = href_of(link, page)
        path = case_path.fullmatch(path_of(url))
        if path is None or path["id"] in found or not text_of(link):
            continue
        received = _LISTED_RECEIVED.search(text_of(link.find_parent("li") or link))
        found[path["id"]] = Listed(
            key=path["id"],
            url=url,
            title=text_of(link),
            received_on=british_date(received["date"], options.date_formats)[0]
            if received
            else None,
            reference=path["id"],
        )
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Case:
    """The parts of a case page; ``sections`` are the headings after the request."""

    title: str
    received: Tag
    received_printed: str
    sections: tuple[Tag, ...]
    bullets: tuple[Tag, ...]
    """The lines below "Outcome / Documents", up to the next heading."""

    @classmethod
    def read(cls, answer: Answer) -> "_Case":
        main, page = main_of(answer), answer.final_url
        received, printed = _received(main, page)
        titles = [
            text_of(heading)
            for heading in received.find_all_previous(HEADINGS)
            if main in heading.parents and text_of(heading) not in {KICKER, ""}
        ]
        if not titles:
            raise changed("no heading with a title before 'Received:'", page)
        sections = tuple(
            heading
            for heading in received.find_all_next(HEADINGS)
            if main in heading.parents and text_of(heading) in {REVIEW, OUTCOME}
        )
        outcomes = [heading for heading in sections if text_of(heading) == OUTCOME]
        if len(outcomes) != 1:
            raise changed(f"{len(outcomes)} headings {OUTCOME!r}, expected 1", page)
        return cls(titles[0], received, printed, sections, _bullets(outcomes[0], main))


def _bullets(outcome: Tag, main: Tag) -> tuple[Tag, ...]:
    found: list[Tag] = []
    for element in outcome.find_all_next([*HEADINGS, "li"]):
        if element.name != "li" or main not in element.parents:
            break
        found.append(element)
    return tuple(found)


def _received(main: Tag, page: str) -> tuple[Tag, str]:
    """Return the first element that is nothing but "Received: …", and its date.

    The innermost such element is taken, so that what follows it is the request; a date
    that stands beside the label's own element belongs to it.
    """
    labelled = [
        (element, printed["date"])
        for element in every(main, "p, div, span, li, strong, h2, h3, h4, dt, dd", page)
        if (printed := _RECEIVED.fullmatch(text_of(element)))
    ]
    dated = [pair for pair in labelled if pair[1]] or labelled
    if not dated:
        raise changed("no element that reads 'Received: {date}'", page)
    innermost = dated[0]
    for inner in dated[1:]:
        if innermost[0] in inner[0].parents:
            innermost = inner
    return innermost


def _documents(case: _Case, page: str) -> tuple[tuple[DocumentRef, ...], str | None]:
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


def _review(case: _Case, page: str) -> tuple[DocumentRef, ...]:
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
        if start is not None and text_of(start) == REVIEW
    )
