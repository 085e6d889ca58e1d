"""Recognised words as lines and, where the columns are plain, as tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.ocr import Word

_WIDE = 1.6
"""A gap between cells, in heights of the line's words; a space is about a third of one."""

_APART = 1.2
"""Empty height that parts paragraphs, in heights of the line."""

_RULES = frozenset("|[]_—–-=~‘’'")
"""What the rules of a table are read as, when they stand by themselves."""

Cells = list[list[Word]]


def add_words(builder: DocumentBuilder, words: Sequence[Word]) -> None:
    """Add a page's words, line by line, to the page that ``builder`` is at.

    Consecutive lines whose wide gaps stand one below the other are a table; all other
    lines are text, their words parted by one space each.
    """
    lines = [_cells(list(line)) for _, line in groupby(words, key=lambda word: word.line)]
    above: int | None = None
    for run in _runs([line for line in lines if line]):
        top = min(word.top for word in _flat(run[0]))
        if above is not None and top - above > _APART * _height(run[0]):
            builder.gap()
        if len(run) > 1:
            builder.table([_text(cell) for cell in line] for line in run)
        else:
            builder.line(" ".join(_text(cell) for cell in run[0]))
        above = max(word.bottom for word in _flat(run[-1]))


def _cells(line: list[Word]) -> Cells:
    """Part a line at its rules and wide gaps; words of nothing but rules are gone."""
    tall = median(word.bottom - word.top for word in line)
    cells: Cells = []
    last: Word | None = None
    for word in line:
        if not set(word.text) - {"|"}:
            last = None
            continue
        if last is None or word.left - last.right > _WIDE * tall:
            cells.append([])
        cells[-1].append(word)
        last = word
    bare = [cell for cell in cells if any(set(word.text) - _RULES for word in cell)]
    # a dash alone may be a cell that says "none": it stays where others stand beside it
    return cells if bare else []


def _runs(lines: Sequence[Cells]) -> Iterator[list[Cells]]:
    """Yield single lines, and runs of lines whose cells stand one below the other."""
    run: list[Cells] = []
    for line in lines:
        if run and not all(_aligned(other, line) for other in run):
            yield from _whole(run)
            run = []
        run.append(line)
    yield from _whole(run)


def _whole(run: list[Cells]) -> Iterator[list[Cells]]:
    if run and len(run[0]) > 1:
        yield run
    else:
        yield from ([line] for line in run)


def _aligned(upper: Cells, lower: Cells) -> bool:
    """Tell whether two lines have as many cells, each below its own and no other."""
    if len(upper) != len(lower):
        return False
    places = [(_span(one), _span(other)) for one, other in zip(upper, lower, strict=True)]
    own = all(a[0] <= b[1] and b[0] <= a[1] for a, b in places)
    left = [max(a[1], b[1]) for a, b in places]
    right = [min(a[0], b[0]) for a, b in places]
    return own and all(end < start for end, start in zip(left, right[1:], strict=False))


def _span(cell: Sequence[Word]) -> tuple[int, int]:
    return cell[0].left, cell[-1].right


def _flat(line: Cells) -> list[Word]:
    return [word for cell in line for word in cell]


def _height(line: Cells) -> float:
    return median(word.bottom - word.top for word in _flat(line))


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)
