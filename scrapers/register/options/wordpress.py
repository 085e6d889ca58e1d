"""What a log kept in WordPress may be told."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from scrapers.register.options.common import FILES, Pages, Path, Pattern, PlatformOptions
from scrapers.register.options.html_listing import HtmlListingOptions


class WordPressOptions(PlatformOptions):
    """Answers that are posts of one type, read by WordPress's own REST interface."""

    post_type: Annotated[str, Field(pattern=r"^[a-z0-9_-]+$")]
    """The part of the route that names the type, such as ``information_request``."""
    rest_path: Path = "/wp-json/wp/v2"
    query: Mapping[str, str] = Field(default_factory=dict)
    """Parameters that every page is asked with, such as a category."""
    per_page: Annotated[int, Field(ge=1, le=100)] = 100
    """The interface itself allows no more than 100."""
    file_pattern: Pattern = FILES
    """The paths, on the source's own hosts, that are documents."""
    max_pages: Pages = 1000
    html: HtmlListingOptions | None = None
    """How the site's own pages are read where it does not show its posts by REST."""
