"""One reading and two builds of the dbt project, for all tests here and all workers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import published_tables
import pytest
import warehouse_rows
from dbt_harness import Project

STATUSES = "statuses.json"
Once = Callable[[str, Callable[[Path], None]], Path]


def _built(project: Project, *arguments: str) -> None:
    """Run dbt and keep beside the warehouse what it says of each node."""
    statuses = project.dbt(*arguments)
    # dbt, run in this process, keeps the file open: copies are made of what is in it
    project.query("checkpoint")
    (project.folder / STATUSES).write_text(json.dumps(statuses), encoding="utf-8")


@pytest.fixture(scope="session")
def parsed(once: Once, manifest: Path) -> Project:
    """The project as it is, read by dbt when its manifest was built."""

    def kept(folder: Path) -> None:
        shutil.copytree(manifest.parent, Project(folder, seeds={}).folder / "target")

    return Project.at(once("parsed", kept))


@pytest.fixture(scope="session")
def built(once: Once, parsed: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The whole project built, with its tests and unit tests, from `warehouse_rows`."""

    def build(folder: Path) -> None:
        made = Project(folder, parsed=parsed)
        warehouse_rows.fill(str(made.path))
        _built(made, "build")

    # each worker has a copy to itself: some tests build it again
    return Project.copied(once("built", build), tmp_path_factory.mktemp("built") / "copy")


@pytest.fixture(scope="session")
def results(built: Project) -> dict[str, tuple[str, str | None]]:
    """What that build says of each node."""
    return json.loads((built.folder / STATUSES).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def published(once: Once, parsed: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The official models built from the publisher's own files, with the project's own seeds."""

    def build(folder: Path) -> None:
        made = Project(folder, seeds={}, parsed=parsed)
        published_tables.land_published(made.path)
        _built(made, *published_tables.BUILD)

    shared = once("published", build)
    return Project.copied(shared, tmp_path_factory.mktemp("published") / "copy")
