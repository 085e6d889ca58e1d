"""What one page of a listing shows, beside what the register expects of its source."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from scrapers.platforms.base import Listed, Listing
from scrapers.register.models import Source


def looked_at(source: Source, listing: Listing, today: date) -> tuple[bool, str]:
    """Return whether a first page is as expected, and in words what it shows.

    Args:
        source: the register's entry.
        listing: its first page, or all of it where it has one page.
        today: the day of the look.
    """
    said = list(_said(source, listing, today))
    notes = [(True, f"note: {note}") for note in listing.notes]
    return all(fits for fits, _ in said), "; ".join(text for _, text in [*said, *notes])


def _said(source: Source, listing: Listing, today: date) -> Iterator[tuple[bool, str]]:
    """Yield what was looked at, and whether each is as the register says."""
    entries, least = listing.entries, source.assertions.min_items
    where = "in all" if listing.whole else "on the first page"
    enough = len(entries) >= (least if listing.whole else min(least, 1))
    yield enough, f"{len(entries)} entries {where}, {least} or more expected"
    yield _newest(entries, source.assertions.max_age_days_newest, today)
    if source.reference_pattern is not None:
        yield _references(entries, source.reference_pattern)


def _newest(entries: Sequence[Listed], most: int | None, today: date) -> tuple[bool, str]:
    printed = [
        day
        for one in entries
        for day in (one.received_on, one.responded_on)
        if day is not None and day <= today
    ]
    expected = f", {most} at most expected" if most is not None else ""
    if not printed:
        return True, f"no dates in the listing{expected and ', so its age is not known'}"
    newest = max(printed)
    age = (today - newest).days
    return most is None or age <= most, f"newest of {newest}, {age} days ago{expected}"


def _references(entries: Sequence[Listed], pattern: str) -> tuple[bool, str]:
    printed = [one.reference for one in entries if one.reference]
    if not printed:
        return True, f"no references in the listing, {pattern} expected"
    fit = sum(1 for one in printed if re.search(pattern, one))
    return fit == len(printed), f"{fit} of {len(printed)} references of the form {pattern}"
