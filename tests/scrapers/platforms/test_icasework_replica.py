"""Two councils' pages over iCasework, asked by a real session over HTTP."""

from datetime import date

import pytest
from icasework_replica import ALL, LETTER, OTHER, OTHER_OPTIONS, PDF, Case, CaseSite, Style
from portals import Portal, source_of
from replica import Answer, Replica, page, redirect

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import icasework
from scrapers.platforms.window import FIRST_PAGE
from scrapers.register.options import ICaseworkOptions

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COUNCILS = {"barnet": (Style(), {}), "other": (OTHER, OTHER_OPTIONS)}
RECEIVED = {"barnet": "2 February 2023", "other": "02/02/2023"}


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "icasework") as portal:
        yield portal


@pytest.fixture(params=list(COUNCILS))
def council(request, portal):
    """A council with three cases, and its source."""
    style, options = COUNCILS[request.param]
    received = RECEIVED[request.param]
    letters = ((ALL, PDF, LETTER), ("Summary", SHEET, b"PK\x03\x04 a workbook"))
    cases = [
        Case(9155010, "Missing children", received, letters=letters),
        Case(9155009, "Missing children", received, review="Upheld: 12 children."),
        Case(9155008, "EHCP <b>data</b>", received),
    ]
    return CaseSite(portal.site, cases, style), portal.source(options)


def document(portal, source, url):
    hosts = source.allow_hosts
    return portal.session.get(url, source_id="s", allow_hosts=hosts, expect="document")


def read(portal, source):
    listing = icasework.listing(source, portal.session)
    return [icasework.detail(source, one, portal.session) for one in listing.entries]


def test_cases_are_listed_and_read_with_their_documents(portal, council):
    _, source = council
    entries = read(portal, source)
    assert [entry.key for entry in entries] == ["9155010", "9155009", "9155008"]
    assert {entry.received_on for entry in entries} == {date(2023, 2, 2)}
    assert {entry.problem for entry in entries} == {None}
    assert {entry.request_text for entry in entries} == {"How many children were counted?"}
    assert [ref.name for ref in entries[0].documents] == [ALL, "Summary"]
    assert b"Upheld: 12 children." in entries[1].documents[1].content
    assert document(portal, source, entries[0].documents[0].url).body == LETTER


def test_a_title_with_markup_is_text_and_two_of_one_title_are_two(portal, council):
    _, source = council
    listing = icasework.listing(source, portal.session)
    titles = [one.title for one in listing.entries]
    assert titles == ["Missing children", "Missing children", "EHCP <b>data</b>"]
    assert read(portal, source)[2].title == "EHCP <b>data</b>"


def test_a_token_dies_after_an_hour_and_the_entrys_page_gives_a_fresh_one(portal, council):
    site, source = council
    (listed, *_) = icasework.listing(source, portal.session).entries
    first = icasework.detail(source, listed, portal.session).documents[0]
    site.now += 3601
    if site.style.tokens_on_page:
        with pytest.raises(FetchError) as caught:
            document(portal, source, first.url)
        assert caught.value.outcome == "forbidden"
        # its page is called unchanged, and its archived copy has the dead token
        portal.session.ask_anew(listed.url)
    fresh = icasework.detail(source, listed, portal.session).documents[0]
    assert (fresh.url == first.url) != site.style.tokens_on_page
    assert document(portal, source, fresh.url).body == LETTER
    assert b"access_token=0" not in b"".join(
        path.read_bytes() for path in portal.folder.rglob("*.jsonl")
    )


def test_a_withdrawn_and_an_edited_case_show_in_the_next_listing(portal, council):
    site, source = council
    before = read(portal, source)
    del site.cases[2]
    site.cases[0].title = "Missing episodes"
    after = read(portal, source)
    assert [entry.key for entry in after] == ["9155010", "9155009"]
    assert after[0].title == "Missing episodes"
    assert after[0].page_sha256 != before[0].page_sha256
    assert after[1].page_sha256 == before[1].page_sha256


