"""What the register asserts of a listing, held against what a visit was shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from orchestration.visits.known import Known
from orchestration.visits.model import Visit
from scrapers.platforms.base import Listed
from scrapers.rows import Entry
from scrapers.web.outcomes import OUTCOMES

UNEXPECTED = "unexpected_listing"


def judged(visit: Visit, known: Known) -> Visit:
    """Return a visit with the outcome that its listing deserves.

    A listing that breaks an assertion lands, but is not taken for whole: nothing that it
    lacks has been withdrawn. A recording withdraws nothing, so it stays as whole as it was.
    """
    said = "; ".join(_broken(visit, known)) if visit.listed else ""
    if not said:
        return visit
    note = f"{visit.message}; {said}" if visit.message else said
    if visit.outcome != "ok":
        return replace(visit, message=note, whole=visit.whole and visit.kind == "recording")
    return replace(
        visit, outcome=UNEXPECTED, message=note, remedy=OUTCOMES[UNEXPECTED].remedy, whole=False
    )


def _broken(visit: Visit, known: Known) -> Iterator[str]:
    asserted = visit.source.assertions
    if visit.whole and visit.shown < asserted.min_items:
        yield (
            f"the listing shows {visit.shown} entries, the register asserts"
            f" {asserted.min_items} or more"
        )
    new = _new(visit, known)
    if asserted.max_new_per_run is not None and new > asserted.max_new_per_run:
        yield (
            f"{new} entries are new at once, the register asserts"
            f" {asserted.max_new_per_run} at most"
        )
    newest = max([*_printed(visit), *([known.newest] if known.newest else [])], default=None)
    most = asserted.max_age_days_newest
    if most is not None and newest is not None:
        age = (visit.attempted_at.date() - newest).days
        if age > most:
            yield (
                f"the newest entry is of {newest}, {age} days ago, the register asserts"
                f" {most} days at most"
            )


def _new(visit: Visit, known: Known) -> int:
    """Return how many entries were never listed before; on the first visit none is new."""
    if not known.entries and not known.set_aside:
        return 0
    listed = [*visit.sought, *visit.passed_over]
    return sum(1 for one in listed if not known.before(one.key))


def _printed(visit: Visit) -> Iterator[date]:
    """Yield the dates of all that was shown; one that lies ahead is a misprint."""
    today = visit.attempted_at.date()
    shown: list[Listed | Entry] = [*visit.sought, *visit.passed_over]
    shown += [one.entry for one in visit.entries if one.entry is not None]
    for one in shown:
        for day in (one.received_on, one.responded_on):
            if day is not None and day <= today:
                yield day
