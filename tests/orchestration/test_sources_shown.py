"""``disclosures sources``: how the last visit went, with what was seen and what to do."""

import duckdb
import pytest
from click.testing import CliRunner

from orchestration.cli import main
from scrapers.web.outcomes import OUTCOMES

TROUBLE = sorted(set(OUTCOMES) - {"ok", "not_modified"})


@pytest.fixture
def shown(tmp_path, monkeypatch):
    """What the command prints when a visit to a log of the sample ended so."""
    monkeypatch.setenv("DISCLOSURES_HOME", str(tmp_path))
    for name in ("DISCLOSURES_SOURCES", "DISCLOSURES_REGISTER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "published").mkdir()

    def show(outcome, message, remedy):
        path = str(tmp_path / "published/warehouse.duckdb")
        with duckdb.connect(path) as connection:
            connection.execute("create schema if not exists marts")
            connection.execute(
                "create or replace table marts.sources as select 'barnet-sample' as source_id,"
                " null::timestamptz as last_success_at, $1 as last_outcome, null::integer as"
                " entries, $2::varchar as last_message, $3::varchar as remedy",
                [outcome, message, remedy],
            )
            connection.execute(
                "create or replace table marts.official_statistics"
                " (dataset text, release text, is_latest boolean, time_period text)"
            )
        done = CliRunner().invoke(main, ["sources"])
        assert done.exit_code == 0, done.output
        cells = [line.strip("│").split("│") for line in done.output.splitlines()]
        return " ".join(row[-1].strip() for row in cells if len(row) > 1)

    return show


def test_a_visit_that_failed_is_shown_with_what_was_seen_and_its_own_remedy(shown):
    said = shown("layout_changed", "https://a.example/log: no [main]", "compare the page")
    assert "https://a.example/log: no [main]; compare the page" in said


def test_every_outcome_of_trouble_has_a_meaning_and_a_remedy_of_its_own(shown):
    remedies = [OUTCOMES[name].remedy for name in TROUBLE]
    assert all(OUTCOMES[name].meaning for name in TROUBLE)
    assert all(remedies)
    assert OUTCOMES["timeout"].remedy in shown("timeout", None, None)


def test_a_visit_that_went_well_needs_no_word(shown):
    assert "wait" not in shown("ok", "1 wait for another night", None)
