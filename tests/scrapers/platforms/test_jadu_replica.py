"""Two councils' Jadu directories, asked by a real session over HTTP."""

from datetime import date

import pytest
from jadu_replica import LETTERS, DirectorySite, Record, Style
from portals import Portal, source_of
from replica import Answer, Replica

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import jadu_directory
from scrapers.platforms.window import FIRST_PAGE

DIRECTORY = {"directory_id": 45, "slug": "foi-and-eir-requests"}
RECORDS = [
    Record(64001, "Looked after children"),
    Record(64002, "Looked after children", slug="looked-after-children-", reference=""),
    Record(64003, "Looked after children", category=8),
    Record(64004, "Fostering", slug="fostering", file=b"%PDF-1.7 a table"),
    Record(64005, "16 and 17 year olds", slug="16-and-17", category=8),
]
COUNCILS = {
    "root": (Style(), {}),
    "a_to_z": (LETTERS, {"listing": "a_to_z"}),
    "categories": (Style("categories"), {"listing": "categories", "categories": [7, 8]}),
}


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "jadu_directory") as portal:
        yield portal


@pytest.fixture(params=list(COUNCILS))
def council(request, portal):
    """A council's directory of five records, and its source."""
    style, options = COUNCILS[request.param]
    site = DirectorySite(portal.site, [*RECORDS], style)
    return site, portal.source(DIRECTORY | options)


def test_every_record_is_listed_once_and_read_by_its_id(portal, council):
    _, source = council
    listing = jadu_directory.listing(source, portal.session)
    assert sorted(one.key for one in listing.entries) == [str(one.number) for one in RECORDS]
    assert listing.whole
    read = {one.key: jadu_directory.detail(source, one, portal.session) for one in listing.entries}
    assert {entry.received_on for entry in read.values()} == {date(2024, 10, 30)}
    assert {entry.problem for entry in read.values()} == {None}
    assert read["64002"].reference is None
    assert b"12 children" in read["64001"].documents[0].content
    file = read["64004"].documents[1]
    answer = portal.session.get(
        file.url, source_id="s", allow_hosts=source.allow_hosts, expect="document"
    )
    assert answer.body == b"%PDF-1.7 a table"


def test_a_letter_without_records_is_not_found_and_no_fault(portal):
    DirectorySite(portal.site, [Record(1, "Fostering")], LETTERS)
    source = portal.source(DIRECTORY | {"listing": "a_to_z"})
    listing = jadu_directory.listing(source, portal.session)
    assert ([one.key for one in listing.entries], listing.whole) == (["1"], True)
    letters = [path for path in portal.site.paths() if "/a-to-z/" in path]
    assert (len(letters), portal.statuses().count(404)) == (27, 26)


def test_a_directory_of_which_every_letter_is_missing_is_not_an_empty_one(portal):
    source = portal.source(DIRECTORY | {"listing": "a_to_z"})
    with pytest.raises(FetchError) as caught:
        jadu_directory.listing(source, portal.session)
    assert caught.value.outcome == "not_found"


def test_a_letter_that_fails_otherwise_leaves_records_unseen_and_is_a_failure(portal):
    DirectorySite(portal.site, RECORDS, LETTERS)
    portal.site.route("/directory/45/a-to-z/m", Answer(status=500))
    with pytest.raises(FetchError) as caught:
        jadu_directory.listing(portal.source(DIRECTORY | {"listing": "a_to_z"}), portal.session)
    assert caught.value.outcome == "server_error"


def test_a_missing_category_is_a_fault(portal):
    DirectorySite(portal.site, RECORDS, Style("categories"))
    options = DIRECTORY | {"listing": "categories", "categories": [7, 8, 9]}
    with pytest.raises(FetchError) as caught:
        jadu_directory.listing(portal.source(options), portal.session)
    assert caught.value.outcome == "not_found"


def test_a_record_in_two_categories_is_one_entry(portal):
    site = DirectorySite(portal.site, RECORDS[:2], Style("categories"))
    site._list(f"{site.root}/category/8", RECORDS[1:3])
    options = DIRECTORY | {"listing": "categories", "categories": [7, 8]}
    listing = jadu_directory.listing(portal.source(options), portal.session)
    assert [one.key for one in listing.entries] == ["64001", "64002", "64003"]
    assert listing.notes == ()


def test_a_record_whose_path_is_of_the_old_form_leads_to_the_new_one(portal):
    DirectorySite(portal.site, RECORDS[:1], LETTERS)
    source = portal.source(DIRECTORY | {"listing": "a_to_z"})
    (listed,) = jadu_directory.listing(source, portal.session).entries
    assert "/directory_record/" in listed.url
    entry = jadu_directory.detail(source, listed, portal.session)
    assert (entry.key, entry.problem) == ("64001", None)
    assert portal.statuses()[-2:] == [301, 200]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"listing": "categories"}, "categories are named"),
        ({"categories": [7]}, "categories are named"),
        ({"listing": "letters"}, "listing"),
    ],
)
def test_options_that_contradict_each_other_are_refused(options, said):
    with pytest.raises(ValueError, match=said):
        source_of("jadu_directory", DIRECTORY | options)


def test_fewer_records_over_all_letters_than_the_register_asserts_are_not_the_whole(portal):
    DirectorySite(portal.site, RECORDS, LETTERS)
    options = DIRECTORY | {"listing": "a_to_z"}
    source = portal.source(options, assertions={"min_items": 6})
    with pytest.raises(LayoutChanged, match="shows 5 entries, the register asserts 6"):
        jadu_directory.listing(source, portal.session)


def test_a_look_at_a_directory_ends_at_its_first_page(portal, council):
    _, source = council
    listing = jadu_directory.listing(source, portal.session, FIRST_PAGE)
    assert listing.entries
    assert not listing.whole
    assert portal.statuses().count(200) == 1


def test_a_directory_that_has_moved_to_a_new_host_is_refused(portal, council):
    site, source = council
    with Replica("localhost") as new:
        first = {"root": site.root, "a_to_z": "/directory/45/a-to-z/a"}.get(
            site.style.listing, f"{site.root}/category/7"
        )
        portal.site.route(first, Answer(status=301, headers={"Location": new.url(first)}))
        with pytest.raises(FetchError) as caught:
            jadu_directory.listing(source, portal.session)
        assert caught.value.outcome == "refused_host"
        assert new.seen == []
