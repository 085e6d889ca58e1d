"""A document as passages: paragraphs, list items and tables, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.documents.model import Cell, Document, Table
from scrapers.letters.furniture import closes, fold, is_furniture, running_lines, speaks_of_rights
from scrapers.letters.labels import Label, label_at
from scrapers.letters.masking import mask, without_markup
from scrapers.letters.numbers import find_numbers
from scrapers.letters.outcomes import outcome_of
from scrapers.letters.phrases import phrase

BULLET = re.compile(r"[ \t]*[-•·*▪◦o–][ \t]+(?=\S)")
_HOW_MANY = re.compile(r"\bhow (?:many|much|often)\b", re.I)
_WRAPPED = 60
_ENDS = re.compile(r"[.?!:;][\"'”’)]*\s*$")
_OPEN_ENDED = re.compile(
    r"(?:,|[-–/(]|\b(?:of|the|and|or|an?|in|on|to|for|by|with|from|at))\s*$", re.I
)
_ENDS_IN_NUMBER = re.compile(r"[\d%*]\)?\s*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item, or a table (then ``table`` is set); half-open span."""

    start: int
    end: int
    label: Label | None = None
    bullet: bool = False
    table: Table | None = None

    @property
    def body(self) -> int:
        """Where the words begin, after the label."""
        return max(self.start, self.label.end) if self.label else self.start


@dataclass(frozen=True, slots=True)
class Page:
    """The text with its markup blanked and its passages; ``text`` keeps every place."""

    text: str
    passages: tuple[Passage, ...]


def passages_of(document: Document) -> Page:
    """Return the passages of ``document`` that are no furniture, in reading order."""
    text = without_markup(document.text)
    lines = [span for span in _lines(text) if text[span[0] : span[1]].strip()]
    running = running_lines(document)
    forms = [table for table in document.tables if _asks_in_rows(table)]
    tables = [(_span(one), one) for one in document.tables if any(one.rows) and one not in forms]
    kept: list[Passage] = []
    above = gone = -1
    for start, end in lines:
        line = text[start:end]
        inside = next((one for one in tables if one[0][0] <= start < max(one[0][1], 1)), None)
        if inside:
            if not (kept and kept[-1].table is inside[1]):
                kept.append(Passage(*inside[0], table=inside[1]))
            continue
        if fold(line) in running and not _may_answer(line):
            continue
        if is_furniture(line) or _belongs(text, gone, start, end):
            gone = end
            continue
        if parts := _cells_at(forms, start):
            kept += [
                Passage(one.start, one.end, label_at(text, one.start, one.end)) for one in parts
            ]
            continue
        label = label_at(text, start, end)
        bullet = label is None and bool(BULLET.match(line))
        if label and label.end >= end and _continues(text, kept, start, end, above, cut=True):
            label = None  # "the age of / 18.": the end of a sentence, no question 18
        if _continues(text, kept, start, end, above) and label is None and not bullet:
            last = kept.pop()
            kept.append(Passage(last.start, end, last.label, last.bullet))
        else:
            kept.append(Passage(start, end, label, bullet))
        above = end
    kept = [one for one in kept if one.table or not speaks_of_rights(text[one.start : one.end])]
    return Page(text, tuple(_without_tail(text, kept)))


def _asks_in_rows(table: Table) -> bool:
    """Whether a table sets answers beside questions: a form, not a table of figures."""
    return any(
        sum(1 for cell in row if cell.text.strip()) > 1
        and any("?" in cell.text or _HOW_MANY.search(cell.text) for cell in row)
        for row in table.rows
    )


def _cells_at(forms: list[Table], start: int) -> list[Cell]:
    """Return the filled cells of the row of a form that begins at ``start``."""
    for table in forms:
        for row in table.rows:
            if row and row[0].start <= start <= row[-1].end:
                return [cell for cell in row if cell.text.strip() and cell.start >= row[0].start]
    return []


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        at += len(line)


def _span(table: Table) -> tuple[int, int]:
    cells = [cell for row in table.rows for cell in row]
    return min(cell.start for cell in cells), max(cell.end for cell in cells)


def _may_answer(line: str) -> bool:
    """Whether a line holds a number, a refusal or a label, so that repeating is no proof."""
    said = find_numbers(mask(line)) or outcome_of(line, 0, len(line))
    return bool(said) or label_at(line, 0, len(line)) is not None


def _belongs(text: str, gone: int, start: int, end: int) -> bool:
    """Whether a line goes on with a long line of furniture that broke off before it."""
    if gone < 0 or text.count("\n", gone, start) > 1 or label_at(text, start, end):
        return False
    last = text[text.rfind("\n", 0, gone) + 1 : gone]
    return len(last) >= _WRAPPED and not _ENDS.search(last) and text[start:end].strip() != ""


def _continues(
    text: str, kept: list[Passage], start: int, end: int, above: int, *, cut: bool = False
) -> bool:
    """Whether a line goes on with the paragraph that the line before it broke off.

    ``cut`` asks for a line before it that is long and has no end.
    """
    if not kept or kept[-1].table or "\t" in text[start:end]:
        return False
    if kept[-1].end != above or text.count("\n", above, start) > 1:
        return False
    begun = text.rfind("\n", 0, above) + 1
    last = text[max(begun, kept[-1].start) : above]
    if "\t" in last or closes(text[start:end]):
        return False
    first = text[start:end].lstrip()[:1]
    if kept[-1].bullet and not first.islower() and not _OPEN_ENDED.search(last):
        return False
    if _ENDS_IN_NUMBER.search(last) and _ENDS_IN_NUMBER.search(text[start:end]):
        return False
    if cut:
        return len(last) >= _WRAPPED and not _ENDS.search(last)
    if _ENDS.search(last):
        return len(last) >= _WRAPPED and not last.rstrip().endswith((":", "?")) and first.islower()
    return first.islower() or len(last) >= _WRAPPED


def _without_tail(text: str, kept: list[Passage]) -> list[Passage]:
    """Cut the closing part off: all from the first closing line that no answer follows."""
    last_item = max((at for at, one in enumerate(kept) if _goes_on(text, one)), default=-1)
    for at, one in enumerate(kept):
        if at > last_item and closes(text[one.start : one.end]):
            return kept[:at]
    return [one for at, one in enumerate(kept) if not closes(text[one.start : one.end])]


_ANSWERS = phrase("goes_on")


def _goes_on(text: str, one: Passage) -> bool:
    if one.table:
        return True
    numbered = one.label is not None and one.label.style != "letter"
    return numbered or bool(_ANSWERS.match(text[one.start : one.end]))
