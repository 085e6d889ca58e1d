"""The page of one disclosure of an eCase log, read by its labels.

Of real pages only the text was seen: which element a label stands in is nowhere asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from bs4.element import PageElement

from scrapers.platforms.answers import answer_documents
from scrapers.platforms.base import Listed
from scrapers.platforms.pages import HEADINGS, block_text, changed, one, text_between, text_of
from scrapers.platforms.problems import joined
from scrapers.register.models import Source
from scrapers.register.options import GovukDisclosureLogOptions, Labels
from scrapers.rows import DocumentRef

_AROUND = frozenset({"nav", "aside", "footer", "form"})
"""What may stand below the answer and is none of it."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What a page prints; "" where a field is blank."""

    title: str
    reference: str
    received: str
    published: str
    request: str
    documents: tuple[DocumentRef, ...]
    problem: str | None


def read_disclosure(
    main: Tag, page: str, options: GovukDisclosureLogOptions, source: Source, listed: Listed
) -> Disclosure:
    """Return what the page at the address ``page`` says.

    Raises:
        LayoutChanged: if there is not one title, one request and one response, or no
            label of the case between the title and the request.
    """
    labels = options.labels
    title = one(main, "h1", page)
    request, response = (_section(main, names, page) for names in (labels.request, labels.response))
    lines = text_between(title, request).split("\n")
    known = (*labels.reference, *labels.received, *labels.published)
    wanted = (labels.reference, labels.received, labels.published)
    fields = [_field(lines, names, known, page) for names in wanted]
    missing = [names[0] for names, value in zip(wanted, fields, strict=True) if value is None]
    if len(missing) == len(wanted):
        raise changed(f"the case has none of the lines {', '.join(missing)}", page)
    reference, received, published = (value or "" for value in fields)
    documents = answer_documents(
        _below(response, main),
        page,
        source=source,
        files=options.file_pattern,
        name=listed.key,
        url=listed.url,
    )
    return Disclosure(
        title=text_of(title),
        reference=reference,
        received=received,
        published=published,
        request=_text(request, response),
        documents=documents,
        problem=joined(
            None if documents else "the page shows no answer",
            *(f"the page has no line {name!r}" for name in missing),
        ),
    )


def _section(main: Tag, names: Labels, page: str) -> Tag:
    """Return the one heading (or term of a list) that is nothing but one of these words."""
    wanted = {name.casefold() for name in names}
    headings = main.find_all([*HEADINGS, "dt"])
    found = [
        heading for heading in headings if text_of(heading).removesuffix(":").casefold() in wanted
    ]
    if len(found) != 1:
        seen = ", ".join(repr(text_of(heading)) for heading in headings)
        raise changed(f"{len(found)} headings {names[0]!r}, expected 1; headings: {seen}", page)
    return found[0]


def _field(lines: list[str], names: Labels, known: Labels, page: str) -> str | None:
    """Return what a line says after its label, or the next line; None without the label."""
    for name in names:
        labelled = re.compile(rf"{re.escape(name)}(?::\s*|\s+|$)(?P<value>.*)", re.IGNORECASE)
        found = {
            printed["value"] or _alone(lines[place + 1 :], known)
            for place, line in enumerate(lines)
            if (printed := labelled.fullmatch(line))
        }
        if len(found) > 1:
            raise changed(f"the label {name!r} has more than one value: {sorted(found)}", page)
        if found:
            return found.pop()
    return None


def _alone(after: list[str], known: Labels) -> str:
    """Return the value on the next line; "" where the next label stands there."""
    value = after[0] if after else ""
    is_label = any(value.casefold().startswith(name.casefold()) for name in known)
    return "" if is_label else value


def _text(request: Tag, response: Tag) -> str:
    value = request.find_next_sibling("dd") if request.name == "dt" else None
    return block_text(value) if isinstance(value, Tag) else text_between(request, response)


def _below(response: Tag, main: Tag) -> Iterator[PageElement]:
    """Yield what follows a heading up to the end of ``main``, or the value of a term."""
    if response.name == "dt":
        value = response.find_next_sibling("dd")
        yield from [value] if isinstance(value, Tag) else []
        return
    level: Tag | None = response
    while level is not None and level is not main:
        for part in level.next_siblings:
            if not (isinstance(part, Tag) and part.name in _AROUND):
                yield part
        level = level.parent
