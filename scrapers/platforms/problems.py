"""What keeps an entry from being read in full, as one line for a person."""

import re

from scrapers.register.models import Source

LONGEST = 1000
"""Characters: a problem may quote what a page prints, and that may be anything."""


def joined(*problems: str | None) -> str | None:
    """Return all problems in one line, each cut where it is very long; None for none."""
    return "; ".join(_cut(problem) for problem in problems if problem) or None


def _cut(problem: str) -> str:
    return problem if len(problem) <= LONGEST else f"{problem[:LONGEST]}…"


def reference_problem(source: Source, reference: str | None) -> str | None:
    """Return what is odd about a reference, by the register's pattern for the source."""
    pattern = source.reference_pattern
    if reference is None or pattern is None or re.search(pattern, reference):
        return None
    return f"the reference {reference!r} is not of the register's form {pattern}"
