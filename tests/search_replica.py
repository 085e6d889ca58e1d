"""Search applications on loopback, built the ways that such applications are.

`AspNetLog` is a Web Forms page with a grid whose pages are sent back, state and all; it
refuses a state that it did not give, as the real ones do. `QueryLog` is a search with its
words in the address. Markup and fields are our own guess; of real ones only names are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import parse_qs, parse_qsl, urlsplit

from replica import Answer, Replica, Seen, page

ASPX = "/InformationGovernance/DisclosureLog.aspx"
GRID = "ctl00$Main$gvResults"
NO_STATE = Answer("Validation of viewstate MAC failed", status=500, media_type="text/html")


@dataclass(frozen=True)
class Case:
    number: int
    title: str
    answer: str = "<p>There were 12.</p>"
    closed: str = "05/02/2024"

    @property
    def reference(self) -> str:
        return f"IG{self.number}"


def cases(*titles: str) -> list[Case]:
    """Return cases with these titles, the newest first."""
    return [Case(len(titles) - place, title) for place, title in enumerate(titles)]


def _found(held: Sequence[Case], words: str) -> list[Case]:
    return [case for case in held if words.lower() in case.title.lower()]


@dataclass
class AspNetLog:
    """A Web Forms page with a search box and a grid of ``per_page`` rows.

    ``pager`` is how pages are reached: ``numbers`` (in blocks of two, then "..."), ``next``
    (a link that says so), or ``button``. ``stuck`` gives page 1 for any number, ``endless``
    repeats the last page and goes on, ``inline`` shows the answers in the grid.
    """

    site: Replica
    held: Sequence[Case]
    path: str = ASPX
    per_page: int = 2
    pager: str = "numbers"
    inline: bool = False
    stuck: bool = False
    endless: bool = False
    states: dict[str, tuple[str, int]] = field(default_factory=dict)
    posted: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self.site.route(self.path, self._answer)
        for case in self.held:
            self.site.route(f"/InformationGovernance/Case.aspx?id={case.number}", _case(case))

    def _answer(self, seen: Seen) -> Answer:
        if seen.method == "GET":
            return self._form("", "", 0)
        sent = dict(parse_qsl(seen.body.decode(), keep_blank_values=True))
        self.posted.append(sent)
        state = sent.get("__VIEWSTATE", "")
        if state not in self.states or sent.get("__EVENTVALIDATION") != f"valid-{state}":
            return NO_STATE
        words, number = self.states[state]
        if "ctl00$Main$btnSearch" in sent:
            words, number = sent["ctl00$Main$txtSearch"], 1
        elif "ctl00$Main$btnNext" in sent or sent.get("__EVENTTARGET") == "ctl00$Main$lnkNext":
            number += 1
        elif sent.get("__EVENTTARGET") == GRID:
            number = int(sent["__EVENTARGUMENT"].removeprefix("Page$"))
        else:
            return self._form("", "", 0)
        return self._form(self._results(words, number), words, number)

    def _form(self, results: str, words: str, number: int) -> Answer:
        state = f"state-{next(self._numbers)}"
        self.states[state] = words, number
        return page(
            "Disclosure log",
            '<form id="search" action="?mode=basic" method="post">'
            '<input type="hidden" name="__EVENTTARGET" value="">'
            '<input type="hidden" name="__EVENTARGUMENT" value="">'
            f'<input type="hidden" name="__VIEWSTATE" value="{state}">'
            f'<input type="hidden" name="__EVENTVALIDATION" value="valid-{state}">'
            f'<input type="text" name="ctl00$Main$txtSearch" value="{words}">'
            '<select name="ctl00$Main$ddlYear"><option value="all">All</option>'
            '<option value="2024">2024</option></select>'
            '<input type="checkbox" name="ctl00$Main$chkExact" value="yes">'
            '<input type="submit" name="ctl00$Main$btnSearch" value="Search">'
            '<input type="submit" name="ctl00$Main$btnClear" value="Clear">'
            f"{results}</form>",
        )

    def _results(self, words: str, number: int) -> str:
        found = _found(self.held, words)
        if not found:
            return "<p>No records found.</p>"
        pages = -(-len(found) // self.per_page)
        shown = 1 if self.stuck else min(number, pages) if self.endless else number
        rows = "".join(
            self._row(case) for case in found[(shown - 1) * self.per_page :][: self.per_page]
        )
        more = self._more(number, number + 1 if self.endless or self.stuck else pages)
        grid = self.pager == "numbers"
        return (
            '<table id="gvResults"><tr><th><a href="javascript:__doPostBack('
            f"'{GRID}','Sort$Ref')\">Ref</a></th><th>Subject</th><th>Closed</th></tr>{rows}"
            + (f'<tr class="pager"><td colspan="3">{more}</td></tr>' if grid and more else "")
            + f"</table><p>{len(found):,} found</p>{'' if grid else more}"
        )

    def _row(self, case: Case) -> str:
        link = f'<a href="/InformationGovernance/Case.aspx?id={case.number}">{case.title}</a>'
        shown = f"{case.title}<div class='answer'>{case.answer}</div>" if self.inline else link
        return f"<tr><td>{case.reference}</td><td>{shown}</td><td>{case.closed}</td></tr>"

    def _more(self, number: int, pages: int) -> str:
        if pages == 1:
            return ""
        if self.pager == "next":
            call = "javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("
            href = f"{call}&quot;ctl00$Main$lnkNext&quot;, &quot;&quot;, true))"
            off = "disabled='disabled'" if number >= pages else ""
            return f'<a href="{href}" {off}>Next page</a>'
        if self.pager == "button":
            off = "disabled" if number >= pages else ""
            return f'<input type="submit" name="ctl00$Main$btnNext" value="Next" {off}>'
        start = number - (number - 1) % 2
        named = {n: str(n) for n in (start, start + 1) if n <= pages}
        named |= {start - 1: "..."} if start > 1 else {}
        named |= {start + 2: "..."} if start + 2 <= pages else {}
        cells = "".join(
            f"<td><span>{n}</span></td>"
            if n == number
            else f'<td><a href="javascript:__doPostBack(&#39;{GRID}&#39;,&#39;Page${n}&#39;)">'
            f"{said}</a></td>"
            for n, said in sorted(named.items())
        )
        return f"<table><tr>{cells}</tr></table>"


@dataclass
class QueryLog:
    """A search whose words and page stand in the address.

    ``next_by`` is how a page leads to the next: ``number`` or ``rel`` or ``words``.
    """

    site: Replica
    held: Sequence[Case]
    path: str = "/disclosure-log/search"
    words: str = "keyword"
    per_page: int = 2
    next_by: str = "number"
    total: int | None = None
    first: int = 1
    aside: str = ""

    def __post_init__(self) -> None:
        self.site.route(self.path, self._answer)
        for case in self.held:
            self.site.route(f"/disclosure-log/{case.number}", _case(case))

    def _answer(self, seen: Seen) -> Answer:
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(seen.path).query).items()}
        words, number = asked.get(self.words, ""), int(asked.get("page", self.first))
        found = _found(self.held, words)
        start = (number - self.first) * self.per_page
        items = "".join(
            f'<div class="result"><h3><a href="/disclosure-log/{case.number}">{case.title}</a></h3>'
            f"<p>Reference: {case.reference}</p><p>Date closed: {case.closed}</p></div>"
            for case in found[start : start + self.per_page]
        )
        there = f"{self.path}?{self.words}={words}&year={asked.get('year', '')}"
        last = start + self.per_page >= len(found)
        links = {
            "number": f'<a href="{there}&page={self.first}">1</a>'
            f'<a href="{there}&page={number + 1}">more</a>',
            "rel": f'<a rel="next" href="{there}&page={number + 1}">older</a>',
            "words": f'<a href="{there}&page={number + 1}">Next</a>',
        }
        total = len(found) if self.total is None else self.total
        said = f"<p>{total} results</p>" if found else f"<p>No results found for {words}</p>"
        return page(
            "Search", f"<form></form>{self.aside}{said}{items}{'' if last else links[self.next_by]}"
        )


def _case(case: Case) -> Answer:
    return page(
        case.title,
        f"<h1>{case.title}</h1><p>Reference: {case.reference}</p>"
        f"<h2>Request</h2><p>How many?</p><h2>Response</h2>{case.answer}",
    )
