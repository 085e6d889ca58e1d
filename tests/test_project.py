"""Rules that hold for the whole tree, whoever wrote the file."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 250
"""Lines a source file may have: one idea a file. This number only ever goes down."""


def _tracked(*endings: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in paths if path.suffix in endings and path.is_file()]


def test_no_source_file_holds_more_than_one_idea_can_need():
    long = {
        str(path.relative_to(ROOT)): count
        for path in _tracked(".py", ".sql")
        if (count := len(path.read_text().splitlines())) > LONGEST
    }
    assert not long


def test_nothing_names_a_package_registry_or_a_path_of_one_machine():
    # in two halves, so that this file does not name what it looks for
    unwanted = re.compile("py" + r"pi\.org|python" + r"hosted|registry\.np" + r"mjs|/wo" + r"rk/")
    named = [
        str(path.relative_to(ROOT))
        for path in _tracked(".py", ".sql", ".md", ".yml", ".yaml", ".toml", ".txt", ".json", "")
        if unwanted.search(path.read_text(errors="replace"))
    ]
    assert not named


def test_every_mart_is_described_beside_its_model():
    marts = {path.stem for path in (ROOT / "dbt_project/models/marts").glob("*.sql")}
    described = {path.stem for path in (ROOT / "dbt_project/models/marts").glob("*.yml")}
    assert marts
    assert marts <= described
