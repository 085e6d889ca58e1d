"""The file of people's decisions: kept whole, sorted, one a figure."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration import review_decisions
from orchestration.review_corrections import TOPICS, UNITS
from orchestration.review_decisions import COLUMNS, Decision, ReviewError, decide, load, save

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])).map(str.strip)


def decision(quote="2019 - 12", **other):
    told = {"document_id": "d", "quote": quote, "as_printed": "12", "ordinal": "1", "alike": "1",
            "decision": "accept", "decided_by": "a person", "decided_on": "2026-01-01"}  # fmt: skip
    return Decision(**(told | other))


def test_the_seed_of_the_project_has_the_columns_that_are_written():
    heading = review_decisions.SEED.read_text(encoding="utf-8").splitlines()[0]
    assert heading.split(",") == list(COLUMNS)


def test_the_words_that_may_be_put_right_are_those_that_dbt_accepts():
    seeds = (review_decisions.SEEDS / "_seeds.yml").read_text(encoding="utf-8")
    for words in (TOPICS, UNITS):
        lists = re.findall(r"\[(\w+(?:,\s+\w+)+)\]", seeds)
        assert list(words) in [re.split(r",\s+", one) for one in lists]


@given(st.lists(WORDS, min_size=2, max_size=6), WORDS)
def test_what_is_saved_is_loaded_whatever_the_letter_prints(tmp_path_factory, quotes, reason):
    path = tmp_path_factory.mktemp("seeds") / "reviews.csv"
    made = [decision(quote, reason=reason) for quote in quotes]
    kept, _ = decide([], made)
    save(kept, path)
    assert {one.key: one for one in load(path)} == {one.key: one for one in made}
    before = path.read_bytes()
    save(reversed(load(path)), path)
    assert path.read_bytes() == before, "the order is the file's own"
    assert list(path.parent.iterdir()) == [path], "nothing is left beside it"


def test_a_second_decision_takes_the_place_of_the_first():
    first, second = decision(), decision(decision="reject", reason="a page number")
    kept, changed = decide([first], [second])
    assert kept == [second]
    assert changed == [(second, first)]


def test_the_same_decision_again_changes_nothing():
    first = decision()
    kept, changed = decide([first], [decision(decided_by="another", decided_on="2026-05-05")])
    assert kept == [first]
    assert changed == []


def test_two_figures_alike_in_one_quote_are_decided_on_apart():
    first, second = decision(alike="2"), decision(alike="2", ordinal="2")
    assert decide([first], [second])[0] == [first, second]


def test_white_space_that_a_newer_reader_sets_otherwise_is_the_same_quote():
    assert decision("2019\t-  12").key == decision("2019 - 12\n").key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("document_id,quote,colour\n", "colour", id="column-not-known"),
        pytest.param("document_id,quote\n", "as_printed", id="column-missing"),
        pytest.param(f"{','.join(COLUMNS)}\nd,cut short\n", "line 2", id="line-cut-short"),
        pytest.param(f"{','.join(COLUMNS)}\n{',' * 30}\n", "line 2", id="line-too-long"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused_by_name(tmp_path, text, said):
    path = tmp_path / "reviews.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewError, match=said):
        load(path)


def test_without_the_dbt_project_nothing_is_kept_in_silence(tmp_path):
    with pytest.raises(ReviewError, match="checkout"):
        save([decision()], tmp_path / "nowhere/reviews.csv")


def test_a_file_of_the_first_form_is_still_read(tmp_path):
    path = tmp_path / "reviews.csv"
    path.write_text(
        "document_id,quote,as_printed,decision,value,lower,upper,reason,decided_by,decided_on\n"
        "d,2019 - 12,,reject,,,,a page,me,2026-01-01\n",
        encoding="utf-8",
    )
    (one,) = load(path)
    assert (one.decision, one.ordinal, one.as_printed) == ("reject", "", "")
