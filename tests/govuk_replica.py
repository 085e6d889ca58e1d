"""Two disclosure logs of eCase, on loopback or in memory.

Texts and labels are those of the real ones; the elements around them are our own guess,
made two ways: a list of terms with the design system's pagination, and plain paragraphs
with numbered pages.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen, page


@dataclass(frozen=True)
class Disclosure:
    uuid: str
    title: str
    published: str
    reference: str = "FOI2024/01457"
    received: str = "29 August 2024"
    request: str = "<p>How many children were missing?</p>"
    response: str = "<p>There were 12.</p>"


def numbered(number: int, **given: str) -> Disclosure:
    """Return the disclosure of that number; the newest has the highest."""
    uuid = f"{number:08x}-2448-4f47-87c6-a862f143cd70"
    published = f"{1 + number % 28} June {2000 + number // 28}"
    return Disclosure(uuid, **{"title": f"Request {number}", "published": published} | given)


@dataclass
class GovukLog:
    """A log, newest first; ``plain`` is the second way to build its pages."""

    disclosures: Sequence[Disclosure]
    plain: bool = False
    per_page: int = 2
    count: str | None = None
    parameters: dict[str, str] = field(default_factory=dict)

    def pages(self) -> dict[str, str]:
        """Return the ``main`` of every page by its path."""
        last = max(1, -(-len(self.disclosures) // self.per_page))
        asked = "".join(f"{name}={value}&" for name, value in self.parameters.items())
        first = f"/disclosures?{asked[:-1]}" if asked else "/disclosures"
        listed = {first: self.listing(1)}
        listed |= {f"/disclosures?{asked}page={n}": self.listing(n) for n in range(1, last + 1)}
        return listed | {f"/disclosures/{one.uuid}": self.detail(one) for one in self.disclosures}

    def listing(self, number: int) -> str:
        start = (number - 1) * self.per_page
        shown = self.disclosures[start : start + self.per_page]
        keep = "?preserveHistory" if self.plain else ""
        items = "".join(
            f'<li><a href="/disclosures/{one.uuid}{keep}">{one.title}</a>'
            f"<p>Published: {one.published}</p></li>"
            for one in shown
        )
        total = self.count or f"{len(self.disclosures):,} disclosures"
        more = start + self.per_page < len(self.disclosures)
        asked = "".join(f"{name}={value}&" for name, value in self.parameters.items())
        rel = "" if self.plain else 'rel="next"'
        following = f'<a {rel} href="/disclosures?{asked}page={number + 1}">{number + 1}</a>'
        return (
            "<main><h1>Freedom of information (FOI) releases</h1>"
            f"<form><select><option>3 disclosures</option></select></form><p>{total}</p>"
            f"<ol>{items}</ol><nav>{following if more else ''}</nav></main>"
        )

    def detail(self, one: Disclosure) -> str:
        fields = (
            ("Case reference", one.reference),
            ("Received", one.received),
            ("Published", one.published),
        )
        if self.plain:
            head = "".join(f"<p><b>{name}:</b> {value}</p>" for name, value in fields)
            body = f"<h3>Request</h3>{one.request}<h3>Response</h3>{one.response}"
            return f"<main><article><h1>{one.title}</h1>{head}{body}</article></main>"
        head = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in fields)
        return (
            f"<main><h1>{one.title}</h1><dl>{head}</dl>"
            f"<section><div><h2>Request</h2></div>{one.request}</section>"
            f"<section><div><h2>Response</h2></div>{one.response}</section>"
            '<aside><a href="/disclosures">All disclosures</a></aside></main>'
        )

    def serve(self, site: Replica) -> None:
        """Answer for the log on ``site``, as it is at each request."""

        def listing(seen: Seen) -> Answer:
            asked = parse_qs(urlsplit(seen.path).query)
            return _tagged(self.listing(int(asked.get("page", ["1"])[0])))

        site.route("/disclosures", listing)
        for one in self.disclosures:
            site.route(f"/disclosures/{one.uuid}", _tagged(self.detail(one)))


def _tagged(main: str) -> Answer:
    whole = page("FOI", main.removeprefix("<main>").removesuffix("</main>"))
    return replace(whole, etag=f'"{zlib.crc32(main.encode()):08x}"')
