from datetime import date

import pytest
from council_site import BASE, Site, registered, source_block
from icasework_pages import ALL, NEWER, OLDER, bullet, case_page, listing_page

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import icasework
from scrapers.platforms.base import Listed
from scrapers.platforms.window import Window
from scrapers.rows import DocumentRef


@pytest.fixture
def source(tmp_path):
    block = source_block("icasework", "{face: c}", r"reference_pattern: '^\d{7,8}$'")
    return registered(tmp_path, block)


def read(source, html, case="9155008"):
    listed = Listed(key=case, url=f"{BASE}/foi-requests/{case}")
    return icasework.detail(source, listed, Site(BASE, {f"/foi-requests/{case}": html}))


def test_all_pages_of_the_listing_are_read_newest_first(source):
    site = Site(
        BASE,
        {
            "/foi-requests?page=0": listing_page(9155010, 9155009, after="/foi-requests?page=1"),
            "/foi-requests?page=1": listing_page(9155008),
        },
    )
    listed = icasework.listing(source, site).entries
    assert [entry.key for entry in listed] == ["9155010", "9155009", "9155008"]
    assert listed[0].url == f"{BASE}/foi-requests/9155010"
    assert listed[0].title == "Case 9155010"
    assert listed[0].received_on == date(2022, 7, 26)
    assert listed[0].reference == "9155010"


def test_a_pager_without_a_marked_next_link_is_followed_by_its_numbers(source):
    numbered = listing_page(9155010).replace("</main>", '<a href="?page=1">2</a></main>')
    pages = {"/foi-requests?page=0": numbered, "/foi-requests?page=1": listing_page(9155008)}
    listed = icasework.listing(source, Site(BASE, pages)).entries
    assert [entry.key for entry in listed] == ["9155010", "9155008"]


def test_a_pager_that_repeats_its_last_page_for_ever_ends_the_listing(source):
    pages = {
        f"/foi-requests?page={n}": listing_page(9155009 - min(n, 1), after=f"?page={n + 1}")
        for n in range(50)
    }
    site = Site(BASE, pages)
    listed = icasework.listing(source, site).entries
    assert [entry.key for entry in listed] == ["9155009", "9155008"]
    assert len(site.asked) == 4  # one more, as a page may also have moved back


def test_a_page_that_moved_back_while_the_listing_was_read_does_not_end_it(source):
    pages = {
        "/foi-requests?page=0": listing_page(9, 8, after="?page=1"),
        "/foi-requests?page=1": listing_page(7, 6, after="?page=2"),
        "/foi-requests?page=2": listing_page(7, 6, after="?page=3"),  # two were published
        "/foi-requests?page=3": listing_page(5),
    }
    listing = icasework.listing(source, Site(BASE, pages))
    assert [entry.key for entry in listing.entries] == ["9", "8", "7", "6", "5"]
    assert listing.whole


def test_a_pager_that_returns_its_first_page_for_any_number_is_not_taken_for_the_whole(source):
    pages = {
        f"/foi-requests?page={n}": listing_page(9155009, 9155008, after=f"?page={n + 1}")
        for n in range(3)
    }
    with pytest.raises(LayoutChanged, match="the first one again"):
        icasework.listing(source, Site(BASE, pages))


def test_a_pager_that_never_ends_is_given_up(tmp_path):
    source = registered(tmp_path, source_block("icasework", "{max_pages: 4}"))
    pages = {
        f"/foi-requests?page={n}": listing_page(n + 1, after=f"?page={n + 1}") for n in range(9)
    }
    with pytest.raises(LayoutChanged, match="goes on after 4 pages"):
        icasework.listing(source, Site(BASE, pages))


def test_an_empty_page_in_the_middle_of_a_listing_is_no_end_of_it(source):
    pages = {
        "/foi-requests?page=0": listing_page(9155010, after="?page=1"),
        "/foi-requests?page=1": listing_page(after="?page=2"),
    }
    with pytest.raises(LayoutChanged, match="is empty, yet links to a next one"):
        icasework.listing(source, Site(BASE, pages))


def test_a_listing_whose_links_no_longer_look_like_cases_fails_loudly(source):
    moved = listing_page(9155010).replace("/foi-requests/", "/requests/")
    with pytest.raises(LayoutChanged, match="asserts 1 or more") as error:
        icasework.listing(source, Site(BASE, {"/foi-requests?page=0": moved}))
    assert "/foi-requests?page=0" in error.value.item


def test_a_listing_that_is_not_found_stays_a_failed_fetch(source):
    with pytest.raises(FetchError) as error:
        icasework.listing(source, Site(BASE, {}))
    assert error.value.outcome == "not_found"


def test_a_next_page_outside_the_listing_is_not_followed(source):
    pages = {"/foi-requests?page=0": listing_page(9155010, after="/news?page=1")}
    with pytest.raises(LayoutChanged, match="no page of this listing"):
        icasework.listing(source, Site(BASE, pages))


def test_a_case_on_a_stray_host_is_refused(source):
    stray = listing_page(9155010).replace('"/foi-req', '"https://uat.sampleshire.example/foi-req')
    site = Site(BASE, {"/foi-requests?page=0": stray})
    (listed,) = icasework.listing(source, site).entries
    with pytest.raises(FetchError) as error:
        icasework.detail(source, listed, site)
    assert error.value.outcome == "refused_host"


