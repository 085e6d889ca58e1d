from datetime import date

import pytest
from council_site import BASE, Site, registered, source_block

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import jadu_directory
from scrapers.platforms.base import Listed

ROOT = "/directory/45/foi-and-eir-requests"
OPTIONS = "{directory_id: 45, slug: foi-and-eir-requests}"
ANSWER = "<p>There were <strong>12</strong> children.</p>"


def listing_page(*records: tuple[int, str, str], after: str = "", path="directory-record") -> str:
    items = "".join(
        f'<li class="list__item"><a class="list__link" href="/{path}/{key}/{slug}">{title}</a></li>'
        for key, slug, title in records
    )
    more = f'<nav class="pagination"><a rel="next" href="{after}">Next</a></nav>' if after else ""
    return f'<main><h1>FOI</h1><ul class="list list--record">{items}</ul>{more}</main>'


def record_page(*fields: tuple[str, str], answer: str = f'<div class="editor">{ANSWER}</div>'):
    pairs = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in fields)
    return f'<main><h1>Looked after children</h1><dl class="definition">{pairs}</dl>{answer}</main>'


NUMBER = ("FOI Number", "FOI651119421")
RECEIVED = ("Date Received", "30 October 2024")
QUESTION = ("Request or Question", "<p>How many?</p><p>By <em>year</em>.</p>")


@pytest.fixture
def source(tmp_path):
    block = source_block("jadu_directory", OPTIONS, r"reference_pattern: '^FOI\d{9}$'")
    return registered(tmp_path, block)


def read(source, html, path="/directory-record/64001/looked-after-children"):
    listed = Listed(key="64001", url=BASE + path)
    return jadu_directory.detail(source, listed, Site(BASE, {path: html}))


def test_records_of_all_pages_are_listed_by_their_ids(source):
    pages = {
        ROOT: listing_page((64003, "c", "C"), (64002, "b", "B"), after=f"{ROOT}/2"),
        f"{ROOT}/2": listing_page((64001, "a", "A")),
    }
    listed = jadu_directory.listing(source, Site(BASE, pages)).entries
    assert [(one.key, one.title) for one in listed] == [
        ("64003", "C"),
        ("64002", "B"),
        ("64001", "A"),
    ]


@pytest.mark.parametrize("second", [f"{ROOT}/2", f"{ROOT}?page=2"])
def test_pages_are_found_by_number_where_no_link_is_marked_as_next(source, second):
    numbered = listing_page((64002, "b", "B")).replace(
        "</main>", f'<a href="{second}">2</a></main>'
    )
    pages = {ROOT: numbered, second: listing_page((64001, "a", "A"))}
    listed = jadu_directory.listing(source, Site(BASE, pages)).entries
    assert [one.key for one in listed] == ["64002", "64001"]


def test_three_records_with_one_title_are_three_entries(source):
    title = "Looked after children"
    page = listing_page(*((key, "looked-after-children", title) for key in (1, 2, 3)))
    listed = jadu_directory.listing(source, Site(BASE, {ROOT: page})).entries
    assert [(one.key, one.title) for one in listed] == [("1", title), ("2", title), ("3", title)]


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("directory-record", "abberton-way-"),
        ("directory_record", "abberton-way-"),
        ("directory_record", "category/7/abberton-way-"),
    ],
)
def test_a_slug_may_end_in_a_hyphen_and_a_path_be_of_the_old_form(source, path, slug):
    page = listing_page((62310, slug, "Abberton"), path=path)
    record = record_page(NUMBER)
    site = Site(BASE, {ROOT: page, f"/{path}/62310/{slug.replace('category/7/', '')}": record})
    (listed,) = jadu_directory.listing(source, Site(BASE, {ROOT: page})).entries
    assert listed.key == "62310"
    if "category" in slug:
        return
    (document,) = jadu_directory.detail(source, listed, site).documents
    assert document.name == "abberton-way.html"
    assert document.url.endswith("/62310/abberton-way-")


@pytest.mark.parametrize(
    "page",
    [
        listing_page((1, "a", "A")).replace("list--record", "list--items"),
        "<main><h1>FOI</h1><p>There is nothing here.</p></main>",
    ],
    ids=["class-renamed", "no-list-element"],
)
def test_an_empty_directory_is_believed_only_where_the_register_allows_it(source, tmp_path, page):
    with pytest.raises(LayoutChanged, match="asserts 1 or more"):
        jadu_directory.listing(source, Site(BASE, {ROOT: page}))
    none = source_block("jadu_directory", OPTIONS, "assertions: {min_items: 0}")
    assert (
        jadu_directory.listing(registered(tmp_path, none), Site(BASE, {ROOT: page})).entries == ()
    )


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("list__link", "list__anchor", "a.list__link"),
        ("/directory-record/1/a", "/news/1", "not the address of a record"),
        ("<li", "<p", "> li'"),
    ],
)
def test_a_list_that_is_built_otherwise_has_changed(source, old, new, named):
    page = listing_page((1, "a", "A")).replace(old, new)
    with pytest.raises(LayoutChanged, match=named) as error:
        jadu_directory.listing(source, Site(BASE, {ROOT: page}))
    assert error.value.item == BASE + ROOT


