"""Entries opened one after the other: each one's page, and each of its documents.

What cannot be had is that entry's problem; a site that says stop is left alone.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from orchestration.visits.model import ArchivedDocument, VisitedEntry
from orchestration.visits.plan import Plan
from scrapers.errors import FetchError, LayoutChanged, ScraperError
from scrapers.platforms.base import Listed, Platform
from scrapers.platforms.problems import joined
from scrapers.register.models import Source
from scrapers.rows import DocumentRef, Entry
from scrapers.web.archive import Archive
from scrapers.web.outcomes import RETRYABLE
from scrapers.web.session import Session
from scrapers.web.urls import redact

_LOG = logging.getLogger(__name__)
STOPS = frozenset({"blocked_bot", "blocked_robots", "rate_limited", "too_many_requests_tonight"})
"""Outcomes after which a source is not asked again tonight."""
PASSING = RETRYABLE | STOPS
"""Outcomes that another night may mend."""
EXPIRED = frozenset({"forbidden", "not_found", "gone", "wrong_content"})
"""What comes of a link to a document that was good for an hour, when the hour is over."""
FAILURES_IN_A_ROW = 3
"""So many entries in a row that cannot be had mean that the site is down, not the entry."""
ASKED_AGAIN = "its entry's page was asked for a fresh link"


@dataclass(slots=True)
class Visitor:
    """Reads the entries of one source, and stops asking when the site says so."""

    source: Source
    platform: Platform[Any]
    place: Session | Path
    session: Session
    archive: Archive
    plan: Plan
    now: Callable[[], datetime]
    stopped_by: str | None = None
    failed: int = 0
    in_a_row: int = 0
    left: list[Listed] = field(default_factory=list)
    """Those that were not asked for after all."""

    def entry(self, listed: Listed) -> VisitedEntry | None:
        """Read one entry and fetch its documents, as far as that goes; None: not asked for."""
        if self.stopped_by:
            self.left.append(listed)
            return None
        try:
            entry = listed.entry or self.platform.detail(self.source, listed, self.place)
        except ScraperError as error:
            outcome = getattr(error, "outcome", "layout_changed")
            if self.plan.from_archive and outcome == "not_archived":
                self.left.append(listed)
                return None
            self._failed(outcome)
            return VisitedEntry(
                listed=listed,
                entry=None,
                problem=joined(listed.problem, str(error)),
                owed=outcome in PASSING,
            )
        except Exception as error:  # noqa: BLE001 - one entry's fault is that entry's outcome
            _LOG.exception("%s: the adapter failed on %s", self.source.id, listed.url)
            self._failed(LayoutChanged.outcome)
            said = f"{listed.url}: the adapter failed: {type(error).__name__}: {error}"
            return VisitedEntry(listed=listed, entry=None, problem=joined(listed.problem, said))
        return self._with_documents(listed, entry)

    def _with_documents(self, listed: Listed, entry: Entry) -> VisitedEntry:
        documents, owed = [], False
        problems = [said for said in (listed.problem, entry.problem) if said]
        fresh = _FreshLinks(self, listed)
        for place, ref in enumerate(entry.documents):
            try:
                documents.append(self._had(place, ref, fresh))
            except FetchError as error:
                problems.append(str(error))
                owed = owed or error.outcome in PASSING
                if error.outcome in STOPS:
                    self.stopped_by = error.outcome
                    break
        self.failed += bool(problems)
        self.in_a_row = 0
        problem = joined(*dict.fromkeys(problems))
        return VisitedEntry(
            listed=listed,
            entry=replace(entry, problem=problem),
            documents=tuple(documents),
            problem=problem,
            owed=owed,
        )

    def _had(self, place: int, ref: DocumentRef, fresh: "_FreshLinks") -> ArchivedDocument:
        """Return a document; where its link has expired, by the link that a new page gives."""
        try:
            return self._archived(ref)
        except FetchError as error:
            if error.outcome not in EXPIRED:
                raise
            again = fresh.link(place, ref)
            if again is None:
                raise
            try:
                return self._archived(again)
            except FetchError as second:
                raise FetchError(
                    f"{second.message}; {ASKED_AGAIN}",
                    item=second.item,
                    outcome=second.outcome,
                    remedy=second.remedy,
                ) from error

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

    def _failed(self, outcome: str) -> None:
        self.failed += 1
        self.in_a_row += 1
        if outcome in STOPS or self.in_a_row >= FAILURES_IN_A_ROW:
            self.stopped_by = outcome


@dataclass(slots=True)
class _FreshLinks:
    """The documents of an entry as its page names them when it is asked once more."""

    visitor: Visitor
    listed: Listed
    asked: bool = False
    refs: tuple[DocumentRef, ...] = ()

    def link(self, place: int, ref: DocumentRef) -> DocumentRef | None:
        """Return the new link to a document: of its name, else at its place; None: no new one."""
        if self.listed.entry is not None:
            return None
        if not self.asked:
            self.asked = True
            self.refs = self._ask()
        alike = [one for one in self.refs if one.name == ref.name] or list(
            self.refs[place : place + 1]
        )
        new = [one for one in alike if one.content is None and one.url != ref.url]
        return new[0] if len(new) == 1 else None

    def _ask(self) -> tuple[DocumentRef, ...]:
        visitor = self.visitor
        visitor.session.ask_anew(self.listed.url)  # a page may be unchanged but for its links
        try:
            entry = visitor.platform.detail(visitor.source, self.listed, visitor.place)
        except ScraperError:
            # the page was read a moment ago: what is told is that its document is not there
            _LOG.warning("%s: no fresh links for %s", visitor.source.id, self.listed.url)
            return ()
        return entry.documents


def _file_name(served: str | None, listed: str) -> str:
    """Return the name a file was served under, where that says more than a number."""
    return served if served and Path(served).suffix else listed
