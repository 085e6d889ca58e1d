"""One page that lists answers, in tables, in lists, or in files of which it has the links.

Headings for the years, and under each a table (reference, date, subject, service), a list
of links, or a file of such rows (XLSX, CSV, DOCX...); letters are files at addresses such
as ``/media/ab12cd34/foi-5706.docx``. A row may have no letter: such a log is an index only,
and copies are sent on request. The index shows all there is, so `detail` asks for nothing.

Source: convention of the replica for the page (of Barnsley's only the way in is known);
columns of monthly Word reports as Newham's were, preambles as in Barnsley's CSV files.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bs4 import Tag

from scrapers.documents.isolated import SafeReader
from scrapers.errors import DocumentError, FetchError, LayoutChanged
from scrapers.platforms.base import Fetches, Listing, address, options_of, page_at, whole
from scrapers.platforms.dates import british_date
from scrapers.platforms.document_index_files import file_rows, name_of
from scrapers.platforms.document_index_rows import Row, is_index_file, page_rows
from scrapers.platforms.fragments import plain_fragment
from scrapers.platforms.pages import changed, href_of, main_of, path_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.whole_entries import detail, listed_as
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.register.options import DocumentIndexOptions
from scrapers.rows import DocumentRef, Entry

NO_DOCUMENT = "the index lists no document for this answer"
_MISSING = frozenset({"not_found", "gone", "wrong_content", "too_large"})
"""What one file may come to while the others go on; its rows are then unseen."""
_TYPED = "%Y-%m-%d"
"""How a cell that holds a date, and not the words for one, is read out of a workbook."""


def listing(source: Source, session: Fetches, window: Window = EVERYTHING, /) -> Listing:
    """Return every row of the page and of its files, those of one reference as one entry."""
    options = options_of(source, DocumentIndexOptions)
    url = address(source, options.index_path)
    answer = page_at(url, source, session)
    main, page = main_of(answer), answer.final_url
    rows = page_rows(main, source, options, page, answer.sha256)
    files = _index_files(main, options, page)
    if not rows and not files and not main.select("table, ul, ol"):
        raise changed("no element for 'table, ul, ol', and no link to a file of the index", page)
    if window.only_first_page:
        files = [] if rows else files[:1]
    more, notes, unread = _rows_of_files(files, source, session, options)
    grouped: dict[str, list[Row]] = {}
    for row in [*rows, *more]:
        grouped.setdefault(_key(row), []).append(row)
    listed = [listed_as(_entry(source, options, key, same)) for key, same in grouped.items()]
    if unread and not listed:
        raise changed("; ".join(notes), page)
    return replace(
        whole(source, listed, page, notes), whole=not unread and not window.only_first_page
    )


def _index_files(main: Tag, options: DocumentIndexOptions, page: str) -> list[str]:
    """Return the addresses of the files that list answers, each once."""
    urls = [href_of(link, page) for link in main.select("a[href]")]
    found = list(dict.fromkeys(url for url in urls if is_index_file(url, options)))
    if len(found) > options.max_files:
        raise changed(f"{len(found)} files of the index, expected {options.max_files}", page)
    return found


def _rows_of_files(
    files: Iterable[str], source: Source, session: Fetches, options: DocumentIndexOptions
) -> tuple[list[Row], list[str], bool]:
    """Return the rows of files, what is to be said of them, and whether one is unread."""
    rows: list[Row] = []
    notes: list[str] = []
    unread = False
    with SafeReader() as reader:
        for url in files:
            try:
                answer = session.get(
                    url, source_id=source.id, allow_hosts=source.allow_hosts, expect="document"
                )
                document = reader.read(answer.body, name_of(answer.final_url))
                more, odd = file_rows(document, answer, options)
            except (FetchError, DocumentError, LayoutChanged) as error:
                if isinstance(error, FetchError) and error.outcome not in _MISSING:
                    raise
                unread = True
                notes.append(f"a file of the index is not read: {error}")
            else:
                rows += more
                notes += odd
    return rows, notes, unread


def _key(row: Row) -> str:
    """Return what names a row for good: its reference, else its file, else its words."""
    if row.reference:
        return row.reference
    if row.links:
        return path_of(row.links[0])
    said = "\n".join((row.date or row.received or row.responded, row.title))
    return "row-" + hashlib.sha256(said.encode()).hexdigest()[:16]


def _entry(source: Source, options: DocumentIndexOptions, key: str, rows: Sequence[Row]) -> Entry:
    first = rows[0]
    documents, problems = _documents(options, key, rows)
    if len({row.title for row in rows}) > 1:
        problems.append("the index gives this reference more than one subject")
    day, unclear = _date([row.date for row in rows], options)
    if day is not None and options.date_means is None:
        unclear = f"the index prints {first.date} and the register has no date_means for it"
    received, no_receipt = _date([row.received for row in rows], options)
    responded, no_response = _date([row.responded for row in rows], options)
    reference = first.reference or None
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=key,
        url=first.place,
        reference=reference,
        title=first.title or None,
        received_on=day if options.date_means == "received" else received,
        responded_on=day if options.date_means == "responded" else responded,
        request_text=first.request or None,
        licence=source.licence,
        page_sha256=first.sha256,
        documents=documents,
        problem=joined(
            *problems, unclear, no_receipt, no_response, reference_problem(source, reference)
        ),
    )


def _date(texts: Iterable[str], options: DocumentIndexOptions) -> tuple[date | None, str | None]:
    """Return the one date that all rows of an entry print, or why there is none."""
    printed = sorted({text for text in texts if text})
    if len(printed) > 1:
        return None, f"the index gives this reference more than one date: {printed}"
    if not printed:
        return None, None
    return british_date(printed[0], (*options.date_formats, _TYPED))


def _documents(
    options: DocumentIndexOptions, key: str, rows: Sequence[Row]
) -> tuple[tuple[DocumentRef, ...], list[str]]:
    """Return the answers that rows print and the letters they link to, and why there is none."""
    refs: dict[str, DocumentRef] = {}
    problems: list[str] = []
    name = re.sub(r"[^\w-]+", "-", key).strip("-").lower()
    for number, (text, place) in enumerate({r.answer: r.place for r in rows if r.answer}.items()):
        refs[text] = DocumentRef(
            url=place,
            name=f"{name}-{number + 1}.html" if number else f"{name}.html",
            declared_type="text/html",
            content=plain_fragment(text),
        )
    for url in (url for row in rows for url in row.links):
        if re.search(options.document_pattern, path_of(url)):
            refs.setdefault(url, DocumentRef(url=url, name=path_of(url).rsplit("/", 1)[-1]))
        else:
            problems.append(f"the link {url} is not the address of a document")
    if not refs and not problems:
        problems.append(NO_DOCUMENT)
    return tuple(refs.values()), problems


__all__ = ["detail", "listing"]
