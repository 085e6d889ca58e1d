"""A document as passages: paragraphs, list items and tables, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scrapers.documents.model import Cell, Document, Table
from scrapers.letters.drawn_tables import drawn_tables
from scrapers.letters.ends import numbered, without_head, without_tail
from scrapers.letters.furniture import Running, is_furniture, is_page_line, speaks_of_rights
from scrapers.letters.inline import parts_of
from scrapers.letters.labels import OWN_STYLES, label_at
from scrapers.letters.masking import mask, without_markup
from scrapers.letters.numbers import find_numbers
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.passage import BULLET, Page, Passage
from scrapers.letters.wrapped import Line, breaks_off, closes_bracket, filled, lists_on, margin_of

_HOW_MANY = re.compile(r"\bhow (?:many|much|often)\b", re.I)
Span = tuple[int, int]


def passages_of(document: Document) -> Page:
    """Return the passages of ``document`` that are no furniture, in reading order."""
    text = without_markup(document.text)
    forms = [table for table in document.tables if _asks_in_rows(table)]
    given = [one for one in document.tables if any(one.rows)]
    drawn = drawn_tables(document.text, [_span(text, one) for one in given])
    tables = [(_span(text, one), one) for one in (*given, *drawn) if one not in forms]
    own = next((label for betrays, label in OWN_STYLES if betrays.search(text)), None)
    spans = [span for span in _lines(text) if text[span[0] : span[1]].strip()]
    free = [one for one in spans if not any(a <= one[0] < b for (a, b), _ in tables)]
    margin = margin_of([len(text[start:end].strip()) for start, end in free])
    lines = _Lines(text, Running(document), forms, tables, own, margin)
    for span in spans:
        lines.take(span)
    kept = numbered(text, lines.kept, lines.gone[-1][1] if lines.gone else -1)
    text = filled(text, kept, lines.gone)
    kept = [one for one in kept if one.table or one.label or not _of_rights(text, one)]
    kept = [part for one in kept for part in _apart(text, one, own, document.text)]
    return Page(text, tuple(without_tail(text, without_head(text, kept))))


def _of_rights(text: str, one: Passage) -> bool:
    return speaks_of_rights(text[one.start : one.end])


def _apart(text: str, one: Passage, own: re.Pattern[str] | None, lines: str) -> Iterator[Passage]:
    """Yield a passage, or the items that stand in it across the ends of its ``lines``."""
    if one.table or "\n" not in lines[one.start : one.end]:
        yield one
        return
    for start, end in parts_of(text, one.start, one.end):
        if start == one.start:
            yield Passage(start, end, one.label, one.bullet)
        else:
            yield Passage(start, end, label_at(text, start, end, own=own))


@dataclass(slots=True)
class _Lines:
    """Takes a letter's lines in order and puts them together as passages.

    ``above`` is the end of the last line that was kept outside a table, ``gone`` are the
    lines of furniture.
    """

    text: str
    running: Running
    forms: Sequence[Table]
    tables: Sequence[tuple[Span, Table]]
    own: re.Pattern[str] | None
    margin: int
    kept: list[Passage] = field(default_factory=list)
    gone: list[Span] = field(default_factory=list)
    above: int = -1

    def take(self, span: Span) -> None:
        """Put one line that is not blank where it belongs."""
        start, end = span
        inside = next((one for one in self.tables if one[0][0] <= start < max(one[0][1], 1)), None)
        if inside:
            if not (self.kept and self.kept[-1].table is inside[1]):
                self.kept.append(Passage(*inside[0], table=inside[1]))
        elif self._is_furniture(span):
            self.gone.append(span)
        elif parts := _cells_at(self.forms, start):
            self.kept += [
                Passage(one.start, one.end, label_at(self.text, one.start, one.end))
                for one in parts
            ]
        else:
            for begin, stop in self._parts(start, end):
                label = label_at(self.text, begin, stop, own=self.own)
                self._keep(Passage(begin, stop, label), self.above if begin == start else -1)
            self.above = end

    def _parts(self, start: int, end: int) -> Iterator[Span]:
        """Yield the passages of a line; one that goes on with a list is only its last's end."""
        label = label_at(self.text, start, end, own=self.own)
        if label and lists_on(self.text, self.kept, label, self.above):
            yield start, end
        else:
            yield from parts_of(self.text, start, end)

    def _is_furniture(self, span: Span) -> bool:
        line = self.text[span[0] : span[1]]
        if span[0] in self.running.numbers:
            return True
        if self.running.holds(span[0], line) and not _may_answer(line):
            return True
        if is_furniture(line):
            return is_page_line(line) or not self._goes_on(line)
        return _belongs(self.text, self.gone[-1][1] if self.gone else -1, *span)

    def _goes_on(self, line: str) -> bool:
        """Whether a line in small letters stands after one that broke off."""
        if not (self.kept and self.kept[-1].end == self.above and line.lstrip()[:1].islower()):
            return False
        return breaks_off(self.text[self.text.rfind("\n", 0, self.above) + 1 : self.above])

    def _keep(self, line: Passage, above: int) -> None:
        """Add a line, or the part of one, to the passages: its own, or the last one's end."""
        place, label = (line.start, line.end), line.label
        bullet = label is None and self._is_bullet(place, above)
        if label and label.end >= line.end:
            cut = self._continues(place, above, cut=True)
            label = None if cut else label  # "the age of / 18.": no question 18
        if label and label.end < line.end and lists_on(self.text, self.kept, label, above):
            label = None
        if label is None and not bullet and self._continues(place, above):
            last = self.kept.pop()
            self.kept.append(Passage(last.start, line.end, last.label, last.bullet))
        else:
            self.kept.append(Passage(line.start, line.end, label, bullet))

    def _is_bullet(self, place: Span, above: int) -> bool:
        if not BULLET.match(self.text, *place):
            return False
        last = self.text[self.text.rfind("\n", 0, max(above, 0)) + 1 : max(above, 0)]
        return not closes_bracket(last, self.text[slice(*place)])

    def _continues(self, place: Span, above: int, *, cut: bool = False) -> bool:
        if not self.kept or self.kept[-1].end != above:
            return False
        over = bool(self.gone) and self.gone[-1][0] > above
        line = Line(self.text, *place, self.kept[-1], self.margin, over)
        return line.continues(cut=cut)


