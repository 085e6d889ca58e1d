"""The dbt command of this very environment, started without asking it things that we know."""

import sys
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dagster_dbt import DbtCliResource
from packaging.version import Version

from orchestration.defs.dbt_project import PROJECT


class OwnDbt(DbtCliResource):  # type: ignore[misc]
    """dbt as a command, without what dagster-dbt does before it starts one.

    It runs `dbt --version`, and connects to the warehouse to fetch metadata of columns that
    nobody here asks for: four seconds of a night.
    """

    @cached_property
    def _cli_version(self) -> Version:
        return Version(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Any) -> None:
        """Connect to nothing."""


def dbt_command() -> OwnDbt:
    """Return the dbt of this very environment, whatever PATH says."""
    return OwnDbt(project_dir=PROJECT, dbt_executable=str(Path(sys.executable).parent / "dbt"))
