"""The pages of results of one search, and how each leads to the next."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

from bs4 import Tag

from scrapers.platforms.base import Answer, Fetches, Listed, address, page_at
from scrapers.platforms.gathering import Page
from scrapers.platforms.html_listing_rows import read_items
from scrapers.platforms.pager import following
from scrapers.platforms.pages import block_text, changed, href_of, one, path_of, soup_of, text_of
from scrapers.platforms.search_app_form import Form, Postback, without_pager_rows
from scrapers.register.models import Source
from scrapers.register.options import SearchAppOptions
from scrapers.register.options.html_listing import Items


@dataclass(frozen=True, slots=True)
class Search:
    """One search of a source.

    Attributes:
        source: whose log is searched.
        options: how.
        items: how the results read.
        session: asks.
        form: what is filled in, as it stood on its page: once is enough for all keywords.
            None where the words stand in the address.
    """

    source: Source
    options: SearchAppOptions
    items: Items
    session: Fetches
    form: Form | None = None

    @classmethod
    def begun(
        cls, source: Source, options: SearchAppOptions, items: Items, session: Fetches
    ) -> Self:
        """Return the search with its form, which is fetched where it is to be filled in."""
        search = cls(source, options, items, session)
        if options.method != "post":
            return search
        answer = search._get(address(source, options.path))
        return replace(search, form=Form.on(soup_of(answer), options.form, answer.final_url))

    def pages(self, keyword: str, counts: list[int]) -> Iterator[Page]:
        """Yield the pages of results for a keyword; stated totals go into ``counts``.

        Raises:
            FetchError: if a page could not be had.
            LayoutChanged: if a page has neither results nor the words for none, the form
                lacks a field, or there are more than ``max_pages``.
        """
        answer = self._first(keyword)
        for number in range(1, self.options.max_pages + 1):
            document = soup_of(answer)
            scope = one(document, self.options.content, answer.final_url)
            ahead = self._next(scope, document, answer.final_url, number)
            without_pager_rows(scope)
            found = self._results(scope, answer)
            counts.extend(self._count(scope, answer.final_url) if found else [])
            yield Page(found, answer.final_url, ahead is not None)
            if ahead is None:
                return
            answer = self._ask(ahead)
        raise changed(
            f"the results for {keyword!r} go on after {self.options.max_pages} pages",
            answer.final_url,
        )

    def _first(self, keyword: str) -> Answer:
        searched = {**self.options.fields, str(self.options.keyword_field): keyword}
        if self.form is not None:
            return self._ask(self.form.filled(searched))
        url = address(self.source, self.options.path)
        return self._get(url + ("&" if "?" in url else "?") + urlencode(searched))

    def _ask(self, ahead: str | Form) -> Answer:
        if isinstance(ahead, str):
            return self._get(ahead)
        return self.session.post_form(
            ahead.url,
            ahead.pairs,
            source_id=self.source.id,
            allow_hosts=self.source.allow_hosts,
            expect="html",
        )

    def _get(self, url: str) -> Answer:
        return page_at(url, self.source, self.session)

    def _results(self, scope: Tag, answer: Answer) -> list[Listed]:
        alone = self.options.detail is None
        found = read_items(scope, answer, self.source, self.items, alone=alone)
        lines = block_text(scope).split("\n")
        if not found and not any(re.search(self.options.none_said, line) for line in lines):
            raise changed(
                "neither results nor a line that says that there are none", answer.final_url
            )
        return found

    def _count(self, scope: Tag, page: str) -> list[int]:
        """Return the total that a page states, where the register says how it is printed."""
        pattern = self.options.count
        if pattern is None:
            return []
        lines = (re.search(pattern, line) for line in block_text(scope).split("\n"))
        printed = {int(re.sub(r"\D", "", line["count"])) for line in lines if line}
        if len(printed) != 1:
            said = ", ".join(str(count) for count in sorted(printed)) or "none"
            raise changed(f"expected one total of the form {pattern}, printed: {said}", page)
        return list(printed)

    def _next(self, scope: Tag, document: Tag, page: str, number: int) -> str | Form | None:
        """Return what leads to the next page: an address, or a form to send."""
        links = scope.select("a[href]")
        sent = {call: link for link in links if (call := Postback.of(link)) is not None}
        numbered = [call for call in sent if call.argument in {f"Page${number + 1}", "Page$Next"}]
        named = [call for call, link in sent.items() if self._says_next(text_of(link))]
        for call in (*numbered, *named):
            return Form.on(document, self.options.form, page).sent_back(call)
        url = following(scope, page, self._number_at(page))
        return url or self._named(links, page) or self._button(document, page)

    def _number_at(self, page: str) -> Callable[[str], int | None]:
        """Return what tells the number of a page of the results that ``page`` is one of."""
        here, parameter = path_of(page), self.options.page_parameter

        def number(url: str) -> int | None:
            parts = urlsplit(url)
            if parts.scheme not in {"http", "https"} or (parameter and parts.path != here):
                return None
            first = [str(self.options.first_page)]
            printed = parse_qs(parts.query).get(parameter or "", first)[-1]
            return int(printed) if printed.isascii() and printed.isdigit() else None

        return number

    def _named(self, links: list[Tag], page: str) -> str | None:
        """Return where the one link leads whose words say that it leads to the next page."""
        urls = {href_of(link, page) for link in links if self._says_next(text_of(link))}
        plain = {url for url in urls if urlsplit(url).scheme in {"http", "https"}}
        if len(plain) > 1:
            raise changed(f"{len(plain)} links to the next page, expected 1", page)
        return plain.pop() if plain else None

    def _button(self, document: Tag, page: str) -> Form | None:
        """Return the form with its button to the next page pressed, where it has one."""
        if self.options.method != "post" or not document.select(self.options.form):
            return None
        form = Form.on(document, self.options.form, page)
        pressed: Mapping[str, str] = {
            name: words for name, words in form.buttons if self._says_next(words)
        }
        return form.filled(pressed) if pressed else None

    def _says_next(self, words: str) -> bool:
        return words.casefold() in {name.casefold() for name in self.options.next_text}
