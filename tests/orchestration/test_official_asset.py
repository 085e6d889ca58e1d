"""What a night makes of the official tables: news landed once, what is wrong refused whole."""

import warnings

import duckdb
import pytest
from ees_replica import EesReplica
from official_asset import TABLES, copied, query, run_official
from replica import Answer

from orchestration.landing.schema import ensure_schema

SOUND = (
    "select dataset, release, version from raw.official_files where outcome = 'ok'"
    " order by dataset, release"
)
FIRST = [("d3", "2024", 1), ("d3", "2025", 1), ("d5", "2024", 1), ("d5", "2025", 1)]
CELLS = (
    "select dataset, release, version, count(*) from raw.official_cells group by all order by all"
)


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    """A home in which both releases of both tables are landed."""
    home = tmp_path_factory.mktemp("landed")
    with EesReplica(TABLES, ("2024", "2025")) as ees, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries say while they are imported
        assert run_official(home, ees).success
        assert len(ees.asked("file")) == 4
    return home


@pytest.fixture
def home(landed, tmp_path):
    return copied(landed, tmp_path / "home")


@pytest.fixture
def ees():
    with EesReplica(TABLES, ("2024", "2025")) as replica:
        yield replica


def test_a_warehouse_of_before_gets_the_columns_that_are_new(tmp_path):
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute("create schema raw")
        connection.execute("create table raw.official_files as select 'd3' as dataset")
        ensure_schema(connection)
        ensure_schema(connection)
        kept = connection.execute("select dataset, withdrawn_at from raw.official_files").fetchall()
    assert kept == [("d3", None)]


def _check(result):
    (check,) = [
        one for one in result.get_asset_check_evaluations() if one.check_name == "official_d3_sound"
    ]
    return check


def test_a_night_without_news_downloads_no_file(home, ees):
    result = run_official(home, ees)
    assert _check(result).passed
    assert ees.asked("file") == []
    assert len(ees.asked("version-summary")) == 2, "once a release, not once a table"
    assert query(home, SOUND) == FIRST
    visits = (
        "select source_id, outcome, entries from raw.source_visits where run_id = '{}' order by 1"
    )
    assert query(home, visits.format(result.run_id)) == [("ees-d3", "ok", 2), ("ees-d5", "ok", 2)]


def test_an_amendment_lands_beside_the_first_version_with_its_note(home, ees):
    ees.amend("2025", "d3", lambda body: body.replace(b",c,", b",u,", 1), note="A cell withdrawn.")
    run_official(home, ees)
    run_official(home, ees)
    changed = [seen for seen in ees.asked("file") if ees.file_path("2025", "d3") == seen.path]
    assert len(changed) == 1
    assert ("d3", "2025", 2) in query(home, SOUND)
    assert [row for row in query(home, CELLS) if row[:2] == ("d3", "2025")][-1][2] == 2
    assert query(home, "select release, summary from raw.official_updates") == [
        ("2025", "A cell withdrawn.")
    ]


def _twice(body):
    header, first, rest = body.split(b"\n", 2)
    return b"\n".join([header, first, first, rest])


