"""What keeps an entry from being read in full, as one line for a person."""

import re

from scrapers.register.models import Source


def joined(*problems: str | None) -> str | None:
    """Return all problems in one line, None where there is none."""
    return "; ".join(problem for problem in problems if problem) or None


def reference_problem(source: Source, reference: str | None) -> str | None:
    """Return what is odd about a reference, by the register's pattern for the source."""
    pattern = source.reference_pattern
    if reference is None or pattern is None or re.search(pattern, reference):
        return None
    return f"the reference {reference!r} is not of the register's form {pattern}"
