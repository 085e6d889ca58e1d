"""Figures of the National Referral Mechanism (NRM) as both of their publishers give them.

The NRM is how the United Kingdom finds and supports potential victims of modern slavery.
Its figures exist for police forces and for the whole country, never for one council, so
that they can stand beside a council's answer and no more.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

UK = ("K02000001", "United Kingdom")
NATIONAL, FORCE = "National", "Police force area"

ALL, CHILD, ADULT, UNKNOWN_AGE = (
    "nrm_referrals",
    "nrm_referrals_child",
    "nrm_referrals_adult",
    "nrm_referrals_age_unknown",
)
FROM_POLICE = "nrm_referrals_from_police"
FROM_ALL_POLICE = "nrm_referrals_from_all_police"
FROM_COUNCILS = "nrm_referrals_from_local_authorities"

INDICATORS = MappingProxyType(
    {
        ALL: "people referred to the National Referral Mechanism",
        CHILD: "children referred to the National Referral Mechanism",
        ADULT: "adults referred to the National Referral Mechanism",
        UNKNOWN_AGE: "people of unknown age referred to the National Referral Mechanism",
        FROM_POLICE: "people whom a police force referred to the National Referral Mechanism",
        FROM_ALL_POLICE: "people whom the police referred to the National Referral Mechanism",
        FROM_COUNCILS: "people whom local authorities referred to the National Referral Mechanism",
    }
)
"""Each indicator, and what it counts in words."""

_QUARTER = re.compile(r"(?:quarter\s*|q)([1-4])(?:\W+|\s+)(20\d\d)", re.IGNORECASE)
_MONTHS = re.compile(
    r"(jan|apr|jul|oct)\w*\W+(?:to\W+)?(mar|jun|sep|dec)\w*\W+(20\d\d)", re.IGNORECASE
)
_FIRST_MONTHS = ("jan", "apr", "jul", "oct")


class Quarter(NamedTuple):
    """A quarter of a calendar year; quarters sort by time."""

    year: int
    number: int

    @property
    def slug(self) -> str:
        """How a release is called: ``2024-q1``."""
        return f"{self.year}-q{self.number}"

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.year, 3 * self.number, monthrange(self.year, 3 * self.number)[1])


def quarter_in(text: str) -> Quarter | None:
    """Return the quarter that a title names by its number or its months.

    >>> quarter_in("quarter 2 2024 - April to June")
    Quarter(year=2024, number=2)
    >>> quarter_in("NRM and DtN statistics, January to March 2025").slug
    '2025-q1'
    """
    text = text.replace("-", " ").replace("_", " ")
    if found := _QUARTER.search(text):
        return Quarter(int(found[2]), int(found[1]))
    if found := _MONTHS.search(text):
        return Quarter(int(found[3]), _FIRST_MONTHS.index(found[1].lower()) + 1)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class NrmCell:
    """One published count; a row of ``raw.nrm_statistics``.

    ``cell`` is where it stands in its release. ``lower`` and ``upper`` bound the true
    count, inclusive; None is open. A period that the source does not give for certain is
    None, and ``note`` says why.
    """

    cell: str
    geographic_level: str
    area_code: str | None
    area_name: str
    period_label: str
    period_start: date | None
    period_end: date | None
    indicator: str
    breakdown: str | None
    as_printed: str
    value: float | None
    lower: float | None
    upper: float | None
    symbol: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NrmRelease:
    """One release, read whole; ``notes`` are what a person should look at.

    ``licence`` is ``unknown`` where the publisher states none that we know to be open:
    its figures then may be looked at, and are never republished.
    """

    dataset: str
    release: str
    title: str
    published_on: date
    url: str
    licence: str
    licence_text: str | None
    sha256: str
    fetched_at: datetime
    cells: tuple[NrmCell, ...]
    notes: tuple[str, ...] = ()
