"""Figures that a person should look at, though each was read without a doubt of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scrapers.letters.confidence import UNNAMED
from scrapers.letters.pieces import Answer
from scrapers.rows import Figure, NonAnswer

REFUSED_ON_COST = "it stands in an answer that is refused on cost, and may be of the work"


def doubted(one: Figure, reason: str) -> Figure:
    """Return a figure under review, with ``reason`` behind those that it has."""
    told = f"{one.review_reason}; {reason}" if one.review_reason else reason
    return replace(
        one, confidence=min(one.confidence, UNNAMED), needs_review=True, review_reason=told
    )


def beside_refusal(
    figures: Sequence[Figure], answer: Answer, said: Iterable[NonAnswer]
) -> list[Figure]:
    """Return the figures of one answer, those in prose doubted where it is refused on cost.

    "There are more than 40,000 of these notes" counts what would have to be read. An answer
    to no question by name may be the whole letter's, and is left.
    """
    costs = any(one.outcome == "cost_limit" for one in said)
    if not (costs and answer.names) or any(one.passage.table for one in answer.pieces):
        return list(figures)
    return [doubted(one, REFUSED_ON_COST) for one in figures]
