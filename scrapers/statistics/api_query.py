"""Queries of the public statistics API: all pages of results, and no warning overlooked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from scrapers.errors import FetchError, LayoutChanged
from scrapers.statistics.answers import parse_answer
from scrapers.statistics.api_answers import Meta, QueryPage, QueryResult, QueryWarning
from scrapers.statistics.fetching import Queries
from scrapers.statistics.paging import all_pages

RESULTS_A_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class ApiCell:
    """One cell of a query's result, in the long form of `OfficialCell`, as printed."""

    time_period: str
    geographic_level: str
    area_code: str
    indicator: str
    as_printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queried:
    """What is asked: one version of a data set, in whose name, and of which hosts.

    ``version`` is pinned, so that no page comes from another one.
    """

    base: str
    data_set_id: str
    version: str
    source_id: str | None
    allow_hosts: Collection[str]

    @property
    def url(self) -> str:
        """Where the query goes; paging is in its body."""
        return f"{self.base}/data-sets/{self.data_set_id}/query?dataSetVersion={self.version}"


def query(
    session: Queries,
    asked: Queried,
    *,
    indicators: Collection[str],
    criteria: Mapping[str, object] | None = None,
    page_size: int = RESULTS_A_PAGE,
) -> tuple[QueryResult, ...]:
    """Return every result of a query, all pages of it.

    Args:
        session: what sends it.
        asked: of which data set.
        indicators: their ids in the data set's metadata; none stands for all.
        criteria: facets (``timePeriods``, ``geographicLevels``, ``locations``,
            ``filters``), or ``and``, ``or``, ``not`` around them; None is everything.
        page_size: 1 to 10,000 results.

    Raises:
        FetchError: nothing usable came, or it came with any warning, such as of a place
            that is not known: the API answers those with status 200 and fewer rows.
        LayoutChanged: the answer is not built as it was, or changed between two pages.
    """
    payload: dict[str, object] = {"indicators": [*indicators], "pageSize": page_size}
    if criteria is not None:
        payload["criteria"] = criteria

    def page(number: int) -> QueryPage:
        answer = session.post(
            asked.url,
            payload | {"page": number},
            source_id=asked.source_id,
            allow_hosts=asked.allow_hosts,
        )
        found = parse_answer(QueryPage, answer.body, url=asked.url)
        if found.warnings:
            raise _warned(found.warnings, asked.url)
        return found

    return all_pages(page, url=asked.url)


def cells(results: Collection[QueryResult], meta: Meta, *, url: str) -> Iterator[ApiCell]:
    """Yield the R x C cells of R results with C indicators, named as in the CSV.

    Raises:
        LayoutChanged: an id that ``meta`` does not explain.
    """
    columns = {one.id: one.column for one in meta.indicators}
    levels = {one.code: one.label for one in meta.geographic_levels}
    places = {(each.level.code, one.id): one for each in meta.locations for one in each.options}
    for result in results:
        level = result.geographic_level
        try:
            place = places[level, result.locations[level]]
            for key, printed in result.values.items():
                yield ApiCell(
                    time_period=result.time_period.period,
                    geographic_level=levels[level],
                    area_code=place.code or "",
                    indicator=columns[key],
                    as_printed=printed,
                )
        except KeyError as error:
            raise LayoutChanged(
                f"the result's id {error} is not in the data set's metadata",
                item=url,
                remedy="ask for metadata and results of one and the same version",
            ) from error


def _warned(warnings: Collection[QueryWarning], url: str) -> FetchError:
    said = "; ".join(
        f"{one.code}: {one.message}"
        + (f" {[*one.detail.items]}" if one.detail and one.detail.items else "")
        for one in warnings
    )
    return FetchError(
        f"the query came back with warnings ({said})",
        item=url,
        outcome="client_error",
        remedy="ask for what the data set's metadata names; its results were not used",
    )
