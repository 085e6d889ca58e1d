"""Ruled tables on a PDF page: cells from the ruling lines, their words from PDFium."""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

import pdfplumber
import pypdfium2.raw as raw
from pdfplumber.page import Page as PlumberPage
from pypdfium2 import PdfPage

from scrapers.documents.pdf_glyphs import Box, Glyph

FEWEST_SEGMENTS = 6
MOST_PATHS = 5_000
"""More is a drawing or a map: looking for tables in it takes minutes."""

_SAME_LINE = 5.0
"""Points between the middles of words that stand side by side."""
_BROKEN_WORD = re.compile(r"\w[-/]\Z")
_COUNT = re.compile(r"[<>≤≥£]?\s?\d[\d,.]*\s?%?|[-–—*cxz]|\[[a-z]\]|n/a|nil", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Ruled:
    """A ruled table: R rows of cells, a box or None where a merged cell covers it."""

    outline: Box
    cells: list[list[Box | None]]
    words: dict[tuple[int, int], list[Glyph]] = field(default_factory=dict)

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Return the row and column of the cell that holds the glyph's middle."""
        x, y = glyph.centre()
        if not holds(self.outline, x, y):
            return None
        for row, boxes in enumerate(self.cells):
            for column, box in enumerate(boxes):
                if box and holds(box, x, y):
                    return row, column
        return None

    def rows(self) -> list[list[str]]:
        """Return the cells' text; a row without rules between its lines is parted."""
        rows: list[list[str]] = []
        for number, boxes in enumerate(self.cells):
            lines = [_lines(self.words.get((number, column), [])) for column in range(len(boxes))]
            rows += _parted(lines) or [[_joined([text for _, text in cell]) for cell in lines]]
        return rows


def holds(box: Box, x: float, y: float) -> bool:
    """Tell whether a point lies in ``box`` or on its edge."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def may_hold_table(page: PdfPage) -> bool | None:
    """Tell cheaply whether a page has rules enough for a table; None: too many to tell."""
    segments = 0
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)
    for number, path in enumerate(paths, start=1):
        segments += raw.FPDFPath_CountSegments(path.raw)
        if number > MOST_PATHS:
            return None
    return segments >= FEWEST_SEGMENTS


class TableFinder:
    """Finds the ruled tables of one PDF's pages; a context manager.

    pdfplumber reads a page many times slower than PDFium, so it opens the file only
    when a page has rules.

    Args:
        data: the PDF.
        note: where pages on which tables could not be looked for are told.
    """

    def __init__(self, data: bytes, note: Callable[[str], None]) -> None:
        self._data = data
        self._note = note
        self._plumber: pdfplumber.PDF | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._plumber is not None:
            self._plumber.close()

    def find(self, page: PdfPage, number: int) -> list[Ruled]:
        """Return the tables of two rows and two columns or more on page ``number``.

        Source:
            pdfplumber's "lines" strategy, after A. Nurminen, "Algorithmic Extraction of
            Data in Tables in PDF Documents" (2013).
        """
        likely = may_hold_table(page)
        if likely is None:
            self._note(f"page {number} is a drawing: tables were not looked for on it")
        if not likely:
            return []
        try:
            self._plumber = self._plumber or pdfplumber.open(io.BytesIO(self._data))
            return _ruled(self._plumber.pages[number - 1])
        except Exception as error:  # noqa: BLE001 - pdfminer fails in many ways
            self._note(f"page {number}: tables were not found: {type(error).__name__}: {error}")
            return []


def _ruled(page: PlumberPage) -> list[Ruled]:
    left, top = page.bbox[:2]
    tables = []
    for table in page.find_tables():
        cells = [
            [None if cell is None else _moved(cell, left, top) for cell in row.cells]
            for row in table.rows
        ]
        if len(cells) > 1 and max(map(len, cells)) > 1:
            tables.append(Ruled(_moved(table.bbox, left, top), cells))
    return tables


def _moved(cell: Sequence[float], left: float, top: float) -> Box:
    return cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top


def _lines(glyphs: Sequence[Glyph]) -> list[tuple[float, str]]:
    """Return a cell's lines of text, each with the height of its middle on the page."""
    lines: list[tuple[float, str]] = []
    text, middle = "", 0.0
    for glyph in [*glyphs, Glyph("\n", (0, 0, 0, 0))]:
        if glyph.char != "\n":
            middle = middle if text.strip() else glyph.centre()[1]
            text += glyph.char
            continue
        if text.strip():
            lines.append((middle, text.strip()))
        text = ""
    return lines


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of one cell; "2019/" and "20" are one word, as any cell's reader sees."""
    text = ""
    for line in lines:
        broken = _BROKEN_WORD.search(text) and line[:1].isalnum()
        text += line if broken or not text else f" {line}"
    return text


def _parted(cells: Sequence[list[tuple[float, str]]]) -> list[list[str]] | None:
    """Part a ruled row whose cells each hold the same n > 1 lines side by side.

    Some tables rule their columns and not their rows. They are told from cells that
    wrap by a column, not the first, whose every line is a count.
    """
    filled = [cell for cell in cells if cell]
    height = len(filled[0]) if filled else 0
    if height < 2 or len(filled) < 2 or any(len(cell) != height for cell in filled):
        return None
    for lines in zip(*filled, strict=True):
        middles = [middle for middle, _ in lines]
        if max(middles) - min(middles) > _SAME_LINE:
            return None
    if not any(all(_COUNT.fullmatch(text) for _, text in cell) for cell in filled[1:]):
        return None
    return [[cell[at][1] if cell else "" for cell in cells] for at in range(height)]
