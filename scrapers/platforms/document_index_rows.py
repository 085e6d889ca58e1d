"""The rows of an index: those of its page, in tables and in lists."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import Tag

from scrapers.platforms.pages import changed, every, href_of, path_of, text_of
from scrapers.platforms.problems import reference_problem
from scrapers.register.models import Source
from scrapers.register.options import DocumentIndexOptions
from scrapers.register.options.document_index import IndexColumns

_LISTED = re.compile(r"(?P<reference>\S.*?)(?: [-–] |: )(?P<title>.+)")
FIELDS = tuple(name for name in IndexColumns.model_fields if name != "ignored")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table, or one item of a list, as printed; "" where nothing is."""

    place: str
    """The address of the page or file that it stands in."""
    sha256: str
    """Of that page or file."""
    reference: str = ""
    date: str = ""
    received: str = ""
    responded: str = ""
    title: str = ""
    request: str = ""
    answer: str = ""
    links: tuple[str, ...] = ()


def page_rows(
    main: Tag, source: Source, options: DocumentIndexOptions, page: str, sha256: str
) -> list[Row]:
    """Return the rows of all tables and lists, in the order of the page.

    Raises:
        LayoutChanged: a table's columns are not those of the register.
    """
    found: list[Row] = []
    for block in main.select("table, ul, ol"):
        if block.find_parent(["table", "ul", "ol", "nav"]) is None:
            if block.name == "table":
                found.extend(_table_rows(block, options, page, sha256))
            else:
                found.extend(_list_rows(block, source, options, page, sha256))
    return found


def places(headings: Sequence[str], columns: IndexColumns, where: str) -> dict[str, int]:
    """Return which column holds each field; every heading must be known.

    Args:
        headings: as printed; blank ones are of no meaning.
        columns: the register's.
        where: the page or file, for messages.

    Raises:
        LayoutChanged: a column is missing, unknown, or there twice.
    """
    printed = [" ".join(heading.split()).casefold() for heading in headings]
    known = {name.casefold() for names in columns.model_dump().values() for name in names}
    found: dict[str, int] = {}
    for field in FIELDS:
        names = {name.casefold() for name in getattr(columns, field)}
        here = [number for number, heading in enumerate(printed) if heading in names]
        if names and len(here) != 1:
            said = " or ".join(getattr(columns, field))
            raise changed(f"{len(here)} columns called {said}, expected 1", where)
        if names:
            found[field] = here[0]
    unknown = sorted({heading for heading in printed if heading} - known)
    if unknown:
        raise changed(f"unknown columns {unknown}, known: {sorted(known)}", where)
    return found


def is_index_file(url: str, options: DocumentIndexOptions) -> bool:
    """Tell a file that lists answers from one that is an answer."""
    return re.search(options.index_files, path_of(url)) is not None


def _table_rows(table: Tag, options: DocumentIndexOptions, page: str, sha256: str) -> list[Row]:
    """Return a table's rows by its headings."""
    rows = [row for row in table.select("tr") if row.find_parent("table") is table]
    if not rows:
        raise changed("a table without rows", page)
    head, *body = rows
    headings = [text_of(cell) for cell in head.select(":scope > th, :scope > td")]
    columns = options.columns
    # a page has links where a file has a column of addresses
    columns = columns.model_copy(update={"link": (), "ignored": (*columns.ignored, *columns.link)})
    where = places(headings, columns, page)
    found: list[Row] = []
    for row in body:
        cells = row.select(":scope > td, :scope > th")
        if len(cells) != len(headings):
            raise changed(
                f"a row of {len(cells)} cells under {len(headings)} headings: {text_of(row)!r}",
                page,
            )
        texts = [text_of(cell) for cell in cells]
        printed = {field: texts[number] for field, number in where.items()}
        if any(texts):
            found.append(Row(place=page, sha256=sha256, links=_links(row, page), **printed))
    return [row for row in found if not _is_of_files(row, options)]


def _list_rows(
    items: Tag, source: Source, options: DocumentIndexOptions, page: str, sha256: str
) -> list[Row]:
    """Return a list's items, "{reference} - {subject}" taken apart; none if it is prose."""
    found: list[Row] = []
    for item in every(items, ":scope > li", page):
        reference, title = "", text_of(item)
        parts = _LISTED.fullmatch(title)
        if parts and source.reference_pattern and not reference_problem(source, parts[1]):
            reference, title = parts["reference"], parts["title"]
        links = _links(item, page)
        found.append(Row(place=page, sha256=sha256, reference=reference, title=title, links=links))
    answers = [row for row in found if not _is_of_files(row, options)]
    return answers if any(_is_answer(row, options) for row in answers) else []


def _links(element: Tag, page: str) -> tuple[str, ...]:
    """Return where its links lead; one that leads nowhere in the web stays as printed."""
    return tuple(href_of(link, page) or str(link["href"]) for link in element.select("a[href]"))


def _is_of_files(row: Row, options: DocumentIndexOptions) -> bool:
    """Tell a row that names nothing but files of the index itself."""
    return (
        not row.reference
        and bool(row.links)
        and all(is_index_file(url, options) for url in row.links)
    )


def _is_answer(row: Row, options: DocumentIndexOptions) -> bool:
    """Tell an answer from the items of a list that is prose or leads elsewhere."""
    paths = [path_of(url) for url in row.links]
    return bool(row.reference) or any(re.search(options.document_pattern, path) for path in paths)
