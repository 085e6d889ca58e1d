"""The routes of the EES content API for one publication, and the files of its releases.

Steps 1 to 5 of the file route, as the service's own code has them (July 2026). The routes
``/releases/latest``, ``/releases/{slug}`` and their summaries were removed in May 2026.
"""

from typing import TypeVar

from scrapers.register.models import OfficialSource
from scrapers.statistics.answers import (
    DataContent,
    ListedRelease,
    Page,
    Publication,
    Update,
    VersionSummary,
    parse_answer,
)
from scrapers.statistics.fetching import Fetched, Fetches
from scrapers.statistics.paging import all_pages

Shape = TypeVar("Shape")


class PublicationRoutes:
    """What the content API answers about one publication.

    Every method raises `FetchError` where nothing usable came and `LayoutChanged` where the
    answer is not built as it was.

    Args:
        source: any of the publication's tables; what is asked for all of them is asked in
            its name.
        session: what fetches.
    """

    def __init__(self, source: OfficialSource, session: Fetches) -> None:
        self._source = source
        self._session = session
        self.slug = source.publication
        self.url = f"{source.content_url}/publications/{self.slug}"

    def publication(self) -> Publication:
        """Return the publication with its latest release."""
        return self._json(Publication, self.url)

    def listed(self) -> tuple[ListedRelease, ...]:
        """Return every release that is published, newest first."""
        found = self._json(tuple[ListedRelease, ...], f"{self.url}/releases")
        return tuple(sorted(found, key=lambda one: (one.year_title, one.published), reverse=True))

    def release_url(self, release: str) -> str:
        """Return the base of a release's routes."""
        return f"{self.url}/releases/{release}"

    def summary(self, release: str) -> VersionSummary:
        """Return the version of a release that is in force."""
        return self._json(VersionSummary, f"{self.release_url(release)}/version-summary")

    def content(self, release: str) -> DataContent:
        """Return the tables of a release."""
        return self._json(DataContent, f"{self.release_url(release)}/data-content")

    def updates(self, release: str) -> tuple[Update, ...]:
        """Return the notes on a release's amendments, all pages of them."""
        url = f"{self.release_url(release)}/updates"
        return all_pages(
            lambda page: self._json(Page[Update], url if page == 1 else f"{url}?page={page}"),
            url=url,
        )

    def file_url(self, version_id: str, file_id: str) -> str:
        """Return where a file of one version of a release is; a later version refuses it."""
        return f"{self._source.content_url}/releases/{version_id}/files/{file_id}"

    def file(self, url: str, *, source_id: str, same_as: str | None) -> Fetched:
        """Return a file's bytes; after "not modified", the archived ones.

        The condition is the ETag alone. The service answers If-Modified-Since before it
        looks at the permission: a superseded file would look unchanged for ever.

        Args:
            url: as `file_url` gives it.
            source_id: the table it is.
            same_as: where the same table was in the version that we have.
        """
        return self._session.get(
            url,
            source_id=source_id,
            allow_hosts=self._source.allow_hosts,
            expect="csv",
            since=False,
            same_as=same_as,
        )

    def _json(self, kind: type[Shape], url: str) -> Shape:
        answer = self._session.get(
            url,
            source_id=self._source.id,
            allow_hosts=self._source.allow_hosts,
            expect="json",
        )
        return parse_answer(kind, answer.body, url=url)
