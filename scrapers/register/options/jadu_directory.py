"""What a Jadu directory may be told."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scrapers.register.options.common import Labels, Options, Pages, PlatformOptions


class JaduLabels(Options):
    """Which labels of a record mean what; the first that is printed is taken."""

    reference: Labels = ("FOI Number", "Reference")
    received: Labels = ("Date Received",)
    responded: Labels = ("Date Responded", "Response Date")
    question: Labels = ("Request or Question", "Request")
    answer: Labels = ("Response", "Answer")
    ignored: Labels = ("Title or Description", "Type of Request")
    """Seen and left out on purpose; any other label is reported with its entry."""


class JaduDirectoryOptions(PlatformOptions):
    """A Jadu directory, read from its root, by the letters of titles, or by categories."""

    directory_id: Annotated[int, Field(ge=1)]
    slug: Annotated[str, Field(pattern=r"^[^/]+$")]
    listing: Literal["root", "a_to_z", "categories"] = "root"
    categories: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """The ids of those that are read, where the listing is by categories."""
    labels: JaduLabels = JaduLabels()
    max_pages: Pages = 1000

    @model_validator(mode="after")
    def _has_categories(self) -> Self:
        if (self.listing == "categories") != bool(self.categories):
            raise ValueError(
                "categories are named where the listing is by categories, and only there"
            )
        return self
