"""Sampleshire, a council that does not exist: what no real council here has published.

A workbook, a plain-text letter, a letter with a ruled table, one that counts what the
official statistics count, and two files that cannot be read. Every figure is invented.
"""

from scrapers.sample.answer import DOCX, PDF, TEXT, XLSX, Answer, LetterText, say
from scrapers.sample.docx import letter_docx
from scrapers.sample.jadu import Record, directory_page, record_page
from scrapers.sample.page import link, robots, whole_page
from scrapers.sample.pdf import letter_pdf
from scrapers.sample.sampleshire_letters import ASSESSMENTS, MISSING, PLAIN
from scrapers.sample.sampleshire_workbook import SHEETS
from scrapers.sample.xlsx import workbook

HOST = "foi.sampleshire.example"
SITE = "Sampleshire County Council"
NOTICE = "Sampleshire is a fictional council. Nothing on this page is about a real place or child."
DIRECTORY = "/directory/12/foi-and-eir-requests"
SUBJECTS = {
    "90001": ("SCC-2025-0101", "14 April 2025", "CSE and CCE by year, sex and age"),
    "90002": ("SCC-2024-0212", "03/06/2024", "Missing children, plans and trafficking"),
    "90003": ("SCC-2025-0148", "9 May 2025", "Looked-after children: missing and enquiries"),
    "90004": ("SCC-2025-0175", "2 June 2025", "Assessments with CSE or CCE as a factor"),
    "90005": ("SCC-2025-0190", "20 June 2025", "Foster carers: a letter locked by mistake"),
    "90006": ("SCC-2025-0203", "1 July 2025", "Court costs: a file behind a login page"),
}
LOCKED = LetterText(
    "Foster carers",
    say("Sampleshire is a fictional council.", "This letter was locked before it was published."),
)


def answers() -> list[Answer]:
    """Return everything that Sampleshire's host answers in the sample."""
    files = _files()
    records = [_record(number, files[number]) for number in SUBJECTS]
    return [
        robots(HOST, "Disallow: /admin/", "Disallow: /*?sort=", "Allow: /directory/"),
        directory_page(HOST, SITE, DIRECTORY, records, notice=NOTICE),
        *(record_page(HOST, SITE, record, notice=NOTICE) for record in records),
        *files.values(),
    ]


def _record(number: str, file: Answer) -> Record:
    """Return a record whose answer is a file to download."""
    reference, received, title = SUBJECTS[number]
    path = file.url.removeprefix(f"https://{HOST}")
    slug = path.rsplit("/", 1)[1]
    return Record(
        path=f"/directory-record/{number}/{slug}",
        title=title,
        fields=(
            ("FOI Number", reference),
            ("Date Received", received),
            ("Type of Request", "FOI"),
            ("Request or Question", f"{title}."),
        ),
        answer=f"<p>{link(path, file.file.rsplit('/', 1)[1])}</p>",
    )


def _files() -> dict[str, Answer]:
    """Return the file of each record, by the record's number."""
    missing = LetterText(SUBJECTS["90003"][2], MISSING, foot="Sampleshire, a fictional council")
    factors = LetterText(SUBJECTS["90004"][2], ASSESSMENTS, foot="Sampleshire, a fictional council")
    return {
        "90001": _file("7001", "cse-and-cce.xlsx", XLSX, workbook(SHEETS)),
        "90002": _file("7002", "missing-children.txt", TEXT, PLAIN.encode()),
        "90003": _file("7003", "looked-after-children.pdf", PDF, letter_pdf(missing)),
        "90004": _file("7004", "assessment-factors.docx", DOCX, letter_docx(factors)),
        "90005": _file("7005", "foster-carers.pdf", PDF, letter_pdf(LOCKED, password="unknown")),
        "90006": _file("7006", "court-costs.pdf", PDF, _login_page()),
    }


def _file(number: str, name: str, media_type: str, body: bytes) -> Answer:
    """Return the download of one record's file."""
    slug = name.rsplit(".", 1)[0]
    return Answer(
        f"https://{HOST}/downloads/file/{number}/{slug}",
        f"{HOST}/{name}",
        media_type,
        body,
        {"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _login_page() -> bytes:
    """Return the page that a site sends in place of a file when a session has run out."""
    form = (
        "<h1>Sign in</h1>\n<p>Your session has ended. Sign in to go on.</p>\n"
        '<form method="post" action="/login"><label>User name <input name="user"></label>'
        '<label>Password <input name="password" type="password"></label></form>'
    )
    return whole_page("", "", site=SITE, title="Sign in", main=form, notice=NOTICE).body
