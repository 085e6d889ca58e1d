from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from c3_files import altered, read
from ees_site import PUBLICATION
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.sample.c3_table import table
from scrapers.statistics.ees import Ees
from scrapers.statistics.rows import OfficialFile, ReleaseProblem


def collect(ees, session, **changed):
    return list(Ees(ees.source(**changed), session).files())


def only_problem(items):
    """Return the problem of 2025, having seen that 2024 was not held up by it."""
    problem, file = items
    assert isinstance(problem, ReleaseProblem)
    assert problem.release == "2025"
    assert isinstance(file, OfficialFile)
    assert file.release == "2024"
    return problem


def test_each_release_gives_its_file_newest_first(ees, session):
    newest, older = collect(ees, session)
    assert [newest.release, older.release] == ["2025", "2024"]
    assert newest.body == table("2025")
    assert newest.sha256 == sha256(newest.body).hexdigest()
    assert newest.file_name == "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv"
    assert newest.title.startswith("C3 Factors identified")
    assert (newest.rows, older.rows) == (120, 105)
    assert newest.published_on == date(2025, 10, 30)
    assert newest.last_updated == datetime(2025, 10, 30, 9, 30, tzinfo=UTC)
    assert newest.url == ees.site.url(ees.file_path("2025"))
    assert newest.release_version_id in newest.url
    assert newest.file_id in newest.url
    assert len({newest.file_id, newest.data_set_file_id, newest.release_version_id}) == 3


def test_routes_that_the_service_removed_are_never_asked(ees, session):
    collect(ees, session)
    assert not set(ees.site.paths()) & set(ees.removed)


def test_only_as_many_releases_are_read_as_the_register_says(ees, session):
    assert [file.release for file in collect(ees, session, releases=1)] == ["2025"]
    assert not [path for path in ees.site.paths() if "/2024/" in path]


def test_the_order_of_the_list_does_not_decide_which_releases_are_newest(ees, session):
    newest, older = ees.json(f"{PUBLICATION}/releases")
    oldest = older | {"slug": "2023", "yearTitle": "2023", "latestRelease": False}
    ees.put(f"{PUBLICATION}/releases", [oldest, newest, older])
    assert [file.release for file in collect(ees, session, releases=2)] == ["2025", "2024"]


def test_a_second_night_without_news_gives_the_same_files(ees, session):
    assert collect(ees, session) == collect(ees, session)
    assert [seen.status for seen in ees.site.seen if "/files/" in seen.path] == [200, 200, 304, 304]


def test_an_amendment_keeps_the_slug_and_brings_the_new_bytes(ees, session):
    before = collect(ees, session)[0]

    def withdraw(rows):
        rows[15][rows[0].index("Gangs")] = "u"

    amended = altered(withdraw)
    ees.amend("2025", "11111111-2222-3333-4444-555555555555", amended)
    after = collect(ees, session)[0]
    assert after.body == amended
    assert after.release == before.release
    assert after.data_set_file_id == before.data_set_file_id
    assert after.release_version_id != before.release_version_id
    assert after.sha256 != before.sha256


def test_a_superseded_version_is_a_problem_of_its_release_only(ees, session):
    ees.supersede("2025")
    problem = only_problem(collect(ees, session))
    assert problem.outcome == "forbidden"
    assert ees.file_path("2025") in problem.problem


def test_a_release_without_its_routes_is_a_problem_of_its_own(ees, session):
    ees.site.route(f"{PUBLICATION}/releases/2025/data-content", Answer(status=404))
    assert only_problem(collect(ees, session)).outcome == "not_found"


def test_answers_of_two_versions_are_not_mixed(ees, session):
    path = f"{PUBLICATION}/releases/2025/version-summary"
    ees.put(path, ees.json(path) | {"id": "11111111-2222-3333-4444-555555555555"})
    problem = only_problem(collect(ees, session))
    assert problem.outcome == "layout_changed"
    assert "amended between two requests" in problem.problem


