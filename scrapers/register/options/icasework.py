"""What a log of iCasework cases may be told."""

from typing import Literal

from scrapers.register.options.common import Pages, Path, PlatformOptions


class ICaseworkOptions(PlatformOptions):
    """Cases of iCasework shown on a council's own pages (face c); a and b need scripts."""

    face: Literal["c"] = "c"
    listing_path: Path = "/foi-requests"
    max_pages: Pages = 1000
    """A pager longer than this is taken for one that never ends."""
