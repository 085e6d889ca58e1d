"""Figures out of prose: "2018 - 338", "71 (67%)", "In 2022 there were seven children"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from scrapers.letters.age_items import age_items
from scrapers.letters.counts import (
    MOST_LABEL,
    NEAR,
    PLAIN,
    STATED,
    WHOLE,
    certainty,
    points_back,
)
from scrapers.letters.cued import Cued
from scrapers.letters.marks import marks_in, merged
from scrapers.letters.masking import BLANK, flat
from scrapers.letters.noughts import no_such
from scrapers.letters.numbers import Number, find_numbers
from scrapers.letters.other_years import years_away
from scrapers.letters.pairing import DOUBTED, in_order
from scrapers.letters.periods import Period, find_periods, label_period
from scrapers.letters.phrases import phrase
from scrapers.letters.readings import Reading
from scrapers.letters.sentence_times import time_of, together
from scrapers.letters.sexes import sex_beside
from scrapers.letters.whole import said_once, whole_answer, with_noughts
from scrapers.letters.workload import is_workload

_BULLET = re.compile(r"[\s\-•·*▪◦–—:>]*(?:(?:A|Ans|Answer|Response|Reply)\s?[:.\-–]\s*)?", re.I)
_AGE_LABEL = re.compile(
    r"\s*((?:under|over|below|above)\s+\d{1,2}|\d{1,2}\+|\d{1,2}\s?(?:-|–|to)\s?\d{1,2})\s*[-–:=]?\s+(?=[<\d*])",
    re.I,
)
_APPROXIMATE = Cued(
    r"(?:\b(?:approx(?:imately)?\.?|around|about|roughly|circa|c\.|nearly|almost|some"
    r"|estimated?(?: at| of| to be)?)|~)\s*$",
    re.I,
)
_PART = Cued(
    r"\b(?:of\s+(?:which|whom|these|those|them)|including|among\s+them)\b[^.;]{0,60}$", re.I
)
_NEXT_LABEL = re.compile(r"\s*[,;]\s*(?:and\s+)?([^\d,;:]{2,40}?)\s*(?:[:=–—-]|(?<=\s)(?!\S))\s*")
_LAST_LABEL = re.compile(r":\s*([^\d,;:]{2,30}?)\s$")
_CLAUSES = re.compile(r"\s[–—]\s|;\s")
_NO_LABEL = phrase("no_label")
LONG = 70
"""A sentence of more characters is quoted by the clause."""

MOST_CLAUSES = 8
ROUGHLY = 0.5
ADRIFT = 0.4


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its numbers and periods; places are those of the document.

    ``body`` is where it begins after a bullet or "Answer:", or after the age that is its
    label ("Under 5 0").
    """

    text: str
    masked: str
    start: int
    body: int
    end: int
    labels: tuple[str, ...]
    numbers: Sequence[Number]
    periods: Sequence[Period]
    breaks: Sequence[tuple[int, int]] = ()
    sure: float | None = None

    def readings(self) -> list[Reading]:
        """Return a reading for each of its numbers that is a count."""
        found = []
        for at, number in enumerate(self.numbers):
            certain = self.sure or certainty(
                self.masked, number, (self.body, self.end), self.numbers, at
            )
            years = self._years_away(at) if self.yearly else 0
            if certain is None and years and number.form == "plain":
                certain = PLAIN
            if certain is not None:
                one = self._reading(at, number, certain)
                found.append(replace(one, years=years) if years else one)
        return found

    def _years_away(self, at: int) -> int:
        """Return by how many years one of its counts is told for another year."""
        begin = self.numbers[at - 1].end if at else self.body
        stop = self.numbers[at + 1].start if at + 1 < len(self.numbers) else self.end
        return years_away(self.text, self.numbers[at], (begin, stop))

    @property
    def yearly(self) -> bool:
        """Whether it may tell counts of other years than the one it names."""
        return " year" in self.text[self.start : self.end]

    def _reading(self, at: int, number: Number, certain: float) -> Reading:
        before = self.masked[max(self.body, number.start - NEAR) : number.start]
        following = self.numbers[at + 1].start if at + 1 < len(self.numbers) else self.end
        doubt = None
        if _APPROXIMATE.search(before):
            certain, doubt = ROUGHLY, "the letter calls the number approximate"
        dated = [one for one in self.periods if one.dated]
        if len(dated) > 1 and not in_order(self.numbers, dated) and together(self, dated):
            certain, doubt = DOUBTED, "the sentence names more than one period"
        if self._side_by_side(at):
            certain, doubt = ADRIFT, "numbers stand side by side under no headings"
        return Reading(
            number=number,
            quote=self._clause(number),
            period=time_of(self, number),
            labels=self.labels
            or sex_beside(self.text, number, self.body, self.end)
            or self._label(number, at),
            words=self.text[number.end : following],
            lead=self.text[self.body : self.numbers[0].start],
            how="sentence",
            certain=certain,
            doubt=doubt,
            refers_back=points_back(self.masked, self.body, number),
            clause=self._told_of(at),
            part=at > 0 and (bool(_PART.search(before)) or self._in_brackets(number)),
        )

    def _told_of(self, at: int) -> tuple[str, str] | None:
        """Return what is said of one of several counts, up to the next, and of the others."""
        few = len(self.numbers) <= 2 * MOST_CLAUSES
        counts = [one for one in self.numbers if few and one.unit != "percent"]
        if not 1 < len(counts) <= MOST_CLAUSES:
            return None
        number = self.numbers[at]
        after = next((one.start for one in counts if one.start > number.start), self.end)
        others = (self.text[counts[0].end : number.start], self.text[after : self.end])
        return flat(self.text[number.end : after]), flat(" | ".join(others))

    def _in_brackets(self, number: Number) -> bool:
        """Whether a number stands in brackets that opened after the number before it."""
        inside = self.text[self.body : number.start]
        return inside.count("(") > inside.count(")")

    def _side_by_side(self, at: int) -> bool:
        """Whether only blanks part a number from its neighbour: columns that were lost."""
        near = pairwise(self.numbers[max(at - 1, 0) : at + 2])
        return any(self.text[one.end : two.start].isspace() for one, two in near)

    def _clause(self, number: Number) -> tuple[int, int]:
        """Return the clause of a long sentence that holds ``number``, else all of it."""
        if self.end - self.start <= LONG:
            return self.start, self.end
        begin = max((b for _, b in self.breaks if b <= number.start), default=self.start)
        stop = min((a for a, _ in self.breaks if a >= number.end), default=self.end)
        return begin, stop

    def _label(self, number: Number, at: int) -> tuple[str, ...]:
        """Return what stands before a value as its label ("Community Care - 56")."""
        if at:
            gap = self.text[self.numbers[at - 1].end : number.start]
            found = _NEXT_LABEL.fullmatch(gap)
            return () if found is None or _NO_LABEL.search(found[1]) else (found[1],)
        lead = self.text[self.body : number.start]
        if len(self.numbers) > 1 and (last := _LAST_LABEL.search(lead[-40:])):
            return () if _NO_LABEL.search(last[1]) or label_period(last[1]) else (last[1],)
        words = lead.strip(" \t\n-–—:=")
        if not words or len(words.split()) > MOST_LABEL + 2 or _NO_LABEL.search(words):
            return ()
        if label_period(words):
            return ()
        dashed = re.search(r"[-–—:=?]\s*$", lead)
        alone = len(self.numbers) == 1 and len(words.split()) <= MOST_LABEL
        return (words,) if dashed or alone else ()


