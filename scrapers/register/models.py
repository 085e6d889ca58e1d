"""What an authority, one of its sources and an official source are.

The shapes of the three YAML files, checked by pydantic: a key that is not named here is
an error. Reading the files and naming the faulty entry is `load`'s work; what a platform
needs to know about a source is in `options`.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializeAsAny,
    ValidationError,
    field_validator,
    model_validator,
)

from scrapers.register.faults import faults
from scrapers.register.options import OPTIONS, PlatformOptions

Status = Literal[
    "active", "blocked_bot", "blocked_robots", "needs_js", "no_log", "manual", "unverified"
]
Licence = Literal["ogl", "restricted", "non_commercial", "permission", "unknown"]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A frozen entry that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class OnsCode(Strict):
    """A code of the ONS and the days it was in force; None where the day is not known."""

    code: Annotated[str, Field(pattern=r"^E\d{8}$")]
    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")


class Authority(Strict):
    """An authority with children's services, under the name that DfE prints."""

    la_code: Annotated[str, Field(pattern=r"^\d{3}$")]
    name: Text
    region: Text
    ons_codes: Annotated[tuple[OnsCode, ...], Field(min_length=1)]
    opened_on: date | None = None
    closed_on: date | None = None
    note: str | None = None

    @property
    def slug(self) -> str:
        """The name in lower case with hyphens: partition key and name of the inbox folder."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def ons_code(self) -> str:
        """The current code: the codes stand in the order in which they came into force."""
        return self.ons_codes[-1].code


class Suppression(Strict):
    """The mark that a publisher puts in place of a small number, and what it means."""

    token: str | None = None
    meaning: str | None = None


class Assertions(Strict):
    """What must be true of a listing that was read in full (counts of entries, days)."""

    min_items: Annotated[int, Field(ge=0)] = 1
    max_new_per_run: Annotated[int, Field(ge=1)] | None = None
    max_age_days_newest: Annotated[int, Field(ge=1)] | None = None


class Verified(Strict):
    """Who saw this source when, and on what evidence it stands in the register."""

    on: date | None = None
    by: str | None = None
    evidence: Text


class Published(Strict):
    """What sources of councils and official sources have in common."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    canonical_hosts: tuple[Text, ...] = ()
    status: Status
    status_reason: str | None = None
    verified: Verified

    @property
    def evidence(self) -> str:
        """On what the entry rests, in words."""
        return self.verified.evidence


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
        host = _host(self.base_url)
        if host not in self.canonical_hosts:
            raise ValueError(f"the host of base_url, {host}, is not among canonical_hosts")
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
    releases: dict[str, Annotated[int, Field(ge=1)]] = {}
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
        return frozenset({*self.canonical_hosts, _host(self.content_url), _host(self.api_url)})

    @field_validator("content_url", "api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        _host(url)
        return url.rstrip("/")


def _host(url: str) -> str:
    """Return the host of a web address; ValueError where there is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is not a web address")
    return parts.hostname
