"""The command line, as people and other tools use it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from orchestration.cli import main

LETTER = "1. How many children were referred over CSE?\n\n2021 - 12\n2022 - <5\n"


@pytest.fixture
def cli(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURES_HOME", str(tmp_path / "home"))
    for name in ("DISCLOSURES_SOURCES", "DISCLOSURES_REGISTER", "DISCLOSURES_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_read_json_prints_one_object_a_line_and_writes_nothing(cli, letter, tmp_path):
    done = cli("read", "--json", letter)
    assert done.exit_code == 0, done.output
    lines = [json.loads(line) for line in done.output.splitlines()]
    figures = [line for line in lines if line["kind"] == "figure"]
    assert [(line["as_printed"], line["value"], line["upper"]) for line in figures] == [
        ("12", 12, None), ("<5", None, 4)
    ]  # fmt: skip
    assert {line["letter"] for line in lines} == {"letter"}
    assert not (tmp_path / "home").exists()


def test_a_file_that_cannot_be_read_is_a_line_and_the_others_go_on(cli, letter, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    done = cli("read", "--json", empty, letter)
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert lines[0]["kind"] == "unreadable"
    assert lines[0]["letter"] == "empty"
    assert "empty" in lines[0]["reason"]
    assert [line["as_printed"] for line in lines[1:]] == ["12", "<5"]


def test_read_shows_people_a_table_with_bands_as_bands(cli, letter):
    shown = cli("read", letter).output
    assert "1..4" in shown
    assert "2022-01-01 to 2022-12-31" in shown


def test_add_puts_a_letter_with_what_is_known_into_the_inbox(cli, letter, tmp_path):
    done = cli("add", letter, "--authority", "bArNeT", "--reference", "8354885",
               "--responded-on", "2022-08-01", "--licence", "OGL-3.0")  # fmt: skip
    assert done.exit_code == 0, done.output
    inbox = tmp_path / "home/inbox/barnet"
    assert (inbox / "letter.txt").read_text(encoding="utf-8") == LETTER
    told = json.loads((inbox / "letter.txt.json").read_text(encoding="utf-8"))
    assert told == {
        "reference": "8354885", "responded_on": "2022-08-01", "licence": "OGL-3.0"
    }  # fmt: skip


def test_an_unknown_authority_is_one_line_with_near_names(cli, letter, tmp_path):
    done = cli("add", letter, "--authority", "Barnett")
    assert done.exit_code == 1
    assert "Barnett" in done.output
    assert "did you mean Barnet" in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert not (tmp_path / "home").exists()


def test_live_without_a_contact_does_not_start(cli, monkeypatch, tmp_path):
    monkeypatch.setenv("DISCLOSURES_SOURCES", "live")
    done = cli("run")
    assert done.exit_code == 1
    assert "DISCLOSURES_CONTACT" in done.output
    assert not (tmp_path / "home").exists()


def test_sources_lists_every_authority_and_official_table(cli):
    done = cli("sources")
    assert done.exit_code == 0, done.output
    for name in ("Barnet", "Barnsley", "Coventry", "Sampleshire", "ees-c3"):
        assert name in done.output
    assert "never" in done.output


def test_sources_check_asks_each_once_and_says_what_it_showed(cli, tmp_path):
    done = cli("sources", "--check")
    assert done.exit_code == 0, done.output
    assert "barnet-sample: ok" in done.output
    assert "2 of 2 references of the form" in done.output, "what is expected stands beside it"
    journals = [*(tmp_path / "home/archive/fetches").glob("check-*.jsonl")]
    asked = [json.loads(line) for path in journals for line in path.read_text().splitlines()]
    pages = [one["source_id"] for one in asked if not one["url"].endswith("/robots.txt")]
    assert len(pages) == len(set(pages)) == 5


def test_sources_says_why_an_authority_has_none_and_what_a_blocked_one_is_not_asked(
    cli, monkeypatch, tmp_path
):
    folder = tmp_path / "register"
    folder.mkdir()
    site = {"base_url": "https://foi.sampleshire.example", "platform": "jadu_directory",
            "canonical_hosts": ["foi.sampleshire.example"]}  # fmt: skip
    log = {"id": "walled", "la_code": "302", "publisher": "council", "licence": "ogl", **site,
           "options": {"directory_id": 1, "slug": "foi"}, "status": "blocked_bot",
           "status_reason": "a [wall]", "verified": {"evidence": "a test"}}  # fmt: skip
    none = {"reason": "nobody has looked", "evidence": "a test", "on": "2026-11-01"}
    upshire = {"la_code": "301", "name": "Upshire", "no_source": none}
    known = [upshire, {"la_code": "302", "name": "Downshire"}]
    files = {
        "authorities": [
            one | {"region": "R", "ons_codes": [{"code": "E00000001"}]} for one in known
        ],
        "sources": [log],
        "official": [],
    }
    for name, entries in files.items():
        # JSON is YAML
        (folder / f"{name}.yml").write_text(json.dumps({"version": 1, name: entries}))
    monkeypatch.setenv("DISCLOSURES_REGISTER", str(folder))
    done = cli("sources", "--check")
    assert done.exit_code == 0, done.output
    assert "upshire-none" in done.output
    assert "nobody has looked" in done.output
    assert "a [wall]" in done.output
    assert "walled: not asked: blocked_bot" in done.output
    assert not (tmp_path / "home/archive/hosts").exists()


def test_what_was_never_recorded_is_said_in_one_line(cli):
    done = cli("sources", "--recorded", "Barnet")
    assert done.exit_code == 1
    assert "there is no warehouse yet" in done.output
    assert cli("sources", "--recorded", "Barnett").output.count("\n") == 1


def test_reading_loads_neither_dagster_nor_duckdb_nor_dbt():
    code = (
        "import sys; import orchestration.cli, orchestration.cli_read;"
        "print([m for m in ('dagster', 'duckdb', 'dbt') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_second_run_on_one_home_is_told_so_in_one_line(cli, tmp_path):
    from orchestration.lock import release

    home = tmp_path / "home"
    held = subprocess.Popen(
        [sys.executable, "-c",
         "import sys, pathlib; from orchestration.lock import hold;"
         "hold(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()",
         str(home)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with held:
        assert held.stdout.readline() == "held\n"
        done = cli("run")
        held.kill()
    release(home)
    assert done.exit_code == 1
    assert f"process {held.pid} is running the pipeline" in done.output


def test_a_home_that_cannot_be_written_is_one_line(cli, letter, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("DISCLOSURES_HOME", str(tmp_path / "file/home"))
    done = cli("add", letter, "--authority", "Barnet")
    assert done.exit_code == 1
    assert "DISCLOSURES_HOME" in done.output
    assert len(done.output.strip().splitlines()) == 1
