"""A PDF page's characters with their places, in the page as it is displayed."""

from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass
from math import degrees

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.text import raised

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (1/72 inch) from the displayed page's top left."""

_SAMPLE = 200
"""Characters looked at to tell which way a page's words run."""
_SLANT = 20
"""Degrees that words on an upright page may be off: a page that was scanned askew."""
_SMALLER = 0.8
_HIGHER = 0.1
"""Parts of the neighbour's height: how a note mark differs from a digit of a number."""


@dataclass(frozen=True, slots=True)
class Glyph:
    r"""A character and its box; a line's end is ``"\n"`` in the box of what it ends."""

    char: str
    box: Box

    @property
    def height(self) -> float:
        """The height of the line that the glyph is set in."""
        return self.box[3] - self.box[1]

    def centre(self) -> tuple[float, float]:
        """Return the middle of the box."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


def glyphs(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> list[Glyph]:
    """Return a page's characters in the order PDFium reads them, line ends among them."""
    found: list[Glyph] = []
    place = Displayed(page)
    rectangle = raw.FS_RECTF()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        char = chr(code)
        if char == "\r":
            continue
        raw.FPDFText_GetLooseCharBox(text, index, byref(rectangle))
        box = place(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if char == "\n":
            found.append(Glyph("\n", found[-1].box if found else box))
        elif raw.FPDFText_IsHyphen(text, index) == 1:
            # PDFium runs the two halves together; the line ends here all the same
            found += [Glyph("-", box), Glyph("\n", box)]
        else:
            found.append(Glyph(char, box))
    return list(_with_note_marks(found))


class Displayed:
    """Turns boxes of the page's own space into `Box` es of the page as displayed."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_mediabox()
        self._turn = page.get_rotation()

    def __call__(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box with its origin at the displayed page's top left."""
        if self._turn == 90:
            x0, x1 = bottom - self._bottom, top - self._bottom
            return x0, left - self._left, x1, right - self._left
        if self._turn == 180:
            x0, x1 = self._right - right, self._right - left
            return x0, bottom - self._bottom, x1, top - self._bottom
        if self._turn == 270:
            return self._top - top, self._right - right, self._top - bottom, self._right - left
        return left - self._left, self._top - top, right - self._left, self._top - bottom


def is_sideways(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> bool:
    """Tell whether most of a page's words do not run from left to right as displayed."""
    count = text.count_chars()
    # drawn counterclockwise, turned clockwise: upright when the two cancel out
    turns = [
        round(degrees(raw.FPDFText_GetCharAngle(text, index)) + page.get_rotation()) % 360
        for index in range(0, count, max(1, count // _SAMPLE))
        if raw.FPDFText_GetUnicode(text, index) > ord(" ")
    ]
    return sum(turn not in range(_SLANT, 360 - _SLANT) for turn in turns) * 2 < len(turns)


def _with_note_marks(line: list[Glyph]) -> Iterator[Glyph]:
    """Set raised small digits as superscripts: "12¹" must not become 121."""
    base: Glyph | None = None
    for glyph in line:
        if glyph.char.isdecimal() and base is not None and _is_raised(glyph, base):
            yield Glyph(raised(glyph.char), glyph.box)
            continue
        yield glyph
        base = None if glyph.char.isspace() else glyph


def _is_raised(glyph: Glyph, base: Glyph) -> bool:
    is_smaller = glyph.height < _SMALLER * base.height
    return is_smaller and base.box[3] - glyph.box[3] > _HIGHER * base.height
