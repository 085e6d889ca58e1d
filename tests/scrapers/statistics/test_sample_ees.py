"""The sample's official figures are the publisher's, and are answered in its own shapes."""

import csv
import json
from hashlib import md5

import pytest
from c3_files import published, read

from scrapers.sample.c3_table import table
from scrapers.sample.ees import BASE, answers
from scrapers.statistics.answers import (
    DataContent,
    ListedRelease,
    Publication,
    VersionSummary,
    parse_answer,
)

ANSWERS = {answer.url.removeprefix(BASE): answer for answer in answers()}
PUBLICATION = "/publications/children-in-need"


def rows(body):
    return list(csv.DictReader(body.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("release", ["2024", "2025"])
def test_every_row_is_a_row_of_the_published_file(release):
    ours = table(release).decode().splitlines()
    theirs = published(f"c3__v{release}.csv").decode("utf-8-sig").splitlines()
    assert ours[0] == theirs[0]
    there = iter(theirs)
    assert all(line in there for line in ours), "a row differs, or stands in another place"


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
    assert [one.title[:2] for one in content.data_sets] == ["C1", "C2", "C3"]
    file = ANSWERS[f"/releases/{version.id}/files/{content.data_sets[2].file_id}"]
    assert file.body == table(release)
    assert content.data_sets[2].meta.num_data_file_rows == len(rows(file.body))
    assert json.loads(ANSWERS[f"{base}/updates"].body)["results"] == []


def test_a_file_comes_with_a_weak_validator_its_date_and_its_name():
    file = next(answer for url, answer in ANSWERS.items() if "/files/" in url)
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
    assert len(ANSWERS) == len({answer.file for answer in ANSWERS.values()}) == 10
    assert answers() == answers()
