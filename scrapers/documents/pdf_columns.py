"""Tables set without rules: columns told by the white space that runs down between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scrapers.documents.pdf_cells import is_count, is_list_item, is_year, joined
from scrapers.documents.pdf_words import Words, text_of

Row = list[Words]
"""The segments of one printed line: words parted by no more than a space, from the left."""
Span = tuple[float, float]
"""Left and right of a column, in points."""

_WIDE = 0.9
"""Parts of a line's height between two words that are more than a space."""
FAR = 2.0
"""Parts of a line's height below a row at which no other row of its table follows."""
_CLOSE = 0.6
_TIGHT = 0.35
"""The same at which a line may, and does, go on with the cells of the line above."""
_LOOSER = 0.3
"""By how much more, at the least, the rows of a table with wrapped cells are parted."""
_GUTTER = 2.0
"""Points of white between two columns, at the least."""
_MOST_COLUMNS = 60
_LONGEST = 200
"""Rows after which a failed run is not looked through again, so that time stays linear."""


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table: R rows of C cells, and the words that it holds."""

    cells: list[list[str]]
    words: frozenset[int]

    def rows(self) -> list[list[str]]:
        """Return the cells' text."""
        return self.cells


def segments(words: Words) -> Row:
    """Part a line where more than a space lies between two words."""
    parts = [[words[0]]]
    for before, word in pairwise(words):
        if word.box[0] - before.box[2] > _WIDE * before.height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def find_tables(lines: Sequence[Row]) -> Iterator[Unruled]:
    """Yield the tables among printed lines, from the top.

    Only what is plainly a table is one: white space runs down between the columns, a
    heading stands over every column of counts, and the labels are no list's numbers.
    A wrong table is worse than lines.
    """
    at = free = 0
    while at < len(lines) - 1:
        end = _run_end(lines, at) if 1 < len(lines[at]) <= _MOST_COLUMNS else at
        plain = end - at > 1 and not _is_broken_off(lines, at, end)
        table = _table(_with_heading_above(lines, at, free, end)) if plain else None
        if table is not None:
            yield table
        if table is not None or end - at > _LONGEST:
            at = free = end
        else:
            at += 1


def _run_end(lines: Sequence[Row], at: int) -> int:
    """Return the end of the longest run of rows from ``at`` that share columns."""
    columns = [_span(words) for words in lines[at]]
    end, counted = at + 1, False
    for above, row in pairwise(lines[at:]):
        near = distance(above, row) <= FAR and len(row) <= _MOST_COLUMNS
        widened = _widened(columns, row) if near else None
        if widened is None or (counted and _heads(row) and _is_parted(lines[at : end + 1])):
            break
        counted |= not _heads(row)
        columns = widened
        end += 1
    while end > at + 1 and len(lines[end - 1]) == 1 and not _goes_on(*lines[end - 2 : end]):
        end -= 1
    return end


def _is_broken_off(lines: Sequence[Row], at: int, end: int) -> bool:
    """Tell whether a row follows that looks like one of the run but does not fit its columns."""
    if end == len(lines) or len(lines[end]) == 1:
        return False
    spaces = [distance(above, row) for above, row in pairwise(lines[at : end + 1])]
    return spaces[-1] <= max(spaces[:-1]) + _LOOSER


def _heads(row: Row) -> bool:
    """Tell whether a row of several segments holds no count beside its first."""
    texts = [text_of(words) for words in row[1:]]
    return texts != [] and not any(is_count(text) and not is_year(text) for text in texts)


def _is_parted(run: Sequence[Row]) -> bool:
    """Tell whether the last of three rows or more stands further off than the others do."""
    *before, last = (distance(above, row) for above, row in pairwise(run))
    return bool(before) and last > max(before) + _LOOSER


