"""What waits for a person, as the UI shows it on the figures' asset."""

import warnings
from datetime import UTC, datetime

import dagster as dg
import pytest

from orchestration import review_decisions
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import land
from orchestration.review_decisions import Decision, save
from orchestration.review_tables import AROUND, around

LETTERS = 53


@pytest.fixture
def review(connection, manifest, tmp_path, monkeypatch):
    """Give what the letters' step says of review, with unsure figures landed."""
    with warnings.catch_warnings():
        # what the libraries say while they are imported is not ours to mend
        warnings.simplefilter("ignore")
        from orchestration.defs.letters import _review
    monkeypatch.setattr(review_decisions, "SEED", tmp_path / "reviews.csv")
    rows = [
        {"figure_id": f"f{n}", "document_id": f"d{n}", "request_id": "r", "la_code": "302",
         "file_name": "letter.pdf", "topic": "cse", "unit": "children", "value": float(n),
         "as_printed": str(n), "quote": f"2022 * {n} | *", "page": 1, "char_start": 7,
         "char_end": 9, "confidence": n / 100, "needs_review": True, "suppressed": False,
         "review_reason": "rows do not match"}
        for n in range(1, LETTERS + 1)
    ]  # fmt: skip
    land(connection, TABLES["foi_figures"], rows, run_id="r", now=datetime.now(UTC))

    def of(codes):
        return _review(dg.build_asset_context(), connection, codes)

    return of


def decision(document, quote):
    return Decision(document_id=document, quote=quote, as_printed="", decision="accept",
                    decided_by="P", decided_on="2026-01-01")  # fmt: skip


def test_fifty_are_shown_least_sure_first_and_the_others_are_counted(review):
    shown = review({"302"})
    lines = shown["review/figures"].value.splitlines()
    assert shown["review/waiting"] == LETTERS
    assert len([line for line in lines if "rows do not match" in line]) == 50
    assert lines[2].startswith("| f1 | Authority 302 | letter.pdf | 1 | 1 |")
    assert lines[-1] == "and 3 more"


def test_a_letters_own_marks_are_no_markup(review):
    assert "2022 \\* »1« \\| \\*" in review({"302"})["review/figures"].value


def test_another_authoritys_figures_are_not_this_ones(review):
    shown = review({"370"})
    assert (shown["review/waiting"], shown["review/figures"].value) == (0, "nothing")


def test_what_is_decided_waits_no_more_and_a_decision_without_its_quote_is_shown(review):
    save([decision("d1", "2022 * 1 | *"), decision("d2", "gone * from it")], review_decisions.SEED)
    shown = review({"302"})
    assert (shown["review/waiting"], shown["review/decisions"]) == (LETTERS - 1, 2)
    gone = shown["review/decisions whose figure is gone"].value
    assert "gone \\* from it" in gone
    assert "d1" not in gone


def test_a_file_of_decisions_that_cannot_be_read_is_told_and_stops_no_reading(review):
    review_decisions.SEED.write_text("colour\nred\n", encoding="utf-8")
    assert "colour" in review({"302"})["review/problem"]


def test_the_words_about_a_figure_are_shown_and_not_the_start_of_a_long_line():
    shown = around("before " * 50 + "there were 12 children " + "after " * 50, "12")
    assert "there were »12« children" in shown
    assert len(shown) == len("…»12«…") + 2 * AROUND
