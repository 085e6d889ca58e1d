"""What is filled into a PDF's form fields, as words where the fields stand."""

from collections.abc import Iterator
from ctypes import byref
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scrapers.documents.pdf_words import Box, Word, Words, upright

_TEXT = {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
_TICKS = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
_HEIGHT = 12.0
"""Points that a line in a field takes, where the field is higher."""
_WIDTH = 0.5
"""Parts of its height that a character is wide, about."""
_NUMBERED_FROM = -1_000_000
"""Below any number that a character or an address has."""


class Field(NamedTuple):
    """A field's place, turned as the page's words are, and its value."""

    box: Box
    value: str


def with_fields(lines: list[Words], fields: list[Field]) -> list[Words]:
    """Return a page's lines with the fields' values: on the line beside them, or as lines."""
    lines = [list(line) for line in lines]
    number = _NUMBERED_FROM
    for field in fields:
        for words in _lines(field, number):
            number -= len(words)
            beside = [line for line in lines if line[-1].beside(words[0]) and _is_left(line, words)]
            if beside:
                max(beside, key=lambda line: line[-1].box[2]).extend(words)
            else:
                top = words[0].box[1]
                after = [at for at, line in enumerate(lines) if line[0].box[1] <= top]
                lines.insert(after[-1] + 1 if after else 0, words)
    return lines


def fields_of(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, turn: int) -> tuple[list[Field], bool]:
    """Return the filled text fields of a page, and whether it has boxes that are ticked."""
    form, area = pdf.formenv, raw.FS_RECTF()
    fields, ticked = [], False
    for at in range(raw.FPDFPage_GetAnnotCount(page) if form else 0):
        field = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetFormFieldType(form, field)
        hidden = raw.FPDFAnnot_GetFlags(field) & raw.FPDF_ANNOT_FLAG_HIDDEN
        if kind in _TEXT and not hidden and raw.FPDFAnnot_GetRect(field, byref(area)):
            value = _value(form, field)
            if value.strip():
                box = upright(area.left, area.bottom, area.right, area.top, turn)
                fields.append(Field(box, value))
        elif kind in _TICKS and not hidden:
            ticked |= bool(raw.FPDFAnnot_IsChecked(form, field))
        raw.FPDFPage_CloseAnnot(field)
    return fields, ticked


def _value(form: pdfium.PdfFormEnv, field: object) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(form, field, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(form, field, buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").split("\0", 1)[0]


def _lines(field: Field, number: int) -> Iterator[Words]:
    """Yield a value's lines as words, numbered downwards, that stand inside the field."""
    left, top, right, bottom = field.box
    texts = [line for line in field.value.splitlines() if line.strip()]
    height = min(_HEIGHT, (bottom - top) / len(texts))
    above = (top + bottom - height) / 2 if len(texts) == 1 else top
    for line in texts:
        wide = min(_WIDTH * height, (right - left) / len(line))
        words, at = [], left
        for text in line.split():
            words.append(Word(text, (at, above, at + wide * len(text), above + height), number))
            at += wide * (len(text) + 1)
            number -= 1
        yield words
        above += height


def _is_left(line: Words, words: Words) -> bool:
    return line[-1].box[2] <= words[0].box[0] + words[0].height