def read_sentence(
    text: str, masked: str, start: int, end: int, *, listed: bool = False
) -> tuple[Reading, ...]:
    """Return a `Reading` for each count that the sentence ``text[start:end]`` states.

    Args:
        text: the document's text, markup blanked.
        masked: the same with everything blanked that is no figure.
        start: where the sentence begins.
        end: where it ends.
        listed: whether it is a line among others of a label and a count, so that a star
            at its end is a mark.
    """
    return _read(text, masked, start, end, listed)


@lru_cache(maxsize=512)
def _read(text: str, masked: str, start: int, end: int, listed: bool) -> tuple[Reading, ...]:
    if is_workload(text, start, end):
        return ()
    if items := age_items(text, start, end):
        read = [read_sentence(text, masked, *item) for item in items]
        return tuple(
            replace(one, quote=(start, end), certain=min(one.certain, STATED))
            for each in read
            for one in each
        )
    bullet = _BULLET.match(text, start, end)
    body = bullet.end() if bullet else start
    aged = _AGE_LABEL.match(text, body, end)
    body = aged.end() if aged else body
    noted = body > start and masked[start] == BLANK  # "* Under five." explains the star
    whole = None if noted else whole_answer(text, body, end)
    numbers = [whole] if whole else find_numbers(masked, start=body, end=end)
    numbers = numbers if whole else said_once(text, with_noughts(text, numbers, end))
    marks = [] if whole else _marks(text, masked, start, end, listed)
    numbers = merged(numbers, marks)
    numbers = numbers or no_such(masked, start, end)
    if not numbers:
        return ()
    periods = [
        replace(one, at=one.at + start, stop=one.stop + start)
        for one in find_periods(text[start:end])
    ]
    labels = (aged[1],) if aged else ()
    breaks = [one.span() for one in _CLAUSES.finditer(text, start, end)]
    sentence = Sentence(text, masked, start, body, end, labels, numbers, periods, breaks)
    sentence = replace(sentence, sure=WHOLE) if whole else sentence
    return tuple(sentence.readings())


def _marks(text: str, masked: str, start: int, end: int, listed: bool) -> list[Number]:
    """Return the marks of a sentence; those of a note that explains them are blanked."""
    found = marks_in(text, start, end, listed=listed)
    return [one for one in found if masked[one.start] != BLANK]
