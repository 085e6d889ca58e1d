"""The JSON answers of the EES content API, as far as we use them.

Explore Education Statistics (EES) is the DfE's publishing service. Fields that we do not
use are ignored: the service adds some from time to time. A field that we use and that is
missing or of another kind is an answer not built as it was.

Source: controllers and view models of dfe-analytical-services/explore-education-statistics
(July 2026). JSON is camelCase, nulls are omitted, times are UTC.
"""

from datetime import UTC, date, datetime
from typing import Annotated, TypeVar
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


class _Answer(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True
    )


class ReleaseRef(_Answer):
    """The release that a publication calls its latest."""

    slug: Slug


class Publication(_Answer):
    """``/publications/{slug}``."""

    slug: Slug
    latest_release: ReleaseRef


class ListedRelease(_Answer):
    """One of ``/publications/{slug}/releases``."""

    slug: Slug
    year_title: str
    published: UtcTime


class VersionSummary(_Answer):
    """``/publications/{slug}/releases/{slug}/version-summary``; an amendment changes ``id``."""

    id: Guid
    slug: Slug
    published: UtcTime
    last_updated: UtcTime | None = None

    @property
    def published_on(self) -> date:
        """The day of publication, in England."""
        return self.published.astimezone(LONDON).date()


class DataSetMeta(_Answer):
    """What the service counted in a data file; rows do not include the header."""

    num_data_file_rows: Annotated[int, Field(ge=1)]


class DataSet(_Answer):
    """One downloadable table of a release."""

    data_set_file_id: Guid
    file_id: Guid
    title: str
    meta: DataSetMeta


class DataContent(_Answer):
    """``/publications/{slug}/releases/{slug}/data-content``."""

    release_version_id: Guid
    data_sets: tuple[DataSet, ...]


Shape = TypeVar("Shape")


def parse_answer(kind: type[Shape], body: bytes, *, url: str) -> Shape:
    """Return a JSON answer as ``kind`` (a model here, or a tuple of one).

    Raises:
        LayoutChanged: it is not JSON, or not built like that; the message names the field.
    """
    try:
        return TypeAdapter(kind).validate_json(body)
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
