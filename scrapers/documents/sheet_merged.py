"""Merged cells: a label that stands beside several rows is the label of each."""

import re
from collections.abc import MutableSequence, Sequence

from scrapers.documents.sheet_layout import Place

_LABEL = re.compile(r".*[A-Za-z]{2}.*|\D{0,3}(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?", re.DOTALL)
_WORDS = re.compile(r"[A-Za-z]{2}")


def repeat_labels(
    rows: Sequence[MutableSequence[str]], merged: Sequence[tuple[Place, Place]]
) -> None:
    """Write a label merged down over rows of counts into each of those rows, in place.

    Only words and years are repeated, and only with nothing but such labels to their
    left: a count merged over three rows is one count. A heading merged across its
    columns stays in the first of them, where the reader of tables looks for it.

    Args:
        rows: R rows of cells as shown; rows may be ragged.
        merged: the first and last place of each range.
    """
    labels: set[Place] = set()
    for (top, left), (bottom, right) in sorted(merged, key=lambda one: (one[0][1], one[0][0])):
        if bottom <= top or top >= len(rows) or left >= len(rows[top]):
            continue
        text = rows[top][left]
        span = range(top, min(bottom + 1, len(rows)))
        if not _LABEL.fullmatch(text) or not _at_the_left(rows, span, left, labels):
            continue
        labels.update((row, left) for row in span)
        for row in span:
            if left < len(rows[row]) and _has_value(rows[row][right + 1 :]):
                rows[row][left] = text


def _at_the_left(
    rows: Sequence[MutableSequence[str]], span: range, left: int, labels: set[Place]
) -> bool:
    return all(
        not text or (row, column) in labels
        for row in span
        for column, text in enumerate(rows[row][:left])
    )


def _has_value(cells: Sequence[str]) -> bool:
    return any(text and not _WORDS.search(text) for text in cells)
