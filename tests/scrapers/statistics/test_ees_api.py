"""The public statistics API: its lists, its CSV, and when it is the second way."""

import gzip

import pytest
from ees_nights import night
from ees_replica import EesReplica
from ees_replica_content import PUBLICATION_ID
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged
from scrapers.statistics.api import StatisticsApi

UNKNOWN = "00000000-0000-0000-0000-000000000000"
BROKEN = Answer(status=404)


@pytest.fixture
def ees():
    with EesReplica(datasets=("c3", "d3"), api=("c3",)) as site:
        yield site


@pytest.fixture
def api(ees, session):
    url = ees.url("/statistics/v1")
    return StatisticsApi(url, session, source_id="ees-c3", allow_hosts=[ees.host])


def test_a_publication_lists_its_data_sets_and_an_unknown_one_none(api, ees):
    (found,) = api.data_sets(PUBLICATION_ID)
    assert found.id == ees.api.id_of("c3")
    assert found.latest_version.version == "1.2"
    assert api.data_set(found.id) == found
    assert api.data_sets(UNKNOWN) == ()


def test_versions_are_read_to_the_last_page_newest_first(api, ees):
    ees.api.longest_page = 2
    found = api.versions(ees.api.id_of("c3"))
    assert [(one.version, one.release.slug) for one in found] == [
        ("1.2", "2025"),
        ("1.1", "2024"),
        ("1.0", "2023"),
    ]
    assert [seen.path.partition("?")[2] for seen in ees.asked("api")] == [
        "page=1&pageSize=20",
        "page=2&pageSize=20",
    ]


def test_a_list_that_grows_while_it_is_read_is_refused(api, ees):
    ees.api.longest_page = 1
    ees.after("api", lambda: ees.publish("2026"))
    with pytest.raises(LayoutChanged, match="counts 3 and 4"):
        api.versions(ees.api.id_of("c3"))


def test_a_csv_comes_packed_and_is_unpacked(api, ees):
    file = api.csv(ees.api.id_of("c3"), "1.0")
    assert file.body == ees.releases["2023"].files["c3"].body
    assert file.file_name == f"{ees.api.id_of('c3')}_v1.0.csv"


def test_an_unknown_version_is_not_found(api, ees):
    with pytest.raises(FetchError) as failed:
        api.csv(ees.api.id_of("c3"), "7.0")
    assert failed.value.outcome == "not_found"


@pytest.mark.parametrize("declared", [True, False])
def test_files_say_where_the_api_has_the_same_table(ees, session, declared):
    ees.api.declare = declared
    found = night(ees, session)
    assert {
        (one.dataset, one.release): (one.api_data_set_id, one.api_version) for one in found.files
    } == {
        ("c3", "2025"): (ees.api.id_of("c3"), "1.2"),
        ("c3", "2024"): (ees.api.id_of("c3"), "1.1"),
        ("c3", "2023"): (ees.api.id_of("c3"), "1.0"),
        **{("d3", release): (None, None) for release in ees.releases},
    }
    # once for the publication's list and once for the data set's versions
    assert len(ees.asked("api")) == 2


@pytest.mark.parametrize("otherwise", ["file", "release"])
def test_a_version_is_known_by_its_release_or_by_its_file(ees, session, otherwise):
    ees.api.declare, ees.api.otherwise = False, {otherwise}
    found = night(ees, session, "c3")
    assert [one.api_version for one in found.files] == ["1.2", "1.1", "1.0"]


def test_of_two_data_sets_with_one_title_the_file_tells_which_it_is(ees, session):
    ees.api.declare, ees.api.namesake = False, True
    newest, older, _ = night(ees, session, "c3").files
    assert newest.api_data_set_id == ees.api.id_of("c3")
    assert older.api_data_set_id is None  # its file is not the newest version's: who knows


def test_an_amendment_is_a_patch_of_its_release_version(ees, session):
    ees.amend("2024", "c3", lambda body: body.replace(b",u,", b",x,"))
    assert night(ees, session, "c3").file("2024", "c3").api_version == "1.1.1"


def test_a_data_set_that_was_withdrawn_is_not_used(ees, session):
    ees.api.declare, ees.api.status = False, "Withdrawn"
    found = night(ees, session)
    assert {one.api_version for one in found.files} == {None}
    assert not found.side
    assert len(ees.asked("api")) == 1


def test_a_version_that_was_withdrawn_is_not_used(ees, session):
    ees.api.withdrawn = {"2024"}
    found = night(ees, session, "c3")
    assert [one.api_version for one in found.files] == ["1.2", None, "1.0"]


def test_a_file_that_cannot_be_had_comes_from_the_api(ees, session):
    ees.fail("file", BROKEN, release="2025", dataset="c3")
    found = night(ees, session, "c3")
    file = found.file("2025", "c3")
    assert file.body == ees.releases["2025"].files["c3"].body
    assert file.url.endswith(f"/data-sets/{ees.api.id_of('c3')}/csv?dataSetVersion=1.2")
    assert file.release_version_id == ees.releases["2025"].version_id
    assert not found.problems
    (side,) = found.side
    assert side.outcome == "not_found"
    assert "read from the public API in its place" in side.problem


def test_a_version_from_before_the_amendment_is_not_the_release_of_now(ees, session):
    ees.amend("2025", "c3", lambda body: body.replace(b",u,", b",x,"))
    ees.fail("file", BROKEN, release="2025", dataset="c3")
    assert night(ees, session, "c3").file("2025", "c3").api_version == "1.2.1"
    ees.api.lags_behind = {"2025"}
    found = night(ees, session, "c3")
    assert [(one.release, one.outcome) for one in found.problems] == [("2025", "not_found")]


@pytest.mark.parametrize("status", [403, 429])
def test_a_service_that_refuses_us_is_not_got_round(ees, session, status):
    ees.fail("file", Answer("no", status=status), release="2025", dataset="c3")
    found = night(ees, session, "c3")
    assert [one.release for one in found.problems] == ["2025"]
    assert not [seen for seen in ees.asked("api") if "/csv" in seen.path]


@pytest.mark.parametrize("declared", [True, False])
def test_an_api_that_fails_costs_no_table_and_is_reported_once(ees, session, declared):
    ees.api.declare = declared
    ees.fail("api", Answer(status=504))
    found = night(ees, session, "c3")
    assert len(found.files) == 3
    assert not found.problems
    (side,) = found.side
    assert side.outcome == "timeout"


def test_a_packed_csv_that_ends_too_early_is_no_second_way(ees, session):
    packed = gzip.compress(ees.releases["2025"].files["c3"].body)[:-100]
    ees.fail("file", BROKEN, release="2025", dataset="c3")
    sound = ees.api.answer

    def cut(seen, asked):
        if "/csv" in seen.path:
            return Answer(packed, media_type="text/csv", headers={"Content-Encoding": "gzip"})
        return sound(seen, asked)

    ees.api.answer = cut
    found = night(ees, session, "c3")
    assert [(one.release, one.outcome) for one in found.problems] == [("2025", "not_found")]
    assert [one.outcome for one in found.side] == ["connection_error"]
