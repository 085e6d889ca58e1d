"""A dashboard on ArcGIS Online: from its item to the layer behind it, and grouped counts.

Names of services drift, so the layer is looked up through the item each time. What is
asked of it are counts of groups (`arcgis_query`); nothing here can fetch a row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from scrapers.errors import FetchError
from scrapers.register.nrm_models import ArcGisSource
from scrapers.statistics.answers import parse_answer
from scrapers.statistics.arcgis_answers import (
    Item,
    Layer,
    Page,
    layout_changed,
    parse_arcgis,
    refuse_error,
)
from scrapers.statistics.arcgis_query import COUNT, check_aggregate, grouped_count
from scrapers.statistics.arcgis_sources import LayerRef, layer_refs, map_layers
from scrapers.statistics.fetching import Fetched, Fetches
from scrapers.statistics.header import spell_difference

MOST_PAGES = 200

Group = tuple[Any, ...]


class ArcGis:
    """One dashboard, asked through one session.

    Args:
        source: the register's entry: which item, and what its service is called like.
        session: what fetches; raises `FetchError`.
    """

    def __init__(self, source: ArcGisSource, session: Fetches) -> None:
        self._source = source
        self._session = session
        self.answers: list[Fetched] = []
        """Every answer so far, in order."""

    def item(self) -> Item:
        """Return the dashboard's own entry.

        Raises:
            FetchError: it cannot be had, or is closed.
            LayoutChanged: it is no longer public, or not built as documented.
        """
        url = self._item_url(self._source.item)
        item = parse_arcgis(Item, self._json(url), url=url)
        if item.access != "public":
            raise FetchError(
                f"the item “{item.title}” is shown to {item.access} only",
                item=url,
                outcome="forbidden",
                remedy="leave it alone, and set the source's status",
            )
        return item

    def layer(self, needed: Sequence[str]) -> tuple[str, Layer]:
        """Return the address and description of the layer that has the fields needed.

        Args:
            needed: names of fields, spelled as the layer spells them.

        Raises:
            FetchError: the item or a layer cannot be had.
            LayoutChanged: no layer, or more than one, has them all; says how those that
                are called like it differ.
        """
        found, differences = [], []
        for url in self._layer_urls():
            layer = parse_arcgis(Layer, self._json(f"{url}?f=json"), url=url)
            names = [field.name for field in layer.fields]
            missing = [name for name in needed if name not in names]
            if missing:
                spelled = spell_difference(names, needed)
                differences.append(f"{url} is not as it was ({spelled})")
            else:
                found.append((url, layer))
        if len(found) != 1:
            told = "; ".join(differences) or "no layer is called like it"
            if found:
                told = "more than one has the fields: " + ", ".join(url for url, _ in found)
            raise layout_changed(told, url=self._item_url(self._source.item))
        url, layer = found[0]
        if not layer.advanced_query_capabilities.supports_statistics:
            raise layout_changed("the layer does not count groups; its rows are not asked", url=url)
        return url, layer

    def counts(self, url: str, layer: Layer, fields: Sequence[str]) -> dict[Group, int]:
        """Return how many rows there are in each group of ``fields``, to the last page.

        Args:
            url: the layer's address.
            layer: its description.
            fields: what to group by; none gives one group, ``()``.

        Raises:
            FetchError: a page cannot be had, or is an error.
            LayoutChanged: what came is not one count for each group, or never ends.
        """
        groups: dict[Group, int] = {}
        for _ in range(MOST_PAGES):
            page = self._page(url, grouped_count(layer.object_id_field, fields, offset=len(groups)))
            before = len(groups)
            for feature in page.features:
                group, count = _group(feature.attributes, fields, url)
                if feature.geometry is not None or group in groups:
                    raise layout_changed(f"the group {group} came twice, or with a place", url=url)
                groups[group] = count
            if not page.exceeded_transfer_limit:
                return groups
            paged = layer.advanced_query_capabilities.supports_pagination_on_aggregated_queries
            if not paged or len(groups) == before:
                raise layout_changed("there are more groups than the layer hands out", url=url)
        raise layout_changed(f"more than {MOST_PAGES} pages of groups", url=url)

    def _page(self, url: str, query: Mapping[str, str]) -> Page:
        asked = f"{url}/query?{urlencode(check_aggregate(query))}"
        return parse_arcgis(Page, self._json(asked), url=url)

    def _layer_urls(self) -> list[str]:
        """Return the addresses of the dashboard's layers that are called like ours."""
        url = f"{self._source.arcgis_url}/content/items/{self._source.item}/data?f=json"
        seen = [
            resolved
            for ref in layer_refs(self._object(url), url=url)
            for resolved in self._resolved(ref)
        ]
        pattern = re.compile(self._source.layer_pattern)
        return [url for url in dict.fromkeys(seen) if pattern.search(url.rpartition("/rest/")[2])]

    def _resolved(self, ref: LayerRef) -> Iterator[str]:
        """Yield the addresses that a reference leads to, by its item where it has none."""
        if ref.url or not ref.item_id:
            yield from ref.urls
            return
        url = self._item_url(ref.item_id)
        try:
            item = parse_arcgis(Item, self._json(url), url=url)
            if item.url:
                yield from LayerRef(url=item.url, layer_id=ref.layer_id).urls
                return
            url = f"{self._source.arcgis_url}/content/items/{ref.item_id}/data?f=json"
            for layer in map_layers(self._object(url)):
                yield from layer.urls
        except FetchError as error:
            # one of the dashboard's other items may be closed; ours is missed by `layer`
            if error.outcome not in {"forbidden", "not_found", "client_error"}:
                raise

    def _object(self, url: str) -> dict[str, Any]:
        body = self._json(url)
        refuse_error(body, url=url)
        return parse_answer(dict[str, Any], body, url=url)

    def _item_url(self, item: str) -> str:
        return f"{self._source.arcgis_url}/content/items/{item}?f=json"

    def _json(self, url: str) -> bytes:
        answer = self._session.get(
            url,
            source_id=self._source.id,
            allow_hosts=self._source.allow_hosts,
            expect="json",
        )
        self.answers.append(answer)
        return answer.body


def _group(attributes: Mapping[str, Any], fields: Sequence[str], url: str) -> tuple[Group, int]:
    """Return a group and its count; refuse whatever else an answer may hold."""
    expected = {*fields, COUNT}
    given = {COUNT if name.casefold() == COUNT else name: name for name in attributes}
    if set(given) != expected:
        difference = spell_difference(sorted(given), sorted(expected))
        raise layout_changed(f"the answer is no count of groups ({difference})", url=url)
    count = attributes[given[COUNT]]
    if isinstance(count, bool) or not isinstance(count, int | float) or count != int(count):
        raise layout_changed(f"the count {count!r} is no whole number", url=url)
    return tuple(attributes[given[name]] for name in fields), int(count)
