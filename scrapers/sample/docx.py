"""Letters as DOCX, the same bytes every time."""

from io import BytesIO
from typing import Any

from docx import Document

from scrapers.sample.answer import Block, Bullets, Grid, Heading, LetterText, Paragraph
from scrapers.sample.packed import repacked

STYLES = {
    "Normal",
    "Heading 1",
    "Heading 2",
    "List Bullet",
    "Table Grid",
    "Normal Table",
    "Default Paragraph Font",
    "No List",
    "Header",
    "Footer",
}


def letter_docx(letter: LetterText) -> bytes:
    """Return ``letter`` as DOCX bytes; its foot line is the page footer."""
    document = Document()
    _slim(document)
    document.core_properties.author = "council-disclosures sample"
    document.core_properties.title = letter.title
    document.core_properties.comments = ""
    document.sections[0].footer.paragraphs[0].text = letter.foot
    for block in letter.blocks:
        _add(document, block)
    out = BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _slim(document: Any) -> None:
    """Take out of python-docx's template what no letter here uses (800 kB of it)."""
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in STYLES:
            styles.remove(style.element)
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("stylesWithEffects", "thumbnail", "customXml")):
                del owner.rels[key]


def _add(document: Any, block: Block) -> None:
    """Add one block to the end of ``document``."""
    match block:
        case Heading(text):
            document.add_heading(text, level=2)
        case Paragraph(text, strong):
            document.add_paragraph().add_run(text).bold = strong or None
        case Bullets(items, strong):
            for item in items:
                paragraph = document.add_paragraph(style="List Bullet")
                paragraph.add_run(item).bold = strong or None
        case Grid(rows):
            table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, rows, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
