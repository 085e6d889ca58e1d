"""What the official publishers' part hands on: files, their cells, and what failed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialFile:
    """One table of one release, as downloaded; a row of ``raw.official_files``.

    ``release`` is the release's slug ("2025"), which an amendment keeps;
    ``release_version_id`` is what an amendment changes. ``rows`` is how many rows the
    publisher says the file has, without the header. Times are UTC.
    """

    dataset: str
    release: str
    release_version_id: str
    file_id: str
    data_set_file_id: str
    title: str
    file_name: str | None
    published_on: date
    last_updated: datetime | None
    url: str
    rows: int
    sha256: str
    body: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseProblem:
    """Why one release of a table could not be had; the other releases go on.

    ``outcome`` is one of `web.outcomes`; ``problem`` is one line for a person, with
    the item and the remedy in it.
    """

    dataset: str
    release: str
    url: str
    outcome: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialCell:
    """One published cell in long form; a row of ``raw.official_cells``.

    ``indicator`` is the column's heading and ``as_printed`` the cell, both as printed.
    ``area_code`` is the ONS code of the area the row is about: the authority's, else
    the region's, else the country's. ``la_code`` is the DfE's three digits.
    """

    dataset: str
    release: str
    version: int
    time_period: str
    geographic_level: str
    area_code: str
    indicator: str
    time_identifier: str
    country_code: str
    region_code: str | None
    region_name: str | None
    la_code: str | None
    new_la_code: str | None
    la_name: str | None
    area_name: str
    breakdown: str | None
    as_printed: str
