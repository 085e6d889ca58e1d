"""One letter, one measure, one time: two totals that differ cannot both be it."""

from dataclasses import dataclass, field, replace
from math import inf

from scrapers.rows import Figure

_Key = tuple[object, ...]


@dataclass(slots=True)
class Claimed:
    """The totals of a letter that were given a measure, by what they claim to be."""

    totals: dict[_Key, list[int]] = field(default_factory=dict)
    refuted: set[_Key] = field(default_factory=set)

    def check(self, made: list[Figure]) -> None:
        """Take the measure from the last figure made, and from those that it contradicts.

        Args:
            made: the figures of the letter so far; changed in place. Two whose bounds do
                not meet are both left without the measure, as nothing tells which is it.
        """
        last = made[-1]
        if not last.measure or last.subgroup or not (last.period_start or last.as_at):
            return
        key = (last.measure, last.unit, last.period_start, last.period_end, last.as_at)
        before = self.totals.setdefault(key, [])
        before.append(len(made) - 1)
        if key in self.refuted or any(not _meet(made[at], last) for at in before):
            self.refuted.add(key)
            for at in before:
                made[at] = replace(made[at], measure=None)


def _meet(one: Figure, other: Figure) -> bool:
    low, high = _bounds(one)
    least, most = _bounds(other)
    return low <= most and least <= high


def _bounds(figure: Figure) -> tuple[float, float]:
    if figure.value is not None:
        return figure.value, figure.value
    return (
        -inf if figure.lower is None else figure.lower,
        inf if figure.upper is None else figure.upper,
    )
