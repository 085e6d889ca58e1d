"""Days and months printed without a year, placed in the years that a question names."""

from dataclasses import replace
from datetime import date

from scrapers.letters.periods import Period


def within(own: Period, asked: Period, until: date | None) -> Period | None:
    """Return the month or day printed without a year, where one year only fits.

    Args:
        own: the period of a label: "31 March", "April".
        asked: the dated period of the question.
        until: the day of the letter, for a question whose period is open.
    """
    month, day = own.anniversary or (1, 1)
    first, last = asked.start or asked.as_at, asked.end or asked.as_at or until
    if not first or not last or last.year - first.year > 5:
        return None
    fitting = []
    for year in range(first.year, last.year + 1):
        try:
            begin = date(year, month, day or 1)
        except ValueError:
            continue
        after = date(year + month // 12, month % 12 + 1, 1)
        end = begin if day else date.fromordinal(after.toordinal() - 1)
        if first <= end and begin <= last:
            fitting.append((begin, end))
    if len(fitting) != 1:
        return None
    begin, end = fitting[0]
    if day:
        return replace(own, kind="snapshot", as_at=begin, anniversary=None)
    return replace(own, kind="range", start=begin, end=end, anniversary=None)


def on_the_day(own: Period, mark: tuple[int, int] | None) -> Period:
    """Give a year's or month's label the day on which the question counts ("on 31 March")."""
    if not mark or not mark[1] or own.as_at or not own.start or not own.end:
        return own
    days = []
    for year in {own.start.year, own.end.year}:
        day = date(year, *mark)
        if own.start <= day <= own.end:
            days.append(day)
    if len(days) != 1:
        return own
    if own.kind == "reporting_year":
        return replace(own, as_at=days[0])
    return replace(own, kind="snapshot", start=None, end=None, as_at=days[0])
