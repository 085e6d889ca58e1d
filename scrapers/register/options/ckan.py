"""What a CKAN or DataPress portal may be told."""

from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.options.common import Pages, Path, Pattern, PlatformOptions


class PortalOptions(PlatformOptions):
    """Datasets of a portal whose files are answers."""

    dataset_pattern: Pattern
    """The datasets that are the log, by their name in addresses or by their title."""
    entry_is: Literal["dataset", "resource"] = "resource"
    """Whether a dataset is one answer with its files, or each of its files is an answer."""


class CkanOptions(PortalOptions):
    """A CKAN portal, asked through its search."""

    api_path: Path = "/api/3/action"
    query: str = ""
    """What to search for (``q``); everything where it is left out."""
    filter: str | None = None
    """A filter query (``fq``), such as the organisation's."""
    page_size: Annotated[int, Field(ge=1, le=1000)] = 100
    max_pages: Pages = 1000
