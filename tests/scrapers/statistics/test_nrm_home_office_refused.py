"""What cannot be had of the Home Office's workbooks costs itself only, and is said."""

import pytest
from nrm_replicas import COLLECTION, as_json
from nrm_workbook import workbook
from replica import Answer

from scrapers.errors import LayoutChanged


def test_one_release_that_cannot_be_had_costs_itself_only(govuk, read_quarters):
    govuk.publish("2024-q1", workbook())
    path, _ = govuk.publish("2023-q4", workbook())
    govuk.route(path, Answer(status=500))
    newest, older = read_quarters()
    assert newest.release == "2024-q1"
    assert (older.release, older.outcome) == ("2023-q4", "server_error")


def test_a_workbook_cut_short_or_a_page_in_its_place_is_refused(govuk, read_quarters):
    _, file = govuk.publish("2024-q1", workbook())
    govuk.route(file, Answer(workbook()[: len(workbook()) // 2]))
    assert read_quarters()[0].outcome == "contract_broken"
    govuk.route(file, Answer("<html><body>moved</body></html>", media_type="text/html"))
    assert read_quarters()[0].outcome == "wrong_content"


def test_two_workbooks_alike_are_not_chosen_between(govuk, read_quarters):
    one = {"url": govuk.url("/media/a/tables.ods"), "title": "Tables"}
    govuk.publish("2024-q1", workbook(), attachments=[one, one | {"title": "Tables, corrected"}])
    (problem,) = read_quarters()
    assert "2 workbooks" in problem.problem
    assert "Tables, corrected" in problem.problem


def test_a_collection_without_quarters_or_links_says_so(govuk, read_quarters):
    with pytest.raises(LayoutChanged, match="names a quarter"):
        read_quarters()
    govuk.route(f"/api/content{COLLECTION}", as_json({"title": "x"}))
    with pytest.raises(LayoutChanged, match="links"):
        read_quarters()


def test_an_unchanged_workbook_is_not_downloaded_twice(govuk, read_quarters):
    _, file = govuk.publish("2024-q1", workbook())
    assert read_quarters() == read_quarters()
    assert [seen.status for seen in govuk.seen if seen.path == file] == [200, 304]
