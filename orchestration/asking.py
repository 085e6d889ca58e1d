"""Whether a source answers, by one request: what `disclosures sources --check` asks."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms.base import platform
from scrapers.register.models import OfficialSource, Source
from scrapers.register.nrm_models import ArcGisSource, GovUkSource, NrmSource
from scrapers.statistics.nrm_ho import read_releases
from scrapers.statistics.nrm_wmp import read_dashboard
from scrapers.statistics.publication import PublicationRoutes
from scrapers.web.response import Response
from scrapers.web.session import Session


class _Enough(Exception):
    """Another request would be made."""


@dataclass(slots=True)
class _Once:
    """A session that makes one request."""

    session: Session
    answer: Response | None = None

    def get(
        self,
        url: str,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str,
        since: bool = True,
        same_as: str | None = None,
    ) -> Response:
        """Fetch the first address asked for; stop at the second."""
        if self.answer is not None:
            raise _Enough
        self.answer = self.session.get(
            url,
            source_id=source_id,
            allow_hosts=allow_hosts,
            expect=expect,
            since=since,
            same_as=same_as,
        )
        return self.answer


def ask_once(source: Source | NrmSource, session: Session) -> tuple[bool, str]:
    """Ask a source for the first page of what it lists.

    Returns:
        Whether it answered as expected, and what it showed in words.
    """
    return _asked(_Once(session), lambda once: _listed(source, once))


def ask_publication(
    source: OfficialSource, release: str | None, session: Session
) -> tuple[bool, str]:
    """Ask which version of a release is in force, for all tables of its publication.

    Args:
        source: any of its tables.
        release: the newest release that is landed; None: ask which one is the latest.
        session: what asks.

    Returns:
        Whether it answered as expected, and what it showed in words.
    """
    return _asked(_Once(session), lambda once: _in_force(source, release, once))


def _listed(source: Source | NrmSource, once: _Once) -> str:
    if isinstance(source, Source):
        return f"{len(platform(source.platform).listing(source, once).entries)} entries"
    if isinstance(source, GovUkSource):
        return f"{sum(1 for _ in read_releases(source, once))} releases"
    if isinstance(source, ArcGisSource):
        return f"{len(read_dashboard(source, once).cells)} figures"
    raise TypeError(f"nobody knows how to ask {source.id}, a source on {source.platform}")


def _in_force(source: OfficialSource, release: str | None, once: _Once) -> str:
    routes = PublicationRoutes(source, once)
    if release is None:
        return f"the latest release is {routes.publication().latest_release.slug}"
    summary = routes.summary(release)
    updated = f", updated on {summary.last_updated:%Y-%m-%d}" if summary.last_updated else ""
    return f"release {release}: version {summary.id}{updated}, {summary.update_count} updates"


def _asked(once: _Once, show: Callable[[_Once], str]) -> tuple[bool, str]:
    try:
        shown = show(once)
    except _Enough:
        shown = "the first page is as expected"
    except (FetchError, LayoutChanged) as error:
        remedy = f" ({error.remedy})" if error.remedy else ""
        return False, f"{error.outcome}: {error.message}{remedy}"
    if once.answer is None:
        return True, shown
    return True, f"{once.answer.outcome}, {len(once.answer.body):,} bytes: {shown}"
