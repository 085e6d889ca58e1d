"""Figures without a time in a letter that dates the others: a person looks at them."""

from dataclasses import replace

from scrapers.letters.doubts import doubted
from scrapers.rows import Figure, Letter

REASON = "when this was could not be told, though other figures of the letter have a time"


def with_undated_doubted(letter: Letter) -> Letter:
    """Return ``letter`` with its undated figures under review, where others are dated.

    A letter that dates nothing was asked for nothing dated; "currently" is a time in words;
    and what is surely a measure is known for what it is ("on a plan for 9 months or more").
    Of what is left, every other time was missed by the reader, and not left out.
    """
    if not any(_is_dated(one) for one in letter.figures):
        return letter
    return replace(letter, figures=tuple(map(_doubted, letter.figures)))


def _doubted(one: Figure) -> Figure:
    if _is_dated(one) or one.period_label or one.measure:
        return one
    return doubted(one, REASON)


def _is_dated(one: Figure) -> bool:
    return bool(one.period_start or one.period_end or one.as_at)
