"""The same letter as text, as PDF and as DOCX gives the same figures."""

import os
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest
from letter_renderings import as_docx, as_pdf, blocks_of

from benchmarks.labelled import reading
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

LETTERS = Path(__file__).parents[2] / "letters"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt"))}
ALL = "ALL_FORMATS" in os.environ
"""Whether each letter is tried in each format, which takes twice as long."""

WITHOUT_RULES = "PDF with tables without rules"
FORMATS = {
    "PDF with ruled tables": as_pdf,
    WITHOUT_RULES: lambda text: as_pdf(text, ruled=False),
    "DOCX": as_docx,
}
NOT_ALIKE = {
    ("everyday-40", "PDF with ruled tables"): (
        "its text keeps the cells of a row apart by three blanks, which a PDF sets as one"
    ),
}
"""Letters that are not the same in a format, and why."""


def told(letter):
    return Counter(
        (
            one.question, one.value, one.lower, one.upper, one.suppressed, one.unit, one.measure,
            one.topic, one.subgroup, one.period_start, one.period_end, one.as_at,
        )
        for one in letter.figures
    )  # fmt: skip


@pytest.fixture(scope="module")
def as_text():
    return {name: told(reading(LETTERS / f"{name}.txt")[1]) for name in TEXTS}


def forms_of(name, text):
    """Return the formats that a letter is tried in: all, or without a table one by its name."""
    if any(isinstance(block, list) for block in blocks_of(text)):
        return FORMATS
    # without a table the two PDFs are one
    forms = ("PDF with ruled tables", "DOCX")
    known = [form for form in forms if (name, form) in NOT_ALIKE]
    return forms if ALL else known or [forms[crc32(name.encode()) % 2]]


PLACES = [
    pytest.param(name, form, id=f"{name}-{form}")
    for name, text in TEXTS.items()
    for form in forms_of(name, text)
]


@pytest.mark.parametrize(("name", "form"), PLACES)
def test_a_letter_gives_the_same_figures_as_its_text(as_text, name, form):
    document = read_document(FORMATS[form](TEXTS[name]), name)
    alike = told(read_letter(document)) == as_text[name]
    assert alike == ((name, form) not in NOT_ALIKE), NOT_ALIKE.get((name, form))


def test_the_letters_are_there_and_hold_figures(as_text):
    assert sum(bool(figures) for figures in as_text.values()) >= 10


def test_every_exception_names_a_letter_that_is_there():
    assert set(NOT_ALIKE) <= {(name, form) for name in TEXTS for form in FORMATS}
