"""The order of a PDF page's parts: lines as PDFium reads them, tables where they begin."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scrapers.documents.builder import DocumentBuilder
from scrapers.documents.pdf_columns import Row, Unruled, find_tables, segments
from scrapers.documents.pdf_reading_order import Lines, find_aligned, find_columns
from scrapers.documents.pdf_tables import Ruled
from scrapers.documents.pdf_words import Word, Words, rows, text_of

Part = Words | Ruled | Unruled
"""One printed line, or a table."""

_GAP = 0.4
"""Part of a line's height that parts one paragraph from the next."""


def in_order(parts: Sequence[Words | Ruled]) -> Iterator[Part]:
    """Yield a page's parts, with its unruled tables and its columns of prose told.

    Args:
        parts: the page's lines and ruled tables, in PDFium's order.
    """
    lines = [part for part in parts if not isinstance(part, Ruled)]
    pieces = [segments(line) for line in lines]
    if _is_plain(pieces):
        yield from parts
        return
    printed = list(rows([piece for row in pieces for piece in row]))
    regions: list[Unruled | Lines] = [*find_tables(printed), *find_columns(printed)]
    region_of: dict[int, Unruled | Lines] = {
        first: region for region in regions for first in region.words
    }
    for aligned in list(find_aligned(printed, region_of)):
        region_of.update(dict.fromkeys(aligned.words, aligned))
    seen: set[int] = set()
    for part in parts:
        if isinstance(part, Ruled):
            yield part
            continue
        for word_run, region in _runs(part, region_of):
            if region is None:
                yield word_run
            elif id(region) not in seen:
                seen.add(id(region))
                if isinstance(region, Lines):
                    yield from region.lines
                else:
                    yield region


def add_page(builder: DocumentBuilder, parts: Sequence[Part]) -> list[tuple[float, ...]]:
    """Add a page's parts to the document, an empty line between paragraphs.

    Returns:
        Where the columns of each table begin, in points; () for one without rules.
    """
    above: Word | None = None
    columns: list[tuple[float, ...]] = []
    for part in parts:
        if isinstance(part, list):
            if above is not None and is_apart(above, part[0]):
                builder.gap()
            builder.line(text_of(part))
            above = part[-1]
        else:
            builder.gap()
            builder.table(part.rows())
            columns.append(part.edges() if isinstance(part, Ruled) else ())
    return columns


def is_apart(above: Word, below: Word) -> bool:
    """Tell whether more than the space of a line lies between two words' lines."""
    return below.box[1] - above.box[3] > _GAP * above.height


def _is_plain(pieces: Sequence[Row]) -> bool:
    """Tell cheaply whether a page has one column and no wide gap in any line."""
    if any(len(row) > 1 for row in pieces):
        return False
    return all(above[0][0].box[1] <= below[0][0].box[1] for above, below in pairwise(pieces))


def _runs(
    line: Words, region_of: dict[int, Unruled | Lines]
) -> Iterator[tuple[Words, Unruled | Lines | None]]:
    """Yield the stretches of a line that stand in one region, or in none."""
    run: Words = []
    here = region_of.get(line[0].first)
    for word in line:
        region = region_of.get(word.first)
        if region is not here:
            yield run, here
            run, here = [], region
        run.append(word)
    yield run, here
