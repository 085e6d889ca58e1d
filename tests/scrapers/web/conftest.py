from collections.abc import Callable, Iterator

import pytest
from replica import Replica

from scrapers.rows import FetchRecord
from scrapers.web import Archive, Journal, Policy, Response, Session, read_journal


class Crawl:
    """A session on a site of its own: what a test asks, and what was written down."""

    def __init__(self, folder, site, **given):
        self.archive = Archive(folder / "archive")
        self.journal = Journal(folder / "archive" / "fetches" / "night.jsonl", "night")
        self.site = site
        given = {
            "policy": Policy(wait=0.0, backoff=0.01),
            "contact": "newsroom@example.org",
            "let_through": {site.host},
        } | given
        self.session = Session(archive=self.archive, journal=self.journal, **given)

    def get(self, path, expect="any", allow_hosts=None) -> Response:
        url = path if "://" in path else self.site.url(path)
        hosts = [self.site.host] if allow_hosts is None else allow_hosts
        return self.session.get(url, source_id="test", allow_hosts=hosts, expect=expect)

    def records(self, *, robots=False) -> list[FetchRecord]:
        told = read_journal(self.journal.path)
        return [record for record in told if robots or not record.url.endswith("/robots.txt")]


@pytest.fixture
def site() -> Iterator[Replica]:
    with Replica() as replica:
        yield replica


@pytest.fixture
def crawl(tmp_path, site) -> Iterator[Callable[..., Crawl]]:
    made = []

    def make(site=site, **given):
        made.append(Crawl(tmp_path, site, **given))
        return made[-1]

    yield make
    for each in made:
        each.session.close()
