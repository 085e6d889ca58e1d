"""Coventry's part of the sample: a directory, and one answer printed on its record.

Figures, the reference and the exemptions are the council's; every sentence is ours.
"""

from html import escape

from scrapers.sample.answer import Answer
from scrapers.sample.coventry_letter import ASKED, LETTER, RELEASE
from scrapers.sample.jadu import Record, directory_page, record_page
from scrapers.sample.page import blocks, robots

HOST = "www.coventry.gov.uk"
SITE = "Coventry City Council"
DIRECTORY = "/directory/45/foi-and-eir-requests"
RECORD = Record(
    path="/directory-record/64001/cce-and-cse-data",
    title="CCE and CSE data",
    # the letter does not say when the request came in
    fields=(
        ("FOI Number", "FOI651119421"),
        ("Date Received", ""),
        ("Type of Request", "FOI"),
        ("Request or Question", ASKED),
    ),
    answer="",
)


def answers() -> list[Answer]:
    """Return everything that Coventry's host answers in the sample."""
    linked = f'<a href="{RELEASE}">{RELEASE}</a>'
    answer = blocks(LETTER).replace(escape(RELEASE), linked)
    record = Record(RECORD.path, RECORD.title, RECORD.fields, answer)
    return [
        robots(HOST),
        directory_page(HOST, SITE, DIRECTORY, [record]),
        record_page(HOST, SITE, record),
    ]
