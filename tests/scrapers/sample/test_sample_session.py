"""The sample through the session that a run uses: fetched once, then only confirmed."""

import json

import pytest

from scrapers.errors import FetchError
from scrapers.sample import make, sampleshire
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.replay import ReplayAdapter, SampleIndex
from scrapers.web.session import Session

LOGIN = f"https://{sampleshire.HOST}/downloads/file/7006/court-costs"
ENTRIES = {
    entry["url"]: entry
    for entry in json.loads((make.HERE / "index.json").read_text())
    if not entry["url"].endswith("/robots.txt")
}


def visit(session):
    """Ask for everything in the index; return the outcome of each URL."""
    found = {}
    for url, entry in ENTRIES.items():
        page = entry["media_type"].startswith("text/html")
        expect = "html" if page else "document" if "/downloads/" in url else "any"
        hosts = {url.split("/")[2]}
        try:
            found[url] = session.get(url, source_id=None, allow_hosts=hosts, expect=expect).outcome
        except FetchError as refused:
            found[url] = refused.outcome
    return found


@pytest.fixture
def session(tmp_path):
    adapter = ReplayAdapter(SampleIndex(make.HERE))
    journal = Journal(tmp_path / "fetches" / "run.jsonl", "run")
    with Session(archive=Archive(tmp_path), journal=journal, adapter=adapter) as session:
        yield session


def test_everything_is_fetched_but_the_login_page_in_place_of_a_file(session):
    assert visit(session) == {url: "ok" for url in ENTRIES} | {LOGIN: "wrong_content"}


def test_a_second_visit_brings_no_body_again(session):
    visit(session)
    assert visit(session) == {url: "not_modified" for url in ENTRIES} | {LOGIN: "wrong_content"}


def test_the_documents_keep_the_names_that_the_councils_gave_them(session):
    url = "https://www.barnet.gov.uk/foi-doc/8354885/1"
    got = session.get(url, source_id=None, allow_hosts={"www.barnet.gov.uk"}, expect="document")
    assert got.file_name == "Response (all information to be supplied).pdf"
