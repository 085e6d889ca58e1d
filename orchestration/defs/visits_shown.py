"""What became of the visits, as the UI and the log of a run show it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import dagster as dg

from orchestration.defs.previews import markdown
from orchestration.landing.upsert import Landed
from orchestration.visits.land import LandedVisit
from orchestration.visits.rows import said
from scrapers.register.models import Source
from scrapers.register.register import Register

GOOD = frozenset({"ok", "recorded"})
"""Outcomes of visits that went as they should."""
COLUMNS = ("source", "status", "outcome", "message", "what to do")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is kept of a visit once it has landed: a run over all councils has many."""

    source: Source
    outcome: str
    message: str | None
    remedy: str | None
    listed: int
    passed_over: int
    withdrawn: int
    requests: Landed
    documents: Landed

    @classmethod
    def of(cls, landed: LandedVisit) -> Self:
        """Return what is to be kept of a landed visit."""
        visit = landed.visit
        return cls(
            source=visit.source,
            outcome=visit.outcome,
            message=said(visit.message),
            remedy=visit.remedy,
            listed=visit.shown,
            passed_over=len(visit.passed_over),
            withdrawn=landed.withdrawn,
            requests=landed.requests,
            documents=landed.documents,
        )

    @property
    def failed(self) -> bool:
        """Whether a person should look at how it went."""
        return self.outcome not in GOOD

    def __str__(self) -> str:
        """How it went, as one line for a person."""
        if self.failed:
            remedy = f" ({self.remedy})" if self.remedy else ""
            return f"{self.source.id}: {self.outcome}: {self.message}{remedy}"
        said = f"{self.source.id}: {self.listed} entries, {self.requests.inserted} new"
        if self.passed_over:
            said += f", {self.passed_over} passed over"
        if self.withdrawn:
            said += f", {self.withdrawn} withdrawn"
        return f"{said}; {self.message}" if self.message else said


def show_visits(
    context: dg.AssetExecutionContext,
    asset: dg.AssetKey,
    register: Register,
    visits: Iterable[Brief],
) -> None:
    """Put onto each authority's partition how its sources answered, or why none was asked.

    A run over many authorities succeeds though one of them is dead; here it shows.
    """
    made = {visit.source.id: visit for visit in visits}
    for slug in context.partition_keys:
        sources = register.sources_of(slug)
        failed = [one.id for one in sources if one.id in made and made[one.id].failed]
        rows = [_row(source, made.get(source.id)) for source in sources]
        context.add_asset_metadata(
            {"failed": ", ".join(failed) or "none", "visits": markdown(COLUMNS, rows)},
            asset_key=asset,
            partition_key=slug,
        )


def totals(visits: Sequence[Brief]) -> Mapping[str, Any]:
    """Return the metadata of a whole run: how many visits, how they went, which failed."""
    failed = sorted(
        (visit for visit in visits if visit.failed), key=lambda one: (one.outcome, one.source.id)
    )
    return {
        "run/visited": len(visits),
        "run/outcomes": dict(sorted(Counter(visit.outcome for visit in visits).items())),
        "run/passed over": sum(visit.passed_over for visit in visits),
        "run/failed": markdown(COLUMNS, [_row(one.source, one) for one in failed], most=500),
    }


def _row(source: Source, visit: Brief | None) -> tuple[str | None, ...]:
    if visit is None:
        return source.id, source.status, "not asked", source.status_reason, None
    return source.id, source.status, visit.outcome, visit.message, visit.remedy
