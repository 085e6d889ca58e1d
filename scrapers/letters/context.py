"""The time that a question speaks of, its own or that of the question it points to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from scrapers.letters.anniversaries import on_same_day, on_the_day, up_to, within
from scrapers.letters.asked_times import LATEST, NOW, SAME_DAY, asked_in, of_now, own_window
from scrapers.letters.cued import Cued
from scrapers.letters.periods import TYPES, Period, find_periods, relative_label, union
from scrapers.letters.phrases import phrase
from scrapers.letters.pointed_to import Pointing
from scrapers.letters.questions import Parts
from scrapers.letters.years import atoms

_YEARS_ABOVE = phrase("years_above")
_THE_YEAR = Cued(
    r"\b(?:the|that|this|same) (?:whole|full|same|entire|financial)? ?year(?:'s)?\b", re.I
)
_LETTER_OF = re.compile(
    r"\b(?:e-?mail|letter|request|correspondence|message)(?:\s(?:was|is|of|which|you sent us))?"
    r"(?:\s(?:dated|received|sent))?(?:\s(?:of|on))?\s*$",
    re.I,
)

_SAME = Cued(
    r"\bsame (?:\w+ )?(?:years?|periods?|times?|dates?|days?|months?|quarter)\b"
    r"|\b(?:that|those|these) (?:\w+ )?(?:years?|periods?|dates?|day|months|time)\b"
    r"|\b(?:in|at|to|of|under) (?:question|q|part|point) ?\(?\w{1,2}\b",
    re.I,
)
_SAME_YEAR = Cued(r"\b(?:same|that) (?:\w+ )?(?:years?|periods?)\b", re.I)

FAR, SHORT = 300, 40
"""How much of a sentence may point elsewhere; the longest line with a letter's date."""

DEEPEST = 8
"""How many times a question may point on to another before it is left alone."""


