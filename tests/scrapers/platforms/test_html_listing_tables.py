"""Months as tables of requests, and pages that lead to them."""

from datetime import date

import pytest
from council_site import BASE, Site
from html_replica import MORAY, table
from portals import source_of

from scrapers.errors import LayoutChanged
from scrapers.platforms import html_listing
from scrapers.platforms.base import Listed

HOSTS = {"base_url": BASE, "canonical_hosts": ["foi.sampleshire.example"]}
LINK = '<a href="/page_{0}.html">{0}</a>'
ROWS = (
    ("13-01-15", LINK.format(1), "Transport"),
    ("", LINK.format(2), "Transport"),
    ("14.01.2015", LINK.format(3), ""),
    ("15/1/15", "No letter", "Roads"),
)


def listed(pages, **items):
    options = {**MORAY, "items": {**MORAY["items"], **items}}
    return html_listing.listing(source_of("html_listing", options, **HOSTS), Site(BASE, pages))


def moray(*months, **items):
    index = {
        "/page_62338.html": '<main><ul><li class="year"><a href="/y2015.html">2015</a></ul></main>',
        "/y2015.html": "<main><ul>"
        + "".join(
            f'<li class="month"><a href="/m{n}.html">{n}</a></li>' for n in range(len(months))
        )
        + '<li class="month"><a href="/old.pdf">Older</a></li></ul></main>',
    }
    pages = index | {f"/m{n}.html": main for n, main in enumerate(months)}
    return listed(pages, **items)


def test_years_lead_to_months_and_dates_are_carried_down_blank_cells():
    listing = moray(table(*ROWS), table(("", LINK.format(9)), head=("Date", "Subject")))
    assert [(one.key, one.received_on) for one in listing.entries if one.entry is None] == [
        ("1", date(2015, 1, 13)),
        ("2", date(2015, 1, 13)),
        ("3", date(2015, 1, 14)),
        ("9", None),  # the table above is another month
    ]
    (unlinked,) = (one.entry for one in listing.entries if one.entry is not None)
    assert (unlinked.title, unlinked.received_on) == ("No letter", date(2015, 1, 15))
    assert "links to 0 pages" in unlinked.problem
    assert listing.notes == (f"{BASE}/old.pdf is a file among pages; it was not read",)


def test_a_date_is_not_carried_into_the_next_table_of_a_page():
    first = table(ROWS[0]).removesuffix("</main>")
    second = table(("", LINK.format(2), "")).removeprefix("<main>")
    assert [one.received_on for one in moray(first + second).entries] == [date(2015, 1, 13), None]


def test_a_row_of_headings_among_the_rows_is_no_entry():
    again = "<tr><th colspan='3'>February</th></tr>"
    listing = moray(table(*ROWS[:2]).replace("</table>", f"{again}</table>"))
    assert [one.key for one in listing.entries] == ["1", "2"]


def test_a_cell_that_reaches_over_rows_dates_all_of_them():
    spanned = table(*ROWS[:2]).replace("<td>13-01-15", '<td rowspan="2">13-01-15')
    listing = moray(spanned.replace("<tr><td></td>", "<tr>"))
    assert [one.received_on for one in listing.entries] == [date(2015, 1, 13)] * 2


def test_columns_may_be_numbered_where_a_table_has_no_headings():
    rows = table(*ROWS[:2]).replace("<th>Date</th><th>Request</th><th>Department</th>", "")
    listing = moray(rows, headings=False, received={"column": 1}, title={"column": 2})
    assert [(one.title, one.received_on) for one in listing.entries] == [
        ("1", date(2015, 1, 13)),
        ("2", date(2015, 1, 13)),
    ]


@pytest.mark.parametrize(
    ("main", "named"),
    [
        (table(*ROWS, head=("Date", "Matter", "Department")), "0 columns called Request or Subj"),
        (table(("13-01-15", LINK.format(1))), "row 1 has 2 cells under 3 headings"),
        (table(("13-01-15", "Taxis", "Transport")), "none of 1 entries has a link"),
        ("<main><table></table></main>", "a table without rows"),
        (table(*[["<td colspan=1000>"] * 9] * 120), "room for more than 1,000,000 cells"),
        ("<main><ul class='renamed'></ul></main>", r"no entries here for the selectors"),
        (table(), r"no entries here for the selectors"),
    ],
    ids=["renamed", "short-row", "no-link", "bare", "vast", "no-table", "no-rows"],
)
def test_a_month_that_is_built_otherwise_has_changed(main, named):
    with pytest.raises(LayoutChanged, match=named):
        moray(main)


def test_a_table_may_print_request_and_answer_in_its_cells():
    items = {
        "table": "table",
        "reference": {"column": ["Record Ref"]},
        "responded": {"column": ["Date Completed"]},
        "request": {"column": ["Question"]},
        "answer": {"column": ["Answer"]},
        "key": {"by": "reference"},
    }
    head = ("Record Ref", "Date Completed", "Question", "Answer")
    row = ("12", "23/01/2026", "<p>How many?</p>", "<p>2019: 12</p><p>2020: 13</p>")
    options = {"listing": {"path": "/log"}, "items": items}
    source = source_of("html_listing", options, **HOSTS)
    found = html_listing.listing(source, Site(BASE, {"/log": table(row, head=head)}))
    entry = html_listing.detail(source, found.entries[0], Site(BASE, {}))
    assert (entry.key, entry.responded_on) == ("12", date(2026, 1, 23))
    assert (entry.request_text, entry.problem) == ("How many?", None)
    assert b"<body>\n<p>2019: 12</p><p>2020: 13</p>\n</body>" in entry.documents[0].content


@pytest.mark.parametrize(
    ("printed", "responded_on", "problem"),
    [
        ("13-01-2015", date(2015, 1, 13), None),
        ("05-09-0217", None, "the date '05-09-0217' lies outside 1990 to next year"),
        ("soon", None, "the date 'soon' has none of the expected forms"),
    ],
)
def test_a_page_whose_lines_hold_the_reference_and_the_date(printed, responded_on, problem):
    main = (
        "<main><h1>FOI Request - Taxis</h1><p>Request 101003567915</p><p>How many?</p>"
        f"<p>Response {printed}</p><p>There are 4.</p></main>"
    )
    source = source_of("html_listing", MORAY, **HOSTS)
    one = Listed(key="1", url=f"{BASE}/page_1.html", received_on=date(2015, 1, 2))
    entry = html_listing.detail(source, one, Site(BASE, {"/page_1.html": main}))
    assert (entry.title, entry.reference) == ("Taxis", "101003567915")
    assert (entry.received_on, entry.responded_on) == (date(2015, 1, 2), responded_on)
    assert (entry.request_text, entry.problem) == ("How many?", problem)
    assert b"<p>There are 4.</p>" in entry.documents[0].content


def test_a_page_of_months_without_links_has_changed_and_names_the_selector():
    with pytest.raises(LayoutChanged, match=r"li\.year a"):
        listed({"/page_62338.html": "<main><p>Moved</p></main>"})
