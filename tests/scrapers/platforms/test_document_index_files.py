"""An index whose rows stand in files of a year or a month, as councils put them out."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from council_site import BASE, Site, registered, source_block

from scrapers.documents.read import read_document
from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import document_index
from scrapers.platforms.window import FIRST_PAGE

PATH = "/disclosure-log/"
HEAD = ("Ref", "Date", "Subject", "Service")
PREAMBLE = [("Disclosure log",), (), ("Licence: OGL",), (), ("Kept for three years",)]
MONTHLY = (
    "date_means: null, columns: {reference: [Enquiry ID], date: [], received: [Date Received],"
    " responded: [Date Responded], title: [Sub], request: [Enquiry Details],"
    " answer: [Response Details], ignored: [Type, Service]}"
)


class InThisProcess:
    """Stands in for the reader in a process of its own, which costs a tenth of a second."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def read(self, data, name):
        return read_document(data, name)


@pytest.fixture(autouse=True)
def reader(request, monkeypatch):
    if "real_reader" not in request.fixturenames:
        monkeypatch.setattr(document_index, "SafeReader", InThisProcess)


@pytest.fixture
def real_reader():
    """Read files as a night does."""


def xlsx(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"{2024 + number}")
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word(*rows):
    document = docx.Document()
    document.add_paragraph("Enquiries of October")
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def csv(*rows):
    return "".join(",".join(row) + "\n" for row in rows).encode()


def index(tmp_path, files, options="date_means: responded", page="", window=None):
    block = source_block(
        "document_index", f"{{index_path: {PATH}, {options}}}", r"reference_pattern: '^\w+ ?\d+$'"
    )
    links = "".join(f'<p><a href="{path}">Requests</a></p>' for path in files)
    site = Site(BASE, {PATH: f"<main><h1>Disclosure log</h1>{page}{links}</main>", **files})
    given = [window] if window else []
    return document_index.listing(registered(tmp_path, block), site, *given), site


def test_the_sheets_of_a_yearly_file_are_read_below_their_preamble(tmp_path, real_reader):
    book = xlsx(
        [*PREAMBLE, HEAD, ("FOI 2", date(2024, 11, 12), "Fostering", "Children"), (), HEAD],
        [HEAD, ("FOI 1", "12/11/2025", "Care leavers")],
    )
    listing, _ = index(tmp_path, {"/media/ab12cd34/disclosure-log-2025.xlsx": book})
    told = [(one.key, one.title, one.responded_on) for one in listing.entries]
    assert told == [
        ("FOI 2", "Fostering", date(2024, 11, 12)),
        ("FOI 1", "Care leavers", date(2025, 11, 12)),
    ]
    assert (listing.whole, listing.notes) == (True, ())
    assert {one.entry.problem for one in listing.entries} == {document_index.NO_DOCUMENT}


def test_a_file_that_is_renamed_the_next_month_lists_the_same_entries(tmp_path):
    rows = [HEAD, ("FOI 1", "", "Care", ""), ("", "01/02/2024", "No number", "")]
    first, _ = index(tmp_path, {"/media/ab12cd34/foi-log-gbp.csv": csv(*rows)})
    second, _ = index(tmp_path, {"/media/ef56gh78/disclosure-log-2.csv": csv(PREAMBLE[0], *rows)})
    assert [one.key for one in first.entries] == [one.key for one in second.entries]
    assert first.entries[1].key.startswith("row-")


def test_a_monthly_word_report_prints_its_answers(tmp_path):
    head = "Type|Sub|Enquiry ID|Date Received|Date Responded|Service|Enquiry Details"
    rows = [
        f"{head}|Response Details",
        "FOI|Children|13740|1 October 2012|26 October 2012|CYPS|How many?|12 <children>.",
        "FOI|Roads|13741|2 October 2012||Roads|Where?|",
    ]
    report = word(*(row.split("|") for row in rows))
    listing, _ = index(tmp_path, {"/media/1/foi-log-october.docx": report}, MONTHLY)
    answered, open_ = (one.entry for one in listing.entries)
    assert (answered.key, answered.title) == ("13740", "Children")
    assert answered.request_text == "How many?"
    assert (answered.received_on, answered.responded_on) == (date(2012, 10, 1), date(2012, 10, 26))
    (document,) = answered.documents
    assert (document.name, document.declared_type) == ("13740.html", "text/html")
    assert b"<p>12 &lt;children&gt;.</p>" in document.content
    assert (open_.responded_on, open_.documents, answered.problem) == (None, (), None)


