"""The ids that rows are known by, made of what does not change when they are read again."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from scrapers.rows import Figure, NonAnswer


def figure_ids(document_id: str, request_id: str, figures: Iterable[Figure]) -> list[str]:
    """Return an id for each figure of one document, in their order.

    It is made of where the figure stands and what it is of, so a newer reader that reads
    the same figure gives it the same id.
    """
    return _numbered(
        (
            document_id,
            request_id,
            said.char_start,
            said.char_end,
            said.as_printed,
            said.question,
            said.subgroup,
            said.period_label,
        )
        for said in figures
    )


def non_answer_ids(document_id: str, request_id: str, said: Iterable[NonAnswer]) -> list[str]:
    """Return an id for each non-answer of one document, in their order."""
    return _numbered(
        (
            document_id,
            request_id,
            one.char_start,
            one.char_end,
            one.outcome,
            one.question,
            one.exemption,
            one.topic,
        )
        for one in said
    )


def _numbered(parts: Iterable[tuple[object, ...]]) -> list[str]:
    """Hash each tuple; one that was there before gets a number, from 2."""
    seen: Counter[str] = Counter()
    ids = []
    for part in parts:
        text = "\n".join("" if value is None else str(value) for value in part)
        seen[text] += 1
        if seen[text] > 1:
            text = f"{text}\n{seen[text]}"
        ids.append(hashlib.sha256(text.encode()).hexdigest()[:16])
    return ids
