"""Whether a source answers, by one request: what `disclosures sources --check` asks."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from orchestration.looking import looked_at
from orchestration.visits.rows import said
from scrapers.errors import ScraperError
from scrapers.platforms.base import platform
from scrapers.platforms.window import FIRST_PAGE
from scrapers.register.models import OfficialSource, Source
from scrapers.register.nrm_models import ArcGisSource, GovUkSource, NrmSource
from scrapers.statistics.nrm_ho import read_releases
from scrapers.statistics.nrm_wmp import read_dashboard
from scrapers.statistics.publication import PublicationRoutes
from scrapers.web.payload import Fields
from scrapers.web.response import Response
from scrapers.web.session import Session

_LOG = logging.getLogger(__name__)


class _Enough(Exception):
    """Another request would be made."""


@dataclass(slots=True)
class _Once:
    """A session that makes one request; it stops at the second."""

    session: Session
    answer: Response | None = None

    @property
    def asks_nobody(self) -> bool:
        """Whether the session replays."""
        return self.session.asks_nobody

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
        """Fetch an address, as `Session.get`."""
        return self._first(
            lambda: self.session.get(
                url,
                source_id=source_id,
                allow_hosts=allow_hosts,
                expect=expect,
                since=since,
                same_as=same_as,
            )
        )

    def post_form(
        self,
        url: str,
        fields: Fields,
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        expect: str = "html",
        secret: Collection[str] = (),
    ) -> Response:
        """Send a form, as `Session.post_form`."""
        return self._first(
            lambda: self.session.post_form(
                url,
                fields,
                source_id=source_id,
                allow_hosts=allow_hosts,
                expect=expect,
                secret=secret,
            )
        )

    def post(
        self,
        url: str,
        payload: Mapping[str, object],
        *,
        source_id: str | None,
        allow_hosts: Collection[str],
        secret: Collection[str] | None = None,
    ) -> Response:
        """Send a query, as `Session.post`."""
        return self._first(
            lambda: self.session.post(
                url, payload, source_id=source_id, allow_hosts=allow_hosts, secret=secret
            )
        )

    def _first(self, ask: Callable[[], Response]) -> Response:
        if self.answer is not None:
            raise _Enough
        self.answer = ask()
        return self.answer


def ask_once(
    source: Source | NrmSource, session: Session, today: date | None = None
) -> tuple[bool, str]:
    """Ask a source for the first page of what it lists.

    Returns:
        Whether it answered as expected, and in words what it showed beside what the
        register expects.
    """
    day = today or datetime.now(UTC).date()
    fits, shown = _asked(_Once(session), lambda once: _listed(source, once, day))
    # what a page prints may name people, and would steer a terminal
    return fits, said(shown) or ""


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
    return _asked(_Once(session), lambda once: (True, _in_force(source, release, once)))


def _listed(source: Source | NrmSource, once: _Once, today: date) -> tuple[bool, str]:
    if isinstance(source, Source):
        listing = platform(source.platform).listing(source, once, FIRST_PAGE)
        return looked_at(source, listing, today)
    if isinstance(source, GovUkSource):
        return True, f"{sum(1 for _ in read_releases(source, once))} releases"
    if isinstance(source, ArcGisSource):
        return True, f"{len(read_dashboard(source, once).cells)} figures"
    raise TypeError(f"nobody knows how to ask {source.id}, a source on {source.platform}")


def _in_force(source: OfficialSource, release: str | None, once: _Once) -> str:
    routes = PublicationRoutes(source, once)
    if release is None:
        return f"the latest release is {routes.publication().latest_release.slug}"
    summary = routes.summary(release)
    updated = f", updated on {summary.last_updated:%Y-%m-%d}" if summary.last_updated else ""
    return f"release {release}: version {summary.id}{updated}, {summary.update_count} updates"


def _asked(once: _Once, show: Callable[[_Once], tuple[bool, str]]) -> tuple[bool, str]:
    try:
        expected, shown = show(once)
    except _Enough:
        expected, shown = True, "the first answer is as expected; what it lists takes another"
    except ScraperError as error:
        remedy = f" ({error.remedy})" if error.remedy else ""
        outcome = getattr(error, "outcome", "not asked")
        return False, f"{outcome}: {error.message}{remedy}"
    except Exception as error:  # noqa: BLE001 - one adapter's fault keeps no other from being asked
        _LOG.debug("the adapter failed", exc_info=True)
        return False, f"layout_changed: the adapter failed: {type(error).__name__}: {error}"
    if once.answer is None:
        return expected, shown
    return expected, f"{once.answer.outcome}, {len(once.answer.body):,} bytes: {shown}"
