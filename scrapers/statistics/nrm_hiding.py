"""Small counts are hidden before they land, and so that nobody can work them out.

The dashboard of West Midlands Police shows every count. What we keep follows the DfE's
rule for authorities instead: 1 to 5 is hidden. A total whose parts are not all shown would
give a hidden part away by subtraction, so such a total is not kept at all: of two hidden
parts it would still tell the sum.
"""

from collections.abc import Mapping
from dataclasses import dataclass

HIDDEN_TO = 5
MARK = "c"


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be kept of a count; bounds are inclusive."""

    as_printed: str
    value: float | None
    lower: float
    upper: float
    symbol: str | None


def shown(count: int) -> Shown:
    """Return a count as it may be kept.

    >>> shown(6).as_printed, shown(5).as_printed, shown(5).upper
    ('6', 'c', 5.0)
    """
    if 1 <= count <= HIDDEN_TO:
        return Shown(MARK, None, 1.0, float(HIDDEN_TO), MARK)
    return Shown(str(count), float(count), float(count), float(count), None)


def may_show_total(parts: Mapping[object, int]) -> bool:
    """Return whether the total of these parts tells nothing that is hidden.

    >>> may_show_total({"Adult": 40, "Child": 25})
    True
    >>> may_show_total({"Adult": 40, "Child": 3})
    False
    """
    return all(shown(count).symbol is None for count in parts.values())
