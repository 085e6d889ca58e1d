"""One build of the dbt project for all tests here, in a folder of its own."""

import pytest
import warehouse_rows
from dbt_harness import Project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project and the rows of `warehouse_rows`, nothing built yet."""
    made = Project(tmp_path_factory.mktemp("dbt"))
    warehouse_rows.fill(str(made.path))
    return made


@pytest.fixture(scope="session")
def results(project: Project) -> dict[str, tuple[str, str | None]]:
    """What a whole `dbt build` of those rows says of each node."""
    return project.dbt("build")


@pytest.fixture(scope="session")
def built(project: Project, results: dict[str, tuple[str, str | None]]) -> Project:
    """The project, built."""
    return project