def test_a_document_that_changes_under_its_name_comes_with_its_new_bytes(portal, council):
    site, source = council
    hashes = []
    for letter in (LETTER, LETTER + b", corrected"):
        site.cases[0].letters = ((ALL, PDF, letter),)
        portal.session.ask_anew(portal.site.url(f"{site.style.path}/9155010"))
        ref = read(portal, source)[0].documents[0]
        hashes.append((ref.name, document(portal, source, ref.url).sha256))
    assert hashes[0][0] == hashes[1][0]
    assert hashes[0][1] != hashes[1][1]


def test_a_robots_txt_that_closes_the_pages_of_the_listing_is_obeyed(portal, council):
    _, source = council
    portal.site.route("/robots.txt", Answer("User-agent: *\nDisallow: *?*page="))
    with pytest.raises(FetchError) as caught:
        icasework.listing(source, portal.session)
    assert caught.value.outcome == "blocked_robots"
    path = source.options.listing_path
    assert not [seen for seen in portal.site.paths() if seen.startswith(path)]


def test_a_redirect_to_a_transitional_host_is_refused_and_named(portal, council):
    site, source = council
    listed, *_ = icasework.listing(source, portal.session).entries
    for name in ("uat", "new", "next", "pre", "go"):
        lead = redirect(f"http://{name}.sampleshire.example/x")
        portal.site.route(f"{site.style.path}/9155010", lead)
        with pytest.raises(FetchError, match=f"host {name}.sampleshire.example is not") as told:
            icasework.detail(source, listed, portal.session)
        assert told.value.outcome == "refused_host"


def test_the_same_cases_on_a_stray_host_are_not_taken_twice(portal):
    with Replica("localhost") as stray:
        for host in (portal.site, stray):
            host.route("/foi-requests/9155010", page("Case"))
        items = "".join(
            f'<li><a href="{host.url("/foi-requests/9155010")}">Missing children</a></li>'
            for host in (stray, portal.site)
        )
        portal.site.route("/foi-requests", page("Requests", f"<ul>{items}</ul>"))
        (listed,) = icasework.listing(portal.source({}), portal.session).entries
        assert listed.url == portal.site.url("/foi-requests/9155010")
        assert stray.seen == []


def test_one_id_with_two_contents_is_one_entry_that_says_so(portal):
    items = "".join(
        f'<li><a href="/foi-requests/9155010">{title}</a></li>' for title in ("Roads", "Care")
    )
    portal.site.route("/foi-requests", page("Requests", f"<ul>{items}</ul>"))
    listing = icasework.listing(portal.source({}), portal.session)
    (listed,) = listing.entries
    assert "'Roads'" in listed.problem
    assert "'Care'" in listed.problem
    assert listing.notes == (listed.problem.partition("; ")[0],)


def test_a_bot_wall_before_the_listing_is_blocked_and_never_an_empty_log(portal, council):
    site, source = council
    portal.site.route(site.style.path, page("Pardon Our Interruption", "<p>Why?</p>" * 90))
    with pytest.raises(FetchError) as caught:
        icasework.listing(source, portal.session)
    assert caught.value.outcome == "blocked_bot"
    before = len(portal.site.seen)
    with pytest.raises(FetchError, match="left alone until") as caught:
        icasework.listing(source, portal.session)
    assert caught.value.outcome == "blocked_bot"
    assert len(portal.site.seen) == before


def test_a_look_at_a_log_asks_for_one_page(portal, council):
    site, source = council
    listing = icasework.listing(source, portal.session, FIRST_PAGE)
    assert (len(listing.entries), listing.whole) == (2, False)
    assert len([path for path in portal.site.paths() if path.startswith(site.style.path)]) == 1


@pytest.mark.parametrize("face", ["a", "b"])
def test_the_faces_that_need_scripts_load_with_that_status_and_are_never_asked(portal, face):
    options = {"face": face}
    assert ICaseworkOptions(face=face).refuses("needs_js") is None
    with pytest.raises(ValueError, match="needs_js"):
        source_of("icasework", options, status="active")
    source = source_of("icasework", options, status="needs_js", status_reason="scripts")
    with pytest.raises(LayoutChanged, match="empty page without scripts"):
        icasework.listing(source, portal.session)
    assert portal.site.seen == []
