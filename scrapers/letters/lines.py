"""The JSON objects of ``disclosures read --json``, one a figure and one a non-answer."""

from datetime import date
from typing import Any

from scrapers.rows import Letter

FIGURE = (
    "question",
    "measure",
    "measure_text",
    "topic",
    "subgroup",
    "period_label",
    "period_start",
    "period_end",
    "as_at",
    "value",
    "lower",
    "upper",
    "unit",
    "suppressed",
    "as_printed",
    "quote",
    "page",
    "char_start",
    "char_end",
    "confidence",
    "needs_review",
)
NON_ANSWER = (
    "question",
    "outcome",
    "exemption",
    "topic",
    "quote",
    "page",
    "char_start",
    "char_end",
    "redirect_url",
)


def to_lines(letter: Letter, name: str) -> list[dict[str, Any]]:
    """Return ``letter`` as JSON objects: dates in ISO form, whole numbers as int.

    Args:
        letter: as `scrapers.letters.read.read_letter` returns it.
        name: the letter's file name without its ending.
    """
    kinds = [("figure", FIGURE, letter.figures), ("non_answer", NON_ANSWER, letter.non_answers)]
    return [
        {"letter": name, "kind": kind, **{key: _plain(getattr(row, key)) for key in keys}}
        for kind, keys, rows in kinds
        for row in rows
    ]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
