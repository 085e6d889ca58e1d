"""An entry out of the fields that its page, or its line in a listing, prints."""

import re
from collections.abc import Sequence

from bs4.element import PageElement

from scrapers.platforms.answers import answer_documents
from scrapers.platforms.base import Answer, Listed
from scrapers.platforms.dates import british_date
from scrapers.platforms.html_listing_fields import Fields, read_fields
from scrapers.platforms.html_listing_text import Stretch
from scrapers.platforms.pages import changed, one, soup_of
from scrapers.platforms.problems import joined, reference_problem
from scrapers.register.models import Source
from scrapers.register.options.html_listing import Detail, Printed
from scrapers.rows import DocumentRef, Entry

NO_ANSWER = "the page shows no answer, neither in words nor as a document"


def read_detail(answer: Answer, source: Source, listed: Listed, detail: Detail) -> Entry:
    """Return the entry that its own page shows; what is not there is as the listing has it.

    Raises:
        LayoutChanged: if the page is not built as `detail` says.
    """
    page = answer.final_url
    scope = one(soup_of(answer), detail.content, page)
    passage = Stretch.of(scope)
    fields = read_fields(passage, detail, page, whole=detail.without_labels == "whole")
    entry = entry_of(passage, fields, detail, answer, source, listed)
    named = detail.answer is not None or any(line.begins == "answer" for line in detail.lines)
    if named and fields.answer is None and not entry.documents:
        raise changed("no label or element of the register begins the answer", page)
    return entry


def entry_of(
    passage: Stretch,
    fields: Fields,
    printed: Printed,
    answer: Answer,
    source: Source,
    listed: Listed,
) -> Entry:
    """Return the entry that these fields make.

    Args:
        passage: all that belongs to it.
        fields: what it prints.
        printed: what the register says of them.
        answer: the page it is on.
        source: whose entry it is.
        listed: its line in the listing, for what the page does not print.
    """
    formats = source.options.date_formats
    received_on, received_problem = british_date(fields.received, formats)
    responded_on, responded_problem = british_date(fields.responded, formats)
    reference = fields.reference or listed.reference
    disposition, outcome_problem = _disposition(fields.outcome, printed)
    documents = _documents(passage, fields, printed, answer, source, listed)
    return Entry(
        source_id=source.id,
        la_code=source.la_code,
        key=listed.key,
        url=listed.url,
        reference=reference,
        title=fields.title or listed.title,
        received_on=received_on or listed.received_on,
        responded_on=responded_on or listed.responded_on,
        disposition=disposition,
        request_text=fields.request or None,
        licence=source.licence,
        page_sha256=answer.sha256,
        documents=documents,
        problem=joined(
            None if documents else NO_ANSWER,
            *fields.problems,
            received_problem,
            responded_problem,
            _at_odds("date received", received_on, listed.received_on),
            _at_odds("date of the answer", responded_on, listed.responded_on),
            _at_odds("reference", fields.reference or None, listed.reference),
            outcome_problem,
            reference_problem(source, reference),
        ),
    )


def _at_odds(what: str, page: object, listing: object) -> str | None:
    if page is None or listing is None or page == listing:
        return None
    return f"the {what} is {page} on its page and {listing} in the listing"


def _disposition(printed: str, options: Printed) -> tuple[str, str | None]:
    if not printed:
        return "unknown", None
    meanings = {said.casefold(): meaning for said, meaning in options.outcomes.items()}
    if printed.casefold() in meanings:
        return meanings[printed.casefold()], None
    return "unknown", f"the outcome {printed!r} is not in the register"


def _documents(
    passage: Stretch,
    fields: Fields,
    printed: Printed,
    answer: Answer,
    source: Source,
    listed: Listed,
) -> tuple[DocumentRef, ...]:
    """Return the answer as printed, then the files that the entry links to."""
    page = answer.final_url
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", listed.key).strip("-.") or "answer"

    def documents(elements: Sequence[PageElement]) -> tuple[DocumentRef, ...]:
        if not elements:
            return ()
        return answer_documents(
            elements, page, source=source, files=printed.files, name=name, url=listed.url
        )

    links = [link for link in passage.select(printed.attachments) if link.get("href")]
    refs = [
        *documents(fields.answer or ()),
        *(ref for ref in documents(links) if ref.content is None),
    ]
    return tuple({(ref.url, ref.content is None): ref for ref in refs}.values())
