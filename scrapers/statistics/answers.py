"""The JSON answers of the EES content API, as far as we use them.

Explore Education Statistics (EES) is the DfE's publishing service. Fields that we do not
use are ignored: the service adds some from time to time. A field that we use and that is
missing or of another kind is an answer not built as it was.

Source: controllers and view models of dfe-analytical-services/explore-education-statistics
(July 2026). JSON is camelCase, nulls are omitted, times are UTC.
"""

from codecs import BOM_UTF8
from datetime import UTC, date, datetime
from typing import Annotated, Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

from scrapers.errors import LayoutChanged

# Both become parts of addresses, so nothing that could change an address may be in them.
Slug = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")]
Guid = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]+$")]
UtcTime = Annotated[
    datetime,
    AfterValidator(lambda time: time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)),
]

LONDON = ZoneInfo("Europe/London")
Shape = TypeVar("Shape")
Item = TypeVar("Item")


class Answer(BaseModel):
    """A part of an answer; its fields are camelCase in JSON."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True
    )


class ReleaseRef(Answer):
    """The release that a publication calls its latest."""

    slug: Slug


class Publication(Answer):
    """``/publications/{slug}``; ``id`` is the same in the public API."""

    id: Guid
    slug: Slug
    latest_release: ReleaseRef


class ListedRelease(Answer):
    """One of ``/publications/{slug}/releases``."""

    slug: Slug
    year_title: str
    published: UtcTime


class VersionSummary(Answer):
    """``/publications/{slug}/releases/{slug}/version-summary``; an amendment changes ``id``."""

    id: Guid
    slug: Slug
    published: UtcTime
    last_updated: UtcTime | None = None
    update_count: Annotated[int, Field(ge=0)]

    @property
    def published_on(self) -> date:
        """The day of publication, in England."""
        return self.published.astimezone(LONDON).date()


class DataSetMeta(Answer):
    """What the service counted in a data file; rows do not include the header."""

    num_data_file_rows: Annotated[int, Field(ge=1)]


class DataSet(Answer):
    """One downloadable table of a release; ``file_id`` is what a new file changes."""

    data_set_file_id: Guid
    file_id: Guid
    title: str
    meta: DataSetMeta
    public_api_data_set_id: Guid | None = None
    is_api_enabled: bool = False


class DataContent(Answer):
    """``/publications/{slug}/releases/{slug}/data-content``."""

    release_version_id: Guid
    data_sets: tuple[DataSet, ...]


class Paging(Answer):
    """How far a list goes; ``total_pages`` is 1 for an empty one."""

    page: int
    total_results: Annotated[int, Field(ge=0)]
    total_pages: Annotated[int, Field(ge=1)]


class Page(Answer, Generic[Item]):
    """One page of a list, counted from 1."""

    paging: Paging
    results: tuple[Item, ...]


class Update(Answer):
    """One of ``…/releases/{slug}/updates``: the publisher's note on an amendment."""

    at: Annotated[UtcTime, Field(alias="date")]
    summary: str

    @property
    def day(self) -> date:
        """The day of the note, in England."""
        return self.at.astimezone(LONDON).date()


def parse_answer(kind: type[Shape], body: bytes, *, url: str) -> Shape:
    """Return a JSON answer as ``kind`` (a model here, or a tuple of one).

    Raises:
        LayoutChanged: it is not JSON, or not built like that; the message names the field.
    """
    try:
        return TypeAdapter(kind).validate_json(body.removeprefix(BOM_UTF8))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'answer'}: {fault['msg']}"
            for fault in error.errors()[:3]
        )
        raise LayoutChanged(
            f"the answer is not built as it was ({faults})",
            item=url,
            remedy="see whether the service has changed this route, and follow it in "
            "scrapers/statistics/answers.py",
        ) from error
