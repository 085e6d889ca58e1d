"""A night, a person's decisions, and a newer reader: the decisions hold, or are told of."""

import shutil
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result
from dbt_harness import PROJECT, Project

from orchestration import review_decisions
from orchestration.cli import main
from orchestration.landing import readings as landing
from orchestration.reading import read_each
from orchestration.review_figures import figures, undecided
from scrapers.documents.read import read_document
from scrapers.web.archive import Archive

DECIDED = ("corrected", "rejected", "accepted", "gone")


@dataclass(frozen=True)
class Chosen:
    """A figure of the night whose printed number no other has."""

    figure_id: str
    printed: str
    quote: str
    value: float
    start: date | None
    kind: str


@dataclass(frozen=True)
class Reviewed:
    """A home, what was decided on, and what the commands say at the end."""

    home: Path
    chosen: dict[str, Chosen]
    listed: str
    unmatched: Result
    waiting: int


class Reader:
    """The reader of documents, in this process."""

    def read(self, data, name):
        return read_document(data, name)


def newer(reading, gone):
    """What a newer reader might make of it: all moved, all unsure, one line not read."""
    kept = [one for one in reading.letter.figures if one.as_printed != gone]
    moved = tuple(
        replace(one, char_start=one.char_start + 7, char_end=one.char_end + 7, needs_review=True,
                review_reason="a newer doubt", quote=one.quote.replace("\t", "  "))
        for one in kept
    )  # fmt: skip
    return replace(reading, letter=replace(reading.letter, figures=moved))


def read_again(home, patch, gone):
    """Read all that is landed with a reader of another version."""
    patch.setattr(landing, "READER_VERSION", "a newer one")
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        connection.execute("set timezone = 'UTC'")
        codes = [code for (code,) in connection.execute(
            "select la_code from raw.authorities").fetchall()]  # fmt: skip
        unread = landing.waiting(connection, codes)
        assert unread, "a newer version reads all again"
        again = read_each(unread, reader=Reader(), archive=Archive(home / "archive"))
        done = [(waiting, newer(reading, gone)) for waiting, reading in again]
        landing.land_readings(connection, done, run_id="again", now=datetime.now(UTC))


def query(home, sql, *values):
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(sql, list(values)).fetchall()


def choose(home):
    rows = query(
        home,
        "select figure_id, as_printed, quote, value, period_start, period_type"
        " from (select *, count(*) over (partition by as_printed) as alike from raw.foi_figures)"
        " where alike = 1 and value is not null and measure is not null"
        " order by figure_id limit 4",
    )
    return {name: Chosen(*row) for name, row in zip(DECIDED, rows, strict=True)}


