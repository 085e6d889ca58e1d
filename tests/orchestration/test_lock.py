"""One run at a time on a home; a lock ends with its process."""

import subprocess
import sys

import pytest

from orchestration.lock import AlreadyRunning, hold, release

HOLD = """
import sys, pathlib
from orchestration.lock import hold
hold(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_told_who_runs_and_a_kill_frees_the_home(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match=f"process {other.pid}.*DISCLOSURES_HOME"):
            hold(tmp_path)
        other.kill()
        other.wait()
    hold(tmp_path)
    release(tmp_path)


def test_the_same_process_may_take_it_again(tmp_path):
    hold(tmp_path)
    hold(tmp_path)
    release(tmp_path)