def _with_heading_above(lines: Sequence[Row], at: int, free: int, end: int) -> Sequence[Row]:
    """Return the run with the line above it that begins one column's wrapped heading."""
    if at > free and len(lines[at - 1]) == 1 and distance(lines[at - 1], lines[at]) < _CLOSE:
        first = [_span(words) for words in lines[at]]
        left, right = _span(lines[at - 1][0])
        over = [place for place, span in enumerate(first) if left < span[1] and span[0] < right]
        if len(over) == 1 and over[0] > 0:
            return lines[at - 1 : end]
    return lines[at:end]


def _span(words: Words) -> Span:
    return words[0].box[0], words[-1].box[2]


def _widened(columns: Sequence[Span], row: Row) -> list[Span] | None:
    """Return the columns with a row's segments taken in; None where they do not fit."""
    widened = list(columns)
    taken: set[int] = set()
    for words in row:
        left, right = _span(words)
        over = [
            at
            for at, (start, end) in enumerate(widened)
            if left < end + _GUTTER and start < right + _GUTTER
        ]
        if len(over) > 1 or taken.intersection(over) or (not over and len(row) == 1):
            return None
        if over:
            taken.add(over[0])
            start, end = widened[over[0]]
            widened[over[0]] = (min(start, left), max(end, right))
        else:
            taken.add(len(widened))
            widened.append((left, right))
    return sorted(widened)


def distance(above: Row, below: Row) -> float:
    """Return the white between two rows, in parts of the upper one's height."""
    bottom = max(words[0].box[3] for words in above)
    return (min(words[0].box[1] for words in below) - bottom) / above[0][0].height


def _goes_on(above: Row, below: Row) -> bool:
    return text_of(below[0])[0].islower() and distance(above, below) < _CLOSE


def _table(run: Sequence[Row]) -> Unruled | None:
    columns: list[Span] = sorted(_span(words) for words in max(run, key=len))
    for row in run:
        widened = _widened(columns, row)
        if widened is None:
            return None
        columns = widened
    placed = [_cells(row, columns) for row in run]
    cells = _unwrapped(run, placed)
    words = frozenset(word.first for row in run for part in row for word in part)
    return Unruled(cells, words) if _is_table(cells) else None


def _cells(row: Row, columns: Sequence[Span]) -> list[str]:
    cells = [""] * len(columns)
    for words in row:
        middle = sum(_span(words)) / 2
        at = next(at for at, (left, right) in enumerate(columns) if left <= middle <= right)
        cells[at] = text_of(words)
    return cells


def _unwrapped(run: Sequence[Row], placed: Sequence[list[str]]) -> list[list[str]]:
    """Join the lines of one row of cells, told by standing closer than rows do."""
    spaces = [distance(above, below) for above, below in pairwise(run)]
    widest = max(spaces)
    cells = [[[text] if text else [] for text in placed[0]]]
    for texts, row, above, space in zip(placed[1:], run[1:], run, spaces, strict=False):
        last = cells[-1]
        tight = space < _TIGHT and widest > space + _LOOSER
        two_counts = any(
            is_count(text) and any(map(is_count, before))
            for text, before in zip(texts, last, strict=True)
        )
        one_sided = not any(map(is_count, texts[1:])) or not any(last[1:])
        if not two_counts and (tight or (one_sided and _goes_on(above, row))):
            for text, before in zip(texts, last, strict=True):
                before.extend([text] if text else [])
        else:
            cells.append([[text] if text else [] for text in texts])
    return [[joined(lines) for lines in row] for row in cells]


def _is_table(cells: Sequence[list[str]]) -> bool:
    heads = 0
    while heads < len(cells) and not any(is_count(t) and not is_year(t) for t in cells[heads][1:]):
        heads += 1
    head, body = cells[:heads], cells[heads:]
    if not head or not body or all(is_list_item(row[0]) for row in body):
        return False
    counted = 0
    for at in range(1, len(cells[0])):
        below = [row[at] for row in body if row[at]]
        if below and all(map(is_count, below)):
            counted += 1
            if not any(row[at] for row in head):
                return False
    return counted > 0
