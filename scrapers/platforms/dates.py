"""Dates as British councils print them, by stated formats only; nothing is guessed."""

import re
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime

EARLIEST_YEAR = 1990
"""Before any disclosure log; a site's 0217, 1 or 1970 is a slip or stands for nothing."""
_MONTHS = ("%B %Y", "%b %Y", "%m/%Y", "%Y-%m")


def british_date(
    text: str, formats: Sequence[str], *, today: date | None = None
) -> tuple[date | None, str | None]:
    """Return the date that ``text`` is, or why it cannot be taken.

    >>> british_date("5 October 2020", ["%d %B %Y"])
    (datetime.date(2020, 10, 5), None)
    >>> british_date("05-09-0217", ["%d-%m-%Y"])
    (None, "the date '05-09-0217' lies outside 1990 to next year")

    Args:
        text: one printed date and nothing else.
        formats: as `datetime.strptime` takes them; all are tried.
        today: the day from which next year is counted; by default that of the clock.

    Returns:
        The date and no problem, no date and the problem, or neither for a blank text.
    """
    printed = " ".join(text.split())
    if not printed:
        return None, None
    read = {day for form in formats if (day := _read(printed, form)) is not None}
    if not read and any(_read(printed, form) for form in _MONTHS):
        return None, f"the date {printed!r} names a month and no day"
    if not read:
        return None, f"the date {printed!r} has none of the expected forms"
    if len(read) > 1:
        return None, f"the date {printed!r} may be read in more than one way"
    day = read.pop()
    if not EARLIEST_YEAR <= day.year <= (today or datetime.now(UTC).date()).year + 1:
        return None, f"the date {printed!r} lies outside {EARLIEST_YEAR} to next year"
    if any(_weekday(printed, form) not in {None, day.weekday()} for form in formats):
        return None, f"the date {printed!r} names a day of the week that it was not"
    return day, None


def _read(printed: str, form: str) -> date | None:
    try:
        return datetime.strptime(printed, form).date()  # noqa: DTZ007
    except ValueError:
        return None


def _weekday(printed: str, form: str) -> int | None:
    """Return the day of the week that is printed (0 is Monday), where the form has one.

    `datetime.strptime` reads it and forgets it.
    """
    if not {"%A", "%a"} & set(re.findall("%.", form)):
        return None
    try:
        return time.strptime(printed, form).tm_wday
    except ValueError:
        return None
