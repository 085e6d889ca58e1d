"""What each platform may be told about a source, as it stands under ``options``.

The models live here and not beside the adapters, so that the register can be checked
without importing any of them; a platform exists when it has an entry in `OPTIONS` and a
module of the same name in `scrapers.platforms`.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Path = Annotated[str, Field(pattern=r"^/")]
Labels = tuple[str, ...]
Pages = Annotated[int, Field(ge=1)]


class PlatformOptions(BaseModel):
    """Options of any platform: frozen, and unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date_formats: tuple[str, ...] = ("%d %B %Y", "%d/%m/%Y")
    """How dates are printed there, as `datetime.strptime` takes them."""


class LocalDropOptions(PlatformOptions):
    """An inbox needs none: its folder is named after the authority."""


class ICaseworkOptions(PlatformOptions):
    """Cases of iCasework shown on a council's own pages (face c); a and b need scripts."""

    face: Literal["c"] = "c"
    listing_path: Path = "/foi-requests"
    max_pages: Pages = 1000
    """A pager longer than this is taken for one that never ends."""


class JaduLabels(BaseModel):
    """Which labels of a record mean what; the first that is printed is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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


class IndexColumns(BaseModel):
    """Which headings of an index mean what."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reference: Labels = ("Ref", "Reference")
    date: Labels = ("Date",)
    title: Labels = ("Subject", "Title")
    ignored: Labels = ("Service",)


class DocumentIndexOptions(PlatformOptions):
    """One page with a table or a list of the answers, most with a link to the document."""

    index_path: Path
    columns: IndexColumns = IndexColumns()
    date_means: Literal["received", "responded"] | None = None
    """What the date column dates; None where nobody has said so yet."""
    document_pattern: str = r"^/media/(?:[a-z0-9]{8}|\d+)/[^/]+$"
    """The paths, on the source's own hosts, that are documents."""

    @field_validator("document_pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as fault:
            raise ValueError(f"not a regular expression: {fault}") from fault
        return pattern


OPTIONS: Mapping[str, type[PlatformOptions]] = {
    "document_index": DocumentIndexOptions,
    "icasework": ICaseworkOptions,
    "jadu_directory": JaduDirectoryOptions,
    "local_drop": LocalDropOptions,
}
"""The platforms there are, and what each may be told."""