def test_fewer_records_than_the_register_asserts_are_not_the_whole(tmp_path):
    block = source_block("jadu_directory", OPTIONS, "assertions: {min_items: 2}")
    with pytest.raises(LayoutChanged, match="shows 1 entries, the register asserts 2"):
        jadu_directory.listing(
            registered(tmp_path, block), Site(BASE, {ROOT: listing_page((1, "a", "A"))})
        )


def test_a_directory_that_is_not_found_stays_a_failed_fetch(source):
    with pytest.raises(FetchError) as error:
        jadu_directory.listing(source, Site(BASE, {}))
    assert error.value.outcome == "not_found"


def test_a_record_is_read_by_the_labels_of_the_register(source):
    entry = read(source, record_page(NUMBER, RECEIVED, ("Type of Request", "FOI"), QUESTION))
    assert entry.reference == "FOI651119421"
    assert entry.received_on == date(2024, 10, 30)
    assert entry.title == "Looked after children"
    assert entry.request_text == "How many?\nBy year."
    assert entry.problem is None
    (document,) = entry.documents
    assert (document.name, document.declared_type) == ("looked-after-children.html", "text/html")
    assert ANSWER.encode() in document.content


@pytest.mark.parametrize(
    "fields",
    [
        "<ul><li><strong>FOI Number:</strong> FOI651119421</li>"
        "<li><strong>Date Received:</strong> 30 October 2024</li></ul>",
        "<h2>FOI Number</h2><div class='definition__editor'><p>FOI651119421</p></div>"
        "<h2>Date Received</h2><div class='definition__editor'>30 October 2024</div>",
    ],
    ids=["li-strong", "definition-editor"],
)
def test_fields_are_read_in_the_other_ways_they_are_printed(source, fields):
    entry = read(source, f'<main><h1>T</h1>{fields}<div class="editor">{ANSWER}</div></main>')
    assert (entry.reference, entry.received_on) == ("FOI651119421", date(2024, 10, 30))
    assert entry.problem is None


def test_an_answer_under_a_label_is_taken_instead_of_the_rich_text(source):
    labelled = ("Response", f'<div class="editor">{ANSWER}</div>')
    (document,) = read(source, record_page(NUMBER, labelled, answer="")).documents
    assert ANSWER.encode() in document.content


def test_a_blank_number_and_a_blank_date_are_missing_not_wrong(source):
    entry = read(source, record_page(("FOI Number", " "), ("Date Received", ""), QUESTION))
    assert (entry.reference, entry.received_on, entry.problem) == (None, None, None)


def test_a_list_in_the_answer_is_no_field(source):
    answer = '<div class="editor"><ul><li><strong>2023</strong> 4</li></ul></div>'
    entry = read(source, record_page(NUMBER, answer=answer))
    assert entry.problem is None


def test_a_label_that_nobody_registered_is_reported(source):
    entry = read(source, record_page(NUMBER, ("Exemption", "section 12")))
    assert entry.problem == "the field 'Exemption' is not in the register"


def test_a_record_without_an_answer_says_so(source):
    entry = read(source, record_page(NUMBER, answer='<div class="editor"> </div>'))
    assert entry.documents == ()
    assert entry.problem == "the record shows no answer"


def test_files_are_documents_beside_the_answer_and_other_links_are_not(source):
    answer = f"""<div class="editor">{ANSWER}<p>See
      <a href="/downloads/file/7001/table">the table</a>,
      <a href="/downloads/file/7001/table">again</a> and
      <a href="https://example.org/c3.csv">the official one</a>.</p></div>"""
    inline, file = read(source, record_page(NUMBER, answer=answer)).documents
    assert (file.url, file.name) == (f"{BASE}/downloads/file/7001/table", "the table")
    assert f'href="{BASE}/downloads/file/7001/table"'.encode() in inline.content


def test_an_answer_that_is_nothing_but_links_is_no_document_of_its_own(source):
    answer = '<div class="editor"><p><a href="/downloads/file/7001/t">Answer</a></p></div>'
    (file,) = read(source, record_page(NUMBER, answer=answer)).documents
    assert file.name == "Answer"


@pytest.mark.parametrize(
    ("html", "named"),
    [
        (record_page(("Case", "1")), "labels seen: 'Case'"),
        (record_page(NUMBER, NUMBER), "2 fields labelled 'FOI Number'"),
        (record_page(NUMBER).replace("h1", "h2"), "'h1'"),
        (record_page(NUMBER, answer=f'<div class="editor">{ANSWER}</div>' * 2), "2 elements"),
        (record_page(NUMBER).replace("<dd>", "<p>"), "'FOI Number' has no value"),
        (record_page(NUMBER).replace("<dd>", "<dt>"), "'FOI Number' has no value"),
    ],
    ids=["labels", "label-twice", "title", "two-answers", "no-value", "label-as-value"],
)
def test_a_record_that_is_built_otherwise_has_changed(source, html, named):
    with pytest.raises(LayoutChanged, match=named):
        read(source, html)
