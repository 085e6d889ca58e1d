"""What an authority is: its codes over time, what it took the place of, or why it has no source."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.entries import Strict, Text

LaCode = Annotated[str, Field(pattern=r"^\d{3}$")]
OnsCodeText = Annotated[str, Field(pattern=r"^E\d{8}$")]


class OnsCode(Strict):
    """A code of the ONS and the days it was in force; None where the day is not known."""

    code: OnsCodeText
    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")


class Predecessor(Strict):
    """A closed authority, all or part of whose area went to this one on the day it opened."""

    la_code: LaCode
    name: Text
    ons_code: OnsCodeText


class NoSource(Strict):
    """Why an authority has no source but its inbox, and what that is known from.

    ``no_log`` stands where somebody looked and found none; ``blocked_bot`` where the site
    refused a robot, which says nothing about what it publishes; ``unverified`` where no page
    of a log was seen.
    """

    status: Literal["unverified", "no_log", "blocked_bot"] = "unverified"
    publishes: Literal["yes", "unknown"] = "unknown"
    """Whether it is known to publish a log, wherever that is."""
    reason: Text
    evidence: Text
    on: date | None = None
    """The day of the evidence."""

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Authority(Strict):
    """An authority with children's services, under the name that DfE prints."""

    la_code: LaCode
    name: Text
    region: Text
    ons_codes: Annotated[tuple[OnsCode, ...], Field(min_length=1)]
    opened_on: date | None = None
    closed_on: date | None = None
    predecessors: tuple[Predecessor, ...] = ()
    note: str | None = None
    no_source: NoSource | None = None
    """Why nothing of it is read; None where it has a source of its own."""

    @property
    def slug(self) -> str:
        """The name in lower case with hyphens: partition key and name of the inbox folder."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def ons_code(self) -> str:
        """The current code: the codes stand in the order in which they came into force."""
        return self.ons_codes[-1].code
