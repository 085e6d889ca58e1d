"""The two publishers of National Referral Mechanism (NRM) figures, as register entries.

They stand in ``official.yml`` beside the tables of Explore Education Statistics; the
``platform`` of an entry says which of these models it is.
"""

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import Field, field_validator

from scrapers.register.entries import Published, Text, host_of

Path = Annotated[str, Field(pattern=r"^/[a-z0-9/-]+$")]


class NrmSource(Published, ABC):
    """What both have in common: ``dataset`` names the rows that come of it."""

    dataset: Text
    publisher: Text
    platform: str
    licence: str

    @property
    @abstractmethod
    def base_url(self) -> str:
        """The base of the publisher's API."""

    @property
    def allow_hosts(self) -> frozenset[str]:
        """The only hosts that a session may ask, that of an overridden base included."""
        return frozenset({*self.canonical_hosts, host_of(self.base_url)})


class ArcGisSource(NrmSource):
    """A dashboard on ArcGIS Online, asked for grouped counts and nothing else.

    ``layer_pattern`` finds the service among those that the dashboard shows: their names
    change. ``licence`` is never taken from here but from the item's own ``licenseInfo``.
    """

    platform: Literal["arcgis"]
    arcgis_url: Text
    item: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    layer_pattern: Text
    area_code: Text
    area_name: Text
    licence: Literal["unknown"] = "unknown"

    @property
    def base_url(self) -> str:
        """The base of the sharing API."""
        return self.arcgis_url

    @field_validator("arcgis_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        host_of(url)
        return url.rstrip("/")


class GovUkSource(NrmSource):
    """A collection of quarterly statistics on GOV.UK, each with a workbook of tables."""

    platform: Literal["govuk"]
    govuk_url: Text
    collection: Path
    file_pattern: Text
    """What the workbook's title or file name looks like."""
    releases: Annotated[int, Field(ge=1)] = 3
    """How many of the newest quarters are read."""
    licence: Literal["OGL-3.0"]

    @property
    def base_url(self) -> str:
        """The base of the content API."""
        return self.govuk_url

    @field_validator("govuk_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        host_of(url)
        return url.rstrip("/")
