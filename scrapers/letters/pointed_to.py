"""Which question another one points to: "of these", "in question 2"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scrapers.letters.cued import Cued
from scrapers.letters.periods import Period
from scrapers.letters.phrases import phrase
from scrapers.letters.questions import Parts

_POINTS = Cued(
    r"\b(?:question|q|point|part|item)\s?\(?(?P<n>\d{1,2}[a-z]?)\)?(?![\d.]\d)"
    r"|\b(?:question|q|point|part|item|in|at|of|under)\s\(?(?P<dotted>\d{1,2}(?:\.\d{1,2})+)\b"
    r"|\b(?:in|of|at|under|from)\s\(?(?P<bare>\d{1,2}|[a-h](?=\)))\)?(?=\s(?:who|that|which|above|were|had|have|did)\b)",
    re.I,
)
_OF_THESE = phrase("of_these")


@dataclass(slots=True)
class Pointing:
    """The questions of a letter, and which of them each points to, worked out once each.

    ``heard`` are the periods of the figures of each question so far: one that has figures
    can be pointed to though the letter does not repeat it.
    """

    parts: Parts
    heard: Mapping[str, Sequence[Period]]
    _targets: dict[tuple[str, ...], str | None] = field(default_factory=dict)

    def target(self, names: Sequence[str], asked: str) -> str | None:
        """Return the name of the question that ``asked``, itself ``names``, points to."""
        key = (*names, asked)
        if key not in self._targets:
            self._targets[key] = self._find(names, asked)
        return self._targets[key]

    def _find(self, names: Sequence[str], asked: str) -> str | None:
        pointer = _POINTS.search(asked)
        to = (pointer["n"] or pointer["dotted"] or pointer["bare"]) if pointer else None
        of_these = bool(names) and bool(_OF_THESE.search(asked))
        order = self.order() if to or of_these else []
        if to in order and to not in names:
            return to
        if not (of_these and names[0] in order):
            return None
        above = reversed(order[: order.index(names[0])])
        return next((one for one in above if self.asked(one) or self.heard.get(one)), None)

    def order(self) -> list[str]:
        """Return the names of all questions, those that are only answered last."""
        names = [name for answer in self.parts.answers for name in answer.keys]
        return list(dict.fromkeys([*self.parts.asked, *names]))

    def asked(self, name: str) -> str:
        """Return the words of a question; empty where the letter does not repeat them."""
        if name in self.parts.asked:
            return self.parts.asked[name]
        return next((one.asked for one in self.parts.answers if name in one.keys), "")
