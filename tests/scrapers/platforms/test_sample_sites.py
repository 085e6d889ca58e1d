"""The adapters on the real session, over the sample that comes with the package."""

from pathlib import Path

import pytest

import scrapers.sample
from scrapers.errors import FetchError
from scrapers.platforms.base import platform
from scrapers.platforms.relevance import is_relevant
from scrapers.register import load_register
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.replay import ReplayAdapter, SampleIndex
from scrapers.web.session import Session

SAMPLE = Path(scrapers.sample.__file__).parent
REGISTER = load_register(SAMPLE / "register")
SOURCES = {s.id: s for s in REGISTER.sources if s.platform != "local_drop"}


@pytest.fixture
def session(tmp_path):
    return Session(
        archive=Archive(tmp_path / "archive"),
        journal=Journal(tmp_path / "run.jsonl", "test"),
        adapter=ReplayAdapter(SampleIndex(SAMPLE)),
    )


@pytest.mark.parametrize("source_id", sorted(SOURCES))
def test_every_entry_of_the_sample_is_read_without_a_problem(session, source_id):
    source = SOURCES[source_id]
    adapter = platform(source.platform)
    listed = adapter.listing(source, session).entries
    assert [one.title for one in listed if not is_relevant(one.title)] == []
    entries = [adapter.detail(source, one, session) for one in listed]
    assert entries
    assert {entry.key: entry.problem for entry in entries if entry.problem} == {}
    assert all(entry.documents for entry in entries)


def test_the_three_cases_of_barnet_state_what_their_letters_are(session):
    source = SOURCES["barnet-sample"]
    adapter = platform("icasework")
    entries = [
        adapter.detail(source, one, session) for one in adapter.listing(source, session).entries
    ]
    assert {entry.reference for entry in entries} == {"8354885", "6964476", "12133076"}
    assert all(entry.disposition != "unknown" for entry in entries)
    assert all(entry.received_on is not None for entry in entries)


def test_a_host_that_is_not_the_sources_own_is_refused_by_the_session(session):
    source = SOURCES["barnet-sample"].model_copy(update={"base_url": "https://uat.barnet.gov.uk"})
    with pytest.raises(FetchError) as error:
        platform("icasework").listing(source, session)
    assert error.value.outcome == "refused_host"
