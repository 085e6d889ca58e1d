"""The replica behaves as the service's source code does; the rest of the tests rest on it."""

import gzip
import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from ees_replica import EesReplica
from ees_replica_tables import BOM, DATASETS, SHARED, made, published

from scrapers.statistics.tables import contract
from scrapers.statistics.wide import read_table

PUBLICATION = "/api/publications/children-in-need"


@pytest.fixture(scope="module")
def site():
    """One replica for tests that change nothing in it."""
    with EesReplica(datasets=("c3", "d3"), api=("c3",)) as replica:
        yield replica


def get(site, path, **headers):
    """Return status, headers and unpacked body of a plain request, redirects and all."""
    try:
        with urlopen(Request(site.url(path), headers=headers)) as answer:
            status, said, body = answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            status, said, body = error.code, error.headers, error.read()
    packed = said.get("Content-Encoding") == "gzip"
    return status, said, gzip.decompress(body) if packed else body


@pytest.mark.parametrize(
    "path", ["/releases/latest", "/releases/latest/summary", "/releases/2025", "/releases/nosuch"]
)
def test_removed_and_unknown_routes_are_not_there(site, path):
    assert get(site, PUBLICATION + path)[0] == 404


def test_an_empty_list_has_one_page(site):
    said = json.loads(get(site, f"{PUBLICATION}/releases/2025/updates")[2])
    assert said == {
        "paging": {"page": 1, "pageSize": 10, "totalResults": 0, "totalPages": 1},
        "results": [],
    }


def test_an_unknown_parameter_of_the_api_is_refused(site):
    base = f"/statistics/v1/data-sets/{site.api.id_of('c3')}"
    status, _, body = get(site, f"{base}/versions?pagesize=3")
    assert (status, json.loads(body)["errors"][0]["code"]) == (400, "UnknownField")
    assert get(site, f"{base}/versions?pageSize=21")[0] == 400
    assert get(site, "/statistics/v1/data-sets/no-guid")[0] == 404


def test_the_api_packs_its_csv_whatever_is_asked_for_and_has_no_validators(site):
    path = f"/statistics/v1/data-sets/{site.api.id_of('c3')}/csv"
    _, said, body = get(site, path, **{"Accept-Encoding": "identity"})
    assert said["Content-Encoding"] == "gzip"
    assert not {"ETag", "Last-Modified"} & set(said)
    assert body == site.releases["2025"].files["c3"].body


def test_an_amended_release_keeps_its_slug_and_takes_its_old_files_away():
    with EesReplica(datasets=("d3",)) as site:
        old = site.file_path("2025", "d3")
        before = site.said("version-summary", "2025")
        data_set = site.said("data-content", "2025")["dataSets"][1]["dataSetFileId"]
        tag = get(site, old)[1]["ETag"]
        site.amend("2025", "d3", lambda body: body.replace(b",437,", b",u,"), note="Doncaster.")
        after = site.said("version-summary", "2025")
        assert after["slug"] == before["slug"]
        assert after["releaseId"] == before["releaseId"]
        assert after["id"] != before["id"]
        assert after["updateCount"] == before["updateCount"] + 1
        later = "Thu, 20 Nov 2025 00:00:00 GMT"
        assert get(site, old)[0] == 403
        assert get(site, old, **{"If-None-Match": tag})[0] == 403
        assert get(site, old, **{"If-Modified-Since": later})[0] == 304
        new = site.file_path("2025", "d3")
        assert get(site, new)[2] == get(site, f"/api/data-set-files/{data_set}/download")[2]
        assert get(site, new, **{"If-None-Match": get(site, new)[1]["ETag"]})[0] == 304
        assert json.loads(get(site, f"{PUBLICATION}/releases/2025/updates")[2])["results"] == [
            {"date": "2025-11-06T09:30:00Z", "summary": "Doncaster."}
        ]


@pytest.mark.parametrize(
    ("dataset", "release"),
    [*((dataset, "2023") for dataset in DATASETS), ("b1", "2025"), ("c1", "2025")],
)
def test_a_made_file_has_the_shape_of_the_publishers(dataset, release):
    body = made(dataset, release)
    assert body.startswith(BOM) == (release == "2023")
    table = read_table(body, contract(dataset), name=f"{dataset} {release}")
    assert not table.notes
    if (SHARED / f"{dataset}__v{release}.csv").exists():
        theirs = published(dataset, release)
        assert theirs.real
        assert theirs.body.split(b"\n", 1)[0].rstrip() == body.split(b"\n", 1)[0]


def test_made_releases_agree_on_the_years_they_share():
    newer = made("d3", "2025").split(b"\n")
    older = made("d3", "2024").split(b"\n")
    assert newer[len(newer) - len(older) + 1 :] == older[1:]
