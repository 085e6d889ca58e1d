"""What the tests of landing share."""

import duckdb
import pytest
from case_log import Nights
from replica import Replica

from orchestration.landing.schema import ensure_schema


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        ensure_schema(connection)
        yield connection


@pytest.fixture
def site():
    with Replica() as site:
        yield site


@pytest.fixture
def nights_of(connection, site, tmp_path):
    """Give nights at a log on ``site``, of a platform with these options."""
    opened = []

    def of(platform, options):
        opened.append(Nights(connection, site, tmp_path, platform=platform, options=options))
        return opened[-1]

    yield of
    for nights in opened:
        nights.session.close()
