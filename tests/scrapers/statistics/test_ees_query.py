"""Queries of the public statistics API: every page, every cell, and no warning overlooked."""

import csv
from collections import Counter

import pytest
from ees_replica import EesReplica
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged
from scrapers.statistics.api import StatisticsApi
from scrapers.statistics.api_query import Queried, cells, query


@pytest.fixture
def ees():
    with EesReplica(datasets=("c3", "d3"), api=("c3",)) as site:
        yield site


@pytest.fixture
def api(ees, session):
    url = ees.url("/statistics/v1")
    return StatisticsApi(url, session, source_id="ees-c3", allow_hosts=[ees.host])


def asked_of(ees, version="1.2"):
    return Queried(
        base=ees.url("/statistics/v1"),
        data_set_id=ees.api.id_of("c3"),
        version=version,
        source_id="ees-c3",
        allow_hosts=[ees.host],
    )


def barnet(**time):
    level = {"geographicLevels": {"eq": "LA"}}
    place = {"locations": {"in": [{"level": "LA", "code": "E09000003"}]}}
    return {"and": [level, place, {"timePeriods": time}]}


def test_a_query_gives_every_page_and_the_same_cells_as_the_csv(api, ees, session):
    asked = asked_of(ees)
    meta = api.meta(asked.data_set_id, asked.version)
    criteria = barnet(gte={"period": "2022", "code": "RY"})
    results = query(session, asked, indicators=(), criteria=criteria, page_size=3)
    assert len(results) == 4
    assert [seen.method for seen in ees.asked("api")[1:]] == ["POST", "POST"]
    found = Counter(cells(results, meta, url=asked.url))
    lines = ees.releases["2025"].files["c3"].body.decode("utf-8-sig").splitlines()
    rows = [
        row
        for row in csv.DictReader(lines)
        if row["new_la_code"] == "E09000003" and row["time_period"] >= "2022"
    ]
    assert {
        (one.time_period, one.geographic_level, one.area_code, one.indicator): one.as_printed
        for one in found
    } == {
        (row["time_period"], "Local authority", "E09000003", name): cell
        for row in rows
        for name, cell in list(row.items())[11:]
    }
    assert max(found.values()) == 1


def test_a_query_that_comes_back_with_a_warning_is_an_error(ees, session):
    nowhere = {"locations": {"in": [{"level": "LA", "code": "E99999999"}]}}
    with pytest.raises(FetchError) as failed:
        query(session, asked_of(ees), indicators=(), criteria={"or": [nowhere, barnet()]})
    assert "LocationsNotFound" in str(failed.value)
    assert "E99999999" in str(failed.value)
    assert "results were not used" in str(failed.value)


def test_a_query_without_results_is_an_error(ees, session):
    early = barnet(lte={"period": "1999", "code": "RY"})
    with pytest.raises(FetchError, match="QueryNoResults"):
        query(session, asked_of(ees), indicators=(), criteria=early)


def test_an_indicator_that_is_not_known_is_named(ees, session):
    with pytest.raises(FetchError) as failed:
        query(session, asked_of(ees), indicators=["nosuch"], criteria=barnet())
    assert failed.value.outcome == "client_error"
    assert "IndicatorsNotFound" in str(failed.value)
    assert "nosuch" in str(failed.value)


def test_results_of_another_version_than_the_metadata_are_refused(api, ees, session):
    asked = asked_of(ees)
    meta = api.meta(asked.data_set_id, asked.version)
    results = query(
        session, asked, indicators=(), criteria=barnet(eq={"period": "2025", "code": "RY"})
    )
    short = meta.model_copy(update={"indicators": meta.indicators[1:]})
    with pytest.raises(LayoutChanged, match=meta.indicators[0].id):
        list(cells(results, short, url=asked.url))


def test_a_busy_api_is_asked_the_query_again(ees, session, waits):
    ees.fail("api", [Answer(status=429, headers={"Retry-After": "5"}), Answer(status=504)])
    criteria = barnet(eq={"period": "2025", "code": "RY"})
    assert len(query(session, asked_of(ees), indicators=(), criteria=criteria)) == 1
    assert [seen.status for seen in ees.asked("api")] == [429, 504, 200]
    assert len([wait for wait in waits if wait > 0]) == 2
