"""Files for the tests of the readers, made in memory."""

import io
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, SimpleDocTemplate, Table, TableStyle

from scrapers.documents.docx import read_docx


def check_places(document):
    """Assert everything that `Document` promises of its places."""
    text = document.text
    assert "\0" not in text
    position = 0
    for number, page in enumerate(document.pages, start=1):
        assert (page.number, page.start) == (number, position)
        position = page.end
    assert position == len(text)
    last = 0
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                assert text[cell.start : cell.end] == cell.text
                assert not set(cell.text) & set("\t\n\f")
                assert last <= cell.start
                # a table that goes on over the page is that of the page it begins on
                assert document.page_at(cell.start) >= table.page or not cell.text
                last = cell.end
            if row:
                line = text[row[0].start : row[-1].end]
                assert line == "\t".join(cell.text for cell in row)


def texts(table):
    return [[cell.text for cell in row] for row in table.rows]


def pdf_of_lines(*pages, rotate=0, size=A4):
    """A PDF with one list of lines a page."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=size)
    for lines in pages:
        page.setPageRotation(rotate)
        for number, line in enumerate(lines):
            page.drawString(72, size[1] - 72 - 15 * number, line)
        page.showPage()
    page.save()
    return out.getvalue()


def pdf_of_table(rows, *, style=(("GRID", (0, 0), (-1, -1), 0.5, "black"),), around=(), **sizes):
    """A PDF with a table that reportlab draws, flowables before and after."""
    out = io.BytesIO()
    table = Table(rows, style=TableStyle(list(style)), **sizes)
    before, after = around or ([], [])
    flow: list[Flowable] = [*before, table, *after]
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


def pdf_of_image():
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.drawImage(ImageReader(Image.new("RGB", (40, 40), "grey")), 72, 400, 300, 300)
    page.showPage()
    page.save()
    return out.getvalue()


def joined(*files):
    """One PDF of the pages of several."""
    writer = PdfWriter()
    for data in files:
        writer.append(PdfReader(io.BytesIO(data)))
    return written(writer)


def rewritten(data, change):
    """A PDF after ``change`` was made to each page."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        change(page)
    return written(writer)


def encrypted_pdf(data, user, owner):
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    return written(writer)


def written(thing):
    """The bytes of anything with `write` or `save`."""
    out = io.BytesIO()
    (getattr(thing, "save", None) or thing.write)(out)
    return out.getvalue()


def docx_of_lines(lines):
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    return written(word)


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def zip_of(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def ole(*streams):
    """The beginning of an OLE compound file and the names in its directory."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names


NAMESPACES = (
    nsdecls("w", "r") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def word_of(*blocks):
    """Return a Word document whose body begins with blocks of XML."""
    word = docx.Document()
    for number, block in enumerate(blocks):
        word.element.body.insert(number, parse_xml(block.replace(">", f" {NAMESPACES}>", 1)))
    return word


def read_word(word):
    """Read a Word document, and check that its places hold."""
    document = read_docx(written(word), "a.docx")
    check_places(document)
    return document
