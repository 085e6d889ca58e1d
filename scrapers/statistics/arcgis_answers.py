"""What ArcGIS Online answers: errors first, because they too come with status 200.

Source: Esri's REST API reference (Feature Service: Layer, Query); fields that we do not
use are ignored.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from scrapers.errors import FetchError, LayoutChanged
from scrapers.statistics.answers import parse_answer

CLOSED = frozenset({498, 499})
"""Invalid token and token required: the owner no longer shows this to everybody."""


class _Answer(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True
    )


class Fault(_Answer):
    """What stands under ``error``."""

    code: int = 0
    message: str = ""
    details: tuple[str, ...] | None = None


class _Failed(_Answer):
    error: Fault | None = None


class Item(_Answer):
    """``/content/items/{id}``: a dashboard, a map or a service. Times are ms since 1970."""

    id: str
    title: str
    access: str
    modified: int
    license_info: str | None = None
    url: str | None = None

    @property
    def modified_on(self) -> date:
        """The day (UTC) of its last change."""
        return _day(self.modified)


class LayerField(_Answer):
    """One column of a layer."""

    name: str


class Capabilities(_Answer):
    """What a layer can do in a query; absent means that it cannot."""

    supports_statistics: bool = False
    supports_pagination_on_aggregated_queries: bool = False


class EditingInfo(_Answer):
    """When a layer's data were last changed, ms since 1970."""

    last_edit_date: int | None = None


class Layer(_Answer):
    """``{service}/FeatureServer/{n}``: a layer or table of a service."""

    name: str
    fields: tuple[LayerField, ...] = Field(min_length=1)
    object_id_field: str
    advanced_query_capabilities: Capabilities = Capabilities()
    editing_info: EditingInfo | None = None

    @property
    def edited_on(self) -> date | None:
        """The day (UTC) on which the data were last changed, where the layer says."""
        edited = self.editing_info and self.editing_info.last_edit_date
        return _day(edited) if edited else None


class Feature(_Answer):
    """One row of an answer."""

    attributes: Mapping[str, Any]
    geometry: Any = None


class Page(_Answer):
    """``{layer}/query``. A page may be short and not be the last."""

    features: tuple[Feature, ...]
    exceeded_transfer_limit: bool = False


Shape = TypeVar("Shape")


def parse_arcgis(kind: type[Shape], body: bytes, *, url: str) -> Shape:
    """Return an answer as ``kind``.

    Raises:
        FetchError: it is an error; the outcome says of what kind.
        LayoutChanged: it is not built as Esri documents it.
    """
    refuse_error(body, url=url)
    return parse_answer(kind, body, url=url)


def refuse_error(body: bytes, *, url: str) -> None:
    """Return unless the answer is an error.

    Raises:
        FetchError: it is one: ``forbidden`` where the owner has closed it, which is final,
            ``client_error`` or ``server_error``.
        LayoutChanged: it is no JSON object.
    """
    fault = parse_answer(_Failed, body, url=url).error
    if fault is None:
        return
    said = " ".join([fault.message, *(fault.details or ())]).strip() or "no reason given"
    if fault.code in CLOSED or fault.code in (401, 403):
        raise FetchError(
            f"its owner has closed it (error {fault.code}: {said})",
            item=url,
            outcome="forbidden",
            remedy="leave it alone: it is not asked with a token; set the source's status",
        )
    outcome = "server_error" if fault.code >= 500 else "client_error"
    remedy = "the next night tries again" if fault.code >= 500 else "see what the layer now takes"
    raise FetchError(f"error {fault.code}: {said}", item=url, outcome=outcome, remedy=remedy)


def layout_changed(message: str, *, url: str) -> LayoutChanged:
    """Return the error for a dashboard that is not built as it was."""
    return LayoutChanged(
        message,
        item=url,
        remedy="look at the dashboard; follow it in the register or in scrapers/statistics/arcgis*",
    )


def _day(milliseconds: int) -> date:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
