"""What a log of iCasework cases may be told."""

from typing import Literal

from scrapers.register.options.common import Labels, Options, Pages, Path, PlatformOptions


class ICaseworkLabels(Options):
    """The texts that part a case's page, as its council prints them."""

    kicker: Labels = ("Freedom of Information Request",)
    """What stands over every case's title, and is none."""
    received: Labels = ("Received",)
    review: Labels = ("Internal Review",)
    outcome: Labels = ("Outcome / Documents",)


class ICaseworkOptions(PlatformOptions):
    """Cases of iCasework shown on a council's own pages (face c).

    Its own portal's case list (a) and resource page (b) are built by scripts.
    """

    face: Literal["a", "b", "c"] = "c"
    listing_path: Path = "/foi-requests"
    labels: ICaseworkLabels = ICaseworkLabels()
    max_pages: Pages = 1000
    """A pager longer than this is taken for one that never ends."""

    def refuses(self, status: str) -> str | None:
        """Return why a source so told cannot have this status; None where it can."""
        if self.face == "c" or status == "needs_js":
            return None
        return (
            f"face {self.face} of iCasework shows nothing without scripts: its status is needs_js"
        )
