"""Whether a source answers, by one request: what `disclosures sources --check` asks."""

from collections.abc import Collection
from dataclasses import dataclass

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms.base import platform
from scrapers.register.models import OfficialSource, Source
from scrapers.statistics.ees import Ees
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
        self, url: str, *, source_id: str | None, allow_hosts: Collection[str], expect: str
    ) -> Response:
        """Fetch the first address asked for; stop at the second."""
        if self.answer is not None:
            raise _Enough
        self.answer = self.session.get(
            url, source_id=source_id, allow_hosts=allow_hosts, expect=expect
        )
        return self.answer


def ask_once(source: Source | OfficialSource, session: Session) -> tuple[bool, str]:
    """Ask a source for the first page of what it lists.

    Returns:
        Whether it answered as expected, and what it showed in words.
    """
    once = _Once(session)
    try:
        if isinstance(source, OfficialSource):
            shown = f"{len(Ees(source, once).releases())} releases"
        else:
            shown = f"{len(platform(source.platform).listing(source, once))} entries"
    except _Enough:
        shown = "the first page is as expected"
    except (FetchError, LayoutChanged) as error:
        remedy = f" ({error.remedy})" if error.remedy else ""
        return False, f"{error.outcome}: {error.message}{remedy}"
    if once.answer is None:
        return True, shown
    return True, f"{once.answer.outcome}, {len(once.answer.body):,} bytes: {shown}"