def _asks_in_rows(table: Table) -> bool:
    """Whether a table sets answers beside questions: a form, not a table of figures."""
    return any(
        sum(1 for cell in row if cell.text.strip()) > 1
        and any("?" in cell.text or _HOW_MANY.search(cell.text) for cell in row)
        for row in table.rows
    )


def _cells_at(forms: Sequence[Table], start: int) -> list[Cell]:
    """Return the filled cells of the row of a form that begins at ``start``."""
    for table in forms:
        for row in table.rows:
            if row and row[0].start <= start <= row[-1].end:
                return [cell for cell in row if cell.text.strip() and cell.start >= row[0].start]
    return []


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        at += len(line)


def _span(text: str, table: Table) -> Span:
    """Return the lines of a table, from the first one's start to the last cell's end."""
    cells = [cell for row in table.rows for cell in row]
    first = min(cell.start for cell in cells)
    return text.rfind("\n", 0, first) + 1, max(cell.end for cell in cells)


def _may_answer(line: str) -> bool:
    """Whether a line holds a number, a refusal or a label, so that repeating is no proof."""
    said = find_numbers(mask(line)) or outcome_of(line, 0, len(line))
    return bool(said) or label_at(line, 0, len(line)) is not None


def _belongs(text: str, gone: int, start: int, end: int) -> bool:
    """Whether a line goes on with a long line of furniture that broke off before it."""
    if gone < 0 or text.count("\n", gone, start) > 1:
        return False
    label = label_at(text, start, end)
    if label and label.end < end:
        return False  # "3.0." alone is the end of a licence's name
    return breaks_off(text[text.rfind("\n", 0, gone) + 1 : gone])
