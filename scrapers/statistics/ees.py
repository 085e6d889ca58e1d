"""Explore Education Statistics: from a publication to the files of its tables, by release.

Built on the content API and its file route, which carry every table; the public statistics
API carries few and is the second way. An amended release keeps its slug and gets a new
release version; the files of the version before then answer 403, so its bytes are to be had
only if we kept them.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from scrapers.errors import FetchError, LayoutChanged
from scrapers.register.models import OfficialSource
from scrapers.statistics.answers import ListedRelease, Publication
from scrapers.statistics.fetching import Fetches
from scrapers.statistics.publication import PublicationRoutes
from scrapers.statistics.release import Amended, ReleaseReader
from scrapers.statistics.rows import (
    OfficialFile,
    ReleaseProblem,
    ReleaseState,
    ReleaseUpdate,
    RouteProblem,
    Unchanged,
)
from scrapers.statistics.second_way import SecondWay

Known = Mapping[tuple[str, str], tuple[str, str]]
"""What is landed: (dataset, release slug) to (release version id, file id)."""

Item = OfficialFile | Unchanged | ReleaseUpdate | ReleaseProblem | RouteProblem

GONE = frozenset({"not_found", "gone"})


def by_publication(sources: Iterable[OfficialSource]) -> list[tuple[OfficialSource, ...]]:
    """Return the sources in groups that `Ees` takes, each group and source in its order."""
    groups: dict[tuple[str, str, str], list[OfficialSource]] = {}
    for source in sources:
        groups.setdefault(_where(source), []).append(source)
    return [tuple(group) for group in groups.values()]


class Ees:
    """The tables of one publication, asked for through one session.

    Args:
        sources: the register's entries: where, which publication, which tables.
        session: what fetches; raises `FetchError`.

    Raises:
        ValueError: no sources, or those of several publications.
    """

    def __init__(self, sources: Iterable[OfficialSource], session: Fetches) -> None:
        self._sources = tuple(sources)
        if len({_where(source) for source in self._sources}) != 1:
            raise ValueError(
                "the sources must be those of one publication at one address, not of "
                f"{sorted({source.publication for source in self._sources})}"
            )
        self._session = session
        self._routes = PublicationRoutes(self._sources[0], session)
        self._most = max(source.releases for source in self._sources)

    def files(self, known: Known = MappingProxyType({})) -> Iterator[Item]:
        """Yield each table's file in the newest releases, newest release first.

        A release is read as a whole before any of it is yielded: all its files are of one
        version. One that is amended meanwhile is read once more, then given up for the
        night. A table or release that cannot be had is a `ReleaseProblem`; the others go on.

        Args:
            known: what is landed and sound. A file of the same version and id is not asked
                for again: it is `Unchanged`. A release that is known and was taken away is
                a problem with the outcome ``withdrawn``.

        Raises:
            FetchError: the publication itself cannot be had.
            LayoutChanged: its answers are not built as they were.
        """
        publication, listed = self._listing()
        second = SecondWay(self._sources[0], publication.id, self._session)
        reader = ReleaseReader(self._routes, second, known)
        slugs = [one.slug for one in listed]
        for place, release in enumerate(slugs[: self._most]):
            tables = [source for source in self._sources if place < source.releases]
            yield from self._release(release, tables, reader, known)
            yield from second.problems
            second.problems.clear()
        for source in self._sources:
            for dataset, release in known:
                if dataset == source.dataset and release not in slugs:
                    yield self._withdrawn(source, release)

    def releases(self) -> tuple[str, ...]:
        """Return the slugs of the releases to read, newest first.

        Raises:
            FetchError: the publication cannot be had.
            LayoutChanged: the latest release is not among those listed.
        """
        return tuple(one.slug for one in self._listing()[1][: self._most])

    def state(self) -> dict[str, ReleaseState]:
        """Return the state of the newest releases, by slug: 1 request and 1 a release.

        A release that is listed and not to be found is left out.

        Raises:
            FetchError: an answer cannot be had: nothing is known, not even a part.
            LayoutChanged: an answer is not built as it was.
        """
        found = {}
        for release in self._routes.listed()[: self._most]:
            try:
                summary = self._routes.summary(release.slug)
            except FetchError as error:
                if error.outcome in GONE:
                    continue
                raise
            found[release.slug] = ReleaseState(
                release_version_id=summary.id,
                last_updated=summary.last_updated,
                update_count=summary.update_count,
            )
        return found

    def _listing(self) -> tuple[Publication, tuple[ListedRelease, ...]]:
        """Return the publication and all its releases, the latest first."""
        publication = self._routes.publication()
        latest = publication.latest_release.slug
        listed = self._routes.listed()
        newest = [one for one in listed if one.slug == latest]
        if not newest:
            slugs = ", ".join(one.slug for one in listed)
            raise LayoutChanged(
                f"the latest release, {latest}, is not among those listed ({slugs})",
                item=f"{self._routes.url}/releases",
                remedy="run again later: the service may be in the middle of publishing",
            )
        return publication, (*newest, *(one for one in listed if one.slug != latest))

    def _release(
        self, release: str, tables: list[OfficialSource], reader: ReleaseReader, known: Known
    ) -> list[Item]:
        try:
            try:
                return reader.read(release, tables)
            except Amended:
                return reader.read(release, tables)
        except Amended as amended:
            return [self._problem(source, release, amended) for source in tables]
        except (FetchError, LayoutChanged) as error:
            return [
                self._withdrawn(source, release)
                if error.outcome in GONE and (source.dataset, release) in known
                else self._problem(source, release, error)
                for source in tables
            ]

    def _problem(
        self, source: OfficialSource, release: str, error: FetchError | LayoutChanged
    ) -> ReleaseProblem:
        return ReleaseProblem(
            dataset=source.dataset,
            release=release,
            url=self._routes.release_url(release),
            outcome=error.outcome,
            problem=str(error),
        )

    def _withdrawn(self, source: OfficialSource, release: str) -> ReleaseProblem:
        url = self._routes.release_url(release)
        return self._problem(
            source,
            release,
            FetchError(
                f"the release {release} was published and is gone",
                item=url,
                outcome="withdrawn",
                remedy="what was landed of it stays; see the publication's page for the reason",
            ),
        )


def _where(source: OfficialSource) -> tuple[str, str, str]:
    return source.content_url, source.api_url, source.publication
