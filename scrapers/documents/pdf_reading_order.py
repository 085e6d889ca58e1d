"""Lines that PDFium reads in another way than people do: columns of prose, aligned rows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from scrapers.documents.pdf_cells import is_count, is_list_item
from scrapers.documents.pdf_columns import FAR, distance
from scrapers.documents.pdf_words import Words, text_of

_FEWEST_ROWS = 6
_FEWEST_WORDS = 3.0
"""Words a line that a column of prose has on average, at the least."""
_MARGIN = 3.0
"""Points by which the lines of a column may begin apart."""
_CLOSE = 1.5
"""Parts of a line's height below a line at which its column ends."""
_FULL = 0.75
"""Share of the lines that stand in both columns, where they are columns of prose."""

_SPACES = 2
"""Spaces between what stands apart, at the least."""
_NARROWEST = 1.5
"""Points that a character of an aligned line stands for, at the least."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in the order in which they are to be read, and the words they hold."""

    lines: list[Words]
    words: frozenset[int]


def find_columns(printed: Sequence[list[Words]]) -> Iterator[Lines]:
    """Yield the stretches of printed lines that are two columns of prose, from the top.

    Args:
        printed: the segments of each printed line.
    """
    at = 0
    while at < len(printed):
        end = _run_end(printed, at) if len(printed[at]) == 2 else at
        found = _columns(printed[at:end])
        if found is not None:
            yield found
        at = max(end, at + 1)


def find_aligned(printed: Sequence[list[Words]], taken: Collection[int]) -> Iterator[Lines]:
    """Yield the stretches of two printed lines or more with wide gaps, as aligned lines.

    They may be a table and may not: nothing is made of them, but what stands side by side
    is put on one line, and what stands one below the other is so in the text.

    Args:
        printed: the segments of each printed line.
        taken: the words that stand elsewhere, by their number.
    """
    run: list[list[Words]] = []
    for row in [*printed, []]:
        gapped = len(row) > 1 and not (len(row) == 2 and is_list_item(text_of(row[0])))
        free = gapped and not any(words[0].first in taken for words in row)
        if run and not (free and distance(run[-1], row) <= FAR):
            if len(run) > 1:
                yield _aligned(run)
            run = []
        if free:
            run.append(row)


def _aligned(run: Sequence[list[Words]]) -> Lines:
    """Set a run's segments apart by as many spaces as their places on the page ask for."""
    room = [
        (right[0].box[0] - left[0].box[0]) / (len(text_of(left)) + _SPACES)
        for row in run
        for left, right in pairwise(row)
    ]
    unit = max(min(room), _NARROWEST)
    start = min(row[0][0].box[0] for row in run)
    lines = []
    for row in run:
        line: Words = []
        length = 0
        for words in row:
            place = round((words[0].box[0] - start) / unit)
            spaces = max(place - length, _SPACES if line else 0)
            length += spaces + len(text_of(words))
            # a line's words are joined by one space: the word brings the others along
            further = " " * (spaces - 1 if line else spaces)
            line += [words[0]._replace(text=further + words[0].text), *words[1:]]
        lines.append(line)
    return Lines(lines, frozenset(word.first for line in lines for word in line))


def _run_end(printed: Sequence[list[Words]], at: int) -> int:
    """Return the end of the lines whose segments begin where the two of line ``at`` do."""
    lefts = [words[0].box[0] for words in printed[at]]
    right = lefts[1]
    end = at + 1
    while end < len(printed):
        row, above = printed[end], printed[end - 1][0][0]
        if row[0][0].box[1] - above.box[3] > _CLOSE * above.height:
            break
        known = [min(abs(words[0].box[0] - left) for left in lefts) < _MARGIN for words in row]
        across = any(words[0].box[0] < right - _MARGIN < words[-1].box[2] for words in row)
        if not all(known) or across or len(row) > 2:
            break
        end += 1
    return end


def _columns(run: Sequence[list[Words]]) -> Lines | None:
    if len(run) < _FEWEST_ROWS or sum(len(row) == 2 for row in run) < _FULL * len(run):
        return None
    right = run[0][1][0].box[0] - _MARGIN
    sides = [[words for row in run for words in row if (words[0].box[0] >= right) == is_right]
             for is_right in (False, True)]  # fmt: skip
    for side in sides:
        if sum(map(len, side)) < _FEWEST_WORDS * len(side):
            return None
        if any(is_count(text_of(words)) for words in side):
            return None
    lines = list(chain.from_iterable(sides))
    return Lines(lines, frozenset(word.first for words in lines for word in words))
