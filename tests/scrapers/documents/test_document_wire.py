import json

from document_makers import pdf_of_table

from scrapers.documents.model import Cell, Document, Page, Part, Table
from scrapers.documents.read import read_document
from scrapers.documents.wire import packed, unpacked


def over(document):
    return unpacked(json.loads(json.dumps(packed(document))))


def test_everything_that_a_document_says_crosses():
    document = Document(
        name="a – b.zip",
        media_type="application/zip",
        text="£\t5\n\n",
        pages=(Page(1, 0, 4), Page(2, 4, 5)),
        tables=(Table(((Cell("£", 0, 1), Cell("5", 2, 3)), ()), 1, "Sheet"),),
        notes=("page 2 was read by optical character recognition",),
        parts=(Part("b.csv", "text/csv", 0, 4), Part("c.txt", "text/plain", 4, 5)),
        scanned=(2,),
    )
    assert over(document) == document


def test_a_document_as_read_crosses():
    document = read_document(pdf_of_table([["a", "b"], ["c", "<5"]]), "a.pdf")
    assert document.tables
    assert over(document) == document
