"""Where the layers of a dashboard are: its data sources, and those inside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scrapers.statistics.arcgis_answers import layout_changed

FEATURE_LAYER = "FEATURE_LAYER"
_LAYER = re.compile(r"/\d+$")
_ITEM = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class LayerRef:
    """A layer by its address, or by the item that knows it."""

    url: str | None = None
    layer_id: str | None = None
    item_id: str | None = None

    @property
    def urls(self) -> tuple[str, ...]:
        """Its address with the number of the layer; none where it has no address."""
        if not self.url:
            return ()
        url = self.url.partition("?")[0].rstrip("/")
        return (url if _LAYER.search(url) else f"{url}/{self.layer_id or 0}",)


def layer_refs(data: dict[str, Any], *, url: str) -> Iterator[LayerRef]:
    """Yield the layers among an app's data sources, however deep they stand.

    Args:
        data: the app's JSON, with ``dataSources``.
        url: where it came from, for the error.

    Raises:
        LayoutChanged: it has no data sources.

    Source:
        apps of ArcGIS Experience Builder: a source has id and type, and itemId, url,
        layerId or, where it is a map, childDataSourceJsons.
    """
    sources = data.get("dataSources")
    if not isinstance(sources, dict) or not sources:
        raise layout_changed("the app names no dataSources", url=url)
    yield from _within(sources)


def _within(sources: dict[str, Any]) -> Iterator[LayerRef]:
    for source in sources.values():
        if not isinstance(source, dict):
            continue
        inner = source.get("childDataSourceJsons")
        if isinstance(inner, dict) and inner:
            yield from _within(inner)
        else:
            yield _ref(source)


def _ref(source: dict[str, Any]) -> LayerRef:
    item = str(source.get("itemId") or "")
    return LayerRef(
        url=source.get("url") if source.get("type") == FEATURE_LAYER else None,
        layer_id=None if source.get("layerId") is None else str(source["layerId"]),
        item_id=item if _ITEM.fullmatch(item) else None,  # it becomes part of an address
    )


def map_layers(data: dict[str, Any]) -> Iterator[LayerRef]:
    """Yield the layers and tables of a web map that has an address for them."""
    for kind in ("operationalLayers", "tables"):
        for layer in data.get(kind) or ():
            if isinstance(layer, dict) and layer.get("url"):
                yield LayerRef(url=str(layer["url"]))
