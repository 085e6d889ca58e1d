"""The sample's official figures are the publisher's, and are answered in its own shapes."""

import csv
import json
from hashlib import md5

import pytest
from c3_files import published, read

from scrapers.sample.c3_table import table
from scrapers.sample.ees import BASE, answers
from scrapers.sample.ees_table import VINTAGES
from scrapers.sample.ees_table import table as sample_table
from scrapers.statistics.answers import (
    DataContent,
    ListedRelease,
    Publication,
    VersionSummary,
    parse_answer,
)
from scrapers.statistics.tables import contract
from scrapers.statistics.wide import read_table

ANSWERS = {answer.url.removeprefix(BASE): answer for answer in answers()}
PUBLICATION = "/publications/children-in-need"


def rows(body):
    return list(csv.DictReader(body.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize(("dataset", "release"), [("c3", "2024"), ("c3", "2025"), *VINTAGES])
def test_every_row_is_a_row_of_the_published_file(dataset, release):
    ours = sample_table(dataset, release).decode().splitlines()
    # some of them quote what is empty
    theirs = published(f"{dataset}__v{release}.csv").decode("utf-8-sig").replace('""', "")
    theirs = theirs.splitlines()
    assert ours[0] == theirs[0]
    there = iter(theirs)
    assert all(line in there for line in ours), "a row differs, or stands in another place"


@pytest.mark.parametrize(("dataset", "release"), VINTAGES)
def test_every_table_of_the_sample_keeps_its_contract(dataset, release):
    years = int(release) - 2020
    body = sample_table(dataset, release)
    found = read_table(body, contract(dataset), name=dataset, rows_expected=15 * years)
    assert {row.about["la_name"] for row in found.rows} == {"", "Barnet", "Barnsley", "Coventry"}


def test_a_release_without_a_table_has_neither_its_title_nor_its_file():
    assert sample_table("c4", "2024") is None
    content = ANSWERS[f"{PUBLICATION}/releases/2024/data-content"].body
    assert not [one for one in json.loads(content)["dataSets"] if one["title"][:2] == "C4"]


@pytest.mark.parametrize(("release", "count"), [("2024", 105), ("2025", 120)])
def test_a_release_holds_every_area_for_every_year_and_keeps_the_contract(release, count):
    found = read(table(release), rows_expected=count)
    years = {row.about["time_period"] for row in found.rows}
    assert years == {str(year) for year in range(2018, int(release) + 1)}


def test_the_two_releases_agree_on_the_years_they_share():
    newer = [row for row in rows(table("2025")) if row["time_period"] != "2025"]
    assert newer == rows(table("2024"))


@pytest.mark.parametrize("release", ["2024", "2025"])
def test_the_answers_of_a_release_belong_together(release):
    base = f"{PUBLICATION}/releases/{release}"
    version = parse_answer(VersionSummary, ANSWERS[f"{base}/version-summary"].body, url=base)
    content = parse_answer(DataContent, ANSWERS[f"{base}/data-content"].body, url=base)
    assert content.release_version_id == version.id
    tables = {one.title[:2].lower(): one for one in content.data_sets}
    assert set(tables) == {"b1", "c1", "c2", "c3", "d3", "d5"} | ({"c4"} & set(tables))
    assert ("c4" in tables) == (release == "2025")
    for dataset in set(tables) - {"c2"}:
        file = ANSWERS[f"/releases/{version.id}/files/{tables[dataset].file_id}"]
        assert file.body == sample_table(dataset, release)
        assert tables[dataset].meta.num_data_file_rows == len(rows(file.body))
    assert json.loads(ANSWERS[f"{base}/updates"].body)["results"] == []


def test_a_file_comes_with_a_weak_validator_its_date_and_its_name():
    file = next(answer for answer in ANSWERS.values() if answer.body == table("2025"))
    digest = md5(file.body, usedforsecurity=False).hexdigest()
    assert file.headers["ETag"] == f'W/"{digest}"'
    assert file.headers["Last-Modified"] == "Thu, 30 Oct 2025 09:30:00 GMT"
    assert file.headers["Content-Disposition"].endswith("assessment_2018_to_2025.csv")


def test_the_publication_names_the_newest_of_the_releases_it_lists():
    listed = parse_answer(
        tuple[ListedRelease, ...], ANSWERS[f"{PUBLICATION}/releases"].body, url="releases"
    )
    publication = parse_answer(Publication, ANSWERS[PUBLICATION].body, url="publication")
    assert [one.slug for one in listed] == ["2025", "2024"]
    assert publication.latest_release.slug == "2025"


def test_every_answer_has_an_address_and_a_place_of_its_own():
    assert len(ANSWERS) == len({answer.file for answer in ANSWERS.values()}) == 20
    assert answers() == answers()
