"""The sensor on official releases: one run for what is new, none for what is known."""

import json
import warnings
from dataclasses import replace

import dagster as dg
import pytest
from ees_replica import EesReplica
from official_asset import copied, query, resources_of, run_official
from replica import Answer

from orchestration.lock import release

RELEASES = ("2024", "2025")


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    """A home in which one table's two releases are landed."""
    home = tmp_path_factory.mktemp("landed")
    with EesReplica(("d3",), RELEASES) as ees, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the libraries say while they are imported
        assert run_official(home, ees).success
    return home


@pytest.fixture
def home(landed, tmp_path):
    return copied(landed, tmp_path / "home")


@pytest.fixture
def ees():
    with EesReplica(("d3",), RELEASES) as replica:
        yield replica


@pytest.fixture
def tick(home, ees):
    """Let the sensor look once; give its run requests, its reason to skip, its cursor."""

    def look(cursor=None, **settings):
        from orchestration.defs.official_sensor import official_releases

        resources = resources_of(home, ees)
        changed = replace(resources["settings"], **settings)
        with dg.DagsterInstance.ephemeral() as instance:
            context = dg.build_sensor_context(
                instance=instance,
                cursor=cursor,
                resources={"settings": changed, "register": resources["register"]},
            )
            told = official_releases.evaluate_tick(context)
        return [one.run_key for one in told.run_requests], told.skip_message, told.cursor

    return look


def _run_the_job(home, ees):
    """Run the sensor's job on what it finds here: the models are built elsewhere in the suite."""
    from orchestration.defs.jobs import official_job
    from orchestration.defs.official import official

    defs = dg.Definitions([official], jobs=[official_job], resources=resources_of(home, ees))
    with dg.DagsterInstance.ephemeral() as instance:
        assert defs.resolve_job_def("official").execute_in_process(instance=instance).success
    release(home)


def test_nothing_is_started_while_all_is_landed(tick, ees):
    started, why, cursor = tick()
    assert (started, cursor) == ([], None)
    assert why == "all 2 releases are landed as they are published"
    assert {seen.path.rpartition("/")[2] for seen in ees.asked()} == {"releases", "version-summary"}


def test_an_amendment_starts_one_run_and_its_landing_ends_it(tick, home, ees):
    version = ees.amend("2025", "d3", lambda body: body.replace(b",c,", b",u,", 1))
    started, _, cursor = tick()
    assert started == [f"children-in-need/2025@{version}"]
    assert json.loads(cursor) == {"children-in-need/2025": version}
    assert tick(cursor)[0] == [], "the same version does not start a run again"
    assert tick()[0] == started, "and without a cursor the key is the same"
    assert ees.asked("file") == [], "looking downloads nothing"
    _run_the_job(home, ees)
    assert [seen.path for seen in ees.asked("file")] == [ees.file_path("2025", "d3")]
    assert tick()[0] == []


def test_a_new_release_starts_a_run(tick, ees):
    ees.publish("2023")
    assert [key.partition("@")[0] for key in tick()[0]] == ["children-in-need/2023"]


def test_what_cannot_be_asked_is_said_and_asked_again(tick, ees):
    ees.amend("2025", "d3")
    ees.fail("version-summary", Answer("no", status=403))
    started, why, cursor = tick()
    assert (started, cursor) == ([], None)
    assert "children-in-need: " in why
    assert "version-summary" in why
    ees.mend()
    assert len(tick(cursor)[0]) == 1


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"sources": "sample"}, "the sample is replayed"),
        ({"contact": None}, "DISCLOSURES_CONTACT"),
    ],
)
def test_nobody_is_asked_without_being_told_to(tick, ees, settings, why):
    started, said, _ = tick(**settings)
    assert started == []
    assert why in said
    assert ees.seen == []


def test_before_the_first_night_there_is_nothing_to_compare_with(tick, home, ees):
    (home / "warehouse.duckdb").unlink()
    assert "no night has run" in tick()[1]
    assert ees.seen == []


def test_what_the_sensor_asked_is_in_the_log_of_fetches(tick, home, ees):
    tick()
    run_official(home, ees)
    asked = "select count(*) > 2 from raw.fetches where run_id like 'sensor-%'"
    assert query(home, asked) == [(True,)]
