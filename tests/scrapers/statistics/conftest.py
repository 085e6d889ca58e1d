import time
from collections.abc import Iterator

import pytest
from ees_replica import EesReplica
from nrm_replicas import ArcGisReplica, GovUkReplica, session_for
from nrm_workbook import workbook

from scrapers.statistics.nrm_ho import read_releases
from scrapers.statistics.nrm_wmp import read_dashboard
from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.policy import Policy
from scrapers.web.session import Session


@pytest.fixture
def ees() -> Iterator[EesReplica]:
    """Three releases of two tables on loopback."""
    with EesReplica(datasets=("c3", "d3")) as site:
        yield site


@pytest.fixture
def waits() -> list[float]:
    """The seconds that `session` waited, in order, without having done so."""
    return []


@pytest.fixture
def session(ees, tmp_path, waits, monkeypatch):
    """A real session that may ask the replica; it retries, and only notes its waits."""
    # no test here is about losing power, and two thirds of a night's time went into this
    monkeypatch.setattr("os.fsync", lambda handle: None)
    with Session(
        archive=Archive(tmp_path / "archive"),
        journal=Journal(tmp_path / "fetches.jsonl", "run"),
        policy=Policy(wait=0.0, attempts=3),
        contact="tests@example.org",
        let_through={ees.host},
        clock=lambda: time.time() + sum(waits),
        sleep=waits.append,
    ) as session:
        yield session


@pytest.fixture
def dashboard():
    with ArcGisReplica() as replica:
        yield replica


@pytest.fixture
def read_nrm(dashboard, tmp_path):
    """Read the dashboard's figures; ``source`` changes its entry in the register."""

    def read_nrm(**source):
        with session_for(tmp_path, dashboard) as session:
            return read_dashboard(dashboard.source(**source), session)

    return read_nrm


@pytest.fixture
def govuk():
    with GovUkReplica() as replica:
        yield replica


@pytest.fixture
def read_quarters(govuk, tmp_path):
    def read_quarters(**source):
        with session_for(tmp_path, govuk) as session:
            return list(read_releases(govuk.source(**source), session))

    return read_quarters


@pytest.fixture
def read_quarter(govuk, read_quarters):
    """Publish one workbook, some of its sheets changed, and read it."""

    def read_quarter(**changed):
        govuk.publish("2024-q1", workbook(**changed))
        (release,) = read_quarters()
        return release

    return read_quarter
