"""Readings into rows: what is counted, when, how surely, and where it is printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from scrapers.documents.model import Document
from scrapers.letters.anniversaries import at_year_end, up_to
from scrapers.letters.asides import aside_in, sent_on
from scrapers.letters.asking import asks
from scrapers.letters.carrying import (
    carried_on,
    counted_before,
    narrower,
    period_of,
    points_to_last,
    so_far,
    without_echoes,
)
from scrapers.letters.claimed import Claimed
from scrapers.letters.confidence import judged
from scrapers.letters.context import Times, parents
from scrapers.letters.cued import Cued
from scrapers.letters.describe import harm_beside, inline_part
from scrapers.letters.measured import measured
from scrapers.letters.money import in_pounds
from scrapers.letters.months import OPEN, part_of
from scrapers.letters.notes import Note, believe
from scrapers.letters.numbers import Number
from scrapers.letters.other_years import moved
from scrapers.letters.pairing import DOUBTED
from scrapers.letters.periods import Period
from scrapers.letters.pieces import Answer
from scrapers.letters.questions import Parts
from scrapers.letters.readings import Reading
from scrapers.letters.shared_out import shared_out
from scrapers.letters.told import told_of
from scrapers.letters.topics import clause_topic, topic_of
from scrapers.letters.units import counted_by_itself, unit_of
from scrapers.letters.vocabulary import vocabulary
from scrapers.letters.wording import measure_text, stems
from scrapers.letters.year_ends import Defined, as_meant, years_defined
from scrapers.rows import Figure

_NAMED = Cued(r"\b(?:Q|question )(?P<n>\d{1,2})\b", re.I)


MOST_SEARCHED = 400
MOST_PIECES = 100


@dataclass(slots=True)
class Figures:
    """Makes the figures of one letter, answer by answer, in reading order.

    ``text`` is the document's with its paragraphs on one line each, every place kept.
    """

    document: Document
    parts: Parts
    times: Times
    notes: Sequence[Note]
    text: str
    made: list[Figure] = field(default_factory=list)
    defined: Defined | None = None
    claimed: Claimed = field(default_factory=Claimed)

    def __post_init__(self) -> None:
        """Look once for what the letter says of all its years."""
        self.defined = years_defined(self.text)

    def add(self, answer: Answer, readings: Iterable[Reading]) -> int:
        """Append the figures of ``answer`` and return how many they are."""
        before = len(self.made)
        kept = carried_on(without_echoes(readings, self.made), self.text)
        kept = shared_out(answer.names, kept, self.parts.asked)
        whole = self._whole(answer)
        names: list[str | None] = list(answer.names) or [None]
        for name in names:
            unit: str | None = None
            for one in kept:
                if one.question and name != names[0]:
                    continue  # the row answers one question, and was read for it
                own = one.question or self._meant(one) or name or self._named(one)
                figure = self._figure(one, own, answer, whole, unit)
                unit = figure.unit if figure.unit not in ("percent", "GBP") else unit
                self.made.append(figure)
                keys = [one.question] if one.question else answer.keys
                self.times.hear(keys, period_of(figure))
                self.claimed.check(self.made)
        return len(self.made) - before

    def _meant(self, reading: Reading) -> str | None:
        """Return the one question that a row of a table of several topics repeats."""
        if not reading.apart or len(self.parts.asked) < 2:
            return None
        own = stems(" ".join(reading.labels))
        shared = {name: len(own & stems(asked)) for name, asked in self.parts.asked.items()}
        most = max(shared.values())
        best = [name for name, many in shared.items() if many == most]
        return best[0] if most and len(best) == 1 else None

    def _named(self, reading: Reading) -> str | None:
        """Return the question that a sentence of an answer without labels names."""
        found = _NAMED.search((reading.title or self._words(reading))[:MOST_SEARCHED])
        return found["n"] if found else None

    def _told(self, reading: Reading) -> str:
        """Return the quote."""
        return self.document.text[reading.quote[0] : reading.quote[1]]

    def _words(self, reading: Reading) -> str:
        """Return what the quote says, without the lines and the page that broke it."""
        return " ".join(self.text[reading.quote[0] : reading.quote[1]].split())

    def _figure(
        self, reading: Reading, name: str | None, answer: Answer, whole: str, before: str | None
    ) -> Figure:
        one_of = reading.question or reading.apart or len(answer.names) > 1
        own = (self.parts.asked.get(name or "") if one_of else None) or answer.asked
        if reading.apart and not self._meant(reading):
            own = " ".join(reading.labels)  # the row says by itself what it counts
        together = answer.names if reading.question and reading.how == "table" else ()
        further = (*parents(name or ""), *(one for one in together if one != name))
        above = " ".join(self.parts.asked.get(one, "") for one in further)
        part = inline_part(above, name[-1]) if name and above else ""
        asked = f"{own} {above}".strip()
        key = [name] if name else [answer.key]
        referred = self.times.referred(key, own)
        if part and not referred:
            # "3. How many of them were on it for a) 12 months b) 18": the parts point as one
            referred = self.times.referred(parents(name or "")[:1], above)
        told = "" if reading.places else self._words(reading)
        context = f"{reading.title} {self.parts.stem}"
        labels = " ".join((*reading.labels, reading.heading, part, harm_beside(reading))).strip()
        asked_time = (
            self.times.day_in((*reading.labels, reading.heading, reading.over))
            or self.times.named_in(reading.title)
            or (self.times.named_in(part) if part else None)
            or (None if self.times.named_in(own) else counted_before(own, self.made))
            # "The number of children in question 4 who ... was 118" points by itself
            or self.times.of(key, own or told)
            or (self.times.of(key, answer.asked) if reading.apart and answer.names else None)
        )
        if not (asked_time and asked_time.dated):
            asked_time = self.times.spoken(key, told) or asked_time
        period, doubt = self._when(reading, asked_time, (own, above, referred))
        printed = self.document.text[reading.number.start : reading.number.end]
        if doubt := doubt or aside_in(reading, printed, told, period):
            reading = replace(reading, certain=min(reading.certain, DOUBTED), doubt=doubt)
        unit = unit_of(reading, asked, told, f"{referred} {reading.over} {context}", before)
        apart, others = clause_topic(reading)
        over = f"{reading.title} {reading.over}"
        near: tuple[str, ...] = (context,) if others else (told, over, context, whole)
        counted = None if vocabulary().harm.search(own) else counted_by_itself(own)
        if counted and not others:
            near = (told, context if counted == "children" else reading.title)
        topic = topic_of(unit, labels, (own, asked, referred, *near))
        named_apart = apart is not None and apart != topic and topic != "budget"
        topic = apart if apart and named_apart else topic
        if self.made and points_to_last(reading):
            topic = self.made[-1].topic
        about = told_of(reading, part, own, (above, *self._stem_asks(own)), referred)
        measure, subgroup = measured(reading, about, unit, period, f"{own} {reading.title}")
        measure = None if reading.part or named_apart or sent_on(told) else measure
        stem = self.parts.stem
        asked_for = (
            f"{asked} {referred} {stem}" if own or vocabulary().counting.search(stem) else ""
        )
        number, against = believe(reading.number, printed, self.notes)
        if unit == "GBP":
            number = in_pounds(number, printed, (reading.heading, reading.title, asked))
        confidence, review, reason = judged(
            reading, unit=unit, topic=topic, asked=asked_for, period=period, against=against
        )
        made = self._placed(reading, number, printed, period)
        return replace(
            made,
            question=name,
            measure=measure,
            measure_text=measure_text(reading, part or own),
            topic=topic,
            subgroup=subgroup,
            unit=unit,
            confidence=confidence,
            needs_review=review,
            review_reason=reason,
        )

    def _stem_asks(self, own: str) -> tuple[str, ...]:
        """Return what is asked before all labels, where there is no question beside a figure."""
        lines = () if own else self.parts.stem.splitlines()
        asking = " ".join(one for one in lines if asks(one, digits_left=False))
        return (asking,) if asking else ()

    def _when(
        self, reading: Reading, asked: Period | None, texts: Iterable[str]
    ) -> tuple[Period | None, str | None]:
        """Return the period of a figure, and why a person should look at it."""
        period = self.times.combined(reading.period, asked)
        if reading.carried and not (reading.period and reading.period.dated):
            period = up_to(narrower(period, reading.carried), self._words(reading))
        doubt = None
        if period and period.dated and reading.years:
            period = moved(period, reading.years)
        if period:
            near = (reading.over, reading.heading, reading.title)
            period, doubt = as_meant(period, (*near, *texts, self.parts.stem), self.defined)
            period = so_far(period, reading)
            period = at_year_end(period, " ".join((*reading.labels, reading.heading)))
        if reading.months:
            part = part_of(period, reading.months)
            if part and not (reading.period and reading.period.dated):
                part = replace(part, label=reading.months.label)  # its year is the question's
            return part or Period(reading.months.label), doubt or (None if part else OPEN)
        return period, doubt

    def _whole(self, answer: Answer) -> str:
        """Return all words of an answer: where nothing nearer tells its topic."""
        words = (self.text[one.start : one.end] for one in islice(answer.pieces, MOST_PIECES))
        return " ".join(words)

    def _placed(
        self, reading: Reading, number: Number, printed: str, period: Period | None
    ) -> Figure:
        """Return the figure with what is printed and where; what it counts is still to come."""
        return Figure(
            question=None,
            measure=None,
            measure_text="",
            topic="other",
            unit="other",
            confidence=reading.certain,
            period_label=period.label if period else None,
            period_type=period.kind if period else "unknown",
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            as_at=period.as_at if period else None,
            value=number.value,
            lower=number.lower,
            upper=number.upper,
            suppressed=number.suppressed,
            as_printed=printed,
            quote=self._told(reading),
            page=self.document.page_at(number.start),
            char_start=number.start,
            char_end=number.end,
        )
