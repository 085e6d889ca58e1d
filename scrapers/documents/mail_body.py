"""What a mail itself says, apart from its attachments."""

import re
from dataclasses import replace
from datetime import datetime

from scrapers.documents.html import read_html
from scrapers.documents.model import Document, Page
from scrapers.documents.parts import moved
from scrapers.documents.plain import read_plain
from scrapers.documents.quoted import without_history, without_quoted
from scrapers.documents.text import squeezed

NAME = "the message itself"
_FORWARDED = re.compile(r"\s*fwd?\s*:", re.IGNORECASE)


def read_body(
    plain: str, html: bytes, subject: str = "", sent: datetime | None = None
) -> Document | None:
    """Return the newest message of a mail as one page, None when it says nothing.

    The plain text is read, which is what most writers see; the HTML is where there is
    no plain text, or where it has a table, whose cells a plain text runs together.

    Args:
        plain: the plain text, "" without one.
        html: the HTML as bytes, b"" without any.
        subject: the mail's subject; it stands first, for the reference in it.
        sent: when it was sent; it stands below, as the date of the letter.
    """
    page = without_history(read_html(html, NAME)) if html else None
    if plain.strip() and not (page and any(len(table.rows) > 1 for table in page.tables)):
        text, note = without_quoted(plain.replace("\r\n", "\n"))
        page = read_plain(text.encode("utf-8", errors="replace"), NAME)
        page = replace(page, notes=(*page.notes, note) if note else page.notes)
    if page is None or not page.text.strip():
        return None
    return _headed(page, subject, sent)


def _headed(page: Document, subject: str, sent: datetime | None) -> Document:
    lines = [f"Subject: {squeezed(subject)}"] if subject.strip() else []
    # the date of what is forwarded is not the forwarder's
    if sent is not None and not _FORWARDED.match(subject):
        lines.append(f"Date: {sent.day} {sent:%B %Y}")
    head = "".join(f"{line}\n" for line in lines) + "\n" * bool(lines)
    return Document(
        name=page.name,
        media_type=page.media_type,
        text=head + page.text,
        pages=(Page(1, 0, len(head) + len(page.text)),),
        tables=tuple(moved(table, len(head), 0) for table in page.tables),
        notes=page.notes,
    )
