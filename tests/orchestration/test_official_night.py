"""A night on which a new version of the official table cannot be trusted."""

import json
from urllib.parse import urlsplit

import duckdb
import pytest
from replica import Answer, Replica

from scrapers.sample.ees import answers

REGISTER = "scrapers/sample/register"
TABLES = (
    'group:"official"+ and'
    ' (group:"official" or +key:"marts/official_statistics" or group:"published")'
)
"""The official tables, all that leads from them to the mart of their cells, and the copy."""

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


def _amended(service, change):
    """Amend C3 of 2025: another version of the release, with the file as ``change`` makes it."""
    version = "an-amendment"
    for answer in answers():
        path = urlsplit(answer.url).path.removeprefix("/api")
        if path.endswith("/2025/version-summary"):
            before = json.loads(answer.body)
            said = before | {"id": version}
        elif path.endswith("/2025/data-content"):
            said = json.loads(answer.body) | {"releaseVersionId": version}
        else:
            continue
        service.route(path, Answer(json.dumps(said), 200, "application/json"))
    for answer in answers():
        path = urlsplit(answer.url).path.removeprefix("/api")
        if path.startswith(f"/releases/{before['id']}/"):
            body = change(answer.body) if b",Gangs" in answer.body else answer.body
            path = path.replace(before["id"], version)
            service.route(path, Answer(body, 200, "text/csv", etag='"amended"'))


def _with_a_new_symbol(body):
    *lines, last = body.decode().splitlines()
    return "\n".join([*lines, last.rpartition(",")[0] + ",q", ""]).encode()


def _cells(home):
    with duckdb.connect(str(home / "published/warehouse.duckdb"), read_only=True) as copy:
        return copy.execute(ALL_CELLS).fetchall()


def test_a_broken_table_is_named_and_the_last_good_one_stays_in_force(
    night_again, service, disclosures
):
    home = night_again
    good = _cells(home)
    _amended(service, _with_a_new_symbol)
    done = disclosures(
        home, "run", "--assets", TABLES,
        DISCLOSURES_SOURCES="live", DISCLOSURES_CONTACT="test@example.org",
        DISCLOSURES_REGISTER=REGISTER, DISCLOSURES_WAIT="0.01",
        DISCLOSURES_EES_CONTENT_URL=service.url(""),
        DISCLOSURES_EES_API_URL=service.url("/statistics/v1"),
        DISCLOSURES_ALLOW_PRIVATE=service.url("").removeprefix("http://"),
        # the cells in force are shown to be those of the night, whose tests have run
        DBT_RESOURCE_TYPES="seed model",
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "official_tables_sound" in done.stdout
    said = next(line for line in done.stdout.splitlines() if "official_c3_sound" in line)
    assert "stays in force" in said, "the check says what to do"
    assert "official_d5_sound" not in done.stdout
    files = [path for path in service.paths() if "/files/" in path]
    assert all("/an-amendment/" in path for path in files), "what is landed is not asked for again"
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as warehouse:
        ((release, problem),) = warehouse.execute(
            "select release, problem from raw.official_files where outcome = 'contract_broken'"
        ).fetchall()
    assert release == "2025"
    assert "'q'" in problem or "“q”" in problem or " q " in problem
    assert _cells(home) == good
