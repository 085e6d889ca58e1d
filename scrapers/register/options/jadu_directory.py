"""What a Jadu directory may be told."""

from typing import Annotated, Literal

from pydantic import Field

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
    """A Jadu directory, read from its root."""

    directory_id: Annotated[int, Field(ge=1)]
    slug: Annotated[str, Field(pattern=r"^[^/]+$")]
    listing: Literal["root"] = "root"
    labels: JaduLabels = JaduLabels()
    max_pages: Pages = 1000
