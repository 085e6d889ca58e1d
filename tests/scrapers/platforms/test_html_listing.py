"""Councils whose entries have pages of their own."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from council_site import BASE, Site
from html_replica import DEVON, LAMBETH, THURROCK, WANDSWORTH, links, thurrock_entry, thurrock_list
from portals import source_of

from scrapers.errors import LayoutChanged
from scrapers.platforms import html_listing
from scrapers.platforms.base import Listed
from scrapers.platforms.html_listing_fields import WHOLE

HOSTS = {"base_url": BASE, "canonical_hosts": ["foi.sampleshire.example"]}
YEARS = "<table><tr><th>Year</th><th>Children</th></tr><tr><td>2019</td><td>12</td></tr></table>"


def listed(options, pages, **more):
    source = source_of("html_listing", options, **HOSTS | more)
    return html_listing.listing(source, Site(BASE, pages))


def read(options, main, path="/foi-responses/plans-0", **more):
    source = source_of("html_listing", options, **HOSTS | more)
    one = Listed(key="plans-0", url=BASE + path)
    return html_listing.detail(source, one, Site(BASE, {path: main}))


def text(entry):
    """The words of the one answer printed on the page, without its tags."""
    (document,) = entry.documents
    return " ".join(BeautifulSoup(document.content, "lxml").get_text(" ").split())


def test_slugs_that_differ_only_in_their_number_are_entries_of_their_own():
    pages = {
        "/foi-responses": thurrock_list("plans", "plans-0", after=1),
        "/foi-responses?page=1": thurrock_list("plans-1"),
    }
    listing = listed(THURROCK, pages)
    assert [one.key for one in listing.entries] == ["plans", "plans-0", "plans-1"]
    assert listing.entries[1].url == f"{BASE}/foi-responses/plans-0"
    assert (listing.whole, listing.notes) == (True, ())


def test_two_pages_of_one_slug_are_named_and_neither_is_silently_left_out():
    rows = '<div class="views-row"><a href="{href}">{title}</a></div>'
    main = links(("/2023/care", "Care"), ("/2024/care", "Care"), ("/2024/roads", "R"), row=rows)
    listing = listed(THURROCK, {"/foi-responses": main})
    assert [one.key for one in listing.entries] == ["care", "roads"]
    assert listing.notes == (
        f"the key 'care' stands for 2 pages: {BASE}/2023/care, {BASE}/2024/care",
    )
    assert [one.problem for one in listing.entries] == [listing.notes[0], None]


def test_a_page_with_labels_is_read_by_them():
    entry = read(THURROCK, thurrock_entry("Plans", f"<p>There were 12.</p>{YEARS}"))
    assert (entry.title, entry.request_text) == ("Plans", "How many in each year?")
    assert (entry.responded_on, entry.received_on) == (date(2023, 7, 21), None)
    (answer,) = entry.documents
    assert (answer.name, answer.declared_type) == ("plans-0.html", "text/html")
    assert b"<td>2019</td><td>12</td>" in answer.content
    assert b"How many" not in answer.content
    assert entry.problem is None


def test_a_page_without_the_labels_is_one_text_and_says_so():
    main = (
        "<main><p>Freedom of information response</p><h1>Old</h1><p>Publication date:<br>"
        "Monday 5 March 2018</p><p>How many?</p><p>There were 31.</p></main>"
    )
    entry = read(THURROCK, main)
    assert entry.responded_on == date(2018, 3, 5)
    assert text(entry) == "How many? There were 31."
    assert (entry.problem, entry.request_text) == (WHOLE, None)


def test_a_page_whose_answer_is_a_file_has_that_document_alone():
    entry = read(THURROCK, thurrock_entry("Plans", '<a href="/files/plans.xlsx">Plans</a>'))
    (document,) = entry.documents
    assert document.url == f"{BASE}/files/plans.xlsx"
    assert document.content is None


def test_a_file_beside_the_answer_is_a_document_too():
    answer = (
        '<p>There were 12.</p></div></div><p><a href="/files/plans.pdf">Plans</a></p><div><div>'
    )
    entry = read(THURROCK, thurrock_entry("Plans", answer))
    assert [document.url for document in entry.documents] == [
        f"{BASE}/foi-responses/plans-0",
        f"{BASE}/files/plans.pdf",
    ]


def test_a_date_on_the_wrong_day_of_the_week_is_not_taken():
    entry = read(THURROCK, thurrock_entry("Plans", "<p>12</p>", day="Monday 21 July 2023"))
    assert entry.responded_on is None
    assert "names a day of the week that it was not" in entry.problem


def test_an_answer_that_repeats_labels_is_not_cut_short():
    answer = "<p>Request:</p><p>How many?</p><p>Response:</p><p>There were 12.</p><p>And 3.</p>"
    entry = read(THURROCK, thurrock_entry("Plans", answer))
    assert text(entry) == "Request: How many? Response: There were 12. And 3."


def test_an_answer_that_only_begins_like_a_label_is_no_label():
    answer = "<p>There were 12.</p><p>Publication dates differ: 3 are late.</p><p>And 4.</p>"
    assert "3 are late" in text(read(THURROCK, thurrock_entry("Plans", answer)))


def test_a_title_with_markup_is_text():
    title = "Care &lt;script&gt;alert(1)&lt;/script&gt; <b>leavers</b>"
    entry = read(THURROCK, thurrock_entry(title, "<p>12</p>"))
    assert entry.title == "Care <script>alert(1)</script> leavers"


def test_a_bare_date_is_known_by_its_form_and_labels_are_headings():
    pages = {
        "/lambeth-data-hub": links(
            ("/lambeth-data-hub/looked-after-children-1", "Looked after"),
            row='<article><h2><a href="{href}">{title}</a></h2><a href="{href}">More</a></article>',
            after='<a class="pager-next" href="?p=2">Next</a>',
        ),
        "/lambeth-data-hub?p=2": links(
            ("/lambeth-data-hub/request-foi-performance", "Performance"),
            row='<article><h2><a href="{href}">{title}</a></h2></article>',
            after='<a class="pager-next">Next</a>',
        ),
    }
    assert [(one.key, one.title) for one in listed(LAMBETH, pages).entries] == [
        ("looked-after-children-1", "Looked after"),
        ("request-foi-performance", "Performance"),
    ]
    entry = read(
        LAMBETH,
        "<main><h1>Looked after</h1><p>30 December 2022</p><h2>Your request</h2><p>How many?</p>"
        "<h2>Our response</h2><p>There were 12 on</p><p>31 March 2022</p></main>",
    )
    assert (entry.responded_on, entry.request_text) == (date(2022, 12, 30), "How many?")
    assert text(entry) == "There were 12 on 31 March 2022"


def test_a_page_without_any_date_or_label_is_its_element():
    main = '<main><h1>Fostering</h1><div class="entry-content"><p>How many? 12</p></div></main>'
    entry = read(DEVON, main)
    assert (entry.title, entry.received_on, entry.responded_on) == ("Fostering", None, None)
    assert (text(entry), entry.problem) == ("How many? 12", None)


@pytest.mark.parametrize(
    ("outcome", "disposition", "problem"),
    [
        ("Part Disclosed", "part_supplied", None),
        ("Withheld", "unknown", "the outcome 'Withheld' is not in the register"),
    ],
)
def test_outcome_and_date_on_one_line(outcome, disposition, problem):
    main = (
        "<main><h1>FOI request details</h1><p><b>Subject:</b> Schools</p><p><b>Reference:</b>"
        f" WBC-FOI-00645</p><p>How many?</p><p>By year.</p><p>{outcome} - 17 February 2023</p>"
        "<p>Request for Information - WBC-FOI-00645 - Schools</p><p>Fewer than 5</p></main>"
    )
    entry = read(WANDSWORTH, main)
    assert (entry.title, entry.reference) == ("Schools", "WBC-FOI-00645")
    assert entry.request_text == "How many?\nBy year."
    assert (entry.responded_on, entry.disposition) == (date(2023, 2, 17), disposition)
    assert (text(entry), entry.problem) == ("Fewer than 5", problem)


def test_a_key_out_of_the_query_names_the_entry():
    rows = '<li><a href="{href}">{title}</a></li>'
    entries = [(f"/foi-case-details?id=WBC-FOI-0064{n}", f"Case {n}") for n in (5, 6)]
    listing = listed(WANDSWORTH, {"/foi-disclosure-log": links(*entries, row=rows)})
    assert [one.key for one in listing.entries] == ["WBC-FOI-00645", "WBC-FOI-00646"]


def test_a_listing_may_lead_to_files_in_place_of_pages():
    options = {**WANDSWORTH, "items": {"select": "li a", "title": {"select": "a"}}}
    rows = '<li><a href="{href}">{title}</a></li>'
    main = links(("/files/care.pdf", "Care"), ("/case/roads", "Roads"), row=rows)
    listing = listed(options, {"/foi-disclosure-log": main})
    care, roads = listing.entries
    assert [document.url for document in care.entry.documents] == [f"{BASE}/files/care.pdf"]
    assert (care.key, care.entry.title, care.entry.problem) == ("care.pdf", "Care", None)
    assert (roads.key, roads.title, roads.entry) == ("roads", "Roads", None)


def test_text_that_no_label_names_is_counted_in_the_problem():
    options = {**WANDSWORTH, "detail": {**WANDSWORTH["detail"], "rest": None}}
    entry = read(
        options,
        "<main><p>Subject: Schools</p><p>Written by A Person</p><p>Part Disclosed - 17 February"
        " 2023</p><p>Request for Information - WBC-FOI-00645 - Schools</p><p>12</p></main>",
    )
    assert entry.problem == "lines that belong to no label of the register: 1"


def test_what_the_page_and_the_listing_say_differently_is_named():
    source = source_of("html_listing", THURROCK, **HOSTS)
    one = Listed(key="a", url=f"{BASE}/a", responded_on=date(2023, 7, 20), title="Listed")
    site = Site(BASE, {"/a": thurrock_entry("Plans", "<p>12</p>")})
    entry = html_listing.detail(source, one, site)
    assert entry.responded_on == date(2023, 7, 21)
    assert "is 2023-07-21 on its page and 2023-07-20 in the listing" in entry.problem


@pytest.mark.parametrize(
    ("options", "main", "named"),
    [
        (LAMBETH, "<main><h1>T</h1><p>30 December 2022</p><p>12</p></main>", "begins the answer"),
        (THURROCK, "<main><h2>T</h2><p>Response: 12</p></main>", "no title at select 'h1'"),
        (THURROCK, "<main><h1>T</h1><h1>U</h1><p>Response: 12</p></main>", "2 elements for the"),
        (THURROCK, "<div><h1>T</h1></div>", "0 elements for 'main'"),
        (DEVON, "<main><h1>T</h1><div class='renamed'>12</div></main>", "begins the answer"),
    ],
    ids=["no-label", "no-title", "two-titles", "no-content", "renamed-class"],
)
def test_a_page_that_is_built_otherwise_has_changed_and_names_what_is_missing(options, main, named):
    with pytest.raises(LayoutChanged, match=named):
        read(options, main)
