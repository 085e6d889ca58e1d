"""An answer printed on a page, and the files that it links to, as documents."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from scrapers.platforms.fragments import fragment, only_links
from scrapers.platforms.pages import href_of, path_of, text_of
from scrapers.register.models import Source
from scrapers.rows import DocumentRef


def answer_documents(
    elements: Iterable[PageElement],
    page: str,
    *,
    source: Source,
    files: str,
    name: str,
    url: str | None = None,
) -> tuple[DocumentRef, ...]:
    """Return the answer as printed, unless it is nothing but links to files, then the files.

    A link to a file on a host that is none of the source's own is part of the answer (it
    points to somebody else's publication) and no document of it.

    Args:
        elements: the answer, parts of the page at ``page``.
        page: the address that relative links are relative to.
        source: whose answer it is.
        files: a regular expression for the paths that are documents.
        name: what the printed answer is called, without an ending.
        url: where the printed answer is to be seen; ``page`` when left out.

    Returns:
        The documents, each address once; none where there is neither text nor a file.
    """
    content = fragment(elements, page)
    body = BeautifulSoup(content.decode(), "lxml").body
    links = _file_links(body, page, source, files) if body else []
    named: dict[str, DocumentRef] = {}
    for link, address in links:
        said = text_of(link) or path_of(address).rpartition("/")[2]
        named.setdefault(address, DocumentRef(url=address, name=said))
    if body is None or only_links(body, [link for link, _ in links]):
        return tuple(named.values())
    printed = DocumentRef(
        url=url or page, name=f"{name}.html", declared_type="text/html", content=content
    )
    return (printed, *named.values())


def _file_links(body: Tag, page: str, source: Source, files: str) -> list[tuple[Tag, str]]:
    addresses = [(link, href_of(link, page)) for link in body.select("a[href]")]
    return [
        (link, address)
        for link, address in addresses
        if urlsplit(address).hostname in source.allow_hosts and re.search(files, path_of(address))
    ]
