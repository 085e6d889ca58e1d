"""The code location: what it holds, and that its schedule and sensor ask for the right runs."""

import json
import os
import subprocess
import sys
import time
import warnings
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from orchestration.settings import Settings

ROOT = Path(__file__).parents[2]
GROUPS = {
    "published/warehouse": "published",
    "raw/authorities": "disclosure_logs",
    "raw/foi_documents": "disclosure_logs",
    "raw/foi_figures": "letters",
    "raw/foi_non_answers": "letters",
    "raw/foi_requests": "disclosure_logs",
    "raw/nrm_files": "official",
    "raw/nrm_statistics": "official",
    "raw/official_cells": "official",
    "raw/official_columns": "official",
    "raw/official_files": "official",
    "raw/official_indicators": "official",
    "raw/official_rows": "official",
    "raw/official_updates": "official",
    "raw/source_visits": "disclosure_logs",
    "raw/sources": "disclosure_logs",
}
MARTS = {
    "authorities", "sources", "foi_requests", "foi_documents", "foi_figures", "foi_non_answers",
    "official_statistics", "official_revisions", "reconciliation",
}  # fmt: skip


@pytest.fixture(scope="module")
def defs(manifest):
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        for name in [name for name in os.environ if name.startswith("DISCLOSURES_")]:
            patch.delenv(name)
        # what the libraries say while they are imported is not ours to mend
        warnings.simplefilter("ignore")
        from orchestration.definitions import defs

    return defs


@pytest.fixture(scope="module")
def graph(defs):
    return defs.resolve_asset_graph()


def _name(key):
    return key.to_user_string()


def test_our_own_assets_stand_in_the_groups_of_the_design(graph):
    ours = {
        _name(key): graph.get(key).group_name
        for key in graph.executable_asset_keys
        if key.path[0] in {"raw", "published"}
    }
    assert ours == GROUPS


def test_every_model_is_of_the_warehouse_and_every_mart_is_published(graph):
    models = [key for key in graph.executable_asset_keys if key.path[0] not in {"raw", "published"}]
    assert {graph.get(key).group_name for key in models} == {"warehouse"}
    parents = graph.get(dg.AssetKey(["published", "warehouse"])).parent_keys
    assert {f"marts/{mart}" for mart in MARTS} <= set(map(_name, parents))


def test_the_models_hang_on_what_is_landed(graph):
    figures = dg.AssetKey(["raw", "foi_figures"])
    below = graph.get(figures).child_keys
    assert "staging/stg_raw__foi_figures" in set(map(_name, below))


def test_each_authority_is_a_partition_of_its_log_and_letters(graph):
    for name in ("foi_requests", "foi_documents", "foi_figures", "foi_non_answers"):
        partitions = graph.get(dg.AssetKey(["raw", name])).partitions_def
        assert set(partitions.get_partition_keys()) == {
            "barnet", "barnsley", "coventry", "sampleshire"
        }  # fmt: skip


def test_every_writer_shares_one_pool(defs, graph):
    for key in graph.executable_asset_keys:
        assert graph.get(key).pools == {"duckdb"}, _name(key)


def test_what_a_person_should_look_at_is_a_check(graph):
    names = {check.name for check in graph.asset_check_keys}
    assert {
        "sources_answered", "entries_read_in_full", "documents_readable", "figures_to_review",
        "figures_published_elsewhere", "official_tables_sound", "review_decisions_matched",
        "zeros_that_may_mean_not_recorded", "official_c3_sound", "official_releases_still_there",
        "hidden_numbers_held_back", "nrm_figures_in_doubt", "recordings_compared",
    } <= names  # fmt: skip


def test_the_official_job_goes_on_to_the_published_copy_and_is_of_no_authority(defs, graph):
    job = defs.resolve_job_def("official")
    made = {_name(key) for key in job.asset_layer.selected_asset_keys}
    assert {
        "raw/official_files", "raw/nrm_files", "marts/official_statistics", "marts/reconciliation",
        "review/disclosures_held_back", "published/warehouse",
    } <= made  # fmt: skip
    assert job.partitions_def is None


def test_every_step_that_asks_reads_the_archive_in_a_replay(defs):
    from orchestration.night import _config, _Part

    job = defs.resolve_job_def("nightly")
    asking = {
        node.name
        for node in job.all_node_defs
        if "from_archive" in getattr(getattr(node.config_field, "config_type", None), "fields", ())
    }
    part = _Part(list(job.asset_layer.selected_asset_keys), {})
    ops = _config(Path("log"), again=True, from_archive=True)(part)["ops"]
    assert {name for name, op in ops.items() if op["config"].get("from_archive")} == asking
    assert {"disclosure_logs", "official_tables", "nrm"} <= asking


