"""Homes in which the pipeline runs, and runs again without what is not looked at there."""

import os
import pprint
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
BUSY = 400
"""Seconds that a command may take: ten times what it takes, for machines with other work."""
EVENTS = """
event_log_storage:
  module: dagster._core.storage.event_log
  class: InMemoryEventLogStorage
"""


def environment_of(home: Path, **more: str) -> dict[str, str]:
    """The environment of a person who has set nothing but the home."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DISCLOSURES_", "DAGSTER_", "DBT_"))
    }
    return kept | {"DISCLOSURES_HOME": str(home), **more}


def killed_at(moment: str, home: Path) -> None:
    """Start a run and kill it when it says ``moment``."""
    run = subprocess.Popen(
        [BIN / "disclosures", "run"],
        env=environment_of(home), cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    with run:
        assert any(moment in line for line in run.stdout or ()), f"never said {moment!r}"
        run.kill()


def events_in_memory(home: Path) -> Path:
    """Let Dagster write none of a run's 1300 events to a disk, a fifth of all its work."""
    kept = home / "dagster/dagster.yaml"
    kept.parent.mkdir(parents=True)
    ours = (ROOT / "orchestration/dagster.yaml").read_text(encoding="utf-8")
    kept.write_text(ours + EVENTS, encoding="utf-8")
    return home


def dbt_has_read(home: Path, night: Path) -> Path:
    """Let dbt go on with what it read of the project in ``night``, for half of its start.

    It would not, since the path of the warehouse is another: its mark is changed to ours. A
    dbt that makes the mark otherwise finds none of its own and reads the project anew.
    """
    for kept in night.glob("dbt/*/partial_parse.msgpack"):
        copy = home / kept.relative_to(night)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(kept.read_bytes().replace(_mark(night), _mark(home)))
    return home


def _mark(home: Path) -> bytes:
    """Return the hash under which dbt knows the connection to a home's warehouse."""
    # dbt takes a second to load, and most who share this file run nothing
    from dbt.adapters.duckdb.credentials import DuckDBCredentials
    from dbt.artifacts.resources import FileHash

    profiles = yaml.safe_load((ROOT / "dbt_project/profiles.yml").read_text(encoding="utf-8"))
    nightly = profiles["council_disclosures"]["outputs"]["nightly"]
    nightly |= {"path": str(home / "warehouse.duckdb")}
    del nightly["type"]
    shown = sorted(DuckDBCredentials.from_dict(nightly).connection_info())
    return FileHash.from_contents(pprint.pformat(shown)).checksum.encode()
