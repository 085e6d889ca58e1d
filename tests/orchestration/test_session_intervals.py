"""The register's own intervals reach the session that a night opens."""

from portals import source_of
from replica import Answer, Replica

from orchestration.sessions import open_session
from orchestration.settings import Settings
from scrapers.register.register import Register


def test_a_source_that_asks_for_a_longer_wait_gets_it(tmp_path):
    with Replica() as site:
        site.route("/x", Answer("x"))
        source = source_of(
            "icasework",
            {},
            base_url=site.url(""),
            canonical_hosts=["127.0.0.1"],
            min_interval_s=0.3,
        )
        settings = Settings(
            home=tmp_path,
            sources="live",
            contact="test@example.org",
            wait=0.0,
            allow_private=frozenset({site.host}),
        )
        with open_session(settings, "run", register=Register({}, (source,), {})) as session:
            for _ in range(2):
                session.get(site.url("/x"), source_id=source.id, allow_hosts=source.allow_hosts)
        first, second = (seen.at for seen in site.seen if seen.path == "/x")
        assert second - first >= 0.25
