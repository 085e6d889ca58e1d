"""Readings out of one answer: its tables, its rows, its sentences."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from scrapers.documents.model import Cell
from scrapers.letters.cells import see
from scrapers.letters.context import Times
from scrapers.letters.counts import STATED
from scrapers.letters.cued import Cued
from scrapers.letters.grids import NOTE
from scrapers.letters.marks import in_a_list, marks_in
from scrapers.letters.months import months_of
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.pairing import as_asked
from scrapers.letters.passage import BULLET
from scrapers.letters.periods import Period, find_periods, label_period
from scrapers.letters.pieces import TITLE, Answer, Piece
from scrapers.letters.question_rows import question_columns, question_rows, without_labels
from scrapers.letters.readings import Reading
from scrapers.letters.runs import column_periods, lines_together, spaced_row, stacked
from scrapers.letters.sentences import read_sentence
from scrapers.letters.tables import read_table, with_starts
from scrapers.letters.vocabulary import vocabulary

BANDS = frozenset({"less", "orless", "atmost"})
MOST_AROUND = 8
MOST_HEAD = 8
"""Words of a line that dates those below it."""
_ASKS_AGE = Cued(r"\b(?:age range|what ages?|ages? of|how old|youngest|oldest)\b", re.I)
LACKS = frozenset({"not_held", "not_recorded", "redirected"})
_CLAUSE = re.compile(
    r"[;:,(–—]\s|\b(?:but|although|though|however|while|and (?:we|the council))\b", re.I
)
DECLINES = frozenset({"cost_limit", "refused", "not_held", "not_recorded", "redirected"})


@dataclass(slots=True)
class Reader:
    """Reads the answers of one letter in order; a heading row holds until the next one."""

    text: str
    masked: str
    questions: Mapping[str, str] = field(default_factory=dict)
    columns: list[Cell] = field(default_factory=list)
    heading: Period | None = None
    listing: bool = False
    section: bool = False
    written_on: date | None = None
    times: Times | None = None

    def read(self, answer: Answer) -> list[Reading]:
        """Return the readings of ``answer`` in reading order."""
        found: list[Reading] = []
        self.heading, self.listing, self.section = None, False, False
        pieces = answer.pieces
        at = tried = 0
        while at < len(pieces):
            run = None
            if at >= tried:
                run = stacked(self.text, pieces[at:])
                # the rest of these lines is no table either: each is tried once
                tried = at + max(1, 0 if run else lines_together(self.text, pieces[at:]))
            if run:
                found += self._table(self._headed(run.rows), answer)
                at += len(run.pieces)
                continue
            found += self._piece(pieces, at, answer)
            at += 1
        return with_starts(found)

    def _headed(self, rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
        """Put the periods of the line above over rows that have a label and as many values."""
        wide = len(self.columns) + 1
        if not self.columns or any(len(row) != wide for row in rows):
            return list(rows)
        if any(see(cell).kind not in ("value", "gap") for row in rows for cell in row[1:]):
            return list(rows)
        blank = Cell("", self.columns[0].start, self.columns[0].start)
        return [(blank, *self.columns), *rows]

    def _piece(self, pieces: list[Piece], at: int, answer: Answer) -> list[Reading]:
        piece = pieces[at]
        if piece.passage.table:
            return self._table(piece.passage.table.rows, answer, self._title(pieces, at))
        if columns := column_periods(self.text, piece.start, piece.end):
            self.columns = columns
            return []
        row = spaced_row(self.text, self.masked, piece, len(self.columns)) if self.columns else None
        if row:
            blank = Cell("", self.columns[0].start, self.columns[0].start)
            return read_table([(blank, *self.columns), row])
        if self._heads(piece):
            return []
        said = outcome_of(self.text, piece.start, piece.end)
        near = pieces[max(at - MOST_AROUND, 0) : at + MOST_AROUND + 1]
        lines = [self.text[one.start : one.end] for one in near]
        listed = in_a_list(lines, min(at, MOST_AROUND))
        read = read_sentence(self.text, self.masked, piece.start, piece.end, listed=listed)
        readings = list(read)
        if said and said.outcome in DECLINES:
            # "fewer than 5 children; the number itself is withheld" still says how many
            hidden = said.outcome == "refused"
            readings = [
                one
                for one in readings
                if (hidden and one.number.form in BANDS)
                or (said.outcome in LACKS and self._tells(one, piece))
            ]
        if _ASKS_AGE.search(answer.asked) and not vocabulary().counting.search(answer.asked):
            # "11 to 17" is how old they are
            readings = [one for one in readings if one.number.form != "span"]
        pointed = self.times.listed(answer.keys, answer.asked) if self.times else ()
        return as_asked([self._dated(one) for one in readings], self.text, answer.asked, pointed)

    def _tells(self, one: Reading, piece: Piece) -> bool:
        """Whether the clause of a number declines nothing: "45; earlier years are not held"."""
        if one.certain < STATED:
            return False
        begin = max(
            (stop.end() for stop in _CLAUSE.finditer(self.text, piece.start, one.number.start)),
            default=piece.start,
        )
        after = _CLAUSE.search(self.text, one.number.end, piece.end)
        end = after.start() if after else piece.end
        return (begin, end) != (piece.start, piece.end) and not outcome_of(self.text, begin, end)

    def _table(
        self, rows: Sequence[Sequence[Cell]], answer: Answer, title: str = ""
    ) -> list[Reading]:
        """Read a table; the rows of one that is labelled with questions answer those."""
        if columns := question_columns(rows, self.questions):
            return _by_column(rows, columns, title)
        named = question_rows(rows, answer.names, self.questions)
        if not named:
            return read_table(rows, title=title)
        at = {rows[index][0].start: name for index, name in named.items()}
        found = read_table(without_labels(rows, named), title=title)
        return [replace(one, question=at.get(one.quote[0])) for one in found]

    def _title(self, pieces: list[Piece], at: int) -> str:
        """Return the table's own title, and the line just above it where that is one."""
        table = pieces[at].passage.table
        words = ""
        for above in pieces[max(at - 2, 0) : at][::-1]:
            line = self.text[above.start : above.end]
            if above.passage.table or above.evident:
                break
            if not NOTE.search(line):
                words = line
                break
        return " ".join(
            one for one in (table.title if table else "", " ".join(words.split())) if one
        )

    def _heads(self, piece: Piece) -> bool:
        """Take up a line that only names the period of what follows."""
        bullet = BULLET.match(self.text, piece.start, piece.end)
        words = self.text[bullet.end() if bullet else piece.start : piece.end]
        if marks_in(words, 0, len(words)):
            return False
        own = label_period(words)
        if own and own.as_at and own.as_at == self.written_on:
            return True  # the letter's own date is nobody's period
        titled = None if own or piece.evident else TITLE.fullmatch(words)
        if titled and self.section:
            self.heading, self.section = None, False  # the next heading has no period
        if titled and titled["period"] and (own := label_period(titled["period"])):
            self.section = True
        elif own is None and not piece.evident and _may_head(words):
            dated = [one for one in find_periods(words) if one.dated]
            own = dated[0] if len(dated) == 1 else None
            if own and not words.rstrip().endswith(":") and own.stop < len(words.rstrip()):
                own = None  # "Of the children looked after in 2023 we know" says more
        if own:
            # several years one below the other are what was asked for, not a heading
            self.heading = None if self.listing else own
        self.listing = own is not None
        return own is not None

    def _dated(self, one: Reading) -> Reading:
        if one.period and one.period.dated:
            return one
        told = (*one.labels, one.period.label) if one.period else one.labels
        if months := next((found for label in told if (found := months_of(label))), None):
            return replace(one, period=self.heading, months=months)
        return replace(one, period=self.heading) if self.heading else one


def _may_head(words: str) -> bool:
    """Whether a line may head those below it: "Boys and girls:", "UASC at 31 March 2023"."""
    words = words.rstrip()
    return words.endswith(":") or (len(words.split()) <= MOST_HEAD and words[-1:] not in ".?!;,")


def _by_column(
    rows: Sequence[Sequence[Cell]], columns: Mapping[int, str], title: str
) -> list[Reading]:
    """Read each column of a table as the answer to the question at its head."""
    found: list[Reading] = []
    for row in rows[1:]:
        for at, name in columns.items():
            if at < len(row):
                read = read_table([(row[0], row[at])], title=title)
                whole = (row[0].start, row[-1].end)
                found += [replace(one, question=name, quote=whole) for one in read]
    return found
