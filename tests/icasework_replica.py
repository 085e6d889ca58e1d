"""A council's pages over iCasework, on a `Replica`, with their tokens and their faults.

::

    site = CaseSite(replica, cases=[Case(9155010), Case(9155009)])
    site.now += 3601            # the tokens given out so far are dead
    site.cases.remove(...)      # withdrawn

Two councils are told apart by `Style`: how cases are listed, paged, dated and linked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen, page, redirect

PDF = "application/pdf"
ALL = "Response (all information to be supplied)"
LETTER = b"%PDF-1.7 a letter"


@dataclass
class Case:
    """One case; ``letters`` are name, declared type and bytes."""

    number: int
    title: str = "Missing children"
    received: str = "2 February 2023"
    request: str = "How many children were counted?"
    review: str = ""
    letters: Sequence[tuple[str, str, bytes]] = ((ALL, PDF, LETTER),)


@dataclass(frozen=True)
class Style:
    """How one council shows its cases."""

    path: str = "/foi-requests"
    kicker: str = "<p>Freedom of Information Request</p><h1>{title}</h1>"
    received: str = "Received"
    outcome: str = "Outcome / Documents"
    marked: bool = True
    """Whether the pager marks its next page."""
    tokens_on_page: bool = False
    """Whether documents are linked by their tokens, and not by way of a redirect."""
    page_size: int = 2
    etag: bool = False


OTHER = Style(
    path="/information/log",
    kicker="<h1>FOI and EIR answers</h1><h2>{title}</h2>",
    received="Date asked",
    outcome="What we sent",
    marked=False,
    tokens_on_page=True,
    etag=True,
)
OTHER_OPTIONS = {
    "listing_path": "/information/log",
    "date_formats": ["%d/%m/%Y"],
    "labels": {
        "kicker": ["FOI and EIR answers"],
        "received": ["Date asked"],
        "outcome": ["What we sent"],
    },
}


@dataclass
class CaseSite:
    """Serves ``cases``, newest first; a token is good for an hour of ``now``."""

    replica: Replica
    cases: list[Case]
    style: Style = field(default_factory=Style)
    now: float = 0.0

    def __post_init__(self) -> None:
        self.replica.route(self.style.path, self._listing)
        self.replica.route("/dl", self._download)
        for case in self.cases:
            self.add(case)

    def add(self, case: Case) -> None:
        """Serve the pages of a case, whether it is listed or not."""
        self.replica.route(f"{self.style.path}/{case.number}", lambda seen: self._case(case))
        for place in range(len(case.letters)):
            self.replica.route(
                f"/foi-doc/{case.number}/{place}",
                lambda seen, place=place: redirect(self._token(case, place)),
            )

    def _listing(self, seen: Seen) -> Answer:
        number = int(parse_qs(urlsplit(seen.path).query).get("page", ["0"])[0])
        first = number * self.style.page_size
        shown = self.cases[first : first + self.style.page_size]
        items = "".join(self._item(case) for case in shown)
        more = ""
        if first + self.style.page_size < len(self.cases):
            rel = 'rel="next" ' if self.style.marked else ""
            more = f'<nav><a {rel}href="?page={number + 1}">{number + 2}</a></nav>'
        return page("Requests", f"<h1>Requests</h1><ul>{items}</ul>{more}")

    def _item(self, case: Case) -> str:
        link = f'<a href="{self.style.path}/{case.number}">{escape(case.title)}</a>'
        return f"<li>{link} <span>{self.style.received}: {case.received}</span></li>"

    def _case(self, case: Case) -> Answer:
        lines = "".join(
            f'<li><a href="{self._link(case, place)}">{escape(name)}</a> - {kind} - Download</li>'
            for place, (name, kind, _) in enumerate(case.letters)
        )
        review = f"<h2>Internal Review</h2><p>{case.review}</p>" if case.review else ""
        made = page(
            case.title,
            self.style.kicker.format(title=escape(case.title))
            + f"<p><strong>{self.style.received}: {case.received}</strong></p>"
            f"<div><p>{case.request}</p></div>{review}<h2>{self.style.outcome}</h2><ul>{lines}</ul>",
        )
        tag = f'"{case.number}-{case.title}"' if self.style.etag else None
        return Answer(made.body, media_type=made.media_type, etag=tag)

    def _link(self, case: Case, place: int) -> str:
        if self.style.tokens_on_page:
            return self._token(case, place)
        return f"/foi-doc/{case.number}/{place}"

    def _token(self, case: Case, place: int) -> str:
        return f"/dl?ref={case.number}-{place}&access_token={self.now:.0f}"

    def _download(self, seen: Seen) -> Answer:
        asked = parse_qs(urlsplit(seen.path).query)
        if self.now - float(asked["access_token"][0]) > 3600:
            return Answer("the link has expired", status=403)
        number, place = map(int, asked["ref"][0].split("-"))
        case = next(case for case in self.cases if case.number == number)
        return Answer(case.letters[place][2], media_type=case.letters[place][1])
