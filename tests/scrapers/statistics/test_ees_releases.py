from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from c3_files import read
from ees_nights import night
from replica import Answer

from scrapers.errors import FetchError, LayoutChanged, TableContractBroken
from scrapers.statistics.ees import Ees, by_publication


def only_problems(found, *datasets, release="2025"):
    """Return the problem of one release, having seen that the others were not held up."""
    assert [(one.release, one.dataset) for one in found.problems] == [
        (release, dataset) for dataset in datasets
    ]
    assert {one.release for one in found.files if one.dataset in datasets} == {
        "2025",
        "2024",
        "2023",
    } - {release}
    return found.problems[0]


def test_each_release_gives_each_table_newest_release_first(ees, session):
    found = night(ees, session)
    assert [(one.release, one.dataset) for one in found.files] == [
        (release, dataset) for release in ("2025", "2024", "2023") for dataset in ("c3", "d3")
    ]
    assert not found.problems + found.side
    newest, served = found.files[0], ees.releases["2025"].files["c3"]
    assert newest.body == served.body
    assert newest.sha256 == sha256(newest.body).hexdigest()
    assert newest.file_name == "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv"
    assert newest.title == served.title
    assert newest.rows == served.rows
    assert newest.published_on == date(2025, 10, 30)
    assert newest.last_updated == datetime(2025, 10, 30, 9, 30, tzinfo=UTC)
    assert newest.url == ees.url(ees.file_path("2025", "c3"))
    assert newest.file_id == served.file_id
    assert newest.data_set_file_id == served.data_set_id
    assert newest.etag == served.etag
    assert newest.last_modified == "Thu, 30 Oct 2025 09:30:00 GMT"


def test_a_release_is_asked_once_for_all_its_tables(ees, session):
    night(ees, session)
    for kind in ("version-summary", "data-content", "updates"):
        assert len(ees.asked(kind)) == 3
    assert len(ees.asked("publication")) == len(ees.asked("releases")) == 1
    assert len(ees.asked("file")) == 6


def test_routes_that_the_service_removed_are_never_asked(ees, session):
    night(ees, session)
    assert not ees.asked("")
    assert {seen.status for seen in ees.asked()} == {200}


def test_only_as_many_releases_are_read_as_the_register_says(ees, session):
    found = night(ees, session, releases=1)
    assert {one.release for one in found.files} == {"2025"}
    assert not [seen for seen in ees.asked() if "/2024/" in seen.path]


def test_tables_of_one_publication_may_go_back_as_far_as_each_says(ees, session):
    c3, d3 = ees.sources("c3", releases=1) + ees.sources("d3", releases=2)
    found = [(one.release, one.dataset) for one in Ees((c3, d3), session).files()]
    assert found == [("2025", "c3"), ("2025", "d3"), ("2024", "d3")]


def test_the_order_of_the_list_does_not_decide_which_releases_are_newest(ees, session):
    ees.say("releases", ees.said("releases")[::-1])
    found = night(ees, session, "c3", releases=2)
    assert [one.release for one in found.files] == ["2025", "2024"]


def test_sources_are_grouped_by_publication_in_their_order(ees):
    c3, d3 = ees.sources()
    (looked_after,) = ees.sources("c4", publication="children-looked-after")
    assert by_publication([c3, looked_after, d3]) == [(c3, d3), (looked_after,)]
    with pytest.raises(ValueError, match="children-looked-after"):
        Ees((c3, looked_after), None)


def test_a_release_without_its_routes_is_a_problem_of_its_own(ees, session):
    ees.fail("data-content", Answer(status=404), release="2025")
    assert only_problems(night(ees, session), "c3", "d3").outcome == "not_found"


@pytest.mark.parametrize(
    ("retitle", "said"),
    [
        pytest.param(
            lambda title: title.replace("C3 ", "C03 "), "0 data sets have a title", id="drifted"
        ),
        pytest.param(
            lambda title: title.replace("C2 ", "C3 "), "2 data sets have a title", id="two of them"
        ),
    ],
)
def test_a_release_must_have_exactly_one_table_of_that_title(ees, session, retitle, said):
    content = ees.said("data-content", "2025")
    for data_set in content["dataSets"]:
        data_set["title"] = retitle(data_set["title"])
    ees.say("data-content", content, "2025")
    found = night(ees, session)
    problem = only_problems(found, "c3")
    assert problem.outcome == "contract_broken"
    assert said in problem.problem
    assert "title_pattern of ees-c3" in problem.problem
    assert found.file("2025", "d3")


def test_a_release_with_no_tables_at_all_says_so(ees, session):
    ees.say("data-content", ees.said("data-content", "2025") | {"dataSets": []}, "2025")
    assert "titles: none" in only_problems(night(ees, session), "c3", "d3").problem


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
    content = ees.said("data-content", "2025")
    change(content["dataSets"][1])
    ees.say("data-content", content, "2025")
    problem = only_problems(night(ees, session), "c3", "d3")
    assert problem.outcome == "layout_changed"
    assert field in problem.problem


def test_a_summary_of_another_release_is_not_taken_for_this_one(ees, session):
    ees.say("version-summary", ees.said("version-summary", "2025") | {"slug": "2026"}, "2025")
    problem = only_problems(night(ees, session), "c3", "d3")
    assert problem.outcome == "layout_changed"
    assert "about the release 2026" in problem.problem


def test_fields_that_the_service_adds_change_nothing(ees, session):
    ees.say("version-summary", ees.said("version-summary", "2025") | {"new": {"a": 1}}, "2025")
    assert night(ees, session, "c3").file("2025", "c3")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-10-30T09:30:00.1234567Z", date(2025, 10, 30)),
        ("2025-10-30T09:30:00", date(2025, 10, 30)),
        ("2025-07-01T23:30:00Z", date(2025, 7, 2)),
    ],
)
def test_a_release_is_dated_by_the_day_in_england(ees, session, printed, day):
    summary = ees.said("version-summary", "2025")
    ees.say("version-summary", summary | {"published": printed}, "2025")
    assert night(ees, session, "c3").files[0].published_on == day


def test_a_publication_that_cannot_be_had_fails_the_source(ees, session):
    ees.fail("publication", Answer(status=404))
    with pytest.raises(FetchError) as failed:
        night(ees, session)
    assert failed.value.outcome == "not_found"


def test_a_latest_release_that_is_not_listed_is_an_error(ees, session):
    ees.say("releases", ees.said("releases")[1:])
    with pytest.raises(LayoutChanged, match="2025, is not among those listed"):
        night(ees, session)


def test_a_file_shorter_than_the_service_says_is_refused_when_read(ees, session):
    body = ees.releases["2025"].files["c3"].body
    cut = b"".join(body.splitlines(keepends=True)[:-15])
    ees.fail("file", Answer(cut, media_type="text/csv"), release="2025", dataset="c3")
    file = night(ees, session, "c3").files[0]
    with pytest.raises(TableContractBroken, match="where the publisher says"):
        read(file.body, rows_expected=file.rows)
