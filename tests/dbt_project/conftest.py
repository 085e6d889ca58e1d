"""One build of the dbt project for all tests here, in a folder of its own."""

import json

import published_tables
import pytest
import warehouse_rows
from dbt_harness import Project
from filelock import FileLock


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


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Project:
    """The official models built from the publisher's own files, with the project's own seeds."""
    base = tmp_path_factory.getbasetemp()
    # one build serves all workers of a run, each of which gets a copy
    shared = (base if worker_id == "master" else base.parent) / "published"
    statuses = shared / "statuses.json"
    with FileLock(f"{shared}.lock"):
        if not statuses.exists():
            made = Project(shared, seeds={})
            published_tables.land_published(made.path)
            statuses.write_text(json.dumps(made.dbt(*published_tables.BUILD)), encoding="utf-8")
    return Project.copied(shared, base / "published_copy")
