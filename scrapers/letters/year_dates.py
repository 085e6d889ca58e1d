"""The first days of years and months that are named by their last."""

import calendar
from datetime import date, timedelta


def in_year(day: date, year: int) -> date:
    """Return the same day of another year; 28 February for the 29th."""
    return day.replace(year=year, day=min(day.day, 28 if day.month == 2 else 31))


def year_before(end: date) -> date:
    """Return the first day of the year whose last day is ``end``.

    >>> year_before(date(2020, 3, 31))
    datetime.date(2019, 4, 1)
    """
    after = end + timedelta(1)
    return in_year(after, after.year - 1)


def months_before(end: date, many: int) -> date:
    """Return the first day of the ``many`` months whose last day is ``end``.

    >>> months_before(date(2023, 9, 30), 6)
    datetime.date(2023, 4, 1)
    """
    after = end + timedelta(1)
    at = after.year * 12 + after.month - 1 - many
    last = calendar.monthrange(at // 12, at % 12 + 1)[1]
    return date(at // 12, at % 12 + 1, min(after.day, last))
