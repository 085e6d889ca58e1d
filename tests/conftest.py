"""What several test folders share: one night of the sample, run once for all workers."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from homes import (
    BIN,
    BUSY,
    ROOT,
    dbt_has_read,
    environment_of,
    events_in_memory,
    killed_at,
)
from hypothesis import settings

# No deadlines: two cores may be shared. A suite that passed passes again, by the same
# examples; EXPLORE=1 looks for new ones.
settings.register_profile("again", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "again")

Disclosures = Callable[..., subprocess.CompletedProcess[str]]
Once = Callable[[str, Callable[[Path], None]], Path]


FIRST = (
    "test_night.py", "test_reconciliation.py", "test_seed_letters.py", "test_official_asset.py",
    "test_live.py", "test_replay.py", "test_official_night.py", "test_ui.py",
)  # fmt: skip
"""The files that take longest, in the order in which the processes wait for each other least."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with whole runs: left to the end, one process would wait for the other."""
    place = {name: at for at, name in enumerate(FIRST)}
    items.sort(key=lambda item: place.get(item.path.name, len(FIRST)))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a zip holds the time it was made, and all processes
    that share the suite must know a test by the same name.
    """
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def environment() -> Callable[..., dict[str, str]]:
    """Give the environment variables for a home, for processes that a test starts itself."""
    return environment_of


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Give a function that has a folder filled by the first worker to ask, for all of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder, filled = shared / name, shared / f"{name}.filled"
        with FileLock(shared / f"{name}.lock"):
            if not filled.exists():
                # what a worker that failed has left there
                shutil.rmtree(folder, ignore_errors=True)
                fill(folder)
                filled.touch()
        return folder

    return make


def _manifest() -> Path:
    """Return the path of dbt's manifest, built here where the models changed since."""
    project = ROOT / "dbt_project"
    path = project / "target/manifest.json"
    path.parent.mkdir(exist_ok=True)
    # dbt writes it in place: one worker would read what another has half written
    with FileLock(path.with_suffix(".lock")):
        sources = [*project.glob("*/**/*.sql"), *project.glob("*/**/*.yml")]
        newest = max(one.stat().st_mtime for one in sources if "target" not in one.parts)
        if not path.exists() or path.stat().st_mtime < newest:
            subprocess.run(
                [BIN / "dbt", "--quiet", "parse", "--project-dir", project,
                 "--profiles-dir", project],
                cwd=ROOT, check=True, timeout=BUSY,
            )  # fmt: skip
    return path


@pytest.fixture(scope="session")
def manifest() -> Path:
    """Give dbt's manifest, of the models as they are."""
    return _manifest()


@pytest.fixture(scope="session")
def disclosures() -> Disclosures:
    """Run the command ``disclosures`` as people do: in a process of its own."""

    def run(home: Path, *words: object, **env: str) -> subprocess.CompletedProcess[str]:
        # each time: the command refuses to run where somebody edits a model meanwhile
        _manifest()
        return subprocess.run(
            [BIN / "disclosures", *map(str, words)],
            cwd=ROOT, env=environment_of(home, **env),
            capture_output=True, text=True, check=False, timeout=BUSY,
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def night(disclosures: Disclosures, once: Once) -> Path:
    """Give a home in which a night of the sample has run. Read it; do not change it.

    The run before was killed as its first source had landed: what every test of the night
    finds is what a night makes of that.
    """

    def run(home: Path) -> None:
        _manifest()
        killed_at("entries", home)
        assert not (home / "published/warehouse.duckdb").exists()
        done = disclosures(home, "run")
        assert done.returncode == 0, done.stdout + done.stderr
        (home / "said.txt").write_text(done.stdout)

    return once("night", run)


@pytest.fixture
def night_again(night: Path, tmp_path: Path) -> Path:
    """Give a copy of that home for another run, cheaper than the first in what is not looked at."""
    ignored = shutil.ignore_patterns("dagster", "logs")
    home = shutil.copytree(night, tmp_path / "home", ignore=ignored)
    return dbt_has_read(events_in_memory(home), night)


@pytest.fixture
def fresh_home(tmp_path: Path) -> Path:
    """Give a home in which nothing has run yet, whose events Dagster keeps in memory."""
    return events_in_memory(tmp_path / "home")
