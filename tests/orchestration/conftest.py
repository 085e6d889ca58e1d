"""What the tests of landing share."""

import duckdb
import pytest

from orchestration.landing.schema import ensure_schema


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        ensure_schema(connection)
        yield connection