@dataclass(slots=True)
class Times:
    """The periods of a letter's questions, worked out once each.

    ``blanket`` is the one that the letter gives for all its figures, ``heard`` those that
    the figures of each question so far have, in order.
    """

    parts: Parts
    answered_on: date | None = None
    blanket: Period | None = None
    known: dict[tuple[str, ...], Period | None] = field(default_factory=dict)
    heard: dict[str, list[Period]] = field(default_factory=dict)
    _year: tuple[Period | None] | None = None
    _pointing: Pointing = field(init=False)

    def __post_init__(self) -> None:
        self._pointing = Pointing(self.parts, self.heard)

    def of(self, names: list[str], asked: str) -> Period | None:
        """Return the period of a question: its own, its parent's, or the whole letter's."""
        key = (*names, asked)
        if key not in self.known:
            self.known[key] = self._of(names, asked)
        return self.known[key]

    def _of(self, names: list[str], asked: str) -> Period | None:
        own = self.named_in(asked)
        if own and own.dated and not own.as_at:
            # "for 2022 only, how many of those" whom the question before counts on a day
            day = self._pointed(names, asked, depth=0)
            if SAME_DAY.search(asked):
                return on_same_day(own, day)
            return on_the_day(own, day.anniversary) if day else own
        if own:
            return own
        if window := own_window(asked):
            return Period(window)
        there = self._told_elsewhere(names, asked)
        now = of_now(asked)
        if there and now and (not there.as_at or there == self._pointed(names, asked, depth=0)):
            # "of those who went missing in 2023, how many are missing now"
            return Period(now)
        return there

    def _told_elsewhere(self, names: list[str], asked: str) -> Period | None:
        """Return the period that a question without one takes over from elsewhere."""
        if LATEST.search(asked) and len(listed := self.listed(names, asked)) > 1:
            return listed[-1]
        for name in names:
            for parent in parents(name):
                there = self.parts.asked.get(parent, "")
                if found := self.named_in(there) or self._pointed([parent], there, depth=0):
                    return found
        if found := self._pointed(names, asked, depth=0) or self._listed_above(names, asked):
            return found
        if (year := self._only_year()) and _THE_YEAR.search(asked):
            return year
        stem = self.named_in(asked_in(self.parts.stem))
        if stem and stem.dated:
            return stem
        label = relative_label(asked) or relative_label(self.parts.stem)
        if self.blanket and (self.blanket.as_at or not NOW.search(asked)):
            return self.blanket
        return Period(label) if label else None

    def hear(self, keys: Iterable[str], period: Period) -> None:
        """Take in the period of a figure that was read, for the questions that point to it."""
        for key in keys:
            before = self.heard.setdefault(key, [])
            if period.dated and not any(_days(one) == _days(period) for one in before):
                before.append(period)

    def series(self, names: list[str], asked: str) -> list[Period]:
        """Return the several periods of the question pointed to: "of these", "same years"."""
        target = self._pointing.target(names, asked)
        if target is None:
            return []
        there = self._pointing.asked(target)
        own = [one for one in find_periods(there) if one.dated]
        heard = self.heard.get(target, [])
        return heard if len(heard) > 1 else own or self.series([target], there)

    def listed(self, names: list[str], asked: str) -> list[Period]:
        """Return the several periods that a question points to, else those of the stem."""
        pointed = self.series(names, asked)
        if pointed or self.named_in(asked):
            return pointed
        return [one for one in find_periods(asked_in(self.parts.stem)) if one.dated]

    def spoken(self, names: list[str], told: str) -> Period | None:
        """Return the period that an answer's own words point to: "over the same period"."""
        return self._pointed(names, told, depth=0) if _SAME.search(told[:FAR]) else None

    def _only_year(self) -> Period | None:
        """Return the one year that the questions name, None where they name more or none."""
        if self._year is None:
            self._year = (self._find_year(),)
        return self._year[0]

    def _find_year(self) -> Period | None:
        text = " | ".join(self.parts.asked.values())
        years = {(a.first, a.last): a for a in atoms(text) if a.kind in TYPES}
        if len(years) != 1:
            return None
        (only,) = years.values()
        return Period(text[only.start : only.end], TYPES[only.kind], only.first, only.last)

    def day_in(self, labels: Iterable[str]) -> Period | None:
        """Return the day of the year that a label names: "Children in care at 31 March"."""
        found = (self.named_in(words) for words in labels if words)
        return next((one for one in found if one and one.anniversary and not one.dated), None)

    def named_in(self, text: str) -> Period | None:
        """Return the one span, or the day of the year, that a text names; None without one."""
        found = [
            one
            for one in find_periods(text)
            if (one.dated or (one.anniversary or (0, 0))[1])
            and not (one.as_at and one.as_at == self.answered_on and len(text) < SHORT)
            and not (one.as_at and _LETTER_OF.search(text[max(0, one.at - SHORT) : one.at]))
        ]
        made = union(found, text)
        return made if made and (made.dated or made.anniversary) else None

    def _pointed(self, names: list[str], asked: str, depth: int) -> Period | None:
        """Return the period of the question pointed to by number, "of these" or "same years"."""
        target = self._pointing.target(names, asked)
        if target is None or depth > DEEPEST:
            return None
        there = self._pointing.asked(target)
        found = self.named_in(there) or self._pointed([target], there, depth + 1)
        if _SAME.search(asked):
            heard = self.heard.get(target, [])
            found = found or (heard[0] if len(heard) == 1 else None)
        if found and found.as_at and not found.start and _SAME_YEAR.search(asked):
            return None  # which year a day stands for is not said
        return up_to(found, asked) if found else None

    def _listed_above(self, names: list[str], asked: str) -> Period | None:
        """Return the period of the nearest question above that lists the years."""
        order = self._pointing.order()
        if not _YEARS_ABOVE.search(asked) or not names or names[0] not in order:
            return None
        above = reversed(order[: order.index(names[0])])
        named = (self.named_in(self._pointing.asked(one)) for one in above)
        found = next((made for made in named if made), None)
        return None if found and found.as_at and not found.start else found

    def referred(self, names: list[str], asked: str, depth: int = 0) -> str:
        """Return the words of the questions that "of these" and "question 2" point to."""
        target = self._pointing.target(names, asked)
        if target is None or depth > DEEPEST:
            return ""
        there = self._pointing.asked(target)
        return f"{there} {self.referred([target], there, depth + 1)}".strip()

    def combined(self, own: Period | None, asked: Period | None) -> Period | None:
        """Return the period of a figure: its own label's, completed by the question's."""
        if own and own.dated:
            return on_the_day(own, asked.anniversary if asked else None)
        if own and own.anniversary and asked and asked.dated:
            found = within(own, asked, self.answered_on)
            if found:
                return found
        if own and own.anniversary and not own.anniversary[1]:
            return own  # a month of one of several years is not all of them
        if asked and (asked.dated or not own):
            return asked
        return own


def parents(name: str) -> list[str]:
    """Return the questions that ``name`` stands inside, innermost first; "iii" in none.

    >>> parents("1a(ii)"), parents("iii")
    (['1a', '1'], [])
    """
    found = []
    while cut := re.match(r"(.+?)(?:\([ivx]+\)|(?<=[\dIVX)])[a-z]|(?<=\d)\.\d{1,2})$", name):
        name = cut[1]
        found.append(name)
    return found


def _days(period: Period) -> tuple[date | None, date | None, date | None]:
    return period.start, period.end, period.as_at
