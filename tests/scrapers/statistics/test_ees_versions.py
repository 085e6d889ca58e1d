"""Amendments, versions, withdrawals: nothing downloaded twice, nothing of two versions mixed."""

import pytest
from ees_nights import night
from replica import Answer

from scrapers.errors import FetchError
from scrapers.statistics.ees import Ees
from scrapers.statistics.rows import ReleaseState


def correct(body: bytes) -> bytes:
    """Withdraw the newest year's first number of Coventry, as the publisher might."""
    lines = body.split(b"\n")
    at = next(number for number, line in enumerate(lines) if b"E08000026" in line)
    cells = lines[at].split(b",")
    cells[11] = b"u"
    lines[at] = b",".join(cells)
    assert b"\n".join(lines) != body
    return b"\n".join(lines)


def test_a_second_night_without_news_downloads_nothing(ees, session):
    first = night(ees, session)
    asked = len(ees.asked("file"))
    second = night(ees, session, known=first.known())
    assert second.files == second.problems == []
    assert second.known() == first.known()
    assert len(ees.asked("file")) == asked == 6


def test_a_release_that_is_only_new_is_fetched_alone(ees, session):
    ees.withdraw("2025")
    first = night(ees, session)
    ees.publish("2025")
    second = night(ees, session, known=first.known())
    assert {one.release for one in second.files} == {"2025"}
    assert {one.release for one in second.unchanged} == {"2024", "2023"}


def test_an_amendment_keeps_the_slug_and_brings_the_new_bytes(ees, session):
    first = night(ees, session)
    version = ees.amend("2025", "d3", correct, note="Doncaster was withdrawn.")
    second = night(ees, session, known=first.known())
    before, after = first.file("2025", "d3"), second.file("2025", "d3")
    assert after.body == correct(before.body)
    assert after.release_version_id == version != before.release_version_id
    assert after.data_set_file_id == before.data_set_file_id
    assert after.file_id != before.file_id
    assert after.sha256 != before.sha256
    assert after.last_updated > before.last_updated
    assert {one.release for one in second.unchanged} == {"2024", "2023"}


def test_a_table_that_an_amendment_left_alone_is_confirmed_and_not_sent_again(ees, session):
    first = night(ees, session)
    ees.amend("2025", "d3", correct)
    second = night(ees, session, known=first.known())
    before, after = first.file("2025", "c3"), second.file("2025", "c3")
    assert after.body == before.body
    assert after.file_id == before.file_id
    assert after.release_version_id != before.release_version_id
    assert after.last_modified == "Thu, 06 Nov 2025 09:30:00 GMT"
    statuses = {seen.path: seen.status for seen in ees.asked("file")[6:]}
    assert statuses == {ees.file_path("2025", "c3"): 304, ees.file_path("2025", "d3"): 200}


def test_the_same_file_id_with_other_bytes_brings_the_other_bytes(ees, session):
    first = night(ees, session)
    ees.amend("2025", "d3", correct, same_file=True)
    second = night(ees, session, known=first.known())
    after = second.file("2025", "d3")
    assert after.file_id == first.file("2025", "d3").file_id
    assert after.body == correct(first.file("2025", "d3").body)


def test_the_date_is_never_a_condition_for_a_file(ees, session):
    night(ees, session)
    night(ees, session)
    ees.amend("2025", "c3", correct)
    night(ees, session)
    files = ees.asked("file")
    assert [seen.status for seen in files[6:12]] == [304] * 6
    assert not [seen for seen in files if "If-Modified-Since" in seen.headers]
    assert all(seen.headers["If-None-Match"].startswith('W/"') for seen in files[6:12])


def test_with_the_date_a_superseded_file_would_look_unchanged_for_ever(ees, session):
    (source,) = ees.sources("c3")
    url = ees.url(ees.file_path("2025", "c3"))
    asked = {"source_id": source.id, "allow_hosts": source.allow_hosts, "expect": "csv"}
    old = session.get(url, **asked).body
    ees.amend("2025", "c3", correct)
    assert session.get(url, **asked).body == old  # what the client must not fall for
    with pytest.raises(FetchError, match="403"):
        session.get(url, since=False, **asked)


@pytest.mark.parametrize("kind", ["version-summary", "data-content", "file"])
def test_an_amendment_between_two_requests_is_met_by_reading_the_release_again(ees, session, kind):
    ees.after(kind, lambda: ees.amend("2025", "d3", correct), release="2025")
    found = night(ees, session)
    version = ees.releases["2025"].version_id
    assert not found.problems
    assert {one.release_version_id for one in found.files if one.release == "2025"} == {version}
    first = [seen.status for seen in ees.asked("file")][:2]
    meets = {"version-summary": [200, 200], "data-content": [403, 200], "file": [200, 403]}
    assert first == meets[kind]
    assert [seen.status for seen in ees.asked("file")].count(200) == 6
    assert b",u," in found.file("2025", "d3").body.split(b"E08000026")[1].split(b"\n")[0]


