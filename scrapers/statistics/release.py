"""One release, read as a whole: its version, its tables' files, the notes of amendments."""

import re
from collections.abc import Iterable, Mapping

from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.models import OfficialSource
from scrapers.statistics.answers import DataContent, DataSet, VersionSummary
from scrapers.statistics.fetching import Fetched
from scrapers.statistics.publication import PublicationRoutes
from scrapers.statistics.rows import (
    OfficialFile,
    ReleaseProblem,
    ReleaseUpdate,
    RouteProblem,
    Unchanged,
)
from scrapers.statistics.second_way import MENDED_HERE, ApiTable, SecondWay

Item = OfficialFile | Unchanged | ReleaseUpdate | ReleaseProblem | RouteProblem


class Amended(FetchError):
    """The release was amended between two of our requests."""

    def __init__(self, url: str, said: str) -> None:
        super().__init__(
            f"the release was amended while we read it ({said})",
            item=url,
            outcome="superseded",
            remedy="run again; the last good release stays in force",
        )


class ReleaseReader:
    """Reads releases of one publication.

    Args:
        routes: the publication's content API.
        second: the same publication in the public API.
        known: (dataset, release slug) to (release version id, file id), as landed.
    """

    def __init__(
        self,
        routes: PublicationRoutes,
        second: SecondWay,
        known: Mapping[tuple[str, str], tuple[str, str]],
    ) -> None:
        self._routes = routes
        self._second = second
        self._known = known
        # what came before an amendment broke in need not be sent again
        self._had = dict(known)

    def read(self, release: str, sources: Iterable[OfficialSource]) -> list[Item]:
        """Return what became of each table in one release, and the release's notes.

        Raises:
            Amended: another version came into force meanwhile; nothing may be used.
            FetchError: the release's own answers cannot be had.
            LayoutChanged: they are not built as they were.
        """
        summary = self._routes.summary(release)
        content = self._routes.content(release)
        url = f"{self._routes.release_url(release)}/data-content"
        if content.release_version_id != summary.id:
            raise Amended(url, f"version {summary.id}, then {content.release_version_id}")
        if summary.slug != release:
            raise LayoutChanged(
                f"the answer is about the release {summary.slug}",
                item=f"{self._routes.release_url(release)}/version-summary",
                remedy="see whether the service has renamed the release",
            )
        items: list[Item] = []
        for source in sources:
            items += self._table(source, summary, content, url)
        return [*items, *self._updates(summary)]

    def _table(
        self, source: OfficialSource, summary: VersionSummary, content: DataContent, url: str
    ) -> list[Item]:
        try:
            table = _titled(source, content, url)
            key = (source.dataset, summary.slug)
            if self._known.get(key) == (summary.id, table.file_id):
                return [
                    Unchanged(
                        dataset=source.dataset,
                        release=summary.slug,
                        release_version_id=summary.id,
                        file_id=table.file_id,
                    )
                ]
            return self._file(source, summary, table)
        except Amended:
            raise
        except (FetchError, LayoutChanged, TableContractBroken) as error:
            return [
                ReleaseProblem(
                    dataset=source.dataset,
                    release=summary.slug,
                    url=self._routes.release_url(summary.slug),
                    outcome=error.outcome,
                    problem=str(error),
                )
            ]

    def _file(self, source: OfficialSource, summary: VersionSummary, table: DataSet) -> list[Item]:
        url = self._routes.file_url(summary.id, table.file_id)
        key = (source.dataset, summary.slug)
        before = self._had.get(key)
        found = self._second.find(source, table, summary.slug)
        try:
            file = self._routes.file(
                url,
                source_id=source.id,
                same_as=self._routes.file_url(*before) if before else None,
            )
        except FetchError as error:
            if error.outcome == "forbidden":
                self._refuse_if_superseded(summary, error)
            other = self._second.csv(found, summary) if error.outcome in MENDED_HERE else None
            if other is None:
                raise
            return [
                _official(source, summary, table, *other, found),
                self._side_problem(summary, error, "; read from the public API in its place"),
            ]
        self._had[key] = (summary.id, table.file_id)
        return [_official(source, summary, table, url, file, found)]

    def _refuse_if_superseded(self, summary: VersionSummary, error: FetchError) -> None:
        """Tell a superseded file, which answers 403, from one that is refused to us."""
        now = self._routes.summary(summary.slug)
        if now.id != summary.id:
            raise Amended(error.item, f"version {summary.id}, now {now.id}") from error

    def _updates(self, summary: VersionSummary) -> list[Item]:
        try:
            return [
                ReleaseUpdate(
                    publication=self._routes.slug,
                    release=summary.slug,
                    release_version_id=summary.id,
                    date=note.day,
                    summary=note.summary,
                )
                for note in self._routes.updates(summary.slug)
            ]
        except (FetchError, LayoutChanged) as error:
            return [self._side_problem(summary, error)]

    def _side_problem(
        self, summary: VersionSummary, error: FetchError | LayoutChanged, more: str = ""
    ) -> RouteProblem:
        return RouteProblem(
            publication=self._routes.slug,
            release=summary.slug,
            url=error.item,
            outcome=error.outcome,
            problem=f"{error}{more}",
        )


def _titled(source: OfficialSource, content: DataContent, url: str) -> DataSet:
    pattern = source.title_pattern
    found = [table for table in content.data_sets if re.search(pattern, table.title)]
    if len(found) != 1:
        titles = "; ".join(table.title for table in (found or content.data_sets)) or "none"
        raise TableContractBroken(
            f"{len(found)} data sets have a title like {pattern}, not one; titles: {titles}",
            item=url,
            remedy=f"look at the release and set title_pattern of {source.id} in the register",
        )
    return found[0]


def _official(
    source: OfficialSource,
    summary: VersionSummary,
    table: DataSet,
    url: str,
    file: Fetched,
    found: ApiTable | None,
) -> OfficialFile:
    return OfficialFile(
        dataset=source.dataset,
        release=summary.slug,
        release_version_id=summary.id,
        file_id=table.file_id,
        data_set_file_id=table.data_set_file_id,
        title=table.title,
        file_name=file.file_name,
        published_on=summary.published_on,
        last_updated=summary.last_updated,
        url=url,
        rows=table.meta.num_data_file_rows,
        sha256=file.sha256,
        body=file.body,
        fetched_at=file.fetched_at,
        etag=file.etag,
        last_modified=file.last_modified,
        api_data_set_id=found.data_set_id if found else None,
        api_version=found.version.version if found and found.version else None,
    )
