"""FOI directories of Jadu's CMS, as at Coventry; the answer is printed on the record.

The root ``/directory/{id}/{slug}`` lists records in ``ul.list--record``, its pages are
``/{n}`` or ``?page={n}``, n from 1; an empty directory has no list element at all. Some
directories list by letter (``/directory/{id}/a-to-z/{letter}``, not found where a letter is
empty) or by category (``/directory/{id}/{slug}/category/{id}``). A record is at
``/directory-record/{id}/{slug}`` (once ``/directory_record/…``): any slug
shows the same record, titles repeat, so the id is the key. Labels of fields are the
council's own and come from the register.

Source: public scrapers of Jadu directories, named in the notes on disclosure logs; the
labels are those of the Scottish Borders' directory of requests.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from string import ascii_lowercase
from urllib.parse import parse_qs, urlsplit

from bs4 import Tag

from scrapers.errors import FetchError
from scrapers.platforms.base import Fetches, Listed, Listing, address, options_of, page_at, whole
from scrapers.platforms.dates import british_date
from scrapers.platforms.fragments import fragment, only_links
from scrapers.platforms.gathering import together
from scrapers.platforms.jadu_fields import Fields, read_fields
from scrapers.platforms.pager import Pager
from scrapers.platforms.pages import changed, every, href_of, main_of, one, path_of, text_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import JaduDirectoryOptions
from scrapers.rows import DocumentRef, Entry

LIST = "ul.list--record"
_RECORD = re.compile(r"/directory[-_]record/(?P<id>\d+)(?:/category/\d+)?(?:/(?P<slug>[^/]*))?/?")
_FILE = re.compile(r"/downloads/file/(?P<id>\d+)(?:/(?P<slug>[^/]*))?/?")


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return every record of all pages, which are in no order of time; see `base.Platform`."""
    options = options_of(source, JaduDirectoryOptions)
    roots = _roots(options)
    parts: list[Listing] = []
    missing: FetchError | None = None
    for root in roots:
        pager = Pager(first=root, number=_page_number(root), most=options.max_pages)
        try:
            parts.append(pager.gathered(source, session, _records, window.in_any_order))
        except FetchError as error:
            if error.outcome != "not_found" or options.listing != "a_to_z":
                raise
            missing = error  # a letter without records has no page
        if window.only_first_page and parts:
            return replace(parts[0], whole=False)
    if missing and not parts:
        raise missing
    records = together(parts)
    return whole(source, records.entries, address(source, roots[0]), records.notes)


def _roots(options: JaduDirectoryOptions) -> list[str]:
    """Return the first pages of all listings that make up the directory."""
    directory = f"/directory/{options.directory_id}"
    if options.listing == "a_to_z":
        return [f"{directory}/a-to-z/{letter}" for letter in [*ascii_lowercase, "0-9"]]
    root = f"{directory}/{options.slug}"
    return [f"{root}/category/{number}" for number in options.categories] or [root]


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return one record, its answer and the files it links to; see `base.Platform`."""
    options = options_of(source, JaduDirectoryOptions)
    answer = page_at(listed.url, source, session)
    main, page = main_of(answer), answer.final_url
    fields = read_fields(main, options.labels, page)
    received_on, received_problem = british_date(fields.received, options.date_formats)
    responded_on, responded_problem = british_date(fields.responded, options.date_formats)
    documents = _documents(main, fields, listed, page)
    reference = fields.reference or None
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=listed.url,
        reference=reference,
        title=text_of(one(main, "h1", page)) or None,
        received_on=received_on,
        responded_on=responded_on,
        request_text=fields.question or None,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=documents,
        problem=joined(
            None if documents else "the record shows no answer",
            fields.problem,
            received_problem,
            responded_problem,
            reference_problem(source, reference),
        ),
    )


def _page_number(root: str) -> Callable[[str], int | None]:
    page_path = re.compile(re.escape(root) + r"(?:/(?P<n>[0-9]+))?/?")

    def number(url: str) -> int | None:
        parts = urlsplit(url)
        path = page_path.fullmatch(parts.path)
        printed = parse_qs(parts.query).get("page", [(path and path["n"]) or "1"])[-1]
        return int(printed) if path and printed.isascii() and printed.isdigit() else None

    return number


def _records(main: Tag, page: str) -> list[Listed]:
    """Return the records of one page; none where there is no list element."""
    if not main.select(LIST):
        return []
    found: list[Listed] = []
    for item in every(one(main, LIST, page), ":scope > li", page):
        link = one(item, "a.list__link[href]", page)
        url = href_of(link, page)
        record = _RECORD.fullmatch(path_of(url))
        if record is None:
            raise changed(f"{link['href']} in {LIST!r} is not the address of a record", page)
        found.append(Listed(key=record["id"], url=url, title=text_of(link) or None))
    return found


def _documents(main: Tag, fields: Fields, listed: Listed, page: str) -> tuple[DocumentRef, ...]:
    """Return the answer as printed, unless it is nothing but links, then the files."""
    files: dict[str, DocumentRef] = {}
    links: list[Tag] = []
    for link in main.select("a[href]"):
        url = href_of(link, page)
        file = _FILE.fullmatch(path_of(url))
        if file is not None:
            links.append(link)
            files.setdefault(
                file["id"], DocumentRef(url=url, name=text_of(link) or file["slug"] or file["id"])
            )
    inline: tuple[DocumentRef, ...] = ()
    if fields.answer is not None and not only_links(fields.answer, links):
        record = _RECORD.fullmatch(path_of(listed.url))
        slug = ((record and record["slug"]) or "").strip("-") or listed.key
        inline = (
            DocumentRef(
                url=listed.url,
                name=f"{slug}.html",
                declared_type="text/html",
                content=fragment([fields.answer], page),
            ),
        )
    return (*inline, *files.values())
