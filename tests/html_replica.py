"""Councils' ways of printing a log on pages of their own, in made-up words.

What is theirs are addresses, labels, the order of the texts and the forms of dates; the
elements around them are ours, as no page's markup has been seen. A shape is the options
that the register would hold, and functions that write its pages.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from replica import Answer, Replica, page

Options = Mapping[str, Any]

THURROCK: Options = {
    "date_formats": ["%A %d %B %Y"],
    "listing": {"path": "/foi-responses", "parameter": "page", "order": "newest_first"},
    "items": {"select": ".views-row", "title": {"select": "a"}},
    "detail": {
        "title": {"select": "h1", "required": True},
        "responded": {"labels": ["Publication date"]},
        "request": {"labels": ["Request"]},
        "answer": {"labels": ["Response"]},
        "without_labels": "whole",
    },
}
LAMBETH: Options = {
    "date_formats": ["%d %B %Y"],
    "listing": {"path": "/lambeth-data-hub", "next": "a.pager-next"},
    "items": {"select": "article", "link": {"select": "h2 a"}, "title": {"select": "h2"}},
    "detail": {
        "title": {"select": "h1"},
        "lines": [{"pattern": r"^(?P<responded>\d{1,2} [A-Z][a-z]+ \d{4})$"}],
        "request": {"labels": ["Your request"]},
        "answer": {"labels": ["Our response"]},
    },
}
WOKINGHAM_PATH = "/see-answers-previous-information-requests"
WOKINGHAM: Options = {
    "listing": {
        "path": WOKINGHAM_PATH + "?month=0000-{month}-01&year={year}",
        "since": "2025-03-01",
        "until": "2025-05-31",
        "none_said": "No requests found",
    },
    "items": {"select": "tbody tr", "key": {"by": "query", "parameter": "id"}},
    "detail": {
        "title": {"select": "h1"},
        "reference": {"labels": ["Request ID"]},
        "received": {"labels": ["Date Received"]},
        "responded": {"labels": ["Date Resolved"]},
        "ignored": ["See notes"],
        "without_labels": "whole",
    },
}
DEVON: Options = {
    "listing": {"path": "/accesstoinformation/information_request/", "next": "a.next"},
    "items": {"select": "article", "title": {"select": "h2"}, "link": {"select": "h2 a"}},
    "detail": {"title": {"select": "h1"}, "answer": {"select": ".entry-content"}},
}
WANDSWORTH: Options = {
    "date_formats": ["%d %B %Y"],
    "listing": {"path": "/foi-disclosure-log", "order": "newest_first"},
    "items": {"select": "li", "key": {"by": "query", "parameter": "id"}},
    "detail": {
        "title": {"labels": ["Subject"]},
        "reference": {"labels": ["Reference"]},
        "rest": "request",
        "lines": [
            {
                "pattern": r"^(?P<outcome>[A-Za-z ]+) - "
                r"(?P<responded>\d{1,2} [A-Z][a-z]+ \d{4})$"
            },
            {"pattern": r"^Request for Information - WBC-FOI-\d{5} - ", "begins": "answer"},
        ],
        "outcomes": {"Part Disclosed": "part_supplied"},
    },
}
NORTH_DEVON: Options = {
    "date_formats": ["%d.%m.%y"],
    "listing": {
        "path": "/disclosure-log-{month_name}-{year}",
        "since": "2024-05-01",
        "until": "2024-07-31",
        "order": "newest_first",
    },
    "items": {
        "begins": {"labels": ["Request reference"]},
        "key": {"by": "reference"},
        "reference": {"labels": ["Request reference"]},
        "responded": {"labels": ["Issue date"]},
        "request": {"labels": ["Request received"]},
        "answer": {"labels": ["Response provided"]},
    },
}
MORAY: Options = {
    "date_formats": ["%d-%m-%y", "%d-%m-%Y", "%d.%m.%y", "%d.%m.%Y", "%d/%m/%y", "%d/%m/%Y"],
    "listing": {"path": "/page_62338.html", "through": ["li.year a", "li.month a"]},
    "items": {
        "table": "table",
        "received": {"column": ["Date"]},
        "title": {"column": ["Request", "Subject"], "required": True},
        "carried": ["received"],
        "key": {"by": "path", "pattern": r"page_(\d+)\.html$"},
    },
    "detail": {
        "title": {"select": "h1", "pattern": "^FOI Request - (.+)$"},
        "lines": [
            {"pattern": r"^Request (?P<reference>\d+)$", "begins": "request"},
            {"pattern": r"^Response (?P<responded>\S+)$", "begins": "answer"},
        ],
    },
}
EAST_DEVON: Options = {
    "date_formats": ["%d %B %Y"],
    "listing": {"path": "/published-requests"},
    "items": {
        "begins": {"select": "h3"},
        "title": {"select": "h3"},
        "received": {"labels": ["Date submitted"]},
        "responded": {"labels": ["Date responded"]},
        "request": {"labels": ["Summary of request"]},
        "answer": {"labels": ["Summary of response"]},
        "key": {"by": "words"},
    },
}


def links(*entries: tuple[str, str], row: str, after: str = "") -> str:
    """Return a page of a listing: an element a row with a link, and what follows them."""
    rows = "".join(row.format(href=href, title=title) for href, title in entries)
    return f"<main><h1>Answers</h1>{rows}{after}</main>"


def thurrock_list(*slugs: str, after: int | None = None) -> str:
    """Return a page of a Drupal view: rows, and the number of the next page."""
    more = f'<nav><a href="?page={after}">Next</a></nav>' if after is not None else ""
    entries = [(f"/foi-responses/{slug}", slug.replace("-", " ").capitalize()) for slug in slugs]
    return links(
        *entries, row='<div class="views-row"><a href="{href}">{title}</a></div>', after=more
    )


def thurrock_entry(title: str, answer: str, day: str = "Friday 21 July 2023") -> str:
    return (
        f"<main><p>Freedom of information response</p><h1>{title}</h1>"
        f'<div class="field"><div class="label">Publication date:</div><div>{day}</div></div>'
        '<div class="field"><div class="label">Request:</div><div><p>How many in each year?</p>'
        f'</div></div><div class="field"><div class="label">Response:</div><div>{answer}</div>'
        "</div></main>"
    )


def month(*blocks: tuple[str, str, str]) -> str:
    """Return a month of a log in one page: reference, issue date and answer of each block."""
    texts = "".join(
        f"<p><strong>Request reference:</strong> {reference}</p><p><strong>Issue date:</strong>"
        f" {issued}</p><p><strong>Request received:</strong></p><p>How many placements?</p>"
        f"<p><strong>Response provided:</strong></p>{answer}"
        for reference, issued, answer in blocks
    )
    return f"<main><h1>Disclosure log</h1>{texts}</main>"


def table(*rows: Sequence[str], head: Sequence[str] = ("Date", "Request", "Department")) -> str:
    """Return a month's table, a row for each of ``rows``."""
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    named = "".join(f"<th>{name}</th>" for name in head)
    return f"<main><table><tr>{named}</tr>{lines}</table></main>"


def served(main: str) -> Answer:
    """Return the whole page around a ``main``, with an ETag of its own."""
    whole = page("Answers", main.removeprefix("<main>").removesuffix("</main>"))
    return replace(whole, etag=f'"{zlib.crc32(whole.sent_body):x}"')


def serve(site: Replica, pages: Mapping[str, str]) -> None:
    """Let a replica answer these paths with pages."""
    for path, main in pages.items():
        site.route(path, served(main))
