import pytest
from ckan_replica import DatapressReplica, dataset, file
from portals import Portal, wall
from replica import Answer
from socrata_replica import served

from scrapers.errors import FetchError, LayoutChanged
from scrapers.platforms import datapress
from scrapers.platforms.base import platform

LOG = {"dataset_pattern": "^foi-responses"}


@pytest.fixture
def portal(tmp_path):
    with Portal(tmp_path, "datapress") as opened:
        yield opened


def files(portal):
    return [
        file("a1", portal.site.url("/download/e5nge/a1/looked-after.pdf"), "Looked after children"),
        file("b2", portal.site.url("/download/e5nge/b2/missing.csv"), "Missing children", "csv"),
    ]


def shapes(portal):
    listed = files(portal)
    by_id = {one["id"]: {name: one[name] for name in one if name != "id"} for one in listed}
    return {"list": {"resources": listed}, "object": {"resources": by_id},
            "below": {"resources": None, "organization": {"resources": listed}}}  # fmt: skip


@pytest.mark.parametrize("shape", ["list", "object", "below"])
def test_files_of_the_log_are_entries_in_each_shape_that_portals_print(portal, shape):
    log = dataset("e5nge", "foi-responses-2024", "FOI", None) | shapes(portal)[shape]
    DatapressReplica(portal.site, [log, dataset("zz1", "trees", "Trees", files(portal))])
    source = portal.source(LOG)
    listing = platform("datapress").listing(source, portal.session)
    assert listing.whole
    assert [(one.key, one.title) for one in listing.entries] == [
        ("e5nge/a1", "Looked after children"),
        ("e5nge/b2", "Missing children"),
    ]
    entry = datapress.detail(source, listing.entries[0], portal.session)
    assert entry.url == portal.site.url("/dataset/e5nge/foi-responses-2024")
    (document,) = entry.documents
    assert (document.name, document.url) == ("looked-after.pdf", files(portal)[0]["url"])
    assert entry.problem is None


def test_another_council_has_a_dataset_for_each_answer(portal):
    first = dataset("x1", "foi-1", "Care leavers", files(portal))
    second = dataset("x2", "foi-2", "Fostering", [])
    DatapressReplica(portal.site, [first, second])
    source = portal.source({"dataset_pattern": r"^foi-\d+$", "entry_is": "dataset"})
    one, two = (listed.entry for listed in datapress.listing(source, portal.session).entries)
    assert (one.key, one.title, len(one.documents)) == ("x1", "Care leavers", 2)
    assert (two.key, two.documents, two.problem) == ("x2", (), "the dataset has no file")


def test_a_file_in_the_storage_behind_the_portal_is_refused_by_name(portal):
    stored = file("a1", "https://airdrive-secure.s3-eu-west-1.amazonaws.com/x/a.pdf", "A")
    DatapressReplica(portal.site, [dataset("e5nge", "foi-responses", "FOI", [stored])])
    source = portal.source(LOG)
    (listed,) = datapress.listing(source, portal.session).entries
    with pytest.raises(FetchError, match="amazonaws") as refused:
        portal.session.get(
            listed.entry.documents[0].url,
            source_id=source.id, allow_hosts=source.allow_hosts, expect="document",
        )  # fmt: skip
    assert refused.value.outcome == "refused_host"


def test_a_portal_that_is_ckan_says_which_platform_to_write(portal):
    DatapressReplica(portal.site, [], version="2.9.5")
    with pytest.raises(LayoutChanged, match=r"runs 'CKAN 2.9.5'.*platform.*to ckan"):
        datapress.listing(portal.source(LOG), portal.session)


def test_a_private_dataset_is_said_to_need_a_key_and_not_to_be_nothing(portal):
    log = dataset("e5nge", "foi-responses", "FOI", files(portal), private=True)
    DatapressReplica(portal.site, [log])
    with pytest.raises(LayoutChanged, match="'foi-responses' is private and needs a key"):
        datapress.listing(portal.source(LOG), portal.session)


