import re
from dataclasses import replace
from datetime import date

import pytest
from council_site import BASE, Site, registered, source_block
from govuk_replica import GovukLog, numbered
from replica import Answer, Replica

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import govuk_disclosure_log
from scrapers.platforms.window import FIRST_PAGE, Window
from scrapers.web import Archive, Journal, Policy, Session

FIVE = [numbered(number) for number in (9, 8, 7, 6, 5)]


@pytest.fixture
def source(tmp_path):
    return registered(tmp_path, source_block("govuk_disclosure_log", "{}"))


@pytest.fixture(params=[False, True], ids=["terms", "plain"])
def log(request):
    return GovukLog(FIVE, plain=request.param)


def listed(source, log, *window):
    return govuk_disclosure_log.listing(source, Site(BASE, log.pages()), *window)


def known(*numbers):
    """A window of which these are held, all of them old."""
    held = {numbered(number).uuid: date(2001, 1, 1) for number in numbers}
    return Window(since=date(2026, 1, 1), known=held)


def test_all_pages_are_listed_by_their_uuids_and_held_to_the_total(source, log):
    listing = listed(source, log)
    assert [one.key for one in listing.entries] == [one.uuid for one in FIVE]
    assert listing.whole
    assert listing.notes == ()
    first = listing.entries[0]
    assert (first.title, first.responded_on) == ("Request 9", date(2000, 6, 10))
    # with and without ?preserveHistory it is the same page
    assert first.url == f"{BASE}/disclosures/{FIVE[0].uuid}"


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("3,046 disclosures", "says that it has 3,046 entries, and its pages show 5"),
        ("4 disclosures", "says that it has 4 entries, and its pages show 5"),
        ("3,046 releases", "expected one total"),
        ("4 disclosures</p><p>5 disclosures", "printed: 4, 5"),
    ],
)
def test_a_total_that_is_not_that_of_the_entries_is_no_whole_listing(source, log, total, said):
    log.count = total
    with pytest.raises(LayoutChanged, match=said):
        listed(source, log)


@pytest.mark.parametrize("printed", ["3 disclosures", "<b>3 disclosures</b>"])
def test_a_title_that_reads_like_a_total_is_none(source, log, printed):
    log.disclosures = [numbered(1, title=printed), *FIVE[1:]]
    assert listed(source, log).entries[0].title == "3 disclosures"


def test_one_disclosure_is_a_total_too(source, log):
    log.disclosures = FIVE[:1]
    log.count = "1 disclosure"
    assert len(listed(source, log).entries) == 1


def test_a_log_that_grows_while_it_is_read_withdraws_nothing(source):
    log = GovukLog(FIVE)
    pages = log.pages()
    pages["/disclosures?page=3"] = pages["/disclosures?page=3"].replace("5 disc", "6 disc")
    listing = govuk_disclosure_log.listing(source, Site(BASE, pages))
    assert not listing.whole
    assert "from 5 to 6 while its pages were read" in listing.notes[0]


@pytest.mark.parametrize("fault", ["page 1 for any number", "the last page for ever"])
def test_a_pager_that_goes_in_a_circle_is_no_whole_listing(source, fault):
    log = GovukLog(FIVE)
    pages = log.pages()
    shown = "/disclosures" if fault.startswith("page 1") else "/disclosures?page=2"
    for number in range(2, 9):
        pages[f"/disclosures?page={number}"] = pages[shown].replace(
            "page=2" if fault.startswith("page 1") else "page=3", f"page={number + 1}"
        )
    with pytest.raises(LayoutChanged, match=r"shows the first one again|its pages show 4"):
        govuk_disclosure_log.listing(source, Site(BASE, pages))


def test_a_night_reads_no_further_than_to_what_is_known(source):
    site = Site(BASE, GovukLog(FIVE).pages())
    listing = govuk_disclosure_log.listing(source, site, known(7, 6, 5))
    assert [one.key for one in listing.entries] == [one.uuid for one in FIVE[:4]]
    assert len(site.asked) == 2
    # 9 and 8 are new, 7, 6, 5 are held: that is all of the 5
    assert (listing.whole, listing.notes) == (False, ())


