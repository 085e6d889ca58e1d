import re
from dataclasses import replace
from datetime import date

import pytest
from council_site import BASE, Site, registered, source_block
from govuk_replica import GovukLog, numbered

from scrapers.errors import LayoutChanged
from scrapers.platforms import govuk_disclosure_log
from scrapers.platforms.base import Listed

FIVE = [numbered(number) for number in (9, 8, 7, 6, 5)]


@pytest.fixture
def source(tmp_path):
    return registered(tmp_path, source_block("govuk_disclosure_log", "{}"))


@pytest.fixture(params=[False, True], ids=["terms", "plain"])
def log(request):
    return GovukLog(FIVE, plain=request.param)


def read(source, log, one):
    path = f"/disclosures/{one.uuid}"
    site = Site(BASE, {path: log.detail(one)})
    return govuk_disclosure_log.detail(source, Listed(key=one.uuid, url=BASE + path), site)


def test_a_disclosure_is_read_by_its_labels(source, log):
    entry = read(source, log, FIVE[0])
    assert entry.title == "Request 9"
    assert entry.reference == "FOI2024/01457"
    assert (entry.received_on, entry.responded_on) == (date(2024, 8, 29), date(2000, 6, 10))
    assert entry.request_text == "How many children were missing?"
    assert entry.problem is None
    (document,) = entry.documents
    assert document.content is not None
    assert b"There were 12." in document.content
    assert b"All disclosures" not in document.content


def test_files_below_the_response_are_documents(source, log):
    one = numbered(9)
    links = (
        f'<p><a href="/disclosures/{one.uuid}/attachments/7">Table 1</a>'
        '<a href="/files/letter.PDF">The letter</a>'
        '<a href="https://www.gov.uk/official.ods">DfE</a> <a href="/help">Help</a></p>'
    )
    entry = read(source, log, replace(one, response=f"<p>See below.</p>{links}"))
    inline, *files = entry.documents
    assert [(file.url, file.name) for file in files] == [
        (f"{BASE}/disclosures/{one.uuid}/attachments/7", "Table 1"),
        (f"{BASE}/files/letter.PDF", "The letter"),
    ]
    assert b"https://www.gov.uk/official.ods" in inline.content
    only = read(source, log, replace(one, response='<a href="/files/letter.pdf">L</a>'))
    assert [document.name for document in only.documents] == ["L"]


def test_headings_in_the_response_are_part_of_it(source, log):
    one = replace(FIVE[0], response="<h4>2023</h4><p>4</p><h4>2024</h4><p>5</p>")
    assert b"<h4>2024</h4>" in read(source, log, one).documents[0].content


def test_a_response_without_a_word_is_a_problem(source, log):
    entry = read(source, log, replace(FIVE[0], response="<p> </p>"))
    assert (entry.documents, entry.problem) == ((), "the page shows no answer")


@pytest.mark.parametrize("received", ["", "29 August 0217", "in August"])
def test_a_date_that_is_none_is_missing_and_named_where_something_stands(source, log, received):
    entry = read(source, log, replace(FIVE[0], received=received))
    assert entry.received_on is None
    assert (entry.problem is None) if not received else (repr(received) in entry.problem)


def test_a_label_that_is_not_there_is_a_problem_of_its_entry(source, log):
    path = f"/disclosures/{FIVE[0].uuid}"
    site = Site(BASE, {path: log.detail(FIVE[0]).replace("Received", "Came in")})
    entry = govuk_disclosure_log.detail(source, Listed(key="k", url=BASE + path), site)
    assert (entry.received_on, entry.reference) == (None, "FOI2024/01457")
    assert entry.problem == "the page has no line 'Received'"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (">Response<", ">Answer<", "0 headings 'Response'"),
        ("Case reference|Received|Published", "Label", "none of the lines Case reference"),
        (">Request<", ">Response<", "2 headings 'Response'|0 headings 'Request'"),
        ("<h1>", "<h2>", "0 elements for 'h1'"),
    ],
)
def test_a_page_without_its_labels_has_changed(source, log, old, new, said):
    path = f"/disclosures/{FIVE[0].uuid}"
    html = log.detail(FIVE[0])
    assert re.search(old, html)
    html = re.sub(old, new, html)
    with pytest.raises(LayoutChanged, match=said):
        govuk_disclosure_log.detail(
            source, Listed(key="k", url=BASE + path), Site(BASE, {path: html})
        )
