"""What a log on a council's own web pages may be told: where it stands and how it reads.

`Items` and `Detail` are also what other platforms with HTML in them are told with.
"""

import re
from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Annotated, Literal, Self

import soupsieve
from pydantic import AfterValidator, Field, model_validator

from scrapers.register.options.common import FILES, Labels, Options, Path, Pattern, PlatformOptions

Disposition = Literal["all_supplied", "part_supplied", "refused", "not_held", "redirected"]
FIELDS = frozenset({"title", "reference", "received", "responded", "outcome"})
"""The fields that are one line each."""
PLACES = frozenset({"year", "month", "month_name"})
"""What a path may leave open: ``2024``, ``07``, ``july``."""


def _selects(selector: str) -> str:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as fault:
        raise ValueError(f"not a CSS selector: {str(fault).splitlines()[0]}") from fault
    return selector


def _holds_fields(pattern: str) -> str:
    unknown = set(re.compile(pattern).groupindex) - FIELDS
    if unknown:
        raise ValueError(f"unknown group {', '.join(sorted(unknown))}; allowed: {sorted(FIELDS)}")
    return pattern


def _leaves_open(path: str) -> str:
    unknown = {name for _, name, _, _ in Formatter().parse(path) if name is not None} - PLACES
    if unknown:
        raise ValueError(f"unknown place {', '.join(sorted(unknown))}; allowed: {sorted(PLACES)}")
    return path


Selector = Annotated[str, AfterValidator(_selects)]
"""A CSS selector."""
LinePattern = Annotated[Pattern, AfterValidator(_holds_fields)]
PathTemplate = Annotated[Path, AfterValidator(_leaves_open)]


class Found(Options):
    """Where one field of an entry stands; at least one way to it is named.

    The ways narrow each other: in the column, the element, in its text the pattern. A
    label stands alone: what follows it is the field, up to the next label.
    """

    select: Selector | None = None
    attribute: str | None = None
    """Of the element that ``select`` selects; its text is taken where none is named."""
    labels: Labels = ()
    column: Labels | Annotated[int, Field(ge=1)] = ()
    """A table's column: its headings, or its number where the table has none."""
    pattern: Pattern | None = None
    """Cut out of the text: its first group, or all that it matches."""
    required: bool = False

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if not (self.select or self.labels or self.column or self.pattern):
            raise ValueError("name one of select, labels, column, pattern")
        if self.labels and (self.select or self.column):
            raise ValueError("a label stands alone: neither select nor column goes with it")
        return self


class Line(Options):
    """A line that holds fields in its named groups, or begins the request or the answer."""

    pattern: LinePattern
    begins: Literal["request", "answer"] | None = None


class Printed(Options):
    """The fields of one entry, wherever they are printed."""

    title: Found | None = None
    reference: Found | None = None
    received: Found | None = None
    responded: Found | None = None
    """When it was answered, issued or published."""
    outcome: Found | None = None
    request: Found | None = None
    answer: Found | None = None
    lines: tuple[Line, ...] = ()
    ignored: Labels = ()
    """Labels that are known and left out, with what follows them."""
    rest: Literal["request"] | None = None
    """What unlabelled lines between the fields are; None: that is not known."""
    outcomes: Mapping[str, Disposition] = {}
    """What the printed outcomes mean, in any case of letters."""
    attachments: Selector = "a[href]"
    files: Pattern = FILES
    """The paths of those attachments that are documents."""


class Key(Options):
    """What names an entry for good."""

    by: Literal["slug", "query", "path", "reference", "words"] = "slug"
    """The last part of its address, a parameter of it, a piece of its path, its reference, or
    its title, date of receipt and request, where nothing else names it."""
    parameter: str | None = None
    pattern: Pattern | None = None

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.by == "query" and not self.parameter:
            raise ValueError("a key by query needs its parameter")
        if self.by == "path" and not self.pattern:
            raise ValueError("a key by path needs its pattern")
        return self


class Items(Printed):
    """The entries of a page of the listing: elements, rows of tables, or blocks of text."""

    select: Selector | None = None
    """Each of these elements is an entry."""
    table: Selector | None = None
    """Each row of these tables is an entry; fields are found by their column."""
    begins: Found | None = None
    """An entry goes from such an element, or a line with such a label, to the next one."""
    link: Found = Found(select="a[href]")
    key: Key = Key()
    carried: tuple[Literal["received", "responded", "reference", "title"], ...] = ()
    """Columns whose blank cells mean the same as the cell above."""
    headings: bool = True
    """Whether the first row of a table names its columns."""

    @model_validator(mode="after")
    def _are_somewhere(self) -> Self:
        if sum(way is not None for way in (self.select, self.table, self.begins)) != 1:
            raise ValueError("name one of select, table, begins")
        if self.begins and not (self.begins.select or self.begins.labels):
            raise ValueError("begins needs select or labels")
        return self


class Detail(Printed):
    """The page of one entry."""

    content: Selector = "main"
    """The one element that holds the entry, without the furniture around it."""
    without_labels: Literal["refuse", "whole"] = "refuse"
    """A page without the answer's label: not read, or read as one text with a problem."""


class ListingPages(Options):
    """Where the pages of the listing are."""

    path: PathTemplate
    """The first page; with ``{year}``, ``{month}`` or ``{month_name}`` one for each."""
    since: date | None = None
    until: date | None = None
    """The months or years that a path goes through; without ``until``, to this day's."""
    through: tuple[Selector, ...] = ()
    """Links that lead from that page to the pages with entries, a selector a step."""
    parameter: str | None = None
    first: Annotated[int, Field(ge=0)] = 0
    """The parameter that numbers the pages, and the number of the first."""
    next: Selector | None = None
    """The link to the next page, where pages have no number."""
    content: Selector = "main"
    order: Literal["newest_first", "none"] = "none"
    none_said: Pattern | None = None
    """What a page without entries prints; without it, none may be empty."""
    max_pages: Annotated[int, Field(ge=1)] = 1000

    @model_validator(mode="after")
    def _has_a_beginning(self) -> Self:
        if ("{" in self.path) != (self.since is not None):
            raise ValueError("a path with places goes with since, and only such a one")
        return self


class HtmlListingOptions(PlatformOptions):
    """A log on web pages; without ``detail`` the listing shows all there is of an entry."""

    listing: ListingPages | None = None
    items: Items | None = None
    """None in both: nobody has seen the listing yet."""
    detail: Detail | None = None

    def refuses(self, status: str) -> str | None:
        """Return why a source so told cannot have this status; None where it can."""
        missing = [name for name in ("listing", "items") if getattr(self, name) is None]
        if status == "active" and missing:
            return f"{' and '.join(missing)} missing: nobody has said how the listing is read"
        return None
