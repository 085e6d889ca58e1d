"""One source visited: its listing, each due entry's page, each entry's documents.

A failure is an outcome, never a crash: of the source when its listing cannot be had, of an
entry or a document otherwise. Nothing here knows of Dagster or of the warehouse.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from orchestration.visits.entries import Visitor
from orchestration.visits.expected import judged
from orchestration.visits.model import Visit
from orchestration.visits.plan import Plan
from scrapers.errors import LayoutChanged, ScraperError
from scrapers.platforms.base import Listed, Listing, Platform
from scrapers.register.models import Source
from scrapers.web.archive import Archive
from scrapers.web.outcomes import OUTCOMES
from scrapers.web.session import Session

_LOG = logging.getLogger(__name__)
_A_NIGHT = Plan()


def visit(
    source: Source,
    platform: Platform[Any],
    place: Session | Path,
    *,
    session: Session,
    archive: Archive,
    plan: Plan = _A_NIGHT,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Visit:
    """Visit one source and fetch what is due of it into the archive.

    Args:
        source: the register's entry.
        platform: the module of its platform.
        place: where that platform lists from: the session, or the folder of an inbox.
        session: fetches the documents.
        archive: keeps their bytes.
        plan: how far back the listing is read, and which of its entries are opened.
        now: the clock, UTC.
    """
    begun = Visit(
        source=source,
        attempted_at=now(),
        outcome="ok",
        kind=plan.kind,
        vocabulary=plan.vocabulary,
        fingerprint=plan.fingerprint,
    )
    visitor = Visitor(source, platform, place, session, archive, plan, now)
    try:
        listing = platform.listing(source, place, plan.window)
        return judged(_opened(begun, listing, plan, visitor), plan.known)
    except ScraperError as error:
        return replace(
            begun,
            outcome=getattr(error, "outcome", LayoutChanged.outcome),
            message=f"{error.item}: {error.message}",
            remedy=error.remedy or None,
        )
    except Exception as error:  # noqa: BLE001 - one adapter's fault is that source's outcome
        _LOG.exception("%s: the adapter failed", source.id)
        return _adapter_failed(begun, error)


def _adapter_failed(begun: Visit, error: Exception) -> Visit:
    return replace(
        begun,
        outcome="layout_changed",
        message=f"the adapter failed: {type(error).__name__}: {error}",
        remedy="look into the log; the page is probably not built as it was",
    )


@dataclass(frozen=True, slots=True)
class _Choice:
    """What of a listing is opened tonight, and what is not, by the reason."""

    open: Sequence[Listed]
    not_due: Sequence[Listed]
    left: Sequence[Listed]
    passed_over: Sequence[Listed]


def _opened(begun: Visit, listing: Listing, plan: Plan, visitor: Visitor) -> Visit:
    """Open what is due of a listing."""
    listed = {one.key: one for one in reversed(listing.entries)}
    choice = _chosen([*reversed(listed.values())], plan)
    twice = len(listing.entries) - len(listed)
    notes = (f"{twice} entries have the key of another one: the first stands",) if twice else ()
    entries = [one for one in map(visitor.entry, choice.open) if one is not None]
    left = [*visitor.left, *choice.left]
    outcome = visitor.stopped_by or ("recorded" if plan.kind == "recording" else "ok")
    return replace(
        begun,
        outcome=outcome,
        message=_message(visitor, len(entries), len(left), plan),
        remedy=known.remedy or None if (known := OUTCOMES.get(outcome)) else None,
        listed=True,
        whole=listing.whole,
        entries=tuple(entries),
        not_due=tuple(choice.not_due),
        left=tuple(left),
        passed_over=tuple(choice.passed_over),
        notes=(*listing.notes, *notes),
    )


def _chosen(listed: Sequence[Listed], plan: Plan) -> _Choice:
    sought = [one for one in listed if plan.wants(one)]
    wanted = {one.key for one in sought}
    passed_over = [one for one in listed if one.key not in wanted]
    free = [one for one in sought if _costs_nothing(one)]
    due = plan.due([one for one in sought if not _costs_nothing(one)])
    if plan.kind == "recording":
        # a log without a single entry for us is opened too: its pages are to be compared
        due, passed_over = [*due, *passed_over], []
    opened = [*free, *due][: plan.ceiling] if plan.kind == "recording" else [
        *free, *due[: plan.ceiling]
    ]  # fmt: skip
    keys = {one.key for one in opened}
    later = {one.key for one in [*free, *due]} - keys
    return _Choice(
        open=opened,
        not_due=[one for one in sought if one.key not in keys and one.key not in later],
        left=[one for one in [*free, *due] if one.key in later],
        passed_over=passed_over,
    )


def _costs_nothing(listed: Listed) -> bool:
    """Tell whether the listing itself has all there is of an entry, its documents too."""
    entry = listed.entry
    return entry is not None and all(ref.content is not None for ref in entry.documents)


def _message(visitor: Visitor, opened: int, left: int, plan: Plan) -> str | None:
    """Return in words what could not be read in full, and what waits; None: nothing."""
    said = []
    if visitor.failed:
        said.append(f"{visitor.failed} of {opened} entries could not be read in full tonight")
    if left and visitor.stopped_by:
        said.append(f"{left} were not asked for: the source was left alone tonight")
    elif left and plan.kind != "recording":
        said.append(f"{left} wait for another night: at most {plan.ceiling} are opened in one")
    return "; ".join(said) or None
