"""Tables that a text draws with its own signs: bars, semicolons, commas, or blanks alone.

The cells are stretches of the text as it stands, so that every place in them holds; a
drawing whose columns cannot be told apart stays lines of text.
"""

from collections.abc import Iterator, Sequence

from scrapers.documents.model import Table
from scrapers.letters.blank_columns import aligned_at
from scrapers.letters.cell_lines import LONGEST_CELL, cell_lines_at
from scrapers.letters.drawn_lines import Line, Rows, lines_of
from scrapers.letters.separated import barred_at, listed_at


def _has_bars(words: str) -> bool:
    return "|" in words


def _is_short(words: str) -> bool:
    return 0 < len(words) <= LONGEST_CELL and words[-1] not in ".?!;"


def _has_gaps(words: str) -> bool:
    return "  " in words or (_is_short(words) and words[-1] != ":")


def _has_signs(words: str) -> bool:
    return words.count(";") > 1 or words.count(",") > 1 or words.count("   ") > 1


_DRAWN = (
    (barred_at, _has_bars),
    (aligned_at, _has_gaps),
    (listed_at, _has_signs),
    (cell_lines_at, _is_short),
)
"""Each way of drawing with what its first line must have."""


def drawn_tables(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Table]:
    """Return the tables drawn in ``text``, in reading order.

    Args:
        text: a document's.
        taken: half-open spans of it that are tables already, in order.
    """
    found: list[Table] = []
    for lines in _free(lines_of(text), taken):
        barren = [0] * len(_DRAWN)
        at = 0
        while at < len(lines):
            rows, used = _drawn_at(lines, at, barren)
            if rows:
                found.append(Table(tuple(rows), 0))
            at += used
    return found


def _free(lines: Sequence[Line], taken: Sequence[tuple[int, int]]) -> Iterator[list[Line]]:
    """Yield the runs of lines that are no part of a table already."""
    spans = list(taken)
    run: list[Line] = []
    for line in lines:
        while spans and spans[0][1] <= line.start:
            spans.pop(0)
        if (spans and spans[0][0] <= line.start) or "\t" in line.text:
            yield run
            run = []
        else:
            run.append(line)
    yield run


def _drawn_at(lines: Sequence[Line], at: int, barren: list[int]) -> tuple[Rows, int]:
    """Return the table that begins at line ``at`` and its lines; no rows and 1 for none.

    ``barren`` keeps for each way of drawing the line before which it finds nothing.
    """
    for way, (draw, may_begin) in enumerate(_DRAWN):
        if at >= barren[way] and may_begin(lines[at].text):
            rows, used = draw(lines, at)
            if rows:
                return rows, used
            barren[way] = at + used
    return [], 1
