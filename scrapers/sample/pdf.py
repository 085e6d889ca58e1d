"""Letters as PDF, the same bytes every time (reportlab: at making time only)."""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Text

from scrapers.sample.answer import Block, Bullets, Grid, Heading, LetterText, Paragraph

MARGIN = 22 * mm
RULES = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
    ("FONTSIZE", (0, 0), (-1, -1), 9),
    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
]


def letter_pdf(letter: LetterText, *, password: str | None = None) -> bytes:
    """Return ``letter`` as PDF bytes; with ``password`` nobody opens it without.

    Streams are not compressed, so that the bytes do not hang on a zlib.
    """
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=letter.title,
        author="council-disclosures sample",
        invariant=1,
        pageCompression=0,
        encrypt=StandardEncryption(password) if password else None,
    )
    width, height = A4
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)

    def foot(canvas: Canvas, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, 12 * mm, f"{letter.foot}    Page {page.page}".strip())

    # at the end of a page, so that the text in the file runs as it does on paper
    document.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    document.build([part for block in letter.blocks for part in _flow(block)])
    return out.getvalue()


def _flow(block: Block) -> list[Any]:
    """Return the flowing parts that print one block."""
    styles = getSampleStyleSheet()
    body = styles["BodyText"]
    match block:
        case Heading(text):
            return [Text(escape(text), styles["Heading2"])]
        case Paragraph(text, strong):
            return [Text(_bold(text, strong), body)]
        case Bullets(items, strong):
            return [Text(_bold(item, strong), body) for item in items]
        case Grid(rows):
            return [Spacer(1, 3 * mm), Table([list(row) for row in rows], style=RULES)]


def _bold(text: str, strong: bool) -> str:
    """Return ``text`` in reportlab's markup."""
    return f"<b>{escape(text)}</b>" if strong else escape(text)
