"""Portals visited as a night visits them: what is opened, and what a failure comes to."""

from datetime import UTC, datetime

import pytest
from ckan_replica import DatapressReplica, dataset, file
from infreemation_replica import KEY, USERNAME, InfreemationReplica, request, response
from portals import Portal, wall
from replica import Answer
from socrata_replica import SocrataReplica

from orchestration.visits.visit import visit
from scrapers.platforms.base import platform
from scrapers.web import Archive

THIS_YEAR = datetime.now(UTC).year


def visited(portal, options, **more):
    source = portal.source(options, **more)
    archive = Archive(portal.folder)
    return visit(
        source, platform(portal.platform), portal.session, session=portal.session, archive=archive
    )


def test_rows_about_children_land_with_their_texts_and_the_others_are_passed_over(tmp_path):
    with Portal(tmp_path, "socrata") as portal:
        SocrataReplica(
            portal.site,
            "abcd-1234",
            [
                {"identifier": "S1", "document_title": "Looked after children",
                 "document_text": "There were 12."},
                {"identifier": "S2", "document_title": "Potholes", "document_text": "7 holes."},
            ],
        )  # fmt: skip
        columns = {"date": None, "link": None}
        seen = visited(portal, {"dataset": "abcd-1234", "columns": columns})
        assert (seen.outcome, seen.whole) == ("ok", True)
        assert [one.key for one in seen.passed_over] == ["S2"]
        (entry,) = seen.entries
        (document,) = entry.documents
        assert Archive(tmp_path).get(document.sha256) == b"There were 12."
        assert len(portal.site.paths()) == 3


def test_a_file_that_cannot_be_had_is_its_entry_s_problem_and_keeps_no_other_from_landing(tmp_path):
    with Portal(tmp_path, "datapress") as portal:
        here = portal.site.url("/download/e5nge/a1/plans.csv")
        stored = "https://airdrive-secure.s3-eu-west-1.amazonaws.com/x/b2.pdf"
        portal.site.route("/download/e5nge/a1/plans.csv", Answer("year,plans\n2024,12\n"))
        log = dataset(
            "e5nge",
            "foi",
            "FOI",
            [file("a1", here, "Child protection"), file("b2", stored, "Fostering")],
        )
        DatapressReplica(portal.site, [log])
        seen = visited(portal, {"dataset_pattern": "^foi$"})
        first, second = seen.entries
        assert ([ref.name for ref in first.documents], first.problem) == (["plans.csv"], None)
        assert second.documents == ()
        assert "is not one of this source's" in second.problem


@pytest.mark.parametrize(
    ("answer", "outcome"), [(Answer(status=403), "forbidden"), (wall(), "blocked_bot")]
)
def test_a_portal_that_refuses_is_an_outcome_with_a_remedy_and_lists_nothing(
    tmp_path, answer, outcome
):
    with Portal(tmp_path, "socrata") as portal:
        portal.site.route("/api/views/abcd-1234.json", answer)
        seen = visited(portal, {"dataset": "abcd-1234"})
        assert (seen.outcome, seen.listed, seen.entries) == (outcome, False, ())
        assert seen.message
        assert seen.remedy


def test_a_key_that_is_not_set_is_an_outcome_and_one_that_is_lands_answers(tmp_path, monkeypatch):
    options = {"tenant": "t", "key_env": "SAMPLE_KEY", "username_env": "SAMPLE_USER",
               "first_year": THIS_YEAR}  # fmt: skip
    monkeypatch.delenv("SAMPLE_KEY", raising=False)
    monkeypatch.setenv("SAMPLE_USER", USERNAME)
    with Portal(tmp_path, "infreemation") as portal:
        years = {THIS_YEAR: [request("FOI-1", response("There were 41."))]}
        InfreemationReplica(portal.site, "t", years)
        assert visited(portal, options).outcome == "no_key"
        monkeypatch.setenv("SAMPLE_KEY", KEY)
        seen = visited(portal, options)
        assert (seen.outcome, len(seen.entries[0].documents)) == ("ok", 1)


LINKS = [
    "javascript:alert(1)",
    "https://files.example/a letter.pdf",
    "http://169.254.169.254/latest",
    "http://[",
    "letter.pdf",
    "https://user:pass@127.0.0.1/letter.pdf",
]


def test_links_that_lead_nowhere_or_elsewhere_are_refused_each_by_itself(tmp_path):
    with Portal(tmp_path, "socrata") as portal:
        rows = [
            {"identifier": f"S{number}", "document_title": "Fostering", "document_link": link}
            for number, link in enumerate([*LINKS, portal.site.url("/ok.csv")])
        ]
        SocrataReplica(portal.site, "abcd-1234", rows)
        portal.site.route("/ok.csv", Answer("year,children\n2024,12\n"))
        columns = {"date": None, "text": None}
        seen = visited(portal, {"dataset": "abcd-1234", "columns": columns})
        *refused, good = seen.entries
        assert (len(good.documents), good.problem) == (1, None)
        assert [one.documents for one in refused] == [()] * len(LINKS)
        assert all(one.problem for one in refused)
        assert portal.site.paths()[-1] == "/ok.csv"
