"""However a page broke its lines, a letter says the same."""

import os
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest
from letter_wraps import FORMS

from benchmarks.labelled import reading
from scrapers.documents.read import read_document
from scrapers.letters.read import read_letter

LETTERS = Path(__file__).parents[2] / "letters"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("*.txt"))}
EACH = len(FORMS) if os.environ.get("ALL_WRAPS") else 2
"""How many forms of a letter are read: a sample that its name chooses, or all."""

FEW = 10


def told(letter):
    figures = Counter(
        (
            one.question, one.value, one.lower, one.upper, one.suppressed, one.unit, one.topic,
            one.period_start, one.period_end, one.as_at,
        )
        for one in letter.figures
    )  # fmt: skip
    declined = Counter((one.question, one.outcome, one.exemption) for one in letter.non_answers)
    return figures, declined


def sample():
    """Yield letters with forms that change them, as many of each letter as are wanted."""
    changed = {
        name: [form for form, change in FORMS.items() if change(text) != text]
        for name, text in TEXTS.items()
    }
    reach = Counter(form for forms in changed.values() for form in forms)
    for name, forms in changed.items():
        # what few letters can show goes first
        forms.sort(key=lambda form, of=name: (reach[form] > FEW, crc32(f"{of} {form}".encode())))
        for form in forms[:EACH]:
            yield pytest.param(name, form, id=f"{name}-{form}")


SAMPLE = list(sample())


@pytest.fixture(scope="module")
def as_written():
    return {name: told(reading(LETTERS / f"{name}.txt")[1]) for name in TEXTS}


@pytest.mark.parametrize(("name", "form"), SAMPLE)
def test_a_letter_says_the_same_however_its_lines_are_broken(as_written, name, form):
    document = read_document(FORMS[form](TEXTS[name]).encode(), f"{name}.txt")
    assert told(read_letter(document)) == as_written[name]


def test_every_form_is_tried_on_some_letter():
    assert {param.values[1] for param in SAMPLE} == set(FORMS)
