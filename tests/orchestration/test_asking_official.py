"""`disclosures sources --check` asks an official publication one thing, for all its tables."""

import pytest
from ees_replica import EesReplica
from official_asset import TABLES, settings_of
from replica import Answer

from orchestration.asking import ask_publication
from orchestration.sessions import open_session


@pytest.fixture
def ees():
    with EesReplica(TABLES, ("2024", "2025")) as replica:
        yield replica


@pytest.fixture
def session(ees, tmp_path):
    with open_session(settings_of(tmp_path, ees), "check") as session:
        yield session


def test_the_version_in_force_of_the_newest_landed_release_is_asked(ees, session):
    version = ees.amend("2025", "d3")
    answered, said = ask_publication(ees.sources()[0], "2025", session)
    assert answered
    assert f"release 2025: version {version}, updated on 2025-11-06, 1 updates" in said
    assert len(ees.asked()) == len(ees.asked("version-summary")) == 1


def test_where_nothing_is_landed_the_latest_release_is_asked_for(ees, session):
    answered, said = ask_publication(ees.sources()[0], None, session)
    assert (answered, said.rpartition(": ")[2]) == (True, "the latest release is 2025")


def test_a_publication_that_refuses_says_what_to_do(ees, session):
    ees.fail("version-summary", Answer("no", status=403))
    answered, said = ask_publication(ees.sources()[0], "2025", session)
    assert not answered
    assert said.startswith("forbidden: ")
