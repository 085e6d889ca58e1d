r"""A PDF page's lines and words with their places, turned so that the words stand upright."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import CFUNCTYPE, addressof, c_float, c_int, c_void_p, cast
from itertools import chain, pairwise
from math import degrees
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.text import raised

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points (1/72 inch); y grows downwards, the origin is free."""

_LINE = re.compile("[^\r\n\ufffe]+\ufffe?")
r"""PDFium gives "\ufffe" for a hyphen at a line's end, and runs the two halves together."""
_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+")
_DIGIT_INSIDE = re.compile(r"\S\d")

_measure = cast(raw.FPDFText_GetLooseCharBox, CFUNCTYPE(c_int, c_void_p, c_int, c_void_p))
"""PDFium's own, asked twice a word: plain addresses spare Python a check of each pointer's type."""

_SMALLER = 0.8
_HIGHER = 0.1
"""Parts of the neighbour's height: how a note mark differs from a digit of a number."""
_OVERLAP = 0.5
"""Part of the lower height that two things on one printed line have in common."""


class Word(NamedTuple):
    """Characters without a space, or a stretch of them; ``first`` is PDFium's index."""

    text: str
    box: Box
    first: int = -1

    @property
    def height(self) -> float:
        """The height of the line that the word is set in."""
        return self.box[3] - self.box[1]

    def centre(self) -> tuple[float, float]:
        """Return the middle of the box."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2

    def beside(self, other: "Word") -> bool:
        """Tell whether the two stand on one printed line."""
        shared = min(self.box[3], other.box[3]) - max(self.box[1], other.box[1])
        return shared > _OVERLAP * min(self.height, other.height)


Words = list[Word]
"""A line, or a part of one: its words from left to right, at least one."""


def text_of(words: Sequence[Word]) -> str:
    """Return a line's words with single spaces."""
    return " ".join(word.text for word in words)


class PageText:
    """What is printed on one page.

    Attributes:
        chars: PDFium's characters, one for each of its indexes.
        turn: degrees clockwise (0, 90, 180, 270) that bring most lines upright.
        lines: the lines in the order PDFium reads them; where the words do not stand
            upright on the page as it is displayed, in the order they are printed.
    """

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._text = page.get_textpage()
        self._handle = self._text.raw
        self._handle_at = cast(self._handle, c_void_p)
        area = (c_float * 4)()  # FS_RECTF
        self._area_at = c_void_p(addressof(area))
        self._area = memoryview(area).cast("B").cast("f")  # keeps it, and reads it fastest
        self.chars = _characters(self._text)
        spans = [match.span() for match in _LINE.finditer(self.chars) if match[0].strip()]
        self.chars = self.chars.replace("\ufffe", "-")
        self.turn = self._turn(spans)
        self.lines = [part for start, end in spans for part in _level(self._line(start, end))]
        if self.turn != page.get_rotation():
            self.lines = [list(chain.from_iterable(row)) for row in rows(self.lines)]

    def close(self) -> None:
        """Give PDFium's memory back; characters cannot be measured any more."""
        self._text.close()

    def letters(self, word: Word) -> Words:
        """Return a word's characters, each as a word with a box of its own."""
        if word.first < 0:
            return [word]
        return [
            Word(char, self._box(at), at) for at, char in enumerate(word.text, start=word.first)
        ]

    def _turn(self, spans: Sequence[tuple[int, int]]) -> int:
        angles: Counter[int] = Counter()
        for start, end in spans:
            angle = degrees(raw.FPDFText_GetCharAngle(self._handle, start))
            angles[round(angle / 90) * 90 % 360] += end - start
        return (360 - angles.most_common(1)[0][0]) % 360 if angles else 0

    def _line(self, start: int, end: int) -> Words:
        words = []
        box_at = self._box
        numbered = _DIGIT_INSIDE.search(self.chars, start, end) is not None
        for match in _WORD.finditer(self.chars, start, end):
            text, first = match[0], match.start()
            box = box_at(first)
            if len(text) > 1:
                left, top, right, bottom = box
                _, higher, further, lower = box_at(match.end() - 1)
                heights = (bottom - top, lower - higher)
                # by hand: min and max cost more here than all the rest
                box = (
                    left,
                    top if top < higher else higher,
                    right if right > further else further,
                    bottom if bottom > lower else lower,
                )
                if (
                    numbered
                    and not text.isalpha()
                    and _DIGIT_INSIDE.search(text)
                    and self._is_uneven(text, first, heights)
                ):
                    words.append(self._with_note_marks(Word(text, box, first)))
                    continue
            words.append(Word(text, box, first))
        return words

    def _is_uneven(self, text: str, first: int, heights: tuple[float, float]) -> bool:
        """Tell whether a word's ends, and those of its numbers, differ in height."""
        ends = {at for run in _DIGITS.finditer(text) for at in (run.start(), run.end() - 1)}
        boxes = (self._box(first + at) for at in ends if 0 < at < len(text) - 1)
        found = [*heights, *(box[3] - box[1] for box in boxes)]
        return min(found) < _SMALLER * max(found)

    def _box(self, at: int) -> Box:
        _measure(self._handle_at, at, self._area_at)
        left, top, right, bottom = self._area.tolist()
        if self.turn == 0:
            return left, -top, right, -bottom
        return upright(left, bottom, right, top, self.turn)

    def _with_note_marks(self, word: Word) -> Word:
        """Set raised small digits as superscripts: "12¹" must not become 121."""
        text, base = "", None
        for letter in self.letters(word):
            if letter.text.isdecimal() and base is not None and _is_raised(letter, base):
                text += raised(letter.text)
            else:
                text += letter.text
                base = letter
        return word._replace(text=text)


def upright(left: float, bottom: float, right: float, top: float, turn: int) -> Box:
    """Return a box of the page's own space after the page was turned clockwise."""
    if turn == 90:
        return bottom, left, top, right
    if turn == 180:
        return -right, bottom, -left, top
    if turn == 270:
        return -top, -right, -bottom, -left
    return left, -top, right, -bottom


def rows(parts: Sequence[Words]) -> Iterator[list[Words]]:
    """Yield ``parts`` by the printed line that they share, from the top, each from the left."""
    row: list[Words] = []
    for part in sorted(parts, key=lambda part: part[0].centre()[1]):
        if row and not part[0].beside(row[0][0]):
            yield sorted(row, key=lambda one: one[0].box[0])
            row = []
        row.append(part)
    if row:
        yield sorted(row, key=lambda one: one[0].box[0])


def _level(line: Words) -> list[Words]:
    """Part a line where it goes on at another height: PDFium joins some that stand far apart."""
    if line[-1].beside(line[0]):
        return [line]
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.beside(before):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _characters(text: pdfium.PdfTextPage) -> str:
    """Return the page's characters, as many as PDFium counts."""
    count = text.count_chars()
    whole: str = text.get_text_range() if count else ""
    if len(whole) == count:
        return whole
    # PDFium leaves characters out of the whole, or adds some; one by one it does not
    codes = (raw.FPDFText_GetUnicode(text, at) for at in range(count))
    hyphens = {2: "\ufffe"}
    return "".join(hyphens.get(code) or chr(code) for code in codes)


def _is_raised(letter: Word, base: Word) -> bool:
    is_smaller = letter.height < _SMALLER * base.height
    return is_smaller and base.box[3] - letter.box[3] > _HIGHER * base.height
