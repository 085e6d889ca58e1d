"""The words councils use, from ``vocabulary.yml``: topics, units, measures, outcomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from scrapers.letters.cued import Cued
from scrapers.letters.edges import compiled


@dataclass(frozen=True, slots=True)
class Rule:
    """A name that is given where ``when`` is found and ``unless`` is not."""

    name: str
    when: Cued
    unless: Cued | None = None

    def fits(self, text: str) -> bool:
        """Whether the rule gives its name to ``text``."""
        return bool(self.when.search(text)) and not (self.unless and self.unless.search(text))


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """What must and must not be said for a measure's code to be given.

    ``stock`` counts on a day and ``event`` over a time; ``of_others`` may be asked of those
    that another question counts.
    """

    name: str
    subject: str | None
    every: tuple[Cued, ...]
    none: tuple[Cued, ...]
    units: frozenset[str]
    stock: bool
    event: bool
    of_others: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All patterns, compiled once."""

    topics: tuple[Rule, ...]
    units: tuple[Rule, ...]
    outcomes: tuple[Rule, ...]
    measures: tuple[MeasureRule, ...]
    subjects: Mapping[str, Cued]
    sections: Mapping[str, str]
    explained: tuple[tuple[str, str, Cued], ...]
    money: Cued
    counting: Cued
    stock: Cued
    idle: Cued
    broken_down: Cued
    pointing: Cued
    narrowing: Cued
    aged: Cued
    halves: Cued
    harm: Cued


_SINGLE = (
    "money",
    "counting",
    "stock",
    "idle",
    "broken_down",
    "pointing",
    "narrowing",
    "aged",
    "halves",
    "harm",
)


def pattern(text: str | Sequence[str]) -> Cued:
    """Compile one pattern of the file, or a list of which any will do."""
    return compiled([text] if isinstance(text, str) else text)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the package; read once a process."""
    return parsed((files("scrapers.letters") / "vocabulary.yml").read_text(encoding="utf-8"))


def parsed(text: str) -> Vocabulary:
    """Return the vocabulary that ``text``, in the form of ``vocabulary.yml``, describes."""
    data: dict[str, Any] = yaml.safe_load(text)
    return Vocabulary(
        topics=_rules(data["topics"], "topic"),
        units=_rules(data["units"], "unit"),
        outcomes=_rules(data["outcomes"], "outcome"),
        measures=tuple(_measure(entry) for entry in data["measures"]),
        subjects={name: pattern(text) for name, text in data["subjects"].items()},
        sections=dict(data["sections"]),
        explained=tuple((one, two, pattern(why)) for one, two, why in data["explained"]),
        **{name: pattern(data[name]) for name in _SINGLE},
    )


def _rules(entries: Sequence[Mapping[str, Any]], key: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            entry[key],
            pattern(entry["when"]),
            pattern(entry["unless"]) if "unless" in entry else None,
        )
        for entry in entries
    )


def _measure(entry: Mapping[str, Any]) -> MeasureRule:
    return MeasureRule(
        name=entry["measure"],
        subject=entry.get("subject"),
        every=tuple(pattern(text) for text in entry["all"]),
        none=tuple(pattern(text) for text in entry.get("none", ())),
        units=frozenset(entry.get("units", ())),
        stock=bool(entry.get("stock", False)),
        event=bool(entry.get("event", False)),
        of_others=bool(entry.get("of_others", False)),
    )
