"""What a page of links to letters may be told."""

from typing import Literal

from scrapers.register.options.common import Labels, Options, Path, Pattern, PlatformOptions


class IndexColumns(Options):
    """Which headings of an index mean what."""

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
    document_pattern: Pattern = r"^/media/(?:[a-z0-9]{8}|\d+)/[^/]+$"
    """The paths, on the source's own hosts, that are documents."""
