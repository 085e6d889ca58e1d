"""What a dataset on a Socrata portal may be told."""

from typing import Annotated, Literal

from pydantic import Field

from scrapers.register.options.common import Options, Pages, PlatformOptions

Column = Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")]
"""A field name, as the portal's API has it."""
ISO = ("%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")


class SocrataColumns(Options):
    """Which columns mean what; null where the dataset has none such."""

    reference: Column = "identifier"
    title: Column = "document_title"
    date: Column | None = "document_date"
    text: Column | None = "document_text"
    link: Column | None = "document_link"


class SocrataOptions(PlatformOptions):
    """A dataset with a row for each answer, or for each document of one."""

    date_formats: tuple[str, ...] = ISO
    dataset: Annotated[str, Field(pattern=r"^[a-z0-9]{4}-[a-z0-9]{4}$")]
    columns: SocrataColumns = SocrataColumns()
    date_means: Literal["received", "responded"] | None = None
    """What the date column dates; None where nobody has said so yet."""
    answer_in: Literal["text", "document", "both"] = "both"
    """Where the answer is: one of the two, the other where a row has not that one, or both.
    Not both where the text is the letter's own: its figures would be there twice."""
    page_size: Annotated[int, Field(ge=1, le=50_000)] = 1000
    max_pages: Pages = 100
    updated_column: Annotated[str, Field(pattern=r"^:?[a-z_][a-z0-9_]*$")] | None = None
    """Dates the last change of a row, ``:updated_at`` on most portals: a night then asks for
    the rows changed since. None: a night reads every row."""
