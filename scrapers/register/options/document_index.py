"""What a page of links to letters, or to files that list them, may be told."""

from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.options.common import Labels, Options, Path, Pattern, PlatformOptions


class IndexColumns(Options):
    """Which headings of an index mean what; a column that is named here must be there."""

    reference: Labels = ("Ref", "Reference")
    date: Labels = ("Date",)
    received: Labels = ()
    responded: Labels = ()
    title: Labels = ("Subject", "Title")
    request: Labels = ()
    answer: Labels = ()
    """What was answered, where the index itself prints it."""
    link: Labels = ()
    """The letter's address, printed in a cell of a file."""
    ignored: Labels = ("Service",)


class DocumentIndexOptions(PlatformOptions):
    """One page with a table or a list of the answers, or with files that list them."""

    index_path: Path
    columns: IndexColumns = IndexColumns()
    date_means: Literal["received", "responded"] | None = None
    """What the column ``date`` dates; None where nobody has said so yet."""
    document_pattern: Pattern = r"^/media/(?:[a-z0-9]{8}|\d+)/[^/]+$"
    """The paths, on the source's own hosts, that are documents."""
    index_files: Pattern = r"(?i)(?:disclosure|foi)-log(?![a-z])[^/]*\.[a-z]+$"
    """The paths of files, a year's or a month's, whose rows are answers and that are none."""
    max_files: Annotated[int, Field(ge=1)] = 200
