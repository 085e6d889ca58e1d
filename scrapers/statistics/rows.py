"""What the official publishers' part hands on: files, their cells, and what failed."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialFile:
    """One table of one release, as downloaded; a row of ``raw.official_files``.

    ``release`` is the release's slug ("2025"), which an amendment keeps;
    ``release_version_id`` is what an amendment changes. ``rows`` is how many rows the
    publisher says the file has, without the header. Times are UTC. ``etag`` and
    ``last_modified`` are the headers as sent. ``api_data_set_id`` and ``api_version``
    say where the public API has the same table of the same release; None where it has not.
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
    etag: str | None = None
    last_modified: str | None = None
    api_data_set_id: str | None = None
    api_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """One table of one release that is landed in this very version: it was not asked for."""

    dataset: str
    release: str
    release_version_id: str
    file_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseState:
    """What tells one state of a release from another; a sensor compares it."""

    release_version_id: str
    last_updated: datetime | None
    update_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseUpdate:
    """The publisher's own note on an amendment; a row of ``raw.official_updates``.

    ``release_version_id`` is the version in which the note was first read by us: the
    service does not say which version a note came with.
    """

    publication: str
    release: str
    release_version_id: str
    date: date
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteProblem:
    """A side route (notes of amendments, the public API) that failed.

    No table is the worse for it. ``release`` is None where it is about the publication.
    """

    publication: str
    release: str | None
    url: str
    outcome: str
    problem: str


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
