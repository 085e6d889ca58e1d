"""The questions that a letter does not answer with a figure, and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.documents.model import Document
from scrapers.letters.claims import measures_declined
from scrapers.letters.context import Times
from scrapers.letters.measures import measure_of
from scrapers.letters.naming import named_in
from scrapers.letters.notes import Note, legend_at
from scrapers.letters.outcomes import Said, distinct, outcomes_of, pointed_at
from scrapers.letters.periods import find_periods
from scrapers.letters.phrases import phrase
from scrapers.letters.pieces import Answer
from scrapers.letters.pointing import points_to, question_of
from scrapers.letters.questions import Parts
from scrapers.letters.told import Told
from scrapers.letters.topics import topic_of
from scrapers.letters.unfilled import unfilled_cells
from scrapers.letters.units import first_unit
from scrapers.letters.vocabulary import vocabulary
from scrapers.rows import NonAnswer

_RELIES = phrase("relies_on_it")
_IN_GENERAL = phrase("law_in_general")
_WORDS_THAT_ANSWER = 4
_POLITE = phrase("polite")
_WHOLE = phrase("whole_request")
_ENDING = phrase("idle_ending")
_IDLE = phrase("declines_nothing")
_BAND = re.compile(
    r"\b(?:between|fewer than|less than|under|more than|over|up to)\s\d|<\s?\d", re.I
)


def _is_of_a_band(said: Said, words: str) -> bool:
    """Whether a sentence gives a band and only says why: "between 10 and 15; no more is given"."""
    only_why = said.outcome == "not_provided" or (said.outcome == "refused" and not said.exemption)
    return only_why and bool(_BAND.search(words))


class Declined:
    """Collects a letter's non-answers in reading order, so that one may take over another's."""

    def __init__(
        self, document: Document, text: str, parts: Parts, times: Times, notes: Sequence[Note]
    ) -> None:
        self.document = document
        self.text = text
        self.parts = parts
        self.times = times
        self.notes = notes
        self.by_name: dict[str, list[Said]] = {}
        self.last: list[Said] = []

    def of(self, answer: Answer, *, figures: int) -> list[NonAnswer]:
        """Return what ``answer`` declines; ``figures`` is how many it gives."""
        said = self._said(answer, figures)
        if not said and not figures:
            said = self._unanswered(answer)
        self.last = said
        for name in answer.names:
            self.by_name[name] = said
        names: list[str | None] = list(answer.names) or [None]
        rows = [one for name in names for one in self._of_cells(name, answer)]
        for label in names:
            for one in said:
                # "The information for questions 1 to 3 is attached" names them itself
                told = self.text[one.start : one.end]
                own = [] if label else named_in(told, self.parts.asked)
                whole = label if not self._of_all(told) else None
                rows += [self._row(one, to, answer, figures) for to in (*own,) or (whole,)]
        return rows

    def _of_all(self, told: str) -> bool:
        """Whether a sentence refuses all of a letter, which answers nothing else."""
        if not _WHOLE.search(told):
            return False
        replies = [one for one in self.parts.answers if any(piece.evident for piece in one.pieces)]
        return len(replies) < 2

    def _of_cells(self, name: str | None, answer: Answer) -> Iterator[NonAnswer]:
        """Yield what an answer's tables say in place of counts, by the row and the column."""
        for piece in answer.pieces:
            if piece.passage.table is None:
                continue
            for cell in unfilled_cells(piece.passage.table.rows, self.text):
                labels = " ".join((*cell.labels, cell.heading)).strip()
                unit = first_unit(cell.heading) or first_unit(labels) or first_unit(answer.asked)
                told = Told((*cell.labels, cell.heading), asked=answer.asked)
                measure = measure_of(told, unit or "other", cell.period)
                said = Said(cell.outcome, None, cell.start, cell.end)
                row = self._row(said, name, answer, 0)
                period = cell.period or self.times.of(answer.keys, answer.asked)
                yield replace(
                    row,
                    topic=topic_of("", labels, (answer.asked, self.parts.stem)),
                    measures=(measure,) if measure else (),
                    period_start=period.start if period else None,
                    period_end=period.end if period else None,
                )

    def _said(self, answer: Answer, figures: int) -> list[Said]:
        found: list[Said] = []
        for piece in answer.pieces:
            if piece.passage.table:
                continue
            words = self.text[piece.start : piece.end]
            own = outcomes_of(self.text, piece.start, piece.end)
            if own and not own[0].exemption and legend_at(self.notes, piece.start, piece.end):
                continue  # what a mark means is no refusal of its own
            if own and figures and _IN_GENERAL.search(words) and not self._relies(answer):
                own = []  # "the law lets us refuse what costs more than ..."
            if own and figures and _is_of_a_band(own[0], words):
                own = []  # "between 10 and 15; the exact number cannot be given"
            found += self._taken_over(answer, words, piece.start, piece.end) or own
            if not (own or figures or found) and self._points(answer, words) is not None:
                found.append(Said("not_provided", None, piece.start, piece.end))
        told = " ".join(self.text[one.start : one.end] for one in answer.pieces)
        link, dataset = pointed_at(told)
        kept = distinct(found, self.text)
        elsewhere = [one for one in kept if one.outcome == "redirected"]
        # of several links in one answer the first is where the figures are, not who else has some
        alone = link if len(elsewhere) == 1 else None
        return [
            replace(one, url=alone or one.url or link, dataset=one.dataset or dataset)
            if one in elsewhere
            else one
            for one in kept
        ]

    def _relies(self, answer: Answer) -> bool:
        """Whether an answer says that it goes by what the law says in general."""
        return any(_RELIES.search(self.text, one.start, one.end) for one in answer.pieces)

    def _points(self, answer: Answer, words: str) -> str | None:
        """Return the name of the question to which a sentence points, "" for the last one."""
        pointed = points_to(words)
        if not pointed:
            return pointed
        name = question_of(pointed, self.by_name)
        return name if name not in answer.names else None

    def _taken_over(self, answer: Answer, words: str, start: int, end: int) -> list[Said]:
        """Return what stands at the question pointed to, with this sentence's place."""
        name = self._points(answer, words)
        if name is None:
            return []
        taken = self.by_name[name] if name else self.last
        return [replace(one, start=start, end=end) for one in taken]

    def _unanswered(self, answer: Answer) -> list[Said]:
        """Return "not provided" where a question asks for a number and prose answers it."""
        if not answer.names or not vocabulary().counting.search(answer.asked):
            return []
        prose = [one for one in answer.pieces if not one.passage.table and not one.passage.bullet]
        for one in prose:
            words = self.text[one.start : one.end]
            if _POLITE.match(words) or _ENDING.search(words) or _IDLE.search(words):
                continue
            if one.end >= len(self.text.rstrip()):
                continue  # the text breaks off here: what would have come is not known
            if len(self.text[one.start : one.end].split()) > _WORDS_THAT_ANSWER:
                return [Said("not_provided", None, one.start, one.end)]
        return []

    def _row(self, said: Said, name: str | None, answer: Answer, figures: int) -> NonAnswer:
        quote = self.text[said.start : said.end]
        asked = f"{answer.asked} {self.parts.stem}"
        period = self.times.of(answer.keys, answer.asked)
        own = (
            [one for one in find_periods(quote) if one.dated]
            if said.outcome == "not_recorded"
            else []
        )
        spoken = own[0] if len(own) == 1 else period
        measures = measures_declined(
            answer.asked or asked,
            quote,
            outcome=said.outcome,
            section=bool(said.exemption),
            dated=bool(own),
        )
        # beside figures, a remark without a time of its own declines something else
        measures = () if figures and not own else measures
        return NonAnswer(
            question=name,
            outcome=said.outcome,
            exemption=said.exemption,
            topic=topic_of("", quote, (answer.asked, asked)),
            measures=measures,
            period_start=spoken.start if spoken else None,
            period_end=spoken.end if spoken else None,
            quote=self.document.text[said.start : said.end],
            page=self.document.page_at(said.start),
            char_start=said.start,
            char_end=said.end,
            redirect_url=said.url,
            redirect_dataset=said.dataset,
        )
