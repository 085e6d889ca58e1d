"""What all entries of the register's files have in common."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

Status = Literal[
    "active", "blocked_bot", "blocked_robots", "needs_js", "no_log", "manual", "unverified"
]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A frozen entry that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


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


def host_of(url: str) -> str:
    """Return the host of a web address; ValueError where there is none."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"{url!r} is not a web address")
    return parts.hostname
