"""The dbt project: each model an asset, each of its tests a check on it."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets

from orchestration.defs.dbt_project import PROJECT, manifest
from orchestration.defs.steps import writing
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.settings import Settings


class Translator(DagsterDbtTranslator):  # type: ignore[misc]
    """Every node of the project belongs to the group ``warehouse``."""

    def get_asset_spec(
        self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> dg.AssetSpec:
        """Add our group to dagster-dbt's own spec."""
        spec: dg.AssetSpec = super().get_asset_spec(manifest, unique_id, project)
        return spec.replace_attributes(group_name="warehouse")


@contextmanager
def environment(name: str, value: str) -> Iterator[None]:
    """Set a variable for the processes that are started inside."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


@dbt_assets(  # type: ignore[untyped-decorator]
    manifest=manifest(),
    project=PROJECT,
    pool=WRITER,
    dagster_dbt_translator=Translator(),
)
def models(
    context: dg.AssetExecutionContext,
    dbt: DbtCliResource,
    settings: dg.ResourceParam[Settings],
    warehouse: Warehouse,
) -> Iterator[Any]:
    """Build and test the models; unit tests are the test suite's, not the night's."""
    with writing(context, settings, warehouse) as step:
        context.log.info(f"dbt reads {settings.warehouse} as of {step.now}")
    # dbt keeps what it parsed with the project's folder as it was given: one kept for
    # another folder, or by a `dbt parse` in the project itself, would lose the seeds
    target = settings.home / "dbt" / sha256(bytes(PROJECT.project_dir)).hexdigest()[:12]
    with (
        environment("DISCLOSURES_HOME", str(settings.home)),
        environment("DBT_TARGET_PATH", str(target)),
    ):
        build = dbt.cli(
            ["build", "--exclude-resource-type", "unit_test"],
            context=context,
            target_path=target,
        )
    try:
        yield from build.stream()
    finally:
        # where reading its events failed, dbt would go on and hold the warehouse
        if build.process.poll() is None:
            build.process.terminate()
            build.process.wait()
