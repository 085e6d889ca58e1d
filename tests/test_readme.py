"""The README's queries and commands, run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
QUERIES = re.findall(r"```sql\n(.+?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^disclosures (\w+)", README, re.MULTILINE)
BIN = Path(sys.executable).parent


def test_there_are_five_queries_to_start_with():
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES, ids=range(1, len(QUERIES) + 1))
def test_each_query_of_the_readme_answers_something(query: str, night: Path):
    with duckdb.connect(str(night / "published/warehouse.duckdb"), read_only=True) as warehouse:
        rows = warehouse.execute(query).fetchall()
    assert rows


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_each_command_of_the_readme_is_there(command: str):
    shown = subprocess.run(
        [str(BIN / "disclosures"), command, "--help"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert shown.returncode == 0, shown.stderr


def test_every_option_that_the_readme_uses_is_known_to_its_command():
    for line in re.findall(r"^disclosures .+$", README, re.MULTILINE):
        command, *words = line.split("#")[0].split()[1:]
        shown = subprocess.run(
            [str(BIN / "disclosures"), command, "--help"],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        options = [word for word in words if word.startswith("--")]
        assert all(option in shown.stdout for option in options), line


def test_the_letter_that_the_readme_adds_lands_by_the_next_run(tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("1. How many children were referred over CSE in 2021?\n\n2021 - 12\n")
    added = subprocess.run(
        [str(BIN / "disclosures"), "add", str(letter), "--authority", "Barnet",
         "--reference", "8354885"],
        env=os.environ | {"DISCLOSURES_HOME": str(tmp_path / "home")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert added.returncode == 0, added.stderr
    assert len([*(tmp_path / "home/inbox/barnet").glob("*.txt")]) == 1


def test_every_variable_that_is_read_has_its_row():
    read = (ROOT / "orchestration/settings.py").read_text()
    named = set(re.findall(r"^\| (`DISCLOSURES_.+?`) \|", README, re.MULTILINE))
    assert set(re.findall(r'"(DISCLOSURES_\w+)"', read)) == set(
        re.findall(r"`(\w+)`", " ".join(named))
    )


def test_every_folder_of_the_map_is_there():
    for row in re.findall(r"^\| .+ \| (.+) \|$", README, re.MULTILINE):
        for name in re.findall(r"`([\w/]+/)[\w.*]*`", row):
            assert (ROOT / name).is_dir(), name
