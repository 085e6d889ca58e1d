"""A night on which a new version of the official table cannot be trusted."""

import shutil
from urllib.parse import urlsplit

import duckdb
import pytest
from replica import Answer, Replica

from scrapers.sample.ees import answers

REGISTER = "scrapers/sample/register"
ALL_CELLS = (
    "select release, time_period, area_name, indicator, as_printed, is_latest"
    " from marts.official_statistics order by all"
)


@pytest.fixture
def service():
    """EES with the sample's answers, below the same paths."""
    with Replica() as replica:
        for answer in answers():
            path = urlsplit(answer.url).path.removeprefix("/api")
            headers = {k: v for k, v in answer.headers.items() if k != "Last-Modified"}
            replica.route(path, Answer(answer.body, 200, answer.media_type, headers))
        yield replica


def _newest_csv():
    return next(one for one in answers() if one.media_type == "text/csv" and b"\n2025," in one.body)


def _cells(home):
    with duckdb.connect(str(home / "published/warehouse.duckdb"), read_only=True) as copy:
        return copy.execute(ALL_CELLS).fetchall()


@pytest.fixture
def home(night, tmp_path):
    return shutil.copytree(night, tmp_path / "home")


def test_a_broken_table_is_named_and_the_last_good_one_stays_in_force(home, service, disclosures):
    good, newest = _cells(home), _newest_csv()
    path = urlsplit(newest.url).path.removeprefix("/api")
    *lines, last = newest.body.decode().splitlines()
    broken = "\n".join([*lines, last.rpartition(",")[0] + ",q", ""]).encode()
    service.route(path, Answer(broken, 200, "text/csv", etag='"broken"'))
    done = disclosures(
        home, "run", "--assets", 'group:"official"+',
        DISCLOSURES_SOURCES="live", DISCLOSURES_CONTACT="test@example.org",
        DISCLOSURES_REGISTER=REGISTER, DISCLOSURES_WAIT="0.01",
        DISCLOSURES_EES_CONTENT_URL=service.url(""),
        DISCLOSURES_ALLOW_PRIVATE=service.url("").removeprefix("http://"),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "official_tables_sound" in done.stdout
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as warehouse:
        ((release, problem),) = warehouse.execute(
            "select release, problem from raw.official_files where outcome = 'contract_broken'"
        ).fetchall()
    assert release == "2025"
    assert "'q'" in problem or "“q”" in problem or " q " in problem
    assert _cells(home) == good
