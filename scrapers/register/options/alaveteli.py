"""What may be read of an Alaveteli site, such as WhatDoTheyKnow."""

from typing import Annotated

from pydantic import Field

from scrapers.register.options.common import Path, PlatformOptions

Slug = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
"""The name of a request or of a public body in addresses."""


class AlaveteliOptions(PlatformOptions):
    """Single requests, named one by one: the site's lists are not for robots."""

    date_formats: tuple[str, ...] = ("%Y-%m-%d",)
    public_body: Slug | None = None
    """The authority, as the site's addresses name it."""
    requests: tuple[Slug, ...] = ()
    """The requests to read; none is read that is not named."""
    authorities_path: Path | None = None
    """The file of all authorities, ``/body/all-authorities.csv``: a sweep notes which
    disclosure log it gives for ``public_body``. Some 24 MB; left alone where it is None."""

    def refuses(self, status: str) -> str | None:
        """Return why a source so told cannot have this status; None where it can."""
        if status != "active" or self.requests or self.authorities_path:
            return None
        return "nothing would be read: requests is empty, and authorities_path is not set"
