import pytest
from ees_site import EesSite
from replica import Replica

from scrapers.web.archive import Archive
from scrapers.web.journal import Journal
from scrapers.web.policy import Policy
from scrapers.web.session import Session


@pytest.fixture
def ees():
    with Replica() as site:
        yield EesSite(site)


@pytest.fixture
def session(ees, tmp_path):
    """A real session that may ask the replica, without waiting and once only."""
    with Session(
        archive=Archive(tmp_path / "archive"),
        journal=Journal(tmp_path / "fetches.jsonl", "run"),
        policy=Policy(wait=0.0, attempts=1),
        contact="tests@example.org",
        let_through={ees.site.host},
    ) as session:
        yield session
