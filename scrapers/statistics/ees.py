"""Explore Education Statistics: from a publication to the file of one table per release.

Built on the content API and its file route, which carry every table; the public statistics
API carries few. An amended release keeps its slug and gets a new release version; the files
of the version before then answer 403, so its bytes are to be had only if we kept them.
"""

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Protocol

from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.register.models import OfficialSource
from scrapers.statistics.answers import (
    DataContent,
    DataSet,
    ListedRelease,
    Publication,
    VersionSummary,
    parse_answer,
)
from scrapers.statistics.rows import OfficialFile, ReleaseProblem


class Fetched(Protocol):
    """The parts of a session's response that are used here."""

    @property
    def body(self) -> bytes: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def file_name(self) -> str | None: ...  # noqa: D102
    @property
    def fetched_at(self) -> datetime: ...  # noqa: D102


class Fetches(Protocol):
    """A session, as `scrapers.web.session.Session` is one."""

    def get(  # noqa: D102
        self, url: str, *, source_id: str | None, allow_hosts: Collection[str], expect: str
    ) -> Fetched: ...


class Ees:
    """One official source, asked through one session.

    Args:
        source: the register's entry: where, which publication, which table.
        session: what fetches; raises `FetchError`.
    """

    def __init__(self, source: OfficialSource, session: Fetches) -> None:
        self._source = source
        self._session = session

    def files(self) -> Iterator[OfficialFile | ReleaseProblem]:
        """Yield the table's file in each of the newest releases, newest release first.

        A release without the table, or whose answers or file cannot be had, is a
        `ReleaseProblem`; the others go on.

        Raises:
            FetchError: the publication itself cannot be had.
            LayoutChanged: its answers are not built as they were.
        """
        for release in self.releases():
            try:
                yield self._file(release)
            except (FetchError, LayoutChanged, TableContractBroken) as error:
                yield ReleaseProblem(
                    dataset=self._source.dataset,
                    release=release,
                    url=self._release_url(release),
                    outcome=error.outcome,
                    problem=str(error),
                )

    def releases(self) -> tuple[str, ...]:
        """Return the slugs of the releases to read, newest first.

        Raises:
            FetchError: the publication cannot be had.
            LayoutChanged: the latest release is not among those listed.
        """
        url = self._publication_url()
        latest = parse_answer(Publication, self._json(url), url=url).latest_release.slug
        url = f"{url}/releases"
        listed = parse_answer(tuple[ListedRelease, ...], self._json(url), url=url)
        ordered = sorted(listed, key=lambda one: (one.year_title, one.published), reverse=True)
        slugs = [one.slug for one in ordered]
        if latest not in slugs:
            raise LayoutChanged(
                f"the latest release, {latest}, is not among those listed ({', '.join(slugs)})",
                item=url,
                remedy="run again later: the service may be in the middle of publishing",
            )
        slugs.remove(latest)
        return (latest, *slugs)[: self._source.releases]

    def _file(self, release: str) -> OfficialFile:
        base = self._release_url(release)
        url = f"{base}/version-summary"
        version = parse_answer(VersionSummary, self._json(url), url=url)
        url = f"{base}/data-content"
        content = parse_answer(DataContent, self._json(url), url=url)
        if version.slug != release or content.release_version_id != version.id:
            raise LayoutChanged(
                f"the release's answers are of different versions ({version.slug} {version.id}, "
                f"{content.release_version_id})",
                item=url,
                remedy="run again later: the release was probably amended between two requests",
            )
        table = self._table(content, url)
        url = f"{self._source.content_url}/releases/{version.id}/files/{table.file_id}"
        file = self._get(url, expect="csv")
        return OfficialFile(
            dataset=self._source.dataset,
            release=release,
            release_version_id=version.id,
            file_id=table.file_id,
            data_set_file_id=table.data_set_file_id,
            title=table.title,
            file_name=file.file_name,
            published_on=version.published_on,
            last_updated=version.last_updated,
            url=url,
            rows=table.meta.num_data_file_rows,
            sha256=file.sha256,
            body=file.body,
            fetched_at=file.fetched_at,
        )

    def _table(self, content: DataContent, url: str) -> DataSet:
        pattern = self._source.title_pattern
        found = [table for table in content.data_sets if re.search(pattern, table.title)]
        if len(found) != 1:
            titles = "; ".join(table.title for table in (found or content.data_sets)) or "none"
            raise TableContractBroken(
                f"{len(found)} data sets have a title like {pattern}, not one; titles: {titles}",
                item=url,
                remedy=f"look at the release and set title_pattern of {self._source.id} "
                "in the register",
            )
        return found[0]

    def _publication_url(self) -> str:
        return f"{self._source.content_url}/publications/{self._source.publication}"

    def _release_url(self, release: str) -> str:
        return f"{self._publication_url()}/releases/{release}"

    def _json(self, url: str) -> bytes:
        return self._get(url, expect="json").body

    def _get(self, url: str, *, expect: str) -> Fetched:
        return self._session.get(
            url,
            source_id=self._source.id,
            allow_hosts=self._source.allow_hosts,
            expect=expect,
        )
