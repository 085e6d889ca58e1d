"""The fields of one entry, read from a stretch of a page by what the register says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from scrapers.platforms.html_listing_labels import Section, sections
from scrapers.platforms.html_listing_text import Stretch
from scrapers.platforms.pages import block_text, changed, text_of
from scrapers.register.options.html_listing import FIELDS, Found, Printed

Cell = Callable[[Found], Tag | None]
"""Finds the cell of a row that a field's column names."""
WHOLE = "nothing on the page tells the request from the answer: all of it is taken for the answer"
_CELLS = frozenset({"td", "th"})
_DATES = frozenset({"received", "responded"})
_NAMED = "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec"
_LIKE_A_DATE = re.compile(
    rf"(?=.*\d)(?:[\d\s.,/-]|(?:{'|'.join(_NAMED.split())})[a-z]*+|st|nd|rd|th|and|to)++",
    re.IGNORECASE,
)
"""A line of dates and nothing else."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What an entry prints; "" where a field is blank or not there.

    ``answer`` is None where nothing says that there is one.
    """

    title: str
    reference: str
    received: str
    responded: str
    outcome: str
    request: str
    answer: Sequence[PageElement] | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One entry being read: its passage, what the register says, its row of a table."""

    passage: Stretch
    printed: Printed
    page: str
    cell: Cell | None
    problems: list[str]

    def one_line(self, name: str, labelled: str) -> str:
        """Return a field of one line, as its label gives it or where its element stands."""
        way: Found | None = getattr(self.printed, name)
        if way is None:
            return labelled
        text = labelled if way.labels else self._selected(name, way) or labelled
        if way.pattern and text:
            match = re.search(way.pattern, text)
            if match is None and not self._anywhere(way):
                self.problems.append(f"the {name} has not the form {way.pattern}")
            text = " ".join((match[match.re.groups and 1] or "").split()) if match else ""
        if way.required and not text:
            raise changed(f"no {name} at {_told(way)}", self.page)
        return text

    def parts(self, name: str) -> list[Tag] | None:
        """Return the elements of the request or the answer; None where none is named."""
        way: Found | None = getattr(self.printed, name)
        if way is None or way.labels:
            return None
        scope = self.cell(way) if way.column and self.cell else None
        if scope is not None:
            return list(scope.select(way.select)) if way.select else [scope]
        return self.passage.select(way.select) if way.select else None

    def _selected(self, name: str, way: Found) -> str:
        if self._anywhere(way):
            return "\n".join(self.passage.texts())
        found = self.parts(name) or []
        if len(found) > 1:
            raise changed(f"{len(found)} elements for the {name} at {_told(way)}", self.page)
        if found and way.attribute:
            return " ".join(str(found[0].get(way.attribute, "")).split())
        return text_of(found[0]) if found else ""

    @staticmethod
    def _anywhere(way: Found) -> bool:
        return not (way.select or way.column or way.labels)


def read_fields(
    passage: Stretch, printed: Printed, page: str, *, whole: bool = False, cell: Cell | None = None
) -> Fields:
    """Return the fields of one entry.

    Args:
        passage: all that belongs to the entry.
        printed: where its fields stand.
        page: the address of the page, for messages.
        whole: take all of the passage for the answer where nothing labels one.
        cell: the row that the entry is, where it is one of a table.

    Raises:
        LayoutChanged: if a required field is not there, or stands in two places.
    """
    reader = _Reader(passage, printed, page, cell, [])
    found = sections(passage, printed)
    texts, after, loose = _one_line_fields(found, passage.start)
    named = {name: reader.one_line(name, texts.get(name, "")) for name in sorted(FIELDS)}
    labelled = {section.field: section.body for section in found}
    answer: Sequence[PageElement] | None = reader.parts("answer") or None
    if answer and len(answer) == 1 and isinstance(answer[0], Tag) and answer[0].name in _CELLS:
        answer = list(answer[0].children)  # a cell without its table is no HTML
    if "answer" in labelled:
        answer = _elements(labelled["answer"])
    elif answer is None and whole:
        # what no label names is part of that text
        answer, loose = _elements(Stretch(passage.flat, after, passage.stop)), []
        reader.problems.append(WHOLE)
    asked = [block_text(part) for part in reader.parts("request") or ()]
    asked += labelled["request"].texts() if "request" in labelled else []
    if loose and printed.rest is None:
        reader.problems.append(f"lines that belong to no label of the register: {len(loose)}")
    request = "\n".join([*(loose if printed.rest else ()), *asked])
    return Fields(**named, request=request, answer=answer, problems=tuple(reader.problems))


def _one_line_fields(found: Sequence[Section], start: int) -> tuple[dict[str, str], int, list[str]]:
    """Return the fields of one line, the line after the last of them, and what is left over."""
    texts: dict[str, str] = {}
    loose: list[str] = []
    after = start
    for section in found:
        texts |= section.held
        if section.held:
            after = section.line + 1
        if section.field not in FIELDS and section.field:
            continue
        first, *rest = section.body.texts() or [""]
        if not section.field or not _is_value(section, first):
            first, rest = "", [first, *rest]
        after = section.line + 1
        if section.field:
            texts[section.field] = first
            after = section.body.start + 1 if first else after
        loose += [line for line in rest if line]
    return texts, after, loose


def _is_value(section: Section, text: str) -> bool:
    """Tell whether the first line after a label is its value.

    What follows a blank date is the text below it, which must not be lost.
    """
    if section.field not in _DATES or section.body.offset:
        return True
    return _LIKE_A_DATE.fullmatch(text) is not None


def _elements(stretch: Stretch) -> Sequence[PageElement]:
    body = BeautifulSoup(f"<body>{stretch.html()}</body>", "lxml").body
    return list(body.children) if body else []


def _told(way: Found) -> str:
    """Return where a field should be, in the register's words."""
    return ", ".join(
        f"{name} {value!r}"
        for name, value in way.model_dump(exclude={"required"}, exclude_defaults=True).items()
    )
