"""The public statistics API: the second way to a table, for those that are in it.

Few tables are, and none of children in need when this was written, as far as the service's
pages show (inferred: read from stored copies). It needs no key. It sends no validators, and
its CSV is packed whatever was asked for; the session unpacks it.
"""

from collections.abc import Collection
from typing import TypeVar

from scrapers.statistics.answers import Page, parse_answer
from scrapers.statistics.api_answers import ApiDataSet, ApiVersion, Meta
from scrapers.statistics.fetching import Fetched, Fetches
from scrapers.statistics.paging import all_pages

LARGEST_LIST = 20
"""Most data sets or versions that the API gives on a page."""

Shape = TypeVar("Shape")


class StatisticsApi:
    """One API, asked through one session.

    Every method raises `FetchError` where nothing usable came and `LayoutChanged` where the
    answer is not built as it was.

    Args:
        base: its address with the version in it, without a slash at the end.
        session: what fetches.
        source_id: in whose name it is asked.
        allow_hosts: hosts it may be asked of.
    """

    def __init__(
        self, base: str, session: Fetches, *, source_id: str | None, allow_hosts: Collection[str]
    ) -> None:
        self._base = base
        self._session = session
        self._source_id = source_id
        self._allow_hosts = allow_hosts

    def data_sets(self, publication_id: str) -> tuple[ApiDataSet, ...]:
        """Return a publication's data sets, newest first; none is a good answer."""
        return self._list(ApiDataSet, f"{self._base}/publications/{publication_id}/data-sets")

    def data_set(self, data_set_id: str) -> ApiDataSet:
        """Return one data set."""
        return self._json(ApiDataSet, f"{self._base}/data-sets/{data_set_id}")

    def versions(self, data_set_id: str) -> tuple[ApiVersion, ...]:
        """Return the versions of a data set, newest first."""
        found = self._list(ApiVersion, f"{self._base}/data-sets/{data_set_id}/versions")
        return tuple(sorted(found, key=lambda one: one.number, reverse=True))

    def meta(self, data_set_id: str, version: str) -> Meta:
        """Return what the ids in a version's results stand for."""
        return self._json(
            Meta, f"{self._base}/data-sets/{data_set_id}/meta?dataSetVersion={version}"
        )

    def csv_url(self, data_set_id: str, version: str) -> str:
        """Return where a version's CSV is."""
        return f"{self._base}/data-sets/{data_set_id}/csv?dataSetVersion={version}"

    def csv(self, data_set_id: str, version: str) -> Fetched:
        """Return a version's CSV, unpacked; it may start with a byte order mark."""
        return self._get(self.csv_url(data_set_id, version), expect="csv")

    def _list(self, kind: type[Shape], url: str) -> tuple[Shape, ...]:
        pages = Page[kind]  # type: ignore[valid-type]
        return all_pages(
            lambda page: self._json(pages, f"{url}?page={page}&pageSize={LARGEST_LIST}"), url=url
        )

    def _json(self, kind: type[Shape], url: str) -> Shape:
        return parse_answer(kind, self._get(url, expect="json").body, url=url)

    def _get(self, url: str, *, expect: str) -> Fetched:
        return self._session.get(
            url, source_id=self._source_id, allow_hosts=self._allow_hosts, expect=expect
        )
