"""One source visited: its listing, each entry's page, each entry's documents.

A failure is an outcome, never a crash: of the source when its listing cannot be had, of an
entry or a document otherwise. Nothing here knows of Dagster or of the warehouse.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapers.errors import FetchError, LayoutChanged, ScraperError
from scrapers.platforms.base import Listed, Platform
from scrapers.platforms.window import EVERYTHING, Window
from scrapers.register.models import Source
from scrapers.rows import DocumentRef, Entry
from scrapers.web.archive import Archive
from scrapers.web.session import Session
from scrapers.web.urls import redact

_LOG = logging.getLogger(__name__)
STOPS = frozenset({"blocked_bot", "blocked_robots", "rate_limited", "too_many_requests_tonight"})
"""Outcomes after which a source is not asked again tonight."""
FAILURES_IN_A_ROW = 3
"""So many entries in a row that cannot be had mean that the site is down, not the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedDocument:
    """A document of an entry, its bytes in the archive under ``sha256``."""

    sha256: str
    name: str
    url: str
    bytes: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitedEntry:
    """An entry as far as it could be read.

    ``entry`` is None where only the listing's line is known tonight.
    """

    listed: Listed
    entry: Entry | None
    documents: tuple[ArchivedDocument, ...] = ()
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a visit went. ``listed`` says whether the listing was had whole."""

    source: Source
    attempted_at: datetime
    outcome: str
    message: str | None = None
    remedy: str | None = None
    listed: bool = False
    entries: tuple[VisitedEntry, ...] = ()


def visit(
    source: Source,
    platform: Platform[Any],
    place: Session | Path,
    *,
    session: Session,
    archive: Archive,
    window: Window = EVERYTHING,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Visit:
    """Visit one source and fetch what it lists into the archive.

    Args:
        source: the register's entry.
        platform: the module of its platform.
        place: where that platform lists from: the session, or the folder of an inbox.
        session: fetches the documents.
        archive: keeps their bytes.
        window: how far back the listing is read.
        now: the clock, UTC.
    """
    attempted = now()
    try:
        listing = platform.listing(source, place, window)
    except (FetchError, LayoutChanged) as error:
        return Visit(
            source=source,
            attempted_at=attempted,
            outcome=error.outcome,
            message=f"{error.item}: {error.message}",
            remedy=error.remedy or None,
        )
    except Exception as error:  # noqa: BLE001 - one adapter's fault is that source's outcome
        _LOG.exception("%s: the adapter failed on its listing", source.id)
        return _adapter_failed(source, attempted, error)
    visitor = _Visitor(source, platform, place, session, archive, now)
    entries = tuple(visitor.entry(listed) for listed in listing.entries)
    return Visit(
        source=source,
        attempted_at=attempted,
        outcome=visitor.stopped_by or "ok",
        message=visitor.message(len(entries)),
        listed=listing.whole,
        entries=entries,
    )


def _file_name(served: str | None, listed: str) -> str:
    """Return the name a file was served under, where that says more than a number."""
    return served if served and Path(served).suffix else listed


def _adapter_failed(source: Source, attempted: datetime, error: Exception) -> Visit:
    return Visit(
        source=source,
        attempted_at=attempted,
        outcome="layout_changed",
        message=f"the adapter failed: {type(error).__name__}: {error}",
        remedy="look into the log; the page is probably not built as it was",
    )


@dataclass(slots=True)
class _Visitor:
    """Reads the entries of one source, and stops asking when the site says so."""

    source: Source
    platform: Platform[Any]
    place: Session | Path
    session: Session
    archive: Archive
    now: Callable[[], datetime]
    stopped_by: str | None = None
    failed: int = 0
    in_a_row: int = 0

    def entry(self, listed: Listed) -> VisitedEntry:
        """Read one entry and fetch its documents, as far as that goes."""
        if self.stopped_by:
            self.failed += 1
            problem = f"not asked: the source was left alone tonight ({self.stopped_by})"
            return VisitedEntry(listed=listed, entry=None, problem=problem)
        try:
            entry = listed.entry or self.platform.detail(self.source, listed, self.place)
        except ScraperError as error:
            self._failed(error)
            return VisitedEntry(listed=listed, entry=None, problem=str(error))
        except Exception as error:  # noqa: BLE001 - one entry's fault is that entry's outcome
            _LOG.exception("%s: the adapter failed on %s", self.source.id, listed.url)
            self._failed(LayoutChanged(str(error), item=listed.url))
            problem = f"{listed.url}: the adapter failed: {type(error).__name__}: {error}"
            return VisitedEntry(listed=listed, entry=None, problem=problem)
        return self._with_documents(listed, entry)

    def message(self, entries: int) -> str | None:
        """Return in words how many entries could not be read in full; None when all were."""
        if not self.failed:
            return None
        return f"{self.failed} of {entries} entries could not be read in full tonight"

    def _with_documents(self, listed: Listed, entry: Entry) -> VisitedEntry:
        documents, problems = [], [entry.problem] if entry.problem else []
        for ref in entry.documents:
            try:
                documents.append(self._archived(ref))
            except FetchError as error:
                problems.append(str(error))
                if error.outcome in STOPS:
                    self.stopped_by = error.outcome
                    break
        self.failed += bool(problems)
        self.in_a_row = 0
        problem = "; ".join(problems) or None
        entry = replace(entry, problem=problem)
        return VisitedEntry(listed=listed, entry=entry, documents=tuple(documents), problem=problem)

    def _archived(self, ref: DocumentRef) -> ArchivedDocument:
        if ref.content is not None:
            return ArchivedDocument(
                sha256=self.archive.put(ref.content),
                name=ref.name,
                url=redact(ref.url),
                bytes=len(ref.content),
                fetched_at=self.now(),
            )
        answer = self.session.get(
            ref.url,
            source_id=self.source.id,
            allow_hosts=self.source.allow_hosts,
            expect="document",
        )
        return ArchivedDocument(
            sha256=answer.sha256,
            name=_file_name(answer.file_name, ref.name),
            url=redact(ref.url),
            bytes=len(answer.body),
            fetched_at=answer.fetched_at,
        )

    def _failed(self, error: ScraperError) -> None:
        self.failed += 1
        self.in_a_row += 1
        outcome = getattr(error, "outcome", "layout_changed")
        if outcome in STOPS or self.in_a_row >= FAILURES_IN_A_ROW:
            self.stopped_by = outcome
