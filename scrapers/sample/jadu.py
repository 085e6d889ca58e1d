"""Pages of a Jadu directory: the list of records, and a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from scrapers.sample.answer import Answer
from scrapers.sample.page import link, whole_page


@dataclass(frozen=True, slots=True)
class Record:
    """One record: ``fields`` are labels and values, ``answer`` is HTML."""

    path: str
    title: str
    fields: tuple[tuple[str, str], ...]
    answer: str


def directory_page(
    host: str, site: str, path: str, records: Sequence[Record], *, notice: str = ""
) -> Answer:
    """Return the root of a directory with a link to each record."""
    items = "\n".join(
        f'<li class="list__item">{link(record.path, record.title, ATTRIBUTES)}</li>'
        for record in records
    )
    return whole_page(
        f"https://{host}{path}",
        f"{host}/directory.html",
        site=site,
        title="FOI and EIR requests",
        main=f'<h1>FOI and EIR requests</h1>\n<ul class="list list--record">\n{items}\n</ul>',
        notice=notice,
    )


def record_page(host: str, site: str, record: Record, *, notice: str = "") -> Answer:
    """Return the page of one record: its fields, then the answer."""
    fields = "\n".join(
        f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in record.fields
    )
    main = "\n".join(
        [
            f"<h1>{escape(record.title)}</h1>",
            f'<dl class="definition">\n{fields}\n</dl>',
            f'<div class="editor">\n{record.answer}\n</div>',
        ]
    )
    number = record.path.split("/")[2]
    return whole_page(
        f"https://{host}{record.path}",
        f"{host}/record-{number}.html",
        site=site,
        title=record.title,
        main=main,
        notice=notice,
    )


ATTRIBUTES = ' class="list__link"'
