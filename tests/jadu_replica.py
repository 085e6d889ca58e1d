"""A council's Jadu directory of requests, on a `Replica`.

::

    DirectorySite(replica, records=[Record(64001, "Fostering")])
    DirectorySite(replica, records, style=LETTERS)   # another council's

Any slug shows the same record; the old form of its path leads to the new one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs, urlsplit

from replica import Answer, Replica, Seen, page, redirect


@dataclass
class Record:
    """One record of a directory."""

    number: int
    title: str = "Looked after children"
    slug: str = "looked-after-children"
    reference: str = "FOI651119421"
    received: str = "30 October 2024"
    answer: str = "<p>There were 12 children.</p>"
    category: int = 7
    file: bytes | None = None


@dataclass(frozen=True)
class Style:
    """How one council's directory is listed and printed."""

    listing: str = "root"
    """``root``, ``a_to_z`` or ``categories``."""
    old_paths: bool = False
    fields: str = "<dl>{}</dl>"
    one_field: str = "<dt>{}</dt><dd>{}</dd>"
    by_query: bool = False
    """Whether pages are ``?page=2``, and not ``/2``."""


LETTERS = Style("a_to_z", True, "<ul>{}</ul>", "<li><strong>{}:</strong> {}</li>", by_query=True)


@dataclass
class DirectorySite:
    """Serves directory 45, two records a page."""

    replica: Replica
    records: list[Record]
    style: Style = field(default_factory=Style)
    root: str = "/directory/45/foi-and-eir-requests"

    def __post_init__(self) -> None:
        if self.style.listing == "root":
            self._list(self.root, self.records)
        elif self.style.listing == "a_to_z":
            for letter in {record.title[0].lower() for record in self.records}:
                mine = [record for record in self.records if record.title[0].lower() == letter]
                place = letter if letter.isalpha() else "0-9"
                self._list(f"/directory/45/a-to-z/{place}", mine)
        else:
            for number in {record.category for record in self.records}:
                mine = [record for record in self.records if record.category == number]
                self._list(f"{self.root}/category/{number}", mine)
        for record in self.records:
            self._serve(record)

    def _list(self, root: str, records: Sequence[Record]) -> None:
        pages = [records[first : first + 2] for first in range(0, len(records), 2)] or [[]]

        def shown(number: int) -> Answer:
            items = "".join(
                f'<li><a class="list__link" href="{self._path(one)}">{escape(one.title)}</a></li>'
                for one in pages[number - 1]
            )
            more = ""
            if number < len(pages):
                after = f"?page={number + 1}" if self.style.by_query else f"{root}/{number + 1}"
                more = f'<a href="{after}">{number + 1}</a>'
            # an empty directory has no list element at all
            listed = f'<ul class="list list--record">{items}</ul>' if items else "<p>Nothing.</p>"
            return page("Directory", f"<h1>FOI</h1>{listed}{more}")

        def by_query(seen: Seen) -> Answer:
            return shown(int(parse_qs(urlsplit(seen.path).query).get("page", ["1"])[0]))

        self.replica.route(root, by_query)
        for number in range(2, len(pages) + 1):
            self.replica.route(f"{root}/{number}", lambda seen, number=number: shown(number))

    def _path(self, record: Record) -> str:
        form = "directory_record" if self.style.old_paths else "directory-record"
        return f"/{form}/{record.number}/{record.slug}"

    def _serve(self, record: Record) -> None:
        new = f"/directory-record/{record.number}/{record.slug}"
        self.replica.route(new, lambda seen: self._page(record))
        self.replica.route(f"/directory-record/{record.number}/x", lambda seen: self._page(record))
        old = new.replace("directory-record", "directory_record")
        self.replica.route(old, redirect(new, status=301))
        if record.file is not None:
            self.replica.route(
                f"/downloads/file/{record.number}/table",
                lambda seen: Answer(record.file or b"", media_type="application/pdf"),
            )

    def _page(self, record: Record) -> Answer:
        printed = {
            "FOI Number": record.reference,
            "Date Received": record.received,
            "Type of Request": "FOI",
            "Request or Question": "How many?",
        }
        fields = "".join(self.style.one_field.format(*pair) for pair in printed.items())
        link = f'<p><a href="/downloads/file/{record.number}/table">The table</a></p>'
        answer = record.answer + (link if record.file is not None else "")
        return page(
            f"{record.title} - Freedom of information requests",
            f"<h1>{escape(record.title)}</h1>{self.style.fields.format(fields)}"
            f'<div class="editor">{answer}</div>',
        )