@pytest.fixture(scope="module")
def reviewed(night: Path, parsed: Project, tmp_path_factory):
    """Give a home after all that."""
    home = tmp_path_factory.mktemp("reviewed")
    for name in ("archive", "warehouse.duckdb"):
        source = night / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, home / name)
    project = Project(home, parsed=parsed)
    seed = project.project / "seeds/reviews.csv"
    for real in (PROJECT / "seeds").glob("*.csv"):
        shutil.copy2(real, project.project / "seeds" / real.name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCLOSURES_HOME", str(home))
        patch.setattr(review_decisions, "SEED", seed)
        chosen = choose(home)
        by_id = {name: one.figure_id for name, one in chosen.items()}
        right = str(chosen["corrected"].value + 1)
        for words in (
            ["--correct", by_id["corrected"], "--value", right, "--period-start", "2020-04-01"],
            ["--reject", by_id["rejected"]],
            ["--accept", by_id["accepted"], by_id["gone"]],
        ):
            done = CliRunner().invoke(
                main, ["review", *words, "--reviewer", "A. Person", "--note", "looked it up"]
            )
            assert done.exit_code == 0, done.output
        read_again(home, patch, chosen["gone"].printed)
        built = project.dbt("build", "--exclude-resource-type", "unit_test", "--select", "reviews+")
        unwell = {name: said for name, said in built.items() if said[0] not in {"success", "pass"}}
        assert not unwell
        # dbt, run in this process, keeps the file open: people look at it when the run is over
        project.query("checkpoint")
        home = tmp_path_factory.mktemp("afterwards")
        shutil.copy2(project.path, home / "warehouse.duckdb")
        patch.setenv("DISCLOSURES_HOME", str(home))
        listed = CliRunner().invoke(main, ["review", "--limit", "1000"]).output
        unmatched = CliRunner().invoke(main, ["review", "--unmatched"])
        with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
            waiting = undecided(figures(connection), review_decisions.load(seed))
    return Reviewed(home, chosen, listed, unmatched, len(waiting))


def test_every_id_has_changed_and_the_decisions_hold(reviewed):
    home, chosen = reviewed.home, reviewed.chosen
    known = query(home, "select figure_id from raw.foi_figures")
    assert not {(one.figure_id,) for one in chosen.values()} & set(known)
    held = query(
        home,
        "select review_decision, as_printed, value, value_as_read, period_start, period_type,"
        " needs_review, decided_by from marts.foi_figures where review_decision is not null"
        " order by 1",
    )
    right, wrong, sound = (chosen[name] for name in ("corrected", "rejected", "accepted"))
    assert held == [
        ("accept", sound.printed, sound.value, sound.value, sound.start, sound.kind, False,
         "A. Person"),
        ("correct", right.printed, right.value + 1, right.value, date(2020, 4, 1),
         "year_to_date", False, "A. Person"),
        ("reject", wrong.printed, wrong.value, wrong.value, wrong.start, wrong.kind, False,
         "A. Person"),
    ]  # fmt: skip


def test_a_rejected_figure_counts_in_no_comparison_and_is_still_listed(reviewed):
    home, wrong = reviewed.home, reviewed.chosen["rejected"].printed
    compared = "from intermediate.int_reconciliation__figures where as_printed = ?"
    assert not query(home, compared, wrong)
    assert query(home, compared, reviewed.chosen["accepted"].printed)
    listed = query(
        home, "select decision_reason from marts.foi_figures where as_printed = ?", wrong
    )
    assert listed == [("looked it up",)]


def test_what_nobody_decided_waits_and_what_is_decided_does_not(reviewed):
    assert reviewed.waiting > 10
    assert "3 more are decided" in reviewed.listed
    assert "a newer doubt" in reviewed.listed
    assert f"read:   {reviewed.chosen['corrected'].printed} as" not in reviewed.listed


def test_the_command_and_dbt_match_decisions_alike(reviewed):
    assert query(
        reviewed.home,
        "select count(distinct (document_id, char_start, question, subgroup, period_label))"
        " from marts.foi_figures where needs_review",
    ) == [(reviewed.waiting,)]


def test_a_decision_whose_quote_is_read_no_more_is_told_of(reviewed):
    home, unmatched = reviewed.home, reviewed.unmatched
    assert unmatched.exit_code == 1
    assert "1 decisions found no figure" in unmatched.output
    assert f"printed {reviewed.chosen['gone'].printed}" in unmatched.output
    assert query(home, "select decision, problem is null, figures from marts.review_decisions"
                 " order by all") == [
        ("accept", False, 0), ("accept", True, 1), ("correct", True, 1), ("reject", True, 1)
    ]  # fmt: skip


def test_the_nights_summary_says_how_many_wait_and_which_decisions_found_nothing(reviewed):
    with warnings.catch_warnings():
        # what the libraries say while they are imported is not ours to mend
        warnings.simplefilter("ignore")
        from orchestration.summary import _reviews
    with duckdb.connect(str(reviewed.home / "warehouse.duckdb"), read_only=True) as connection:
        waiting, unmatched = _reviews(connection)
    assert waiting.startswith("to look at: figures that wait for a decision: ")
    assert unmatched.startswith("to look at: decisions without a figure: 1")
