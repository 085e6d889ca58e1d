"""One page that lists answers, in tables or in lists, with links to the letters.

Headings for the years, and under each either a table (reference, date, subject,
service) or a list of links; letters are files at addresses such as ``/media/ab12cd34/
foi-5706.docx``. A row may have no letter: such a log is an index only, and copies are
sent on request. Links to yearly files of the index itself are listed with the remark that
their rows are not read. The page shows all there is, so `detail` asks for nothing more.

Source: convention of the replica; of the real page at Barnsley only the way in is known.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.base import Answer, Fetches, Listed, Listing, address, options_of, whole
from scrapers.platforms.dates import british_date
from scrapers.platforms.pages import changed, every, href_of, main_of, path_of, text_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import DocumentIndexOptions, Labels
from scrapers.rows import DocumentRef, Entry

NO_DOCUMENT = "the index lists no document for this answer"
YEARLY = "this is a yearly file of the index itself; its rows are not read"
_YEARLY_FILE = re.compile(r"disclosure-log-\d{4}[^/]*\.\w+$", re.IGNORECASE)
_LISTED = re.compile(r"(?P<reference>\S.*?)(?: [-–] |: )(?P<title>.+)")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table, or one item of a list, as printed."""

    reference: str
    date: str
    title: str
    links: tuple[Tag, ...]


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return every row of the page, those of one reference as one entry."""
    options = options_of(source, DocumentIndexOptions)
    url = address(source, options.index_path)
    answer = session.get(url, source_id=source.id, allow_hosts=source.allow_hosts, expect="html")
    grouped: dict[str, list[_Row]] = {}
    for row in _rows(main_of(answer), source, options, answer.final_url):
        grouped.setdefault(_key(row, answer.final_url), []).append(row)
    entries = [_entry(source, options, key, rows, answer) for key, rows in grouped.items()]
    return whole(source, [_listed(entry) for entry in entries], answer.final_url)


def detail(source: Source, listed: Listed, session: Fetches, /) -> Entry:
    """Return the entry that the listing made; nothing is fetched."""
    if listed.entry is None:
        raise changed("the entry does not come from this platform's listing", listed.url)
    return listed.entry


def _rows(main: Tag, source: Source, options: DocumentIndexOptions, page: str) -> list[_Row]:
    """Return the rows of all tables and lists, in the order of the page."""
    found: list[_Row] = []
    for block in every(main, "table, ul, ol", page):
        if block.find_parent(["table", "ul", "ol", "nav"]) is None:
            read = _table_rows if block.name == "table" else _list_rows
            found.extend(read(block, source, options, page))
    return found


def _table_rows(table: Tag, source: Source, options: DocumentIndexOptions, page: str) -> list[_Row]:
    """Return a table's rows by its headings; every heading must be known."""
    rows = [row for row in table.select("tr") if row.find_parent("table") is table]
    if not rows:
        raise changed("a table without rows", page)
    head, *body = rows
    headings = [text_of(cell).casefold() for cell in head.select(":scope > th, :scope > td")]
    columns = options.columns
    where = [
        _place(headings, names, page) for names in (columns.reference, columns.date, columns.title)
    ]
    known = {name.casefold() for names in columns.model_dump().values() for name in names}
    unknown = [heading for heading in headings if heading not in known]
    if unknown:
        raise changed(f"unknown columns {unknown}, known: {sorted(known)}", page)
    found: list[_Row] = []
    for row in body:
        cells = row.select(":scope > td, :scope > th")
        if len(cells) != len(headings):
            raise changed(
                f"a row of {len(cells)} cells under {len(headings)} headings: {text_of(row)!r}",
                page,
            )
        texts = [text_of(cell) for cell in cells]
        reference, day, title = ("" if place is None else texts[place] for place in where)
        if any(texts):
            found.append(_Row(reference, day, title, tuple(row.select("a[href]"))))
    return found


def _place(headings: Sequence[str], names: Labels, page: str) -> int | None:
    """Return which column has one of these names; None where the register has none."""
    if not names:
        return None
    places = [headings.index(name.casefold()) for name in names if name.casefold() in headings]
    if len(places) != 1:
        raise changed(f"{len(places)} columns called {' or '.join(names)}, expected 1", page)
    return places[0]


def _list_rows(items: Tag, source: Source, options: DocumentIndexOptions, page: str) -> list[_Row]:
    """Return a list's items, "{reference} - {subject}" taken apart; none if it is prose."""
    found: list[_Row] = []
    for item in every(items, ":scope > li", page):
        printed, links = text_of(item), tuple(item.select("a[href]"))
        parts = _LISTED.fullmatch(printed)
        if parts and source.reference_pattern and not reference_problem(source, parts[1]):
            found.append(_Row(parts["reference"], "", parts["title"], links))
        else:
            found.append(_Row("", "", printed, links))
    return found if any(_is_answer(row, options, page) for row in found) else []


def _is_answer(row: _Row, options: DocumentIndexOptions, page: str) -> bool:
    """Tell an answer from the items of a list that is prose or leads elsewhere."""
    paths = [path_of(href_of(link, page)) for link in row.links]
    return bool(row.reference) or any(
        _YEARLY_FILE.search(path) or re.search(options.document_pattern, path) for path in paths
    )


def _key(row: _Row, page: str) -> str:
    """Return what names a row for good: its reference, else its file, else its words."""
    if row.reference:
        return row.reference
    if row.links:
        return path_of(href_of(row.links[0], page))
    return "row-" + hashlib.sha256(f"{row.date}\n{row.title}".encode()).hexdigest()[:16]


def _entry(
    source: Source, options: DocumentIndexOptions, key: str, rows: Sequence[_Row], answer: Answer
) -> Entry:
    page = answer.final_url
    documents, problems = _documents(source, options, rows, page)
    if len({row.title for row in rows}) > 1:
        problems.append("the index gives this reference more than one subject")
    printed = sorted({row.date for row in rows if row.date})
    day, problem = british_date(printed[0], options.date_formats) if printed else (None, None)
    if len(printed) > 1:
        day, problem = None, f"the index gives this reference more than one date: {printed}"
    elif day is not None and options.date_means is None:
        problem = f"the index prints {printed[0]} and the register has no date_means for it"
    reference = rows[0].reference or None
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=key,
        url=page,
        reference=reference,
        title=rows[0].title or None,
        received_on=day if options.date_means == "received" else None,
        responded_on=day if options.date_means == "responded" else None,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=documents,
        problem=joined(*problems, problem, reference_problem(source, reference)),
    )


def _documents(
    source: Source, options: DocumentIndexOptions, rows: Sequence[_Row], page: str
) -> tuple[tuple[DocumentRef, ...], list[str]]:
    """Return the letters that rows link to, and why a row has none."""
    refs: dict[str, DocumentRef] = {}
    problems: list[str] = []
    for link in (link for row in rows for link in row.links):
        url = href_of(link, page)
        if _YEARLY_FILE.search(path_of(url)):
            problems.append(YEARLY)
        elif re.search(options.document_pattern, path_of(url)):
            refs.setdefault(url, DocumentRef(url=url, name=path_of(url).rsplit("/", 1)[-1]))
        else:
            problems.append(f"the link {url} is not the address of a document")
    if not refs and not problems:
        problems.append(NO_DOCUMENT)
    return tuple(refs.values()), problems


def _listed(entry: Entry) -> Listed:
    return Listed(
        key=entry.key,
        url=entry.url,
        title=entry.title,
        received_on=entry.received_on,
        responded_on=entry.responded_on,
        reference=entry.reference,
        entry=entry,
    )
