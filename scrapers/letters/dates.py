"""Dates as letters print them, with their places."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrapers.letters.cued import in_small_letters, small_letters

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS["sept"] = 9

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"

DATE = re.compile(
    rf"""(?=[\djfmasond])
    (?:(?<![\w/.-])|(?<=[./]\d\d-)|(?<=[./](?:19|20)\d\d-)|(?<=(?:19|20)\d\d/)(?=[A-Z]))(?:
    {_DAY.format("d1")}\s+(?:of\s+)?(?P<m1>{MONTH}),?\s+{_YEAR.format("y1")}
  | (?P<m2>{MONTH})\s+{_DAY.format("d2")},?\s+{_YEAR.format("y2")}
  | (?P<d3>[0-3]?\d)[./-](?P<m3>[01]?\d)[./-](?P<y3>(?:19|20)\d\d|\d\d)
  | {_YEAR.format("y4")}-(?P<m4>[01]\d)-(?P<d4>[0-3]\d)
  | (?P<m5>{MONTH})[ ,'-]{{1,2}}{_YEAR.format("y5")}
  | (?P<m8>{MONTH})(?:[-'’/]|\s['’])(?P<y8>\d\d)(?!\d)
  | {_DAY.format("d9")}-(?P<m9>{MONTH})-(?P<y9>(?:19|20)\d\d|\d\d)
  | {_DAY.format("d0")}\s+(?P<m0>{MONTH})\s(?P<y0>[0-3]\d)
      (?=[ ]*(?:$|[-–—,;:.)\t|\n]|(?:to|and|until)\b))
  | {_DAY.format("d6")}\s+(?:of\s+)?(?P<m6>{MONTH})
  | (?P<m7>january|february|march|april|june|july|august|september|october|november|december)
      (?:\s+(?P<d7>[0-3]?\d)(?:st|nd|rd|th)?(?![\d,]))?
    )(?!\w|/(?![A-Za-z])|\.\d|-\d(?!\d?[./]\d))""",
    re.I | re.X,
)
_SMALL = re.compile(in_small_letters(DATE.pattern), re.X)
_BEGINS = re.compile(
    r"[\dJFMASONDjfmasond](?:(?<=\d)\d*|[Aa][NnRrYy]|[Uu][NnLlGg]|[Ee][BbPpCc]|[Pp][Rr]|[Cc][Tt]"
    r"|[Oo][Vv])"
)
"""Every printed date begins so. Both cases are written out, as Python skips then what begins
with no letter of these."""

_STARTS = frozenset(name[:3] for name in MONTHS)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: ``day`` None for a month, ``year`` None where none is printed."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def first(self, year: int | None = None) -> date | None:
        """Return the first day it covers, in ``year`` where it prints none."""
        year = self.year or year
        return None if year is None else date(year, self.month, self.day or 1)

    def last(self, year: int | None = None) -> date | None:
        """Return the last day it covers, in ``year`` where it prints none."""
        year = self.year or year
        if year is None:
            return None
        return date(year, self.month, self.day or calendar.monthrange(year, self.month)[1])


def find_dates(text: str) -> list[Stamp]:
    """Return the dates and months printed in ``text``, in order; impossible ones are left out."""
    found = (_stamp(match) for match in _printed(text))
    return [stamp for stamp in found if stamp is not None]


def _printed(text: str) -> Iterator[re.Match[str]]:
    """Yield what `DATE` finds, as `finditer` would; it is tried only where one may begin."""
    at = 0
    small = small_letters(text)
    match = DATE.match if small is None else _SMALL.match
    looked_at = text if small is None else small
    for lead in _BEGINS.finditer(looked_at):
        may_be = lead[0][0].isdigit() or lead[0].casefold() in _STARTS
        if may_be and lead.start() >= at and (found := match(looked_at, lead.start())):
            yield found
            at = found.end()


def _stamp(match: re.Match[str]) -> Stamp | None:
    form = next(n for n in "1234567890" if match[f"m{n}"] is not None)
    parts = match.groupdict()
    month_text = parts[f"m{form}"].casefold().rstrip(".")
    month = MONTHS.get(month_text) or int(month_text)
    day = parts.get(f"d{form}")
    year = parts.get(f"y{form}")
    if year and len(year) == 2:
        year = f"20{year}"
    stamp = Stamp(
        match.start(), match.end(), int(year) if year else None, month, int(day) if day else None
    )
    try:
        stamp.first(2000)  # a leap year, so that 29 February without a year may stand
        stamp.first()
    except ValueError:
        return None
    return stamp
