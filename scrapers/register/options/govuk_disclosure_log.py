"""What a disclosure log of eCase may be told."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from scrapers.register.options.common import (
    FILES,
    CountPattern,
    Labels,
    Options,
    Pages,
    Path,
    Pattern,
    PlatformOptions,
)


class GovukLabels(Options):
    """Which labels of a disclosure mean what; the first that is printed is taken."""

    reference: Labels = ("Case reference",)
    received: Labels = ("Received",)
    published: Labels = ("Published",)
    request: Labels = ("Request",)
    response: Labels = ("Response",)


class GovukDisclosureLogOptions(PlatformOptions):
    """A log at ``{tenant}.disclosurelog.co.uk``, built with the GOV.UK design system."""

    listing_path: Path = "/disclosures"
    query: Mapping[str, str] = Field(default_factory=dict)
    """Parameters that every page of the listing is asked with, such as its order."""
    page_parameter: str = "page"
    order: Literal["newest_first", "none"] = "newest_first"
    """Whether a night may stop where all is known; the total shows when it should not."""
    count: CountPattern = r"(?P<count>\d[\d,]*) disclosures?"
    """The line with the total, as a whole."""
    labels: GovukLabels = GovukLabels()
    file_pattern: Pattern = rf"{FILES}|^/disclosures/[^/]+/."
    """The paths, on the source's own hosts, that are documents."""
    max_pages: Pages = 2000
