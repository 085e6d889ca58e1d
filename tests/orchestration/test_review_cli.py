"""``disclosures review``: what waits, and what a person says of it."""

import subprocess
import sys

import duckdb
import pytest
from click.testing import CliRunner

from orchestration import review_decisions
from orchestration.cli import main
from orchestration.landing.schema import ensure_schema
from orchestration.review_decisions import Decision, load, save
from orchestration.review_figures import no_longer_found

FIGURES = """
    id        document la  page question quote           printed value sure  unsure reason                start
    calm      one      302 1    1        2019:12         12      12    0.95  false  -                     10
    lone      one      302 1    1        2020:14         14      14    0.5   true   two-rows-do-not-match  20
    star_one  two      370 2    3        2021:*,25,*     *       -     0.4   true   a-note-speaks-against  5
    star_two  two      370 2    3        2021:*,25,*     *       -     0.4   true   a-note-speaks-against  10
    again     one      302 1    1        2020:14         14      14    0.5   true   two-rows-do-not-match  20
"""  # noqa: E501


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with five figures: four are unsure, and one of them answers two requests."""
    monkeypatch.setenv("DISCLOSURES_HOME", str(tmp_path))
    monkeypatch.setattr(review_decisions, "SEED", tmp_path / "seeds/reviews.csv")
    (tmp_path / "seeds").mkdir()
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        ensure_schema(connection)
        connection.execute(
            "insert into raw.authorities (la_code, name)"
            " values ('302', 'Barnet'), ('370', 'Barnsley')"
        )
        for line in FIGURES.strip().splitlines()[1:]:
            cells = [None if cell == "-" else cell for cell in line.split()]
            name, document, la, page, question, quote, printed, value, sure, unsure, why, start = (
                cells
            )
            row = {
                "figure_id": name, "document_id": document, "la_code": la, "page": page,
                "request_id": "second" if name == "again" else "first",
                "file_name": f"{document}.pdf", "question": question, "topic": "cse",
                "measure": "cse_identified", "unit": "children", "value": value,
                "quote": quote.replace(":", ": ").replace(",", " | "), "as_printed": printed,
                "confidence": sure, "needs_review": unsure, "char_start": start,
                "char_end": str(int(start) + 2),
                "review_reason": (why or "").replace("-", " ") or None,
            }  # fmt: skip
            connection.execute(
                f"insert into raw.foi_figures ({', '.join(row)})"
                f" values ({', '.join('?' * len(row))})",
                list(row.values()),
            )
    return tmp_path


def review(*words):
    return CliRunner().invoke(main, ["review", *words])


def kept():
    return load(review_decisions.SEED)


def test_each_unsure_figure_is_listed_once_with_its_words_reason_and_id(home):
    done = review()
    assert done.exit_code == 0, done.output
    assert "3 figures wait for a decision" in done.output
    assert "Barnet, one.pdf, page 1, question 1" in done.output
    assert "quote:  2020: »14«" in done.output
    assert "reason: two rows do not match" in done.output
    assert "calm" not in done.output
    assert done.output.count("two rows do not match") == 1, "one document of two requests"


def test_which_of_two_stars_it_is_shows(home):
    shown = review("--authority", "barnsley").output
    assert "2021: »*« | 25 | *" in shown
    assert "2021: * | 25 | »*«" in shown
    assert "(2 of 2 alike)" in shown


@pytest.mark.parametrize(
    ("words", "count"),
    [
        pytest.param(["--authority", "Barnet"], "1 figures wait", id="authority"),
        pytest.param(["--reason", "SPEAKS against"], "2 figures wait", id="reason"),
        pytest.param(["--limit", "1"], "3 figures wait for a decision; 1 shown", id="limit"),
    ],
)
def test_the_list_can_be_narrowed(home, words, count):
    assert count in review(*words).output


def test_an_accepted_figure_is_kept_by_its_words_and_not_by_its_id(home):
    done = review("--accept", "lone", "star_two", "--reviewer", "A. Person", "--note", "seen")
    assert done.exit_code == 0, done.output
    assert [(one.quote, one.as_printed, one.ordinal, one.alike) for one in kept()] == [
        ("2020: 14", "14", "1", "1"), ("2021: * | 25 | *", "*", "2", "2")
    ]  # fmt: skip
    assert "lone" not in review_decisions.SEED.read_text(encoding="utf-8")
    assert "1 figures wait for a decision\n2 more are decided" in review().output


def test_a_correction_keeps_what_is_right_and_only_that(home):
    done = review("--correct", "lone", "--value", "41", "--period-start", "2019-04-01",
                  "--period-end", "2020-03-31", "--unit", "cases", "--reviewer", "P",
                  "--note", "digits turned round")  # fmt: skip
    assert done.exit_code == 0, done.output
    (one,) = kept()
    assert (one.decision, one.value, one.lower, one.unit) == ("correct", "41", "", "cases")
    assert (one.period_start, one.period_end, one.as_at) == ("2019-04-01", "2020-03-31", "")
    assert (one.topic, one.measure) == ("", "")


def test_a_second_decision_says_which_it_replaces_and_the_same_one_changes_nothing(home):
    review("--accept", "lone", "--reviewer", "First")
    done = review("--reject", "lone", "--reviewer", "Second", "--note", "a page number")
    assert "takes the place of accept by First" in done.output
    assert [one.decision for one in kept()] == ["reject"]
    before = review_decisions.SEED.stat().st_mtime_ns
    done = review("--reject", "again", "--reviewer", "Third", "--note", "a page number")
    assert "nothing changed" in done.output
    assert review_decisions.SEED.stat().st_mtime_ns == before


def test_an_unknown_id_is_named_and_nothing_is_kept(home):
    done = review("--accept", "lone", "nobody", "--reviewer", "P")
    assert done.exit_code == 1
    assert "nobody: no figure has this id now" in done.output
    assert not review_decisions.SEED.exists()


RIGHT = ["--reviewer", "P", "--note", "why"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--accept"], "of which figure", id="no-id"),
        pytest.param(["lone"], "lone: say what of it", id="no-decision"),
        pytest.param(["--accept", "--reject", "lone", *RIGHT], "one decision", id="two-at-once"),
        pytest.param(["--accept", "lone"], "say who decides", id="nobody"),
        pytest.param(["--reject", "lone", "--reviewer", "P"], "--note", id="no-reason"),
        pytest.param(["--accept", "lone", "--value", "3", *RIGHT], "--value goes with --correct",
                     id="value-accepted"),
        pytest.param(["--correct", "lone", "calm", *RIGHT], "one figure", id="two-corrected"),
        pytest.param(["--correct", "lone", *RIGHT], "correction of nothing", id="nothing"),
        pytest.param(["--correct", "lone", "--value", "nan", *RIGHT], "value nan", id="nan"),
        pytest.param(["--correct", "lone", "--value", "3", "--upper", "4", *RIGHT],
                     "a number and a band", id="number-and-band"),
        pytest.param(["--correct", "lone", "--lower", "5", "--upper", "4", *RIGHT],
                     "5 is more than 4", id="band-turned"),
        pytest.param(["--correct", "lone", "--period-start", "2021-01-01", "--period-end",
                      "2020-01-01", *RIGHT], "2021-01-01 to 2020-01-01", id="period-turned"),
        pytest.param(["--correct", "lone", "--unit", "souls", *RIGHT], "'souls' is no unit",
                     id="unit"),
        pytest.param(["--correct", "lone", "--topic", "missing", *RIGHT], "is of the topic cse",
                     id="topic-without-its-measure"),
        pytest.param(["--correct", "lone", "--measure", "zeal", *RIGHT], "'zeal' is no measure",
                     id="measure"),
        pytest.param(["--accept", "lone", "--authority", "Barnet", *RIGHT], "for listing",
                     id="listing"),
        pytest.param(["--authority", "Barnett"], "did you mean Barnet", id="authority"),
    ],
)  # fmt: skip
def test_what_is_no_whole_decision_is_refused_with_what_to_do(home, words, said):
    done = review(*words)
    assert done.exit_code in (1, 2)
    assert said in done.output
    assert "Traceback" not in done.output
    assert not review_decisions.SEED.exists()


def test_a_topic_may_be_corrected_with_the_measure_taken_away(home):
    done = review("--correct", "lone", "--topic", "missing", "--measure", "none", *RIGHT)
    assert done.exit_code == 0, done.output
    assert [(one.topic, one.measure) for one in kept()] == [("missing", "none")]


def test_a_figure_that_was_sure_can_be_decided_on_too(home):
    done = review("--reject", "calm", "--reviewer", "P", "--note", "a year")
    assert done.exit_code == 0, done.output
    assert [one.quote for one in kept()] == ["2019: 12"]


def test_without_a_warehouse_it_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURES_HOME", str(tmp_path / "none"))
    done = review()
    assert done.exit_code == 1
    assert "disclosures run" in done.output
    assert not (tmp_path / "none").exists()


def test_while_a_run_writes_the_warehouse_it_says_to_wait(home):
    held = subprocess.Popen(
        [sys.executable, "-c",
         "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print(flush=True);"
         "sys.stdin.read()",
         str(home / "warehouse.duckdb")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with held:
        held.stdout.readline()
        done = review()
        held.kill()
    assert done.exit_code == 1
    assert "try again when the run is over" in done.output


def test_unmatched_before_any_run_says_so(home):
    done = review("--unmatched")
    assert done.exit_code == 1
    assert "nothing is built yet" in done.output


def test_a_decision_whose_quote_is_read_no_more_is_found(home):
    told = {"document_id": "one", "decision": "accept", "decided_by": "P",
            "decided_on": "2026-01-01"}  # fmt: skip
    made = [
        Decision(quote="2020: 14", as_printed="14", **told),
        Decision(quote="2020: 14", as_printed="", ordinal="9", **told),
        Decision(quote="2020: 14", as_printed="15", **told),
        Decision(quote="gone", as_printed="", **told),
    ]
    save(made, review_decisions.SEED)
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as connection:
        gone = no_longer_found(connection, load(review_decisions.SEED))
    assert [(one.quote, one.as_printed) for one in gone] == [("2020: 14", "15"), ("gone", "")]
