from dataclasses import replace

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter
from scrapers.letters.scanned import MOST_CONFIDENCE, REASON

PAGES = (
    b"1. How many children were referred over CSE?\n\n2021 - 12\n2022 - 15\n\f"
    b"2. How many of the children were missing in 2021?\n\nFewer than 5.\n"
)
REFUSED = b"1. How many children were referred?\n\nThis is refused under section 12.\n"


def read(data, *scanned):
    return read_letter(replace(read_document(data, "a.txt"), scanned=scanned))


def test_a_letter_without_scans_is_left_alone():
    letter = read(PAGES)
    assert [one.needs_review for one in letter.figures] == [False, False, False]
    assert min(one.confidence for one in letter.figures) > MOST_CONFIDENCE


@pytest.mark.parametrize("page", [1, 2])
def test_every_figure_of_a_scanned_page_waits_for_a_person(page):
    plain, letter = read(PAGES), read(PAGES, page)
    doubted = [one for one in letter.figures if one.page == page]
    assert doubted
    for one in doubted:
        assert one.confidence <= MOST_CONFIDENCE
        assert one.needs_review
        assert one.review_reason.startswith(REASON)
    assert [one for one in letter.figures if one.page != page] == [
        one for one in plain.figures if one.page != page
    ]
    assert [one.value for one in letter.figures] == [one.value for one in plain.figures]


def test_a_doubt_that_stood_before_is_kept_beside_the_new_one():
    doubtful = b"1. How many were there?\n\nWard\tNumber\n\nA\t1\t2\t3\n"
    before = [one for one in read(doubtful).figures if one.review_reason]
    assert before
    for old, new in zip(before, read(doubtful, 1).figures, strict=False):
        assert new.review_reason == f"{REASON}; {old.review_reason}"
        assert new.confidence == min(old.confidence, MOST_CONFIDENCE)


def test_a_refusal_off_a_scan_is_told():
    told = "what page 1 refuses was read off a scan: compare it"
    assert read(REFUSED).non_answers
    assert told in read(REFUSED, 1).notes
    assert told not in read(REFUSED).notes
