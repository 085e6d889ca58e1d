"""Decisions as people give them on the command line, checked and made into lines to keep."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

from orchestration.cli_findings import number
from orchestration.review_decisions import SEEDS, Decision, ReviewError
from orchestration.review_figures import Seen

TOPICS = (
    "cse", "cce", "child_protection_plan", "child_protection_conference", "missing",
    "looked_after", "mash_contact", "referral", "assessment", "section_47", "nrm", "budget",
    "workforce", "court", "other",
)  # fmt: skip
UNITS = (
    "children", "cases", "episodes", "referrals", "conferences", "calls", "percent", "GBP",
    "staff", "days", "other",
)  # fmt: skip
NO_MEASURE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """What a correction puts right; None leaves it as it was read.

    ``value``, ``lower`` and ``upper`` are corrected as one, and so are the three dates.
    """

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    period_start: date | None = None
    period_end: date | None = None
    as_at: date | None = None
    unit: str | None = None
    topic: str | None = None
    measure: str | None = None

    def texts(self) -> dict[str, str]:
        """Return what is given, as it is written into the file."""
        given: dict[str, str] = {}
        for name in self.__slots__:
            said = getattr(self, name)
            if said is not None:
                given[name] = number(said) if isinstance(said, float) else str(said)
        return given


def check(right: Right, seen: Seen) -> None:
    """See that a correction gives something, and that its parts go together.

    Raises:
        ReviewError: they do not; says which, and what to give.
    """
    given = right.texts()
    if not given:
        raise _wrong(seen, "a correction of nothing", "give --value, --lower, --period-start, …")
    for name in ("value", "lower", "upper"):
        if not isfinite(getattr(right, name) or 0):
            raise _wrong(seen, f"{name} {given[name]}", "give a number")
    if "value" in given and ("lower" in given or "upper" in given):
        raise _wrong(seen, "a number and a band", "give --value, or --lower and --upper")
    if right.lower is not None and right.upper is not None and right.lower > right.upper:
        raise _wrong(seen, f"{given['lower']} is more than {given['upper']}", "turn them round")
    starts, ends = right.period_start, right.period_end
    if starts and ends and starts > ends:
        raise _wrong(seen, f"a period from {starts} to {ends}", "turn the days round")
    for name, said, words in (("topic", right.topic, TOPICS), ("unit", right.unit, UNITS)):
        if said not in (None, *words):
            raise _wrong(seen, f"{said!r} is no {name}", f"one of {', '.join(words)}")
    _check_measure(right, seen)


def _check_measure(right: Right, seen: Seen) -> None:
    known = _measures()
    if right.measure not in (None, NO_MEASURE, *known):
        raise _wrong(seen, f"{right.measure!r} is no measure", f"one of {', '.join(known)}, none")
    measure = right.measure or seen.measure
    topic = right.topic or seen.topic
    if (right.topic or right.measure) and known.get(measure or "", topic) != topic:
        raise _wrong(
            seen,
            f"the measure {measure} is of the topic {known[measure or '']}, not {topic}",
            "give --topic and --measure that go together; --measure none where none fits",
        )


def decision(
    kind: str, seen: Seen, *, right: Right, reviewer: str, note: str, day: date
) -> Decision:
    """Return the line to keep for one figure.

    Args:
        kind: accept, correct or reject.
        seen: the figure.
        right: what a correction puts right.
        reviewer: who decides.
        note: why; needed for all but accept.
        day: of the decision.

    Raises:
        ReviewError: it is no whole decision.
    """
    if kind == "correct":
        check(right, seen)
    if kind != "accept" and not note:
        raise _wrong(seen, f"no reason to {kind}", "give one with --note")
    told: Mapping[str, str] = right.texts() if kind == "correct" else {}
    return Decision(
        document_id=seen.document_id,
        quote=seen.squeezed,
        as_printed=seen.as_printed,
        ordinal=str(seen.ordinal),
        alike=str(seen.alike),
        question=seen.question or "",
        subgroup=seen.subgroup or "",
        period_label=seen.period_label or "",
        decision=kind,
        reason=note,
        decided_by=reviewer,
        decided_on=day.isoformat(),
        **told,
    )


def _measures() -> dict[str, str]:
    """Return the topic of each measure of the vocabulary."""
    with (SEEDS / "measures.csv").open(encoding="utf-8", newline="") as file:
        return {row["measure"]: row["topic"] for row in csv.DictReader(file)}


def _wrong(seen: Seen, what: str, remedy: str) -> ReviewError:
    return ReviewError(f"{seen.figure_id} ({seen.file_name}): {what} ({remedy})")