def test_what_a_run_is_to_look_at_is_told_to_the_step_that_visits_and_to_no_other(defs):
    from orchestration.night import _config, _Part

    job = defs.resolve_job_def("nightly")
    part = _Part(list(job.asset_layer.selected_asset_keys), {})
    visiting = {"sweep": True, "all_requests": True}
    ops = _config(Path("log"), again=False, from_archive=False, visiting=visiting)(part)["ops"]
    told = {name for name, op in ops.items() if op["config"].get("sweep")}
    assert told == {"disclosure_logs"}
    fields = job.get_node_named("disclosure_logs").definition.config_field.config_type.fields
    assert visiting.keys() <= fields.keys()


def test_what_is_published_waits_for_the_list_of_what_is_held_back(graph):
    parents = graph.get(dg.AssetKey(["published", "warehouse"])).parent_keys
    assert "review/disclosures_held_back" in set(map(_name, parents))


def test_no_two_steps_or_jobs_share_a_name(defs):
    dg.Definitions.validate_loadable(defs)


def test_the_code_location_loads_in_seconds(manifest, environment, tmp_path):
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", "import orchestration.definitions"],
        cwd=ROOT, env=environment(tmp_path), check=True, timeout=60,
    )  # fmt: skip
    # 3 s on a quiet machine; this is what its own grpc server would call too slow
    assert time.monotonic() - began < 20
    assert list(tmp_path.iterdir()) == [], "loading it writes nothing"


def test_every_night_is_one_run_over_all_authorities_at_two(defs):
    from orchestration.defs.schedules import every_night

    two = datetime(2026, 7, 1, 1, 0, tzinfo=UTC)  # 02:00 in London, in summer
    request = every_night(dg.build_schedule_context(scheduled_execution_time=two))
    assert request.tags["dagster/asset_partition_range_start"] == "barnet"
    assert request.tags["dagster/asset_partition_range_end"] == "sampleshire"
    assert every_night.cron_schedule == "0 2 * * *"
    assert every_night.execution_timezone == "Europe/London"


def test_a_week_ends_with_a_sweep_of_every_listing_some_hours_before_a_night(defs):
    from orchestration.defs.schedules import every_week

    eight = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    context = dg.build_schedule_context(scheduled_execution_time=eight)
    request = every_week(context)
    assert request.tags["dagster/asset_partition_range_start"] == "barnet"
    assert request.tags["dagster/asset_partition_range_end"] == "sampleshire"
    assert (every_week.cron_schedule, every_week.job_name) == ("0 20 * * 6", "sweep")
    job = defs.resolve_job_def("sweep")
    assert request.run_config == {"ops": {"disclosure_logs": {"config": {"sweep": True}}}}
    assert job.partitioned_config.get_run_config_for_partition_key("barnet") == request.run_config
    made = set(map(_name, job.asset_layer.selected_asset_keys))
    assert {"raw/foi_requests", "raw/foi_figures", "published/warehouse"} <= made
    assert "raw/official_files" not in made


def test_the_inbox_sensor_runs_an_authority_once_for_what_is_new(defs, tmp_path):
    from orchestration.defs.schedules import inbox

    def tick(cursor):
        context = dg.build_sensor_context(
            cursor=cursor, resources={"settings": Settings(home=tmp_path)}, definitions=defs
        )
        told = inbox.evaluate_tick(context)
        return [request.partition_key for request in told.run_requests], told.cursor

    assert tick(None)[0] == []
    folder = tmp_path / "inbox/coventry"
    folder.mkdir(parents=True)
    (folder / ".letter.pdf.part").touch()
    assert tick(None)[0] == [], "a file that is still being written is left alone"
    (folder / "letter.pdf").write_bytes(b"%PDF-")
    asked, cursor = tick(None)
    assert asked == ["coventry"]
    assert tick(cursor)[0] == []
    (folder / "another.pdf").write_bytes(b"%PDF-")
    assert tick(cursor)[0] == ["coventry"]
    assert set(json.loads(cursor)) == {"coventry"}


def test_a_manifest_that_is_missing_or_old_says_how_to_build_it(defs, monkeypatch, tmp_path):
    from orchestration.defs import dbt_project

    class Elsewhere:
        project_dir = tmp_path
        manifest_path = tmp_path / "manifest.json"

    monkeypatch.setattr(dbt_project, "PROJECT", Elsewhere)
    with pytest.raises(dbt_project.ManifestMissing, match=r"missing .*make run"):
        dbt_project.manifest()
    Elsewhere.manifest_path.touch()
    (tmp_path / "models").mkdir()
    model = tmp_path / "models/new.sql"
    model.touch()
    os.utime(Elsewhere.manifest_path, (0, 0))
    with pytest.raises(dbt_project.ManifestMissing, match=r"older than new\.sql .*make run"):
        dbt_project.manifest()
    os.utime(model, (0, 0))
    assert dbt_project.manifest() == Elsewhere.manifest_path