def test_the_total_shows_a_night_what_lies_further_down(source):
    listing = listed(source, GovukLog(FIVE), known(9, 8, 7, 6))
    assert listing.notes == (
        "the log says that it has 5 disclosures; with tonight's new ones 4 are known: the next"
        " full sweep finds what was dated back or withdrawn",
    )


def test_a_log_in_no_known_order_is_read_to_its_end_every_night(tmp_path):
    block = source_block("govuk_disclosure_log", "{order: none}")
    listing = listed(registered(tmp_path, block), GovukLog(FIVE), known(9, 8, 7, 6))
    assert listing.whole
    assert len(listing.entries) == 5


def test_a_look_takes_one_page(source):
    site = Site(BASE, GovukLog(FIVE).pages())
    listing = govuk_disclosure_log.listing(source, site, FIRST_PAGE)
    assert (len(listing.entries), listing.whole, len(site.asked)) == (2, False, 1)


def test_a_log_is_asked_with_the_parameters_of_the_register(tmp_path):
    block = source_block("govuk_disclosure_log", "{query: {sort: newest}}")
    log = GovukLog(FIVE, parameters={"sort": "newest"})
    site = Site(BASE, log.pages())
    assert len(govuk_disclosure_log.listing(registered(tmp_path, block), site).entries) == 5
    assert site.asked[0] == f"{BASE}/disclosures?sort=newest"


def test_a_request_narrowed_and_published_again_is_an_entry_of_its_own(source, log):
    log.disclosures = [numbered(2, title="Placements"), numbered(1, title="Placements")]
    assert len({one.key for one in listed(source, log).entries}) == 2


def test_of_the_same_entry_on_a_stray_host_the_own_one_is_taken(source, log):
    stray = f'href="https://uat.sampleshire.example/disclosures/{FIVE[0].uuid}"'
    pages = log.pages()
    own = pages["/disclosures"]
    twice = own.replace("<ol>", f"<p><a {stray}>Request 9</a></p><ol>")
    pages["/disclosures"] = twice
    assert govuk_disclosure_log.listing(source, Site(BASE, pages)) == listed(source, log)
    pages["/disclosures"] = re.sub(rf'href="/disclosures/{FIVE[0].uuid}[^"]*"', stray, own)
    first = govuk_disclosure_log.listing(source, Site(BASE, pages)).entries[0]
    assert first.problem == "its page is on uat.sampleshire.example, not its own host"


def test_markup_in_a_title_is_text(source, log):
    log.disclosures = [numbered(9, title="&lt;script&gt;alert(1)&lt;/script&gt; costs")]
    assert listed(source, log).entries[0].title == "<script>alert(1)</script> costs"


def test_a_disclosure_edited_in_place_and_one_withdrawn_show_over_the_wire(tmp_path, source):
    with Replica() as site:
        log = GovukLog(FIVE, per_page=3)
        log.serve(site)
        here = source.model_copy(update={"base_url": site.url(), "canonical_hosts": ("127.0.0.1",)})
        with Session(
            archive=Archive(tmp_path / "archive"),
            journal=Journal(tmp_path / "night.jsonl", "night"),
            policy=Policy(wait=0.0, attempts=1),
            contact="newsroom@example.org",
            let_through={site.host},
        ) as session:
            before = govuk_disclosure_log.listing(here, session)
            first = govuk_disclosure_log.detail(here, before.entries[0], session)
            gone, edited = FIVE[-1], replace(FIVE[0], response="<p>There were 13.</p>")
            log.disclosures = [edited, *FIVE[1:-1]]
            log.serve(site)
            site.route(f"/disclosures/{gone.uuid}", Answer(status=410))
            after = govuk_disclosure_log.listing(here, session)
            again = govuk_disclosure_log.detail(here, after.entries[0], session)
            with pytest.raises(FetchError) as error:
                govuk_disclosure_log.detail(here, before.entries[-1], session)
    assert (len(before.entries), len(after.entries), after.whole) == (5, 4, True)
    assert again.key == first.key
    assert again.documents[0].content != first.documents[0].content
    assert error.value.outcome == "gone"