@pytest.mark.parametrize(
    ("retitle", "said"),
    [
        pytest.param(
            lambda title: title.replace("C3 ", "C03 "), "0 data sets have a title", id="drifted"
        ),
        pytest.param(
            lambda title: title.replace("C2 ", "C3 "), "2 data sets have a title", id="two of them"
        ),
        pytest.param(lambda title: f"C3{title[2:]}", "3 data sets have a title", id="all of them"),
    ],
)
def test_a_release_must_have_exactly_one_table_of_that_title(ees, session, retitle, said):
    path = f"{PUBLICATION}/releases/2025/data-content"
    content = ees.json(path)
    for data_set in content["dataSets"]:
        data_set["title"] = retitle(data_set["title"])
    ees.put(path, content)
    problem = only_problem(collect(ees, session))
    assert problem.outcome == "contract_broken"
    assert said in problem.problem
    assert "title_pattern" in problem.problem


def test_a_release_with_no_tables_at_all_says_so(ees, session):
    path = f"{PUBLICATION}/releases/2025/data-content"
    ees.put(path, ees.json(path) | {"dataSets": []})
    assert "titles: none" in only_problem(collect(ees, session)).problem


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param(lambda data_set: data_set.pop("fileId"), "fileId", id="missing"),
        pytest.param(
            lambda data_set: data_set.update(fileId="../../admin"), "fileId", id="no identifier"
        ),
        pytest.param(
            lambda data_set: data_set["meta"].update(numDataFileRows="many"),
            "numDataFileRows",
            id="no number",
        ),
    ],
)
def test_an_answer_not_built_as_it_was_names_the_field(ees, session, change, field):
    path = f"{PUBLICATION}/releases/2025/data-content"
    content = ees.json(path)
    change(content["dataSets"][2])
    ees.put(path, content)
    problem = only_problem(collect(ees, session))
    assert problem.outcome == "layout_changed"
    assert field in problem.problem


def test_fields_that_the_service_adds_change_nothing(ees, session):
    path = f"{PUBLICATION}/releases/2025/version-summary"
    ees.put(path, ees.json(path) | {"newField": {"a": 1}})
    assert [file.release for file in collect(ees, session)] == ["2025", "2024"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-10-30T09:30:00.1234567Z", date(2025, 10, 30)),
        ("2025-10-30T09:30:00", date(2025, 10, 30)),
        ("2025-07-01T23:30:00Z", date(2025, 7, 2)),
    ],
)
def test_a_release_is_dated_by_the_day_in_england(ees, session, printed, day):
    path = f"{PUBLICATION}/releases/2025/version-summary"
    ees.put(path, ees.json(path) | {"published": printed})
    assert collect(ees, session)[0].published_on == day


def test_a_publication_that_cannot_be_had_fails_the_source(ees, session):
    ees.site.route(PUBLICATION, Answer(status=404))
    with pytest.raises(FetchError) as failed:
        collect(ees, session)
    assert failed.value.outcome == "not_found"


def test_a_latest_release_that_is_not_listed_is_an_error(ees, session):
    listed = ees.json(f"{PUBLICATION}/releases")
    ees.put(f"{PUBLICATION}/releases", listed[1:])
    with pytest.raises(LayoutChanged, match="2025, is not among those listed"):
        collect(ees, session)


def test_a_page_in_place_of_the_file_never_becomes_a_table(ees, session):
    page = "<!DOCTYPE html><html><head><title>Sorry</title></head><body>Sorry</body></html>"
    ees.site.route(ees.file_path("2025"), Answer(page, media_type="text/csv"))
    assert only_problem(collect(ees, session)).outcome == "wrong_content"


def test_a_file_cut_on_its_way_never_becomes_a_table(ees, session):
    ees.site.route(ees.file_path("2025"), Answer(table("2025"), media_type="text/csv", cut=20_000))
    problem = only_problem(collect(ees, session))
    assert problem.outcome == "connection_error"


def test_a_file_shorter_than_the_service_says_is_refused_when_read(ees, session):
    cut = b"".join(table("2025").splitlines(keepends=True)[:-15])
    ees.site.route(ees.file_path("2025"), Answer(cut, media_type="text/csv"))
    file = collect(ees, session)[0]
    with pytest.raises(TableContractBroken, match="105 rows, where the publisher says 120"):
        read(file.body, rows_expected=file.rows)
