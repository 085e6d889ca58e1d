from datetime import date

import pytest
from council_site import BASE, Site, registered, source_block

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import document_index
from scrapers.platforms.base import Listed

PATH = "/disclosure-log/"
HEAD = ("Ref", "Date", "Subject", "Service")
LETTER = '<a href="/media/ab12cd34/foi-5706.docx">Exploitation</a>'


def table(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> str:
    def line(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(row, "td") for row in rows)
    return f"<h2>2025</h2><table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"


def read(tmp_path, *blocks: str, options: str = "date_means: responded"):
    block = source_block(
        "document_index", f"{{index_path: {PATH}, {options}}}", r"reference_pattern: '^FOI \d+$'"
    )
    source = registered(tmp_path, block)
    site = Site(BASE, {PATH: f"<main><h1>Disclosure log</h1>{''.join(blocks)}</main>"})
    listed = document_index.listing(source, site).entries
    return [document_index.detail(source, one, site) for one in listed]


def test_a_row_is_an_entry_with_its_letter(tmp_path):
    (entry,) = read(tmp_path, table(("FOI 5706", "12/11/2025", LETTER, "Children's Services")))
    assert (entry.key, entry.reference, entry.title) == ("FOI 5706", "FOI 5706", "Exploitation")
    assert (entry.responded_on, entry.received_on) == (date(2025, 11, 12), None)
    (document,) = entry.documents
    assert document.url == f"{BASE}/media/ab12cd34/foi-5706.docx"
    assert document.name == "foi-5706.docx"
    assert (entry.problem, entry.licence) == (None, "ogl")


def test_tables_of_all_years_are_read(tmp_path):
    entries = read(
        tmp_path,
        table(("FOI 2", "", LETTER, "")),
        table(("FOI 1", "", '<a href="/media/15718/foi-1.pdf">Old</a>', "")),
    )
    assert [entry.key for entry in entries] == ["FOI 2", "FOI 1"]
    assert all(entry.problem is None for entry in entries)


def test_a_row_without_a_letter_is_an_entry_that_says_so(tmp_path):
    (entry,) = read(tmp_path, table(("FOI 5707", "12/11/2025", "Fostering", "Children")))
    assert (entry.title, entry.documents) == ("Fostering", ())
    assert entry.problem == "the index lists no document for this answer"


def test_rows_of_one_reference_are_one_entry_with_all_its_documents(tmp_path):
    sheet = '<a href="/media/ef56gh78/foi-5706.xlsx">Exploitation</a>'
    (entry,) = read(
        tmp_path,
        table(("FOI 5706", "12/11/2025", LETTER, ""), ("FOI 5706", "12/11/2025", sheet, "")),
    )
    assert [document.name for document in entry.documents] == ["foi-5706.docx", "foi-5706.xlsx"]
    assert entry.problem is None


def test_rows_of_one_reference_that_disagree_say_so(tmp_path):
    other = '<a href="/media/ef56gh78/foi.xlsx">Roads</a>'
    (entry,) = read(
        tmp_path, table(("FOI 1", "12/11/2025", LETTER, ""), ("FOI 1", "13/11/2025", other, ""))
    )
    assert "more than one subject" in entry.problem
    assert "more than one date" in entry.problem
    assert entry.responded_on is None


def test_a_date_whose_meaning_nobody_stated_is_not_taken(tmp_path):
    row = ("FOI 5706", "12/11/2025", LETTER, "")
    (entry,) = read(tmp_path, table(row), options="date_means: null")
    assert (entry.responded_on, entry.received_on) == (None, None)
    assert "no date_means" in entry.problem


def test_an_empty_date_is_missing_without_a_problem(tmp_path):
    (entry,) = read(tmp_path, table(("FOI 5706", "", LETTER, "")), options="date_means: null")
    assert (entry.responded_on, entry.problem) == (None, None)


def test_a_list_of_links_is_read_like_a_table(tmp_path):
    items = """<ul><li><a href="/media/ab12cd34/a.pdf">FOI 12 - Care leavers</a></li>
      <li><a href="/media/ab12cd35/b.pdf">Answer about fostering</a></li></ul>"""
    first, second = read(tmp_path, items)
    assert (first.key, first.reference, first.title) == ("FOI 12", "FOI 12", "Care leavers")
    assert (second.key, second.reference) == ("/media/ab12cd35/b.pdf", None)
    assert second.title == "Answer about fostering"


def test_a_list_that_is_prose_is_passed_over(tmp_path):
    prose = '<ul><li>by post</li><li><a href="/contact">by e-mail</a></li></ul>'
    (entry,) = read(tmp_path, prose, table(("FOI 5706", "", LETTER, "")))
    assert entry.key == "FOI 5706"


def test_a_link_that_leads_elsewhere_is_no_document(tmp_path):
    (entry,) = read(tmp_path, table(("FOI 1", "", '<a href="/services/foi">More</a>', "")))
    assert entry.documents == ()
    assert f"{BASE}/services/foi is not the address of a document" in entry.problem


def test_a_reference_of_another_form_is_kept_and_reported(tmp_path):
    (entry,) = read(tmp_path, table(("EIR/12", "", LETTER, "")))
    assert entry.reference == "EIR/12"
    assert "not of the register's form" in entry.problem


@pytest.mark.parametrize(
    ("page", "named"),
    [
        (table(("1", "", LETTER, ""), head=("Number", "Date", "Subject", "Service")), "Ref or"),
        (table(("1", "", LETTER, ""), head=("Ref", "Date", "Subject", "Outcome")), "outcome"),
        (table(("FOI 1", "", LETTER)), "3 cells under 4 headings"),
        (table(), "asserts 1 or more"),
        ("<table></table>", "a table without rows"),
        ("<p>The log has moved.</p>", "'table, ul, ol'"),
    ],
    ids=["renamed", "added", "short-row", "no-rows", "bare-table", "no-table"],
)
def test_an_index_that_is_built_otherwise_has_changed(tmp_path, page, named):
    with pytest.raises(LayoutChanged, match=named):
        read(tmp_path, page)


def test_an_index_that_is_not_found_stays_a_failed_fetch(tmp_path):
    source = registered(tmp_path, source_block("document_index", "{index_path: /log/}"))
    with pytest.raises(FetchError) as error:
        document_index.listing(source, Site(BASE, {}))
    assert error.value.outcome == "not_found"


def test_an_entry_of_another_listing_is_refused(tmp_path):
    source = registered(tmp_path, source_block("document_index", "{index_path: /log/}"))
    with pytest.raises(LayoutChanged):
        document_index.detail(source, Listed(key="1", url=BASE), Site(BASE, {}))


def test_a_wholly_blank_row_is_no_entry(tmp_path):
    (entry,) = read(tmp_path, table(("FOI 5706", "", LETTER, ""), ("", " ", "", "")))
    assert entry.key == "FOI 5706"


def test_a_list_inside_a_cell_or_an_item_is_read_once(tmp_path):
    nested = f"<ul><li>FOI 12 - Care<ul><li>{LETTER}</li></ul></li></ul>"
    first, second = read(tmp_path, nested, table(("FOI 13", "", f"<ul><li>{LETTER}</li></ul>", "")))
    assert (first.key, second.key) == ("FOI 12", "FOI 13")


def test_an_index_without_a_date_column_is_read_where_the_register_says_so(tmp_path):
    page = table(("FOI 1", LETTER, ""), head=("Ref", "Subject", "Service"))
    (entry,) = read(tmp_path, page, options="columns: {date: []}")
    assert (entry.responded_on, entry.problem) == (None, None)