def test_a_letters_address_in_a_cell_is_its_document(tmp_path):
    log = csv(
        (*HEAD, "Link"),
        ("FOI 1", "", "Care", "", f"{BASE}/media/ab12cd34/foi-1.pdf"),
        ("FOI 2", "", "Roads", "", "https://elsewhere.example/media/ab12cd34/foi-2.pdf"),
        ("FOI 3", "", "Trees", "", "javascript:alert(1)"),
    )
    options = "date_means: null, columns: {link: [Link]}"
    listing, _ = index(tmp_path, {"/media/ab12cd34/disclosure-log-1.csv": log}, options)
    named = [[ref.url for ref in one.entry.documents] for one in listing.entries]
    assert named == [
        [f"{BASE}/media/ab12cd34/foi-1.pdf"],
        ["https://elsewhere.example/media/ab12cd34/foi-2.pdf"],  # the session refuses its host
        [],
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cannot be read yet"),
        (csv((*HEAD, "Outcome"), ("FOI 9", "", "X", "", "Y")), "unknown columns ['outcome']"),
        (csv(("Number", "Subject", "Service"), ("9", "X", "Y")), "0 columns called Ref or"),
        (csv(("a", "b"), ("1", "2")), "no table with a column called Ref or Reference or Subject"),
    ],
    ids=["old-word", "a-new-column", "a-renamed-column", "another-file"],
)
def test_a_file_that_is_not_read_is_named_and_withdraws_nothing(tmp_path, content, said):
    good = csv(HEAD, ("FOI 1", "", "Care", ""))
    name = f"foi-log-1.{'csv' if b',' in content else 'doc'}"
    files = {f"/media/ab12cd34/{name}": content, "/media/ab12cd34/foi-log-2.csv": good}
    listing, _ = index(tmp_path, files)
    assert [one.key for one in listing.entries] == ["FOI 1"]
    assert not listing.whole
    (note,) = listing.notes
    assert said in note
    assert name in note
    with pytest.raises(LayoutChanged, match="is not read"):
        index(tmp_path, {f"/media/ab12cd34/{name}": content})


def test_a_file_that_has_gone_is_named_and_a_site_that_blocks_is_left_alone(tmp_path):
    good = csv(HEAD, ("FOI 1", "", "Care", ""))
    files = {"/media/1/foi-log-1.csv": good, "/media/1/foi-log-2.csv": good}
    block = source_block("document_index", f"{{index_path: {PATH}}}")
    links = "".join(f'<a href="{path}">Requests</a>' for path in files)
    site = Site(BASE, {PATH: f"<main>{links}</main>", "/media/1/foi-log-1.csv": good})
    listing = document_index.listing(registered(tmp_path, block), site)
    assert not listing.whole
    assert "foi-log-2.csv" in listing.notes[0]

    class Walled(Site):
        def get(self, url, **given):
            if url.endswith("2.csv"):
                raise FetchError("a wall", item=url, outcome="blocked_bot")
            return super().get(url, **given)

    walled = Walled(BASE, {path.removeprefix(BASE): page for path, page in site.pages.items()})
    with pytest.raises(FetchError, match="a wall"):
        document_index.listing(registered(tmp_path, block), walled)


def test_a_reference_in_two_files_is_one_entry_and_two_accounts_of_it_are_told(tmp_path):
    def log(*rows):
        return csv(HEAD, *rows)

    same, other = ("FOI 1", "01/02/2024", "Care", ""), ("FOI 2", "01/02/2024", "Roads", "")
    changed = ("FOI 2", "02/02/2024", "Rivers", "")
    files = {
        "/media/1/foi-log-1.csv": log(same, other),
        "/media/1/foi-log-2.csv": log(same, changed),
    }
    listing, _ = index(tmp_path, files)
    one, two = (entry.entry for entry in listing.entries)
    assert one.problem == document_index.NO_DOCUMENT
    assert "more than one subject" in two.problem
    assert "more than one date" in two.problem
    assert two.responded_on is None


def test_rows_of_a_file_that_name_nothing_are_told(tmp_path):
    rows = [HEAD, ("", "", "", "January"), ("FOI 1", "", "Care", "")]
    listing, _ = index(tmp_path, {"/media/1/foi-log-1.csv": csv(*rows)})
    assert [one.key for one in listing.entries] == ["FOI 1"]
    assert listing.notes == ("foi-log-1.csv: rows without reference and subject: 'January'",)


def test_a_row_of_the_page_that_names_a_file_of_the_index_is_no_entry(tmp_path):
    path = "/media/1/disclosure-log-2025.csv"
    page = f'<ul><li><a href="{path}">2025</a></li></ul>'
    listing, site = index(tmp_path, {path: csv(HEAD, ("FOI 1", "", "Care", ""))}, page=page)
    assert [one.key for one in listing.entries] == ["FOI 1"]
    assert site.asked == [BASE + PATH, BASE + path]


def test_a_look_at_an_index_reads_one_file_at_most(tmp_path):
    log = csv(HEAD, ("FOI 1", "", "Care", ""))
    files = {"/media/1/foi-log-1.csv": log, "/media/1/foi-log-2.csv": log}
    listing, site = index(tmp_path, files, window=FIRST_PAGE)
    assert (len(listing.entries), listing.whole, len(site.asked)) == (1, False, 2)


def test_more_files_than_an_index_may_have_are_none_of_them_read(tmp_path):
    log = csv(HEAD, ("FOI 1", "", "Care", ""))
    files = {f"/media/1/foi-log-{number}.csv": log for number in range(3)}
    with pytest.raises(LayoutChanged, match="3 files of the index, expected 2"):
        index(tmp_path, files, "max_files: 2")