@pytest.mark.parametrize("kind", ["version-summary", "data-content"])
def test_a_release_that_is_amended_again_and_again_is_refused_as_a_whole(ees, session, kind):
    for _ in range(2):
        ees.after(kind, lambda: ees.amend("2025"), release="2025")
    found = night(ees, session)
    assert [(one.dataset, one.outcome) for one in found.problems] == [
        ("c3", "superseded"),
        ("d3", "superseded"),
    ]
    assert "amended while we read it" in found.problems[0].problem
    assert "run again" in found.problems[0].problem
    assert {one.release for one in found.files} == {"2024", "2023"}
    assert [seen.path for seen in ees.asked("file") if seen.status == 200] == [
        ees.file_path(release, code) for release in ("2024", "2023") for code in ("c3", "d3")
    ]


def test_a_file_that_is_refused_to_us_is_told_from_a_superseded_one(ees, session):
    ees.fail("file", Answer('{"status":403}', status=403), release="2025", dataset="c3")
    found = night(ees, session)
    assert [(one.dataset, one.outcome) for one in found.problems] == [("c3", "forbidden")]
    assert found.file("2025", "d3")


def test_a_release_that_is_gone_from_the_list_is_withdrawn(ees, session):
    first = night(ees, session)
    ees.withdraw("2023")
    second = night(ees, session, known=first.known())
    assert [(one.release, one.dataset, one.outcome) for one in second.problems] == [
        ("2023", "c3", "withdrawn"),
        ("2023", "d3", "withdrawn"),
    ]
    assert "what was landed of it stays" in second.problems[0].problem


def test_a_release_that_is_listed_and_not_there_is_withdrawn_only_if_it_was_known(ees, session):
    first = night(ees, session)
    ees.fail("version-summary", Answer(status=404), release="2025")
    known = {key: ids for key, ids in first.known().items() if key != ("d3", "2025")}
    second = night(ees, session, known=known)
    assert [(one.dataset, one.outcome) for one in second.problems] == [
        ("c3", "withdrawn"),
        ("d3", "not_found"),
    ]


def test_a_release_too_old_to_be_read_is_not_taken_for_withdrawn(ees, session):
    first = night(ees, session)
    second = night(ees, session, known=first.known(), releases=1)
    assert not second.problems


def test_the_notes_of_amendments_come_with_their_release(ees, session):
    ees.releases["2024"].updates.append({"date": "2024-11-07T00:00:00Z", "summary": "First."})
    for number in range(12):
        ees.amend("2024", note=f"Note {number}.")
    found = night(ees, session)
    assert len(found.updates) == 13
    assert {(one.publication, one.release) for one in found.updates} == {
        ("children-in-need", "2024")
    }
    assert found.updates[0].summary == "Note 11."
    assert found.updates[0].release_version_id == ees.releases["2024"].version_id
    assert (found.updates[-1].date.isoformat(), found.updates[-1].summary) == (
        "2024-11-07",
        "First.",
    )
    assert [seen.path.partition("?")[2] for seen in ees.asked("updates")] == ["", "", "page=2", ""]


def test_notes_that_cannot_be_had_cost_no_table(ees, session):
    ees.fail("updates", Answer(status=404), release="2025")
    found = night(ees, session)
    assert len(found.files) == 6
    assert not found.problems
    (side,) = found.side
    assert (side.release, side.outcome) == ("2025", "not_found")


def test_the_state_of_the_releases_costs_one_request_and_one_a_release(ees, session):
    before = Ees(ees.sources(), session).state()
    assert [*before] == ["2025", "2024", "2023"]
    assert len(ees.asked()) == 4
    version = ees.amend("2024")
    after = Ees(ees.sources(), session).state()
    assert {slug for slug in after if after[slug] != before[slug]} == {"2024"}
    assert after["2024"] == ReleaseState(
        release_version_id=version,
        last_updated=ees.releases["2024"].last_updated,
        update_count=1,
    )
    unchanged = [seen for seen in ees.asked()[4:] if seen.status == 304]
    assert len(unchanged) == 2  # the list names the version, too: it changed


def test_a_state_leaves_out_a_release_that_is_gone_and_fails_on_an_error(ees, session):
    ees.fail("version-summary", Answer(status=404), release="2023")
    assert [*Ees(ees.sources(), session).state()] == ["2025", "2024"]
    ees.fail("version-summary", Answer(status=500), release="2024")
    with pytest.raises(FetchError) as failed:
        Ees(ees.sources(), session).state()
    assert failed.value.outcome == "server_error"


def test_a_service_that_gives_its_json_no_tag_is_asked_for_it_in_full(ees, session):
    ees.etags = False
    first = night(ees, session)
    assert night(ees, session, known=first.known()).known() == first.known()
    asked = [seen for seen in ees.asked() if seen not in ees.asked("file")]
    assert {seen.status for seen in asked} == {200}
    assert not [seen for seen in asked if "If-None-Match" in seen.headers]
