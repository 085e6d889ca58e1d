"""A letter's text as the PDF and the DOCX that an office would have made of it."""

import io
import re
from itertools import groupby

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas
from reportlab.platypus import Table

from scrapers.documents.plain import is_table

SIZE, LEADING, MARGIN = 9, 12, 56
RULED = (("GRID", (0, 0), (-1, -1), 0.5, "black"),)
PIPED = re.compile(r"\s*\|.*\|\s*")
DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")
SPACED = re.compile(r"\S {2,}\S")


def blocks(page):
    """Yield a page's blocks: a line as a string, a table as its rows of cells."""
    for kind, run in groupby(page.split("\n"), key=_kind):
        lines = list(run)
        if kind == "tabs" and is_table(lines):
            yield _even([line.split("\t") for line in lines])
        elif kind == "pipes" and len(lines) > 1:
            rows = [line.strip()[1:-1].split("|") for line in lines if not DASHES.fullmatch(line)]
            yield _even([[cell.strip() for cell in row] for row in rows])
        else:
            yield from lines


def blocks_of(text):
    """Yield the blocks of all pages."""
    for page in pages_of(text):
        yield from blocks(page)


def _kind(line):
    if PIPED.fullmatch(line):
        return "pipes"
    return "tabs" if "\t" in line else "line"


def _even(rows):
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def pages_of(text):
    return text.replace("\r\n", "\n").removesuffix("\n").split("\f")


def as_pdf(text, *, ruled=True):
    """Return the letter with its lines as they are and its tables as real ones.

    Lines whose columns are set with spaces need a font whose characters are alike wide.
    """
    font = "Courier" if any(map(SPACED.search, text.split("\n"))) else "Helvetica"
    lines = [block for block in blocks_of(text) if isinstance(block, str)]
    widest = max(stringWidth(line.expandtabs(8), font, SIZE) for line in [*lines, ""])
    out = io.BytesIO()
    sheet = _Sheet(canvas.Canvas(out, pagesize=(max(A4[0], widest + 2 * MARGIN), A4[1])), font)
    for page in pages_of(text):
        for block in blocks(page):
            if isinstance(block, str):
                sheet.line(block.expandtabs(8))
            else:
                sheet.table(Table(block, hAlign="LEFT", style=RULED if ruled else ()))
        sheet.turn()
    sheet.canvas.save()
    return out.getvalue()


class _Sheet:
    def __init__(self, page, font):
        self.canvas, self.font = page, font
        self._begin()

    def _begin(self):
        self.canvas.setFont(self.font, SIZE)
        self.y = A4[1] - MARGIN

    def turn(self):
        self.canvas.showPage()
        self._begin()

    def line(self, text):
        if self.y - LEADING < MARGIN:
            self.turn()
        self.y -= LEADING
        self.canvas.drawString(MARGIN, self.y, text)

    def table(self, table):
        _, height = table.wrapOn(self.canvas, 2000, A4[1])
        if self.y - height < MARGIN:
            self.turn()
        self.y -= height
        table.drawOn(self.canvas, MARGIN, self.y)


def as_docx(text):
    """Return the letter with a paragraph a line and its tables as Word's."""
    word = docx.Document()
    for page in pages_of(text):
        for block in blocks(page):
            if isinstance(block, str):
                word.add_paragraph(block)
                continue
            table = word.add_table(rows=len(block), cols=len(block[0]))
            for row, cells in zip(table._tbl.tr_lst, block, strict=True):
                for cell, content in zip(row.tc_lst, cells, strict=True):
                    # by the XML: python-docx looks a whole table through for each cell
                    cell.p_lst[0].add_r().text = content
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()
