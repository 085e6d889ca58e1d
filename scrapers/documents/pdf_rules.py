"""The rules drawn on a PDF page, and the grids of cells that they enclose."""

from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfplumber import table as plumber

from scrapers.documents.pdf_words import Box, upright

Grid = list[list[Box | None]]
"""R rows of C cells: a box, or None where a merged cell covers the place."""
Edge = dict[str, Any]
"""A horizontal ("h") or vertical ("v") rule, in the form that pdfplumber reads."""
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

FEWEST_SEGMENTS = 6
MOST_PATHS = 5_000
MOST_CROSSINGS = 250_000
"""More of them is a drawing or a map: looking for tables in it takes minutes."""

_TOLERANCE = 3.0
"""Points that rules may miss each other by, pdfplumber's own default."""
_STRAIGHT = 1.0
"""Points that a rule may lean."""
_DEPTH = 4
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooManyRulesError(Exception):
    """The page holds more rules than a table has."""


def grids(page: pdfium.PdfPage, turn: int) -> list[Grid]:
    """Return the grids of two rows and two columns or more, from the top.

    Args:
        page: the page.
        turn: degrees clockwise by which its words are turned upright.

    Raises:
        TooManyRulesError: when it holds too many to look through.

    Source:
        pdfplumber's "lines" strategy, after A. Nurminen, "Algorithmic Extraction of
        Data in Tables in PDF Documents" (2013).
    """
    paths = _paths(page)
    if sum(raw.FPDFPath_CountSegments(path.raw) for path in paths) < FEWEST_SEGMENTS:
        return []
    edges = [edge for path in paths for edge in _edges(path, turn)]
    edges = plumber.merge_edges(edges, *[_TOLERANCE] * 4)
    edges = [edge for edge in edges if max(edge["width"], edge["height"]) >= _TOLERANCE]
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > MOST_CROSSINGS:
        raise TooManyRulesError
    crossings = plumber.edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    cells = plumber.intersections_to_cells(crossings)
    found = [_grid(group) for group in plumber.cells_to_tables(cells)]
    return [grid for grid in found if len(grid) > 1 and len(grid[0]) > 1]


def _grid(cells: list[Box]) -> Grid:
    lefts = sorted({cell[0] for cell in cells})
    places = {(cell[1], cell[0]): cell for cell in cells}
    return [[places.get((top, left)) for left in lefts] for top in sorted({c[1] for c in cells})]


def _paths(page: pdfium.PdfPage) -> list[pdfium.PdfObject]:
    paths: list[pdfium.PdfObject] = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEPTH):
        paths.append(path)
        if len(paths) > MOST_PATHS:
            raise TooManyRulesError
    return paths


def _edges(path: pdfium.PdfObject, turn: int) -> Iterator[Edge]:
    """Yield the straight, upright stretches of a path."""
    matrix = _matrix(path)
    for first, second in _stretches(path):
        (x0, y0), (x1, y1) = _moved(first, matrix), _moved(second, matrix)
        left, top, right, bottom = upright(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), turn)
        wide, high = right - left, bottom - top
        if min(wide, high) <= _STRAIGHT < max(wide, high):
            if wide > high:
                top = bottom = (top + bottom) / 2
            else:
                left = right = (left + right) / 2
            yield {
                "x0": left, "x1": right, "top": top, "bottom": bottom,
                "width": right - left, "height": bottom - top,
                "orientation": "h" if wide > high else "v",
            }  # fmt: skip


def _stretches(path: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """Yield the two ends of each stretch of a path; a curve is no stretch."""
    start: Point = (0.0, 0.0)
    here = start
    x, y = c_float(), c_float()
    for at in range(raw.FPDFPath_CountSegments(path.raw)):
        segment = raw.FPDFPath_GetPathSegment(path.raw, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        before, here = here, (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield before, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, start


def _matrix(path: pdfium.PdfObject) -> Matrix:
    """Return what brings a path's points, maybe of a form in a form, onto the page."""
    matrix, one = _SAME, path
    while one is not None:
        matrix = _product(matrix, one.get_matrix().get())
        one = one.container
    return matrix


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    (x0, y0), (x1, y1) = _moved((a, b), (*then[:4], 0, 0)), _moved((c, d), (*then[:4], 0, 0))
    return (x0, y0, x1, y1, *_moved((e, f), then))


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f
