"""The adapters read the sample's pages to the entries that were put into them."""

from datetime import date

import pytest

from scrapers.documents.read import read_document
from scrapers.errors import DocumentError
from scrapers.web.content import judge

RECEIVED = {
    "12133076": date(2024, 5, 13),
    "8354885": date(2022, 7, 26),
    "6964476": date(2021, 1, 21),
    "FOI 5706": None,
    "FOI651119421": None,
    "SCC-2025-0101": date(2025, 4, 14),
    "SCC-2024-0212": date(2024, 6, 3),
    "SCC-2025-0148": date(2025, 5, 9),
    "SCC-2025-0175": date(2025, 6, 2),
    "SCC-2025-0190": date(2025, 6, 20),
    "SCC-2025-0203": date(2025, 7, 1),
}


def test_every_entry_is_found_under_its_reference_with_its_date(entries):
    assert {key: entry.received_on for key, entry in entries.items()} == RECEIVED


def test_every_entry_has_one_document_and_no_problem(entries):
    assert {key: (len(entry.documents), entry.problem) for key, entry in entries.items()} == {
        key: (1, None) for key in RECEIVED
    }


def test_only_the_answer_of_coventry_is_printed_on_its_page(entries):
    inline = {key for key, entry in entries.items() if entry.documents[0].content}
    assert inline == {"FOI651119421"}


def test_what_barnet_calls_its_documents_says_how_it_disposed_of_the_request(entries):
    found = {key: entries[key].disposition for key in ("8354885", "6964476", "12133076")}
    assert found == {
        "8354885": "all_supplied",
        "6964476": "part_supplied",
        "12133076": "part_supplied",
    }


def test_the_locked_letter_is_told_to_be_encrypted(documents):
    with pytest.raises(DocumentError) as refused:
        read_document(documents["foster-carers.pdf"], "foster-carers.pdf")
    assert refused.value.status == "encrypted"


def test_the_login_page_in_place_of_a_file_is_told_to_be_wrong_content(documents):
    outcome, message = judge(documents["court-costs.pdf"], "document")
    assert outcome == "wrong_content"
    assert "log-in page" in message


def test_no_page_of_the_sample_is_taken_for_a_wall(documents):
    readable = {name: body for name, body in documents.items() if name != "court-costs.pdf"}
    assert {name: judge(body, "any") for name, body in readable.items() if judge(body, "any")} == {}