def test_a_catalogue_that_wants_a_key_says_that_keys_are_not_supported(portal):
    DatapressReplica(portal.site, [])
    portal.site.route("/api/datasets/export.json", Answer(status=403))
    with pytest.raises(FetchError, match="refuses this without a key") as failed:
        datapress.listing(portal.source(LOG), portal.session)
    assert failed.value.outcome == "forbidden"
    assert "ask the authority" in failed.value.remedy


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge_is_a_wall_whatever_its_status(portal, status):
    DatapressReplica(portal.site, [])
    portal.site.route("/api/datasets/export.json", wall(status))
    with pytest.raises(FetchError) as failed:
        datapress.listing(portal.source(LOG), portal.session)
    assert failed.value.outcome == "blocked_bot"


def test_a_catalogue_without_the_log_says_what_it_looked_for_and_withdraws_nothing(portal):
    DatapressReplica(portal.site, [dataset("zz1", "trees", "Trees", [])])
    with pytest.raises(LayoutChanged, match=r"none of 1 datasets is the log by '\^foi-responses'"):
        datapress.listing(portal.source(LOG), portal.session)


@pytest.mark.parametrize(
    ("log", "named"),
    [
        ({"title": "FOI", "name": "foi-responses"}, "has no id"),
        (dataset("e5nge", "foi-responses", "FOI", "a.pdf"), "no list and no object"),
        ("foi-responses", "expected an object"),
    ],
)
def test_a_dataset_of_another_build_is_a_changed_layout(portal, log, named):
    DatapressReplica(portal.site, [log])
    with pytest.raises(LayoutChanged, match=named):
        datapress.listing(portal.source(LOG), portal.session)


def test_a_file_without_an_address_is_a_problem_of_its_dataset(portal):
    kept = files(portal)[0]
    log = dataset("e5nge", "foi-responses", "FOI", [kept, {"id": "c3", "title": "Lost"}, 7])
    DatapressReplica(portal.site, [log])
    (listed,) = datapress.listing(portal.source(LOG), portal.session).entries
    assert listed.key == "e5nge/a1"
    assert "the file 'Lost' has no address" in listed.entry.problem
    assert "no object" in listed.entry.problem


def test_one_id_with_two_contents_is_one_entry_with_a_problem(portal):
    one, two = files(portal)
    log = dataset("e5nge", "foi-responses", "FOI", [one, two | {"id": "a1"}])
    DatapressReplica(portal.site, [log])
    (listed,) = datapress.listing(portal.source(LOG), portal.session).entries
    assert len(listed.entry.documents) == 2
    assert "twice with different contents" in listed.entry.problem


def test_a_night_without_news_is_answered_by_304s_alone(portal):
    DatapressReplica(portal.site, [dataset("e5nge", "foi-responses", "FOI", files(portal))])
    first = datapress.listing(portal.source(LOG), portal.session)
    portal.site.seen.clear()
    assert datapress.listing(portal.source(LOG), portal.session) == first
    assert portal.statuses() == [304, 304]


@pytest.mark.parametrize(
    ("path", "around"),
    [
        ("/api/v3/datasets/export.json", lambda datasets: datasets),
        ("/api/action/current_package_list_with_resources",
         lambda datasets: {"success": True, "result": datasets}),
    ],
)  # fmt: skip
def test_a_catalogue_elsewhere_is_asked_for_there(portal, path, around):
    DatapressReplica(portal.site, [])
    log = dataset("e5nge", "foi-responses", "FOI", files(portal))
    portal.site.route(path, served(around([log])))
    source = portal.source(LOG | {"export_path": path})
    assert len(datapress.listing(source, portal.session).entries) == 2


def test_a_catalogue_that_is_neither_is_a_changed_layout(portal):
    DatapressReplica(portal.site, [])
    portal.site.route("/api/datasets/export.json", served({"error": "later"}))
    with pytest.raises(LayoutChanged, match="the catalogue is null, expected a list"):
        datapress.listing(portal.source(LOG), portal.session)
