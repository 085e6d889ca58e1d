"""Our reader gets from each letter of the sample the figures that were put into it."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

HERE = Path(__file__).parent
FIELDS = ("period_start", "period_end", "as_at", "value", "lower", "upper", "unit")


def rows(name):
    with (HERE / name).open(newline="") as lines:
        return list(csv.DictReader(lines))


FIGURES = rows("expected_figures.csv")
NON_ANSWERS = rows("expected_non_answers.csv")
FILES = sorted({row["file"] for row in FIGURES + NON_ANSWERS})


@pytest.fixture(scope="module")
def letters(documents):
    return {file: read_letter(read_document(documents[file], file)) for file in FILES}


def printed(value):
    """Return a value as the tables of what is expected print it."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).removesuffix(".0")


@pytest.mark.parametrize("file", FILES)
def test_a_letter_is_read_to_the_figures_put_into_it(letters, file):
    wanted = Counter(
        (row["question"], *(row[name] for name in FIELDS)) for row in FIGURES if row["file"] == file
    )
    found = Counter(
        (printed(figure.question), *(printed(getattr(figure, name)) for name in FIELDS))
        for figure in letters[file].figures
    )
    assert found == wanted


@pytest.mark.parametrize("file", FILES)
def test_a_letter_is_read_to_the_non_answers_put_into_it(letters, file):
    wanted = Counter(
        (row["question"], row["outcome"], row["exemption"])
        for row in NON_ANSWERS
        if row["file"] == file
    )
    found = Counter(
        (printed(said.question), said.outcome, printed(said.exemption))
        for said in letters[file].non_answers
    )
    assert found == wanted


def test_the_answer_of_coventry_leads_to_the_official_table(letters):
    said = [
        answer for answer in letters["cce-and-cse-data.html"].non_answers if answer.redirect_url
    ]
    assert any("find-statistics/children-in-need" in answer.redirect_url for answer in said)
    datasets = {answer.redirect_dataset for answer in said}
    assert "c3_factors_identified_at_end_of_assessment_2018_to_2024" in datasets


def test_every_sex_and_age_of_the_workbook_is_read_as_a_subgroup(letters):
    for figure in letters["cse-and-cce.xlsx"].figures:
        if figure.page < 3:
            assert "male" in (figure.subgroup or "").lower(), figure


def test_the_hidden_sheet_of_the_workbook_is_not_read(letters):
    read = {figure.value for figure in letters["cse-and-cce.xlsx"].figures}
    assert not read & {31057, 31068}


def test_the_note_that_contradicts_the_mark_goes_with_the_figure(letters):
    marked = [figure for figure in letters["foi-doc-12133076.pdf"].figures if figure.suppressed]
    assert [(figure.lower, figure.upper) for figure in marked] == [(1, 4), (1, 4)]
    assert all("5 and below" in (figure.review_reason or "") for figure in marked)


def test_the_dates_and_references_of_the_letters_are_read(letters):
    found = {
        file: (letter.reference, letter.received_on, letter.responded_on)
        for file, letter in letters.items()
        if "foi-doc" in file
    }
    assert found == {
        "foi-doc-12133076.pdf": ("12133076", date(2024, 5, 13), date(2024, 5, 31)),
        "foi-doc-6964476.pdf": ("6964476", date(2021, 1, 21), date(2021, 2, 17)),
        "foi-doc-8354885.pdf": ("8354885", date(2022, 7, 26), date(2022, 8, 16)),
    }
