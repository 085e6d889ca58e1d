"""A dashboard on ArcGIS Online: grouped counts and nothing else, errors under status 200."""

import pytest
from nrm_replicas import as_json, kept, people
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged
from scrapers.statistics.arcgis_query import NotAggregate, check_aggregate, grouped_count


def test_nothing_that_was_asked_could_bring_a_row_about_a_person(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    read_nrm()
    assert len(dashboard.queries()) == 3
    for query in dashboard.queries():
        assert "count" in query["outStatistics"]
        assert query["returnGeometry"] == "false"
        grouped = set(query["groupByFieldsForStatistics"].split(","))
        assert grouped <= {"Year", "Quarter", "Month", "Adult_Child"}


@pytest.mark.parametrize(
    "change",
    [
        {"outStatistics": ""},
        {"outStatistics": "[]"},
        {"outStatistics": '[{"statisticType":"min","onStatisticField":"Age"}]'},
        {"groupByFieldsForStatistics": "Year,Age"},
        {"groupByFieldsForStatistics": "Nationality,Exploited_in_"},
        {"returnGeometry": "true"},
        {"where": "ObjectId=7"},
        {"outFields": "*"},
        {"returnIdsOnly": "true"},
    ],
)
def test_any_other_query_is_refused_before_it_is_asked(change):
    good = grouped_count("ObjectId", ["Year"])
    assert check_aggregate(good) == good
    with pytest.raises(NotAggregate):
        check_aggregate(good | change)


def test_a_query_without_statistics_is_refused():
    query = grouped_count("ObjectId", ["Year"])
    del query["outStatistics"]
    with pytest.raises(NotAggregate, match="rows about people"):
        check_aggregate(query)


def test_a_layer_that_cannot_count_is_not_asked_at_all(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    dashboard.layer["advancedQueryCapabilities"] = {"supportsStatistics": False}
    with pytest.raises(LayoutChanged, match="does not count"):
        read_nrm()
    assert dashboard.queries() == []


def test_pages_are_read_until_the_layer_says_that_there_are_no_more(dashboard, read_nrm):
    dashboard.people = [
        one for year in range(2019, 2025) for one in people(7, 8, year=str(year))
    ]  # fmt: skip
    dashboard.page_size = 5
    assert len(read_nrm().cells) == 18
    assert [int(query.get("resultOffset", 0)) for query in dashboard.queries()] == [
        0,
        0,
        5,
        0,
        5,
        10,
    ]


def test_a_short_page_is_not_the_end(dashboard, read_nrm):
    dashboard.people = people(7, 8) + people(9, 10, "Q2", "June")
    answer, turns = dashboard._query, {"count": 0}

    def shortened(seen):
        turns["count"] += 1
        dashboard.page_size = 1 if turns["count"] % 2 else 1000
        return answer(seen)

    dashboard.route(f"{dashboard.path}/query", shortened)
    assert len(read_nrm().cells) == 6


def test_more_groups_than_a_layer_without_pages_hands_out_is_an_error(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    dashboard.page_size = 1
    dashboard.layer["advancedQueryCapabilities"] = {"supportsStatistics": True}
    with pytest.raises(LayoutChanged, match="more groups"):
        read_nrm()


@pytest.mark.parametrize(
    ("code", "outcome", "told"),
    [
        (499, "forbidden", "its owner has closed it"),
        (498, "forbidden", "its owner has closed it"),
        (403, "forbidden", "its owner has closed it"),
        (400, "client_error", "error 400"),
        (500, "server_error", "error 500"),
    ],
)
def test_an_error_under_status_200_is_an_error(dashboard, read_nrm, code, outcome, told):
    fault = {"error": {"code": code, "message": "Token Required", "details": ["Token Required"]}}
    dashboard.route(f"{dashboard.path}/query", as_json(fault | {"features": []}))
    with pytest.raises(FetchError, match=told) as error:
        read_nrm()
    assert error.value.outcome == outcome
    assert len(dashboard.queries()) == 1
    assert not any("token=" in path for path in dashboard.paths())


def test_a_dashboard_shown_to_its_organisation_only_is_left_alone(dashboard, read_nrm):
    closed = {"id": "i", "title": "WMP NRM", "access": "org", "modified": 1}
    dashboard.route(f"/sharing/rest/content/items/{dashboard.source().item}", as_json(closed))
    with pytest.raises(FetchError, match="shown to org only") as error:
        read_nrm()
    assert error.value.outcome == "forbidden"
    assert len(dashboard.paths()) == 1


def test_a_layer_under_another_name_is_found_through_the_item(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    first = kept(read_nrm())
    dashboard.show("NRMRealData")
    release = read_nrm()
    assert "NRMRealData" in release.url
    assert kept(release) == first


def test_a_layer_that_only_its_item_knows_is_found(dashboard, read_nrm):
    dashboard.people = people(31, 40)
    map_item, service = "a" * 32, "b" * 32
    for item, answer in {
        map_item: {"id": map_item, "title": "map", "access": "public", "modified": 1},
        f"{map_item}/data": {"operationalLayers": [{"url": dashboard.url(dashboard.path)}]},
        service: {"id": service, "title": "s", "access": "public", "modified": 1,
                  "url": dashboard.url(dashboard.path.removesuffix("/0"))},
    }.items():  # fmt: skip
        dashboard.route(f"/sharing/rest/content/items/{item}", as_json(answer))
    for itself in ({"type": "WEB_MAP", "itemId": map_item},
                   {"type": "FEATURE_LAYER", "itemId": service, "layerId": "0"}):  # fmt: skip
        dashboard.app = {"dataSources": {"one": itself}}
        assert len(read_nrm().cells) == 3


def test_a_renamed_field_is_told_with_the_difference(dashboard, read_nrm):
    dashboard.fields = ["ObjectId", "Year", "quarter", "Month", "AdultChild"]
    with pytest.raises(LayoutChanged) as error:
        read_nrm()
    assert "missing: Adult_Child" in error.value.message
    assert "quarter for Quarter" in error.value.message
    assert dashboard.queries() == []


def test_a_dashboard_without_such_a_layer_says_so(dashboard, read_nrm):
    dashboard.show("County_Lines_Chartsv3")
    with pytest.raises(LayoutChanged, match="no layer is called like it"):
        read_nrm()


def test_a_layer_on_another_host_is_refused(dashboard, read_nrm):
    layer = {"type": "FEATURE_LAYER", "url": "https://elsewhere.example/rest/services/NRM/0"}
    dashboard.app = {"dataSources": {"one": layer}}
    with pytest.raises(FetchError) as error:
        read_nrm()
    assert error.value.outcome == "refused_host"


def test_a_layer_that_answers_with_rows_all_the_same_is_refused(dashboard, read_nrm):
    dashboard.route(f"{dashboard.path}/query", as_json({"features": [{"attributes": {"Age": 14}}]}))
    with pytest.raises(LayoutChanged, match="no count of groups"):
        read_nrm()


def test_a_page_in_place_of_an_answer_is_no_answer(dashboard, read_nrm):
    dashboard.route(f"{dashboard.path}/query", Answer("<html><body>Sign in</body></html>"))
    with pytest.raises(FetchError) as error:
        read_nrm()
    assert error.value.outcome in {"wrong_content", "blocked_bot"}
