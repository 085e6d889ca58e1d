"""People's decisions about figures: the lines of ``dbt_project/seeds/reviews.csv``.

What a decision does to a figure is dbt's business (``int_foi__decisions``,
``int_foi__figures``); here they are kept, in an order of their own, so that a file under
version control shows what was decided and nothing else.
"""

import csv
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "dbt_project/seeds"
SEED = SEEDS / "reviews.csv"


class ReviewError(ValueError):
    """A decision that cannot be kept; names the figure or the line, and the remedy."""


Key = tuple[str, str, str, str]
"""Document, quote, printed number and which of several it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the file: all are texts as they stand there, and missing is "".

    ``ordinal`` of ``alike``, ``question``, ``subgroup`` and ``period_label`` tell the
    figure from others of the same quote that print the same number. ``decision`` is
    accept, correct or reject; from ``value`` to ``measure`` stands what a correction puts
    right.
    """

    document_id: str
    quote: str
    as_printed: str
    ordinal: str = ""
    alike: str = ""
    question: str = ""
    subgroup: str = ""
    period_label: str = ""
    decision: str
    value: str = ""
    lower: str = ""
    upper: str = ""
    period_start: str = ""
    period_end: str = ""
    as_at: str = ""
    unit: str = ""
    topic: str = ""
    measure: str = ""
    reason: str = ""
    decided_by: str
    decided_on: str

    @property
    def key(self) -> Key:
        """What the decision is about; there is one decision a key."""
        return self.document_id, squeezed(self.quote), self.as_printed, self.ordinal

    @property
    def effect(self) -> tuple[str, ...]:
        """All that it says, but who says so and when."""
        return tuple(getattr(self, name) for name in COLUMNS[: COLUMNS.index("decided_by")])


COLUMNS = tuple(field.name for field in fields(Decision))
_NEEDED = frozenset({"document_id", "quote", "as_printed", "decision", "decided_by", "decided_on"})


def squeezed(words: str) -> str:
    """Return ``words`` with runs of white space as one space, as dbt's ``squeezed`` does."""
    return re.sub(r"[\t\n\f\r\v \xa0]+", " ", words).strip(" ")


def load(path: Path = SEED) -> list[Decision]:
    """Return the decisions of a file, in its order; none where there is no file.

    Raises:
        ReviewError: for columns that are not known or missing, and lines cut short.
    """
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        names = set(rows.fieldnames or ())
        if wrong := sorted(names - set(COLUMNS)) or sorted(_NEEDED - names):
            raise ReviewError(
                f"{path}: column {wrong[0]} is {'missing' if wrong[0] in _NEEDED else 'not known'}"
                f" (the columns are {', '.join(COLUMNS)})"
            )
        return [_decision(path, rows.line_num, row) for row in rows]


def _decision(path: Path, line: int, row: dict[str, str]) -> Decision:
    # csv gives None for a cell that is not there, and the key None to one too many
    if None in row or None in row.values():
        raise ReviewError(f"{path}: line {line} has not as many cells as the heading (mend it)")
    return Decision(**{name: cell.strip() for name, cell in row.items()})


def save(decisions: Iterable[Decision], path: Path = SEED) -> None:
    """Write the file anew, sorted, and put it in the old one's place in one step.

    Raises:
        ReviewError: its folder is not there, as where the dbt project is not at hand.
    """
    if not path.parent.is_dir():
        raise ReviewError(f"{path}: there is no such folder (run this in the project's checkout)")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(COLUMNS)
            for one in sorted(decisions, key=_place):
                rows.writerow(getattr(one, name) for name in COLUMNS)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _place(decision: Decision) -> tuple[str, str, str, int]:
    ordinal = decision.ordinal
    return *decision.key[:3], int(ordinal) if ordinal.isdigit() else 0


def decide(
    known: Sequence[Decision], new: Sequence[Decision]
) -> tuple[list[Decision], list[tuple[Decision, Decision | None]]]:
    """Return all decisions with ``new`` among them, and which took which one's place.

    One that says what its forerunner says changes nothing, not even who said so first.

    Args:
        known: the decisions so far.
        new: those to add.

    Returns:
        The decisions to keep, and each of ``new`` that changes something with the one
        that it replaces, if any.
    """
    kept = {one.key: one for one in known}
    changed: list[tuple[Decision, Decision | None]] = []
    for one in new:
        before = kept.get(one.key)
        if before is None or before.effect != one.effect:
            changed.append((one, before))
            kept[one.key] = one
    return list(kept.values()), changed
