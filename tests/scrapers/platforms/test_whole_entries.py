from dataclasses import replace

import pytest

from scrapers.errors import LayoutChanged
from scrapers.platforms.base import Listed
from scrapers.platforms.whole_entries import TWICE, detail, listed_as, merged
from scrapers.rows import DocumentRef, Entry

A = DocumentRef(url="https://a.example/1", name="1")
B = DocumentRef(url="https://a.example/2", name="2")
ENTRY = Entry(
    source_id="s", la_code="999", key="7", url="https://a.example", title="T", documents=(A,)
)


def test_an_entry_is_its_own_line_of_the_listing():
    listed = listed_as(ENTRY)
    assert (listed.key, listed.title, listed.entry) == ("7", "T", ENTRY)
    assert detail(None, listed, None) is ENTRY


def test_a_line_from_elsewhere_has_no_entry_to_give():
    with pytest.raises(LayoutChanged, match="not come from this platform"):
        detail(None, Listed(key="7", url="https://a.example"), None)


def test_the_same_entry_on_another_page_is_the_same_entry():
    again = replace(ENTRY, page_sha256="f" * 64)
    assert merged(None, ENTRY) == ENTRY
    assert merged(ENTRY, again) == again


def test_two_contents_of_one_key_keep_both_documents_and_say_so():
    other = replace(ENTRY, title="U", documents=(A, B), problem="odd")
    both = merged(ENTRY, other)
    assert (both.title, both.documents) == ("T", (A, B))
    assert both.problem == f"odd; {TWICE}"
    assert merged(both, other).problem == both.problem