HTML = Answer("<!DOCTYPE html><html><body>Sorry</body></html>", media_type="text/html")
BAD = {
    "cut": (lambda body: body[: len(body) // 2], "cut short"),
    "duplicated-key": (_twice, "there twice"),
    "new-symbol": (lambda body: body.replace(b",c,", b",q,", 1), "'q'"),
    "changed-case": (lambda body: body.replace(b"CPP_start", b"CPP_Start", 1), "CPP_Start"),
    "no-year": (lambda body: body.replace(b"\n2025,", b"\n2024/25,", 1), "2024/25"),
}


@pytest.mark.parametrize(("change", "said"), BAD.values(), ids=BAD)
def test_a_bad_release_is_refused_whole_and_the_last_good_one_stays(home, ees, change, said):
    cells = query(home, CELLS)
    ees.amend("2025", "d3", change)
    ees.amend("2025", "d5", lambda body: body.replace(b",c,", b",u,", 1))
    check = _check(run_official(home, ees))
    assert not check.passed
    assert said in check.description
    assert "stays in force" in check.description, "it says what to do"
    assert query(home, SOUND) == [*FIRST, ("d5", "2025", 2)]
    assert [row for row in query(home, CELLS) if row[0] == "d3"] == cells[: len(cells) // 2]
    refused = "select problem from raw.official_files where outcome = 'contract_broken'"
    assert said in query(home, refused)[0][0]


def test_a_page_in_place_of_the_table_is_refused(home, ees):
    ees.amend("2025", "d3", lambda body: body.replace(b",c,", b",u,", 1))
    ees.fail("file", HTML, dataset="d3")
    check = _check(run_official(home, ees))
    assert not check.passed
    assert "wrong_content" in str(check.metadata["outcome"].value)
    assert query(home, SOUND) == FIRST


def test_a_release_amended_while_it_is_read_is_read_once_more(home, ees):
    ees.amend("2025", "d3", lambda body: body.replace(b",c,", b",u,", 1))
    ees.after("data-content", lambda: ees.amend("2025", "d3", lambda body: body), release="2025")
    assert _check(run_official(home, ees)).passed
    assert ("d3", "2025", 2) in query(home, SOUND)


def test_a_release_amended_twice_over_is_left_for_the_next_run(home, ees):
    def amend():
        ees.amend("2025", "d3", lambda body: body)

    amend()
    for _ in range(2):
        ees.after("version-summary", amend, release="2025")
    check = _check(run_official(home, ees))
    assert not check.passed
    assert "run again" in check.description
    assert query(home, SOUND) == FIRST


def test_a_withdrawn_release_is_told_once_and_its_rows_stay(home, ees):
    cells = query(home, CELLS)
    withdrawn = "select dataset from raw.official_files where withdrawn_at is not null order by 1"
    ees.withdraw("2024")
    check = _check(run_official(home, ees))
    assert not check.passed
    assert "2024" in check.description
    assert "stays" in check.description
    assert query(home, withdrawn) == [("d3",), ("d5",)]
    assert _check(run_official(home, ees)).passed, "the second night knows"
    assert query(home, CELLS) == cells
    ees.publish("2024")
    assert _check(run_official(home, ees)).passed
    assert query(home, withdrawn) == []


def test_a_table_that_fails_costs_itself_only(home, ees):
    ees.amend("2025", "d3", lambda body: body.replace(b",c,", b",u,", 1))
    ees.amend("2025", "d5", lambda body: body.replace(b",c,", b",u,", 1))
    ees.fail("file", Answer("gone", status=404), dataset="d3")
    result = run_official(home, ees)
    assert not _check(result).passed
    assert query(home, SOUND) == [*FIRST, ("d5", "2025", 2)]
    outcomes = "select source_id, outcome from raw.source_visits where run_id = '{}' order by 1"
    assert query(home, outcomes.format(result.run_id)) == [
        ("ees-d3", "not_found"),
        ("ees-d5", "ok"),
    ]


def test_a_publication_that_is_down_fails_its_tables_and_nothing_is_lost(home, ees):
    ees.fail("publication", Answer("closed", status=404))
    check = _check(run_official(home, ees))
    assert not check.passed
    assert query(home, SOUND) == FIRST


def test_a_file_is_kept_with_its_mark_and_its_place_in_the_public_api(tmp_path):
    with EesReplica(TABLES[:1], ("2025",), api=TABLES[:1]) as ees:
        run_official(tmp_path, ees)
        etag = ees.releases["2025"].files["d3"].etag
    ((mark, data_set, version),) = query(
        tmp_path, "select etag, api_data_set_id, api_version from raw.official_files"
    )
    assert mark == etag
    assert data_set
    assert version.count(".") >= 1
