import pytest
from ckan_replica import CkanReplica, dataset, file
from portals import Portal
from replica import Answer
from socrata_replica import served

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import ckan
from scrapers.platforms.base import platform
from scrapers.platforms.window import FIRST_PAGE

LOG = {"dataset_pattern": "(?i)freedom of information", "entry_is": "dataset", "page_size": 2}
SEARCH = "/api/3/action/package_search"


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "ckan") as opened:
        yield opened


def log(number: int, **more: object):
    files = [file(f"f{number}", f"https://files.example/{number}.pdf", f"Letter {number}")]
    return dataset(
        f"id{number}", f"foi-{number}", f"Freedom of Information {number}", files, **more
    )


def test_datasets_of_all_pages_are_listed_however_few_the_portal_gives_at_once(portal):
    CkanReplica(portal.site, [log(number) for number in range(5)], most=1)
    source = portal.source(LOG)
    listing = platform("ckan").listing(source, portal.session)
    assert listing.whole
    assert [one.key for one in listing.entries] == [f"id{number}" for number in range(5)]
    entry = ckan.detail(source, listing.entries[0], portal.session)
    assert entry.url == portal.site.url("/dataset/foi-0")
    assert [ref.name for ref in entry.documents] == ["0.pdf"]


def test_another_council_searches_in_its_own_organisation_and_has_a_file_for_each_answer(portal):
    CkanReplica(portal.site, [log(1), log(2)])
    options = {"dataset_pattern": "^foi-1$", "query": "Information",
               "filter": "organization:sampleshire"}  # fmt: skip
    (listed,) = ckan.listing(portal.source(options), portal.session).entries
    assert (listed.key, listed.title) == ("id1/f1", "Letter 1")
    asked = [path for path in portal.site.paths() if path.startswith(SEARCH)]
    assert all("q=Information" in path for path in asked)
    assert all("fq=organization%3Asampleshire" in path for path in asked)


@pytest.mark.parametrize("count", [1, 7])
def test_what_came_is_held_against_what_the_portal_says_it_found(portal, count):
    CkanReplica(portal.site, [log(1), log(2), log(3)], count=count)
    with pytest.raises(LayoutChanged, match=f"found {count} datasets"):
        ckan.listing(portal.source(LOG), portal.session)


def test_a_dataset_shown_twice_hides_another_and_is_found_out(portal):
    CkanReplica(portal.site, [log(1), log(1), log(2)])
    with pytest.raises(LayoutChanged, match="found 3 datasets, 2 came"):
        ckan.listing(portal.source(LOG), portal.session)


def test_a_search_without_end_is_left_at_the_register_s_ceiling(portal):
    CkanReplica(portal.site, [log(number) for number in range(9)])
    with pytest.raises(LayoutChanged, match="found 9 datasets, 4 came"):
        ckan.listing(portal.source(LOG | {"max_pages": 2}), portal.session)


def test_a_portal_that_is_datapress_says_which_platform_to_write(portal):
    CkanReplica(portal.site, [], version="datapress")
    with pytest.raises(LayoutChanged, match=r"runs 'DataPress'.*to datapress"):
        ckan.listing(portal.source(LOG), portal.session)


def test_a_portal_whose_robots_txt_keeps_the_api_closed_is_left_alone(portal):
    CkanReplica(portal.site, [log(1)])
    portal.site.route("/robots.txt", Answer("User-agent: *\nDisallow: /api/\n"))
    with pytest.raises(FetchError) as failed:
        ckan.listing(portal.source(LOG), portal.session)
    assert failed.value.outcome == "blocked_robots"
    assert portal.site.paths() == []


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"success": False, "error": {"message": "Not authorized"}}, "failed: Not authorized"),
        ({"success": True, "result": []}, "expected an object"),
        ({"success": True, "result": {"count": "many", "results": []}}, "expected a number"),
        ({"success": True, "result": {"count": 1}}, "expected a list"),
        ([], "expected an object"),
    ],
)
def test_an_answer_of_another_build_is_a_changed_layout(portal, said, named):
    CkanReplica(portal.site, [log(1)])
    portal.site.route(SEARCH, served(said))
    with pytest.raises(LayoutChanged, match=named):
        ckan.listing(portal.source(LOG), portal.session)


def test_a_look_asks_for_one_page_alone(portal):
    CkanReplica(portal.site, [log(1), log(2), log(3)])
    listing = ckan.listing(portal.source(LOG), portal.session, FIRST_PAGE)
    assert ([one.key for one in listing.entries], listing.whole) == (["id1", "id2"], False)
    assert len(portal.site.paths()) == 1


def test_a_private_dataset_beside_others_is_noted(portal):
    CkanReplica(portal.site, [log(1), log(2, private=True)])
    listing = ckan.listing(portal.source(LOG), portal.session)
    assert [one.key for one in listing.entries] == ["id1"]
    assert listing.notes == ("the dataset 'foi-2' is private and needs a key",)
