"""What is left out of starting dbt is still what dagster-dbt would do."""

import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def dbt(manifest):
    with warnings.catch_warnings():
        # what the libraries say while they are imported is not ours to mend
        warnings.simplefilter("ignore")
        from orchestration.defs.dbt_command import dbt_command

    return dbt_command()


def test_dbt_is_the_one_of_this_environment_and_of_the_installed_version(dbt):
    assert Path(dbt.dbt_executable) == Path(sys.executable).parent / "dbt"
    assert str(dbt._cli_version) == version("dbt-core")


@pytest.mark.parametrize("left_out", ["_cli_version", "_initialize_dbt_core_adapter"])
def test_what_is_left_out_is_still_there_to_leave_out(dbt, left_out):
    (library,) = type(dbt).__bases__
    assert left_out in vars(library)


def test_no_adapter_is_made_and_nothing_connects_to_the_warehouse(dbt):
    assert dbt._initialize_dbt_core_adapter(["build"]) is None
