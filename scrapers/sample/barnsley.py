"""Barnsley's part of the sample: an index page and one letter without its workbook.

The reference, the questions' order and the kinds of answer are the council's; every
sentence is ours. The letter has no date, so the index gives none either.
"""

from scrapers.sample.answer import DOCX, Answer, LetterText
from scrapers.sample.barnsley_letter import LETTER
from scrapers.sample.docx import letter_docx
from scrapers.sample.page import link, robots, whole_page

HOST = "www.barnsley.gov.uk"
LOG = "/services/information-and-privacy/non-personal-information-requests/disclosure-log/"
FILE = "/media/k3m8q2xa/foi-5706.docx"
SUBJECT = "Child criminal and sexual exploitation, 2019/20 to 2025/26"
HEADINGS = ("Ref", "Date", "Subject", "Service")


def answers() -> list[Answer]:
    """Return everything that Barnsley's host answers in the sample."""
    letter = LetterText(SUBJECT, LETTER, foot="Barnsley Metropolitan Borough Council")
    return [
        robots(HOST),
        _index(),
        Answer(f"https://{HOST}{FILE}", f"{HOST}/foi-5706.docx", DOCX, letter_docx(letter)),
    ]


def _index() -> Answer:
    """Return the disclosure log: a heading for the year and a table of its letters."""
    head = "".join(f"<th>{name}</th>" for name in HEADINGS)
    cells = ("FOI 5706", "", link(FILE, SUBJECT), "Children's services")
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    main = "\n".join(
        [
            "<h1>Freedom of information disclosure log</h1>",
            "<h2>2025</h2>",
            f"<table>\n<thead><tr>{head}</tr></thead>",
            f"<tbody>\n<tr>{row}</tr>\n</tbody>\n</table>",
        ]
    )
    return whole_page(
        f"https://{HOST}{LOG}",
        f"{HOST}/disclosure-log.html",
        site="Barnsley Council",
        title="Freedom of information disclosure log",
        main=main,
    )
