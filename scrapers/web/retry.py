"""How long to wait before asking again."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapers.web.policy import Policy


def retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for, never below 0.

    Args:
        value: whole seconds or an HTTP-date (RFC 9110, 10.2.3).
        now: the time, UTC and aware.

    Returns:
        None when there is no such header, or one that says neither.
    """
    said = (value or "").strip()
    if said.isascii() and said.isdigit():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def pause(attempt: int, asked: float | None, policy: Policy) -> float:
    """Return the seconds between attempt number ``attempt`` (from 1) and the next.

    The policy's backoff doubles with each attempt and varies by chance, so that many do
    not come back at one moment; what the site ``asked`` for is never shortened.
    """
    doubled = min(policy.backoff * 2.0 ** (attempt - 1), policy.longest_wait)
    # between half and the whole of it: full jitter could bring the wait to nothing
    own = float(doubled) * random.uniform(0.5, 1.0)
    return own if asked is None else max(own, asked)
