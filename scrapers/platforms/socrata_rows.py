"""Rows of a Socrata dataset as entries, those of one reference together."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from scrapers.platforms.base import Listed
from scrapers.platforms.dates import british_date
from scrapers.platforms.json_answers import Record, said, text
from scrapers.platforms.problems import joined, reference_problem
from scrapers.platforms.whole_entries import listed_as
from scrapers.register.models import Source
from scrapers.register.options.socrata import SocrataOptions
from scrapers.rows import DocumentRef, Entry

NO_ANSWER = "the row has neither a text nor a link to a document"
Found = tuple[Record, str]
"""A row, and the sha256 of the answer that it came in."""


def listed_rows(
    source: Source, options: SocrataOptions, rows: Iterable[Found], page: str
) -> tuple[list[Listed], list[str]]:
    """Return the entries that rows make, and what is to be said of rows that were joined.

    Rows of one reference are one entry with all their documents; where they differ in what
    an entry has only one of, it has a problem. A row without a reference is named by what
    it links to, else by its words.

    Args:
        source: whose rows.
        options: what its columns mean.
        rows: in the dataset's order.
        page: where a person sees the dataset.
    """
    grouped: dict[str, list[Found]] = {}
    seen: set[bytes] = set()
    repeated = 0
    for row, page_sha256 in rows:
        printed = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).digest()
        if printed in seen:
            repeated += 1
            continue
        seen.add(printed)
        grouped.setdefault(_key(row, options), []).append((row, page_sha256))
    notes = [f"{repeated} rows repeat another one word for word"] if repeated else []
    if options.date_means is None and options.columns.date is not None:
        notes.append(
            f"the dates in {options.columns.date} are not taken: the register has no date_means"
        )
    twofold = sum(_has_both(row, options) for found in grouped.values() for row, _ in found)
    if twofold and options.answer_in != "both":
        other = "document" if options.answer_in == "text" else "text"
        notes.append(
            f"of {twofold} rows with a text and a document the {other} is not taken: the"
            f" register says that the answer is in the {options.answer_in}"
        )
    entries = [_entry(source, options, key, found, page) for key, found in grouped.items()]
    return [listed_as(entry) for entry in entries], notes


def _key(row: Record, options: SocrataOptions) -> str:
    reference = said(row.get(options.columns.reference))
    if reference:
        return reference
    link = _link(row, options)
    words = link or "\n".join(str(row.get(name)) for name in _named(options))
    return ("link-" if link else "row-") + hashlib.sha256(words.encode()).hexdigest()[:16]


def _named(options: SocrataOptions) -> list[str]:
    columns = options.columns
    return [name for name in (columns.title, columns.date, columns.text) if name]


def _link(row: Record, options: SocrataOptions) -> str | None:
    """Return where a row links to; a column of the kind "URL" holds an object."""
    value = row.get(options.columns.link or "")
    return said(value.get("url")) if isinstance(value, dict) else said(value)


def _has_both(row: Record, options: SocrataOptions) -> bool:
    return bool(_link(row, options)) and bool(text(row.get(options.columns.text or "")).strip())


def _entry(
    source: Source, options: SocrataOptions, key: str, found: Sequence[Found], page: str
) -> Entry:
    rows = [row for row, _ in found]
    columns = options.columns
    titles = _different(rows, columns.title)
    dates = _different(rows, columns.date) if options.date_means else []
    day, date_problem = british_date(dates[0], options.date_formats) if dates else (None, None)
    problems = [date_problem] if len(dates) < 2 else [f"its rows give several dates: {dates}"]
    if len(titles) > 1:
        problems.append(f"its rows give several titles: {titles}")
    documents = _documents(rows, options, key, page)
    reference = said(rows[0].get(columns.reference))
    day = day if len(dates) == 1 else None
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=key,
        url=page,
        reference=reference,
        title=titles[0] if titles else None,
        received_on=day if options.date_means == "received" else None,
        responded_on=day if options.date_means == "responded" else None,
        licence=source.licence,
        page_sha256=found[0][1],
        documents=documents,
        problem=joined(
            *problems,
            None if reference else "the row has no reference",
            None if documents else NO_ANSWER,
            reference_problem(source, reference),
        ),
    )


def _different(rows: Sequence[Record], column: str | None) -> list[str]:
    """Return the different values of a column, in the order of the rows."""
    values = [said(row.get(column)) for row in rows] if column else []
    return list(dict.fromkeys(value for value in values if value))


def _documents(
    rows: Sequence[Record], options: SocrataOptions, key: str, page: str
) -> tuple[DocumentRef, ...]:
    """Return the texts and the linked files of all rows, each once."""
    files: dict[str, DocumentRef] = {}
    texts: dict[str, DocumentRef] = {}
    for row in rows:
        link, printed = _link(row, options), text(row.get(options.columns.text or "")).strip()
        if link and (options.answer_in != "text" or not printed):
            files.setdefault(link, DocumentRef(url=link, name=_file_name(link, key)))
        if printed and (options.answer_in != "document" or not link):
            number = f"-{len(texts) + 1}" if texts and printed not in texts else ""
            texts.setdefault(
                printed,
                DocumentRef(
                    url=page,
                    name=f"{key.replace('/', '-')}{number}.txt",
                    declared_type="text/plain",
                    content=printed.encode(),
                ),
            )
    return (*texts.values(), *files.values())


def _file_name(link: str, key: str) -> str:
    return link.split("?")[0].rstrip("/").rpartition("/")[2] or key
