"""What an authority, one of its sources and an official source are.

The shapes of the three YAML files, checked by pydantic: a key that is not named here is
an error. Reading the files and naming the faulty entry is `load`'s work; what a platform
needs to know about a source is in `options`.
"""

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SerializeAsAny, ValidationError, field_validator, model_validator

from scrapers.register.authorities import Authority, NoSource, OnsCode, Predecessor
from scrapers.register.entries import Published, Status, Strict, Text, Verified, host_of
from scrapers.register.faults import faults
from scrapers.register.options import OPTIONS, PlatformOptions

Licence = Literal["ogl", "restricted", "non_commercial", "permission", "unknown"]
LEAST_WAIT_S = 2.0
"""No site of a council is asked sooner again; only what runs on loopback may be."""


class Suppression(Strict):
    """The mark that a publisher puts in place of a small number, and what it means."""

    token: str | None = None
    meaning: str | None = None


class Assertions(Strict):
    """What must be true of a listing that was read in full (counts of entries, days)."""

    min_items: Annotated[int, Field(ge=0)] = 1
    max_new_per_run: Annotated[int, Field(ge=1)] | None = None
    max_age_days_newest: Annotated[int, Field(ge=1)] | None = None


class Source(Published):
    """One place where the answers of one authority are published, or dropped by hand."""

    la_code: Text
    publisher: Literal["council", "childrens_trust", "shared_company", "person"]
    platform: Text
    base_url: str | None = None
    options: SerializeAsAny[PlatformOptions]
    reference_pattern: str | None = None
    licence: Licence
    suppression: Suppression = Suppression()
    assertions: Assertions = Assertions()
    publishes: Literal["yes", "unknown"] = "yes"
    """Whether there is known to be a log; a status says whether it can be read."""
    not_seen: tuple[Text, ...] = ()
    """What nobody has seen of it yet, and so nobody has told us."""
    min_interval_s: Annotated[float, Field(gt=0)] | None = None
    """Least seconds between two requests to its host, where they are more than the run's own."""
    max_details_per_run: Annotated[int, Field(ge=1)] = 200
    """How many entries' pages are opened in a night."""
    refetch_days: Annotated[int, Field(ge=1)] = 90
    """How long an entry is looked at again."""

    @property
    def allow_hosts(self) -> frozenset[str]:
        """The only hosts that a session may ask, redirects included."""
        return frozenset(self.canonical_hosts)

    @model_validator(mode="before")
    @classmethod
    def _options_of_the_platform(cls, entry: Any) -> Any:
        if not isinstance(entry, Mapping) or isinstance(entry.get("options"), PlatformOptions):
            return entry
        kind = OPTIONS.get(str(entry.get("platform")))
        if kind is None:
            allowed = ", ".join(sorted(OPTIONS))
            raise ValueError(f"unknown platform {entry.get('platform')!r}; allowed: {allowed}")
        try:
            return {**entry, "options": kind.model_validate(entry.get("options") or {})}
        except ValidationError as error:
            raise ValueError(faults(error, kind, within="options")) from error

    @field_validator("reference_pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        if pattern is not None:
            try:
                re.compile(pattern)
            except re.error as fault:
                raise ValueError(f"not a regular expression: {fault}") from fault
        return pattern

    @model_validator(mode="after")
    def _has_an_address_of_its_own(self) -> Self:
        if self.platform == "local_drop":
            if self.base_url or self.canonical_hosts:
                raise ValueError("an inbox has neither base_url nor canonical_hosts")
            return self
        if self.base_url is None:
            raise ValueError("base_url is missing")
        host = host_of(self.base_url)
        if host not in self.canonical_hosts:
            raise ValueError(f"the host of base_url, {host}, is not among canonical_hosts")
        waits = self.min_interval_s is None or self.min_interval_s >= LEAST_WAIT_S
        if not waits and not _on_loopback(host):
            raise ValueError(f"min_interval_s is {LEAST_WAIT_S:g} or more, but on loopback")
        return self

    @model_validator(mode="after")
    def _stands_as_its_evidence_allows(self) -> Self:
        if self.status == "unverified" and not self.not_seen:
            raise ValueError("status unverified needs not_seen: what of it has nobody seen?")
        if self.status != "active" and not self.status_reason:
            raise ValueError(f"status {self.status} needs status_reason: why is it not read?")
        refused = self.options.refuses(self.status)
        if refused:
            raise ValueError(f"status {self.status} does not go with its options: {refused}")
        return self


class OfficialService(Published):
    """A service that publishes official tables; which ones, the tables' own entries say."""

    publisher: Text
    platform: Literal["ees"]
    content_url: Text
    api_url: Text
    licence: Literal["OGL-3.0"]
    datasets: tuple[Text, ...] | None = None
    """The tables to read, in that order; all that have an entry where it is left out."""
    releases: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    """How many of the newest releases of a table are read, in place of what its entry says."""

    def table(self, dataset: str, **fetch: object) -> "OfficialSource":
        """Return the source of one of its tables; ``fetch`` is what the table's entry says."""
        common = self.model_dump(exclude={"datasets", "releases"})
        own: dict[str, object] = {
            "id": f"{self.id}-{dataset.replace('_', '-')}",
            "dataset": dataset,
        }
        if dataset in self.releases:
            own["releases"] = self.releases[dataset]
        return OfficialSource.model_validate({**common, **fetch, **own})


class OfficialSource(Published):
    """One official table and the publication that carries it."""

    dataset: Text
    publisher: Text
    platform: Literal["ees"]
    content_url: Text
    api_url: Text
    publication: Text
    title_pattern: Text
    releases: Annotated[int, Field(ge=1)] = 3
    """How many of the newest releases are read."""
    licence: Literal["OGL-3.0"]

    @property
    def base_url(self) -> str:
        """The base that the files are fetched from."""
        return self.content_url

    @property
    def allow_hosts(self) -> frozenset[str]:
        """The only hosts that a session may ask, those of overridden bases included."""
        return frozenset({*self.canonical_hosts, host_of(self.content_url), host_of(self.api_url)})

    @field_validator("content_url", "api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        host_of(url)
        return url.rstrip("/")


def _on_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


__all__ = [
    "Assertions",
    "Authority",
    "Licence",
    "NoSource",
    "OfficialService",
    "OfficialSource",
    "OnsCode",
    "Predecessor",
    "Published",
    "Source",
    "Status",
    "Strict",
    "Suppression",
    "Text",
    "Verified",
]