@pytest.mark.parametrize("head", [NEWER, OLDER], ids=["newer-layout", "older-layout"])
def test_both_layouts_of_a_case_give_the_same_entry(source, head):
    entry = read(source, case_page(head=head))
    assert entry.title == "Missing children"
    assert entry.received_on == date(2023, 2, 2)
    assert entry.request_text == "How many children were counted?\nPlease answer by year."
    assert entry.documents == (
        DocumentRef(url=f"{BASE}/foi-doc/1/1", name=ALL, declared_type="application/pdf"),
    )
    assert entry.disposition == "all_supplied"
    assert (entry.reference, entry.responded_on, entry.problem) == ("9155008", None, None)


def test_a_date_beside_the_element_of_its_label_is_read(source):
    head = NEWER.replace("Received: 2 February 2023</strong>", "Received:</strong> 2 February 2023")
    entry = read(source, case_page(head=head))
    assert entry.received_on == date(2023, 2, 2)
    assert entry.request_text.startswith("How many")


def test_an_internal_review_is_kept_as_a_document_and_out_of_the_request(source):
    review = "<h2>Internal Review</h2><p>Complaint is upheld: 12 children.</p>"
    entry = read(source, case_page(head=NEWER, review=review))
    letter, upheld = entry.documents
    assert "upheld" not in entry.request_text
    assert letter.name == ALL
    assert upheld.name == "internal-review.html"
    assert b"<p>Complaint is upheld: 12 children.</p>" in upheld.content
    assert b"Response (all" not in upheld.content


def test_several_documents_keep_their_order_and_the_types_they_declare(source):
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    bullets = bullet("COP Stage - Summary", sheet, "/foi-doc/1/1") + bullet(
        "Response (some exempt)", "applicaion/pdf", "/foi-doc/1/2"
    )
    entry = read(source, case_page(head=NEWER, bullets=bullets))
    assert [(ref.name, ref.declared_type) for ref in entry.documents] == [
        ("COP Stage - Summary", sheet),
        ("Response (some exempt)", "applicaion/pdf"),
    ]
    assert entry.disposition == "part_supplied"


@pytest.mark.parametrize(
    ("bullets", "problem"),
    [
        ("", "the page lists no document"),
        (f"<li>{ALL} - application/pdf - Download</li>", "0 links"),
        ('<li><a href="/x">Letter</a>, 2 MB</li>', "unknown form: 'Letter , 2 MB'"),
    ],
    ids=["none", "no-link", "new-form"],
)
def test_a_document_that_cannot_be_had_is_named_in_the_problem(source, bullets, problem):
    entry = read(source, case_page(head=NEWER, bullets=bullets))
    assert entry.documents == ()
    assert problem in entry.problem


def test_a_received_date_that_is_no_date_is_missing_with_its_reason(source):
    entry = read(source, case_page(head=NEWER.replace("2 February 2023", "05 September 0217")))
    assert entry.received_on is None
    assert "'05 September 0217' lies outside" in entry.problem


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("Received: ", "Logged: ", "Received"),
        ("Outcome / Documents", "Result", "Outcome / Documents"),
        ("<main>", "<div>", "'main'"),
        ("h1>", "p>", "title"),
    ],
)
def test_a_case_page_that_lacks_a_landmark_has_changed(source, old, new, missing):
    html = case_page(head=NEWER).replace(old, new)
    with pytest.raises(LayoutChanged, match=missing) as error:
        read(source, html)
    assert error.value.item == f"{BASE}/foi-requests/9155008"


def test_a_case_id_that_is_not_of_the_registers_form_is_reported(source):
    assert "not of the register's form" in read(source, case_page(head=NEWER), case="12").problem


def test_the_pages_own_heading_is_no_title(source):
    with pytest.raises(LayoutChanged, match="no heading with a title"):
        read(source, case_page(head=OLDER.replace("<h2>Missing children</h2>", "")))


def test_a_short_request_beside_its_date_in_one_box_is_not_taken_for_the_date(source):
    html = f"""<main><h1>Bins</h1><div><p>Received: 2 May 2023</p><p>Bins?</p></div>
      <h2>Outcome / Documents</h2><ul>{bullet()}</ul></main>"""
    entry = read(source, html)
    assert (entry.received_on, entry.request_text) == (date(2023, 5, 2), "Bins?")


def test_a_second_link_to_a_case_does_not_rename_it(source):
    twice = listing_page(9155010).replace("</li>", '<a href="/foi-requests/9155010">More</a></li>')
    (listed,) = icasework.listing(source, Site(BASE, {"/foi-requests?page=0": twice})).entries
    assert listed.title == "Case 9155010"


@pytest.mark.parametrize("after", ["<h2>Related</h2><ul>{}</ul></main>", "</main><ul>{}</ul>"])
def test_lists_after_the_documents_are_not_documents(source, after):
    html = case_page(head=NEWER).replace("</main>", after.format("<li>Share this page</li>"))
    entry = read(source, html)
    assert (len(entry.documents), entry.problem) == (1, None)


def test_a_night_reads_the_listing_as_far_as_something_is_new(source):
    pages = {
        "/foi-requests?page=0": listing_page(9155010, after="/foi-requests?page=1"),
        "/foi-requests?page=1": listing_page(9155009, after="/foi-requests?page=2"),
        "/foi-requests?page=2": listing_page(9155008),
    }
    site = Site(BASE, pages)
    known = {"9155009": date(2020, 1, 1), "9155008": date(2020, 1, 1)}
    listed = icasework.listing(source, site, Window(since=date(2030, 1, 1), known=known))
    assert ([one.key for one in listed.entries], listed.whole) == (["9155010", "9155009"], False)
    assert len(site.asked) == 2
