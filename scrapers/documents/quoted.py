"""Earlier messages quoted in a mail, which answer nothing that is answered now."""

import re
from collections.abc import Iterator
from itertools import groupby

from scrapers.documents.model import Document, Page
from scrapers.documents.parts import moved

NOTE = "an earlier message quoted in the mail was not read"
# a bare ">5" on a line is a band, not a quotation
_QUOTED = re.compile(r"\s*>(?!\d[\d,]*\s*$)")
_MARKS = re.compile(r"\s*(?:>\s?)+")
_WROTE = re.compile(
    r"^[ \t]*on\b(?:(?!\byou\b)[^\n]){6,200}?(?:\n[^\n]{0,120}?)?\bwrote:[ \t]*$", re.I | re.M
)
_RULE = (
    r"^[ \t]*(?:-{2,}[ \t]*(?:(?:original|forwarded) message|forwarded by[^\n]{0,80})[ \t]*-{2,}"
    r"|begin forwarded message:)[ \t]*$"
)
_FIELD = r"\*?(?:sent|date|to|cc|bcc|subject|reply-to|importance|attachments):[^\n]*"
_BLOCK = re.compile(
    # a "From:" is a message's only where the other fields stand right below it
    rf"{_RULE}|^[ \t]*\*?from:[^\n]*\n(?:\s*{_FIELD}(?:\n|\Z)){{2,8}}",
    re.I | re.M,
)


def newest(text: str) -> tuple[int, int]:
    """Return the span of the newest message in a mail's text without ``>`` marks.

    What stands below the head of an earlier message ("From: … Sent: …", "On … wrote:")
    is history; a mail that begins with such a head is forwarded, and is what is below.
    """
    start = 0
    for head in _heads(text):
        if re.search(r"\w", text[start : head[0]]):
            return start, head[0]
        start = max(start, head[1])
    return start, len(text)


def _heads(text: str) -> Iterator[tuple[int, int]]:
    found = [one.span() for pattern in (_BLOCK, _WROTE) for one in pattern.finditer(text)]
    return iter(sorted(found))


def without_quoted(text: str) -> tuple[str, str]:
    """Return a plain-text mail's newest message, and a note if anything went.

    A quoted question right above words of the newest message stays, without its marks:
    it is what they answer.
    """
    groups = [
        (is_quoted, list(lines))
        for is_quoted, lines in groupby(text.split("\n"), lambda line: bool(_QUOTED.match(line)))
    ]
    kept: list[str] = []
    for at, (is_quoted, lines) in enumerate(groups):
        if is_quoted:
            body = _WROTE.sub("", "\n".join(kept[-3:]))
            kept[-3:] = body.split("\n")
            following = groups[at + 1][1] if at + 1 < len(groups) else []
            if any(line.strip() for line in following[:2]):
                kept += _question(lines)
        else:
            kept += lines
    whole = "\n".join(kept)
    start, end = newest(whole)
    is_whole = len(groups) == 1 and not groups[0][0] and (start, end) == (0, len(whole))
    return whole[start:end], "" if is_whole else NOTE


def _question(lines: list[str]) -> list[str]:
    """Return the last paragraph of a quotation if it asks, its marks off."""
    bare = "\n".join(_MARKS.sub("", line) for line in lines).strip()
    last = re.split(r"\n\s*\n", bare)[-1]
    return last.split("\n") if last.endswith("?") else []


def without_history(document: Document) -> Document:
    """Return a document of one page, made from HTML, with its newest message alone."""
    start, end = newest(document.text)
    if (start, end) == (0, len(document.text)):
        return document
    inside = [
        table
        for table in document.tables
        if all(start <= cell.start and cell.end <= end for row in table.rows for cell in row)
    ]
    return Document(
        name=document.name,
        media_type=document.media_type,
        text=document.text[start:end],
        pages=(Page(1, 0, end - start),),
        tables=tuple(moved(table, -start, 0) for table in inside),
        notes=(*document.notes, NOTE),
    )
