"""Where the public API has the same table of the same release, and its bytes from there.

What is the same is told by the content API where it names the data set, else by the id of
the file, else by the title. Inferred, not read in the service's code: that a data set has
the title of its file, and that the API's CSV is the release's file byte for byte.
"""

import re
from dataclasses import dataclass

from scrapers.errors import FetchError, LayoutChanged
from scrapers.register.models import OfficialSource
from scrapers.statistics.answers import DataSet, VersionSummary
from scrapers.statistics.api import StatisticsApi
from scrapers.statistics.api_answers import ApiDataSet, ApiVersion
from scrapers.statistics.fetching import Fetched, Fetches
from scrapers.statistics.rows import RouteProblem

# A host that refuses us, or asks for peace, is not to be got round by another door.
MENDED_HERE = frozenset(
    {"not_found", "gone", "server_error", "timeout", "connection_error", "wrong_content"}
)
"""Outcomes of the file route after which the second way may be tried."""


@dataclass(frozen=True, slots=True)
class ApiTable:
    """A table in the API; ``version`` is None where the release is not among its versions."""

    data_set_id: str
    version: ApiVersion | None


class SecondWay:
    """What the public API has of one publication; asked when it is first needed, then kept.

    Args:
        source: any of the publication's tables: where the API is.
        publication_id: the GUID that the content API gave.
        session: what fetches.
    """

    def __init__(self, source: OfficialSource, publication_id: str, session: Fetches) -> None:
        self.api = StatisticsApi(
            source.api_url, session, source_id=source.id, allow_hosts=source.allow_hosts
        )
        self.problems: list[RouteProblem] = []
        self._source = source
        self._publication_id = publication_id
        self._data_sets: tuple[ApiDataSet, ...] | None = None
        self._versions: dict[str, tuple[ApiVersion, ...]] = {}

    def find(self, source: OfficialSource, table: DataSet, release: str) -> ApiTable | None:
        """Return where the API has a table of a release; None where it has not.

        An API that cannot be asked counts as one without the table, and is one of
        `problems`: the content API's own file is not the worse for it.
        """
        try:
            data_set_id = self._data_set_id(source, table)
            if data_set_id is None:
                return None
            if data_set_id not in self._versions:
                self._versions[data_set_id] = ()  # nor is one of its data sets
                self._versions[data_set_id] = self.api.versions(data_set_id)
        except (FetchError, LayoutChanged) as error:
            self._note(release, error)
            return None
        of_release = (
            one
            for one in self._versions[data_set_id]
            if one.status != "Withdrawn"
            and (one.release.slug == release or one.file.id == table.data_set_file_id)
        )
        return ApiTable(data_set_id, next(of_release, None))

    def csv(self, found: ApiTable | None, summary: VersionSummary) -> tuple[str, Fetched] | None:
        """Return address and file of the version that is surely the release's of now.

        None where there is no such version: a version that was published before the
        release's last amendment may hold the figures of before it.
        """
        if found is None or found.version is None:
            return None
        updated = summary.last_updated or summary.published
        if updated > summary.published and found.version.published < updated:
            return None
        version = found.version.version
        try:
            file = self.api.csv(found.data_set_id, version)
        except FetchError as error:
            self._note(summary.slug, error)
            return None
        return self.api.csv_url(found.data_set_id, version), file

    def _data_set_id(self, source: OfficialSource, table: DataSet) -> str | None:
        if table.is_api_enabled and table.public_api_data_set_id:
            return table.public_api_data_set_id
        if self._data_sets is None:
            self._data_sets = ()  # an API that failed is not asked again for each table
            self._data_sets = self.api.data_sets(self._publication_id)
        open_ones = [one for one in self._data_sets if one.status != "Withdrawn"]
        same_file = [
            one
            for one in open_ones
            if one.latest_version and one.latest_version.file.id == table.data_set_file_id
        ]
        titled = [one for one in open_ones if re.search(source.title_pattern, one.title)]
        found = same_file or titled
        return found[0].id if len(found) == 1 else None

    def _note(self, release: str, error: FetchError | LayoutChanged) -> None:
        self.problems.append(
            RouteProblem(
                publication=self._source.publication,
                release=release,
                url=error.item,
                outcome=error.outcome,
                problem=str(error),
            )
        )
