"""The JSON answers of the public statistics API, as far as we use them.

Source: the OpenAPI document and controllers of explore-education-statistics (July 2026).
Where its written documentation differs, the code is followed: a location option has a
``label``, a warning has a ``detail``.
"""

from typing import Annotated, Literal

from pydantic import Field

from scrapers.statistics.answers import Answer, Guid, Page, UtcTime

Version = Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]


class ApiFile(Answer):
    """``id`` is the ``dataSetFileId`` of the content API."""

    id: Guid


class LatestVersion(Answer):
    """The version of a data set that is in force."""

    version: Version
    file: ApiFile


class ApiDataSet(Answer):
    """One of ``/publications/{id}/data-sets``, or ``/data-sets/{id}``."""

    id: Guid
    title: str
    status: Literal["Published", "Deprecated", "Withdrawn"]
    latest_version: LatestVersion | None = None


class ApiRelease(Answer):
    """The release that a version of a data set belongs to."""

    slug: str


class ApiVersion(Answer):
    """One of ``/data-sets/{id}/versions``: major removes, minor adds, patch corrects."""

    version: Version
    status: Literal["Published", "Deprecated", "Withdrawn"]
    published: UtcTime
    total_results: int
    file: ApiFile
    release: ApiRelease

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, for ordering."""
        return tuple(int(part) for part in self.version.split("."))


class MetaIndicator(Answer):
    """``column`` is the heading in the CSV."""

    id: str
    column: str
    label: str
    unit: str = ""


class MetaLocation(Answer):
    """One place; ``code`` is its ONS code, ``old_code`` an authority's DfE code."""

    id: str
    label: str
    code: str | None = None
    old_code: str | None = None


class MetaLevel(Answer):
    """``LA`` and "Local authority"."""

    code: str
    label: str


class MetaLocations(Answer):
    """The places of one level."""

    level: MetaLevel
    options: tuple[MetaLocation, ...]


class Meta(Answer):
    """``/data-sets/{id}/meta``."""

    indicators: tuple[MetaIndicator, ...]
    geographic_levels: tuple[MetaLevel, ...]
    locations: tuple[MetaLocations, ...]


class TimePeriod(Answer):
    """``RY`` (reporting year) and "2025"."""

    code: str
    period: str


class QueryResult(Answer):
    """One row; ``values`` are as printed, symbols and all, by the indicator's id."""

    time_period: TimePeriod
    geographic_level: str
    locations: dict[str, str]
    values: dict[str, str]


class WarningDetail(Answer):
    """What could not be found, or null."""

    items: tuple[object, ...] = ()


class QueryWarning(Answer):
    """Something in the query matched nothing, although the status is 200."""

    code: str
    message: str
    detail: WarningDetail | None = None


class QueryPage(Page[QueryResult]):
    """One page of a query's results."""

    warnings: tuple[QueryWarning, ...] = ()
