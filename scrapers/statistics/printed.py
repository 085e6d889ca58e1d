"""What one printed official cell says: a number with its bounds, or a symbol.

The rules are the DfE's for its children-in-need tables, measured in the files of 2023 to
2025: counts of authorities are exact; counts of regions and of England are rounded to the
nearest 10, halves up; percentages have one decimal place, halves up. The warehouse reads
cells by the same rules in SQL; both are held to the same table of examples
(tests/scrapers/statistics/printed_examples.csv).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

Kind = Literal["count", "percent", "rate", "days"]
"""How a column's numbers are printed; a rate is a number per 10,000, or an average."""

COUNT = re.compile(r"0|[1-9]\d*", re.ASCII)
DECIMAL = re.compile(r"(0|[1-9]\d*)(\.\d)?", re.ASCII)
NUMBERS = MappingProxyType({"count": COUNT, "percent": DECIMAL, "rate": DECIMAL, "days": DECIMAL})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A mark that stands where a number would; bounds are inclusive, None is open."""

    meaning: str
    lower: float | None = None
    upper: float | None = None


SYMBOLS = MappingProxyType(
    {
        # No upper bound: the DfE also prints c over a larger number, so that a small one
        # cannot be had by subtraction (Barnet's D5 of 2025 hides 48 in two such cells).
        "c": Symbol("suppressed for confidentiality", 1, None),
        "x": Symbol("not available"),
        ":": Symbol("not available"),
        "u": Symbol("low reliability: collected, but not published"),
        "z": Symbol("not applicable"),
        "k": Symbol("more than zero, but rounds to zero", 0, 0.5),
        # Printed by other DfE tables for the same; what it rounds to depends on the table.
        "low": Symbol("more than zero, but rounds to zero", 0, None),
    }
)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell says; ``lower`` and ``upper`` bound the true value, inclusive.

    ``value`` is the number as published (rounded where the level is), None for a symbol.
    """

    value: float | None
    lower: float | None
    upper: float | None
    symbol: str | None = None


def read_printed(as_printed: str, *, level: str, kind: Kind = "count") -> Printed:
    """Read one cell of an official table.

    >>> read_printed("150", level="Local authority")
    Printed(value=150.0, lower=150.0, upper=150.0, symbol=None)
    >>> read_printed("20000", level="National")
    Printed(value=20000.0, lower=19995.0, upper=20004.0, symbol=None)

    Args:
        as_printed: the cell, exactly as it stands in the file.
        level: the row's ``geographic_level``: National, Regional or Local authority.
        kind: whether the column holds whole counts, percentages (0 to 100), rates or days.

    Raises:
        ValueError: the cell is neither a number of that kind nor a known symbol.
    """
    if symbol := SYMBOLS.get(as_printed):
        # A hidden count is 1 or more; the share or rate of one is only known to be above 0.
        lower = 0 if symbol.lower and kind != "count" else symbol.lower
        return Printed(None, lower, symbol.upper, as_printed)
    if not NUMBERS[kind].fullmatch(as_printed):
        raise ValueError(f"{as_printed!r} is neither a {kind} nor a known symbol")
    printed = Decimal(as_printed)
    below, above = _rounding(level, kind)
    return Printed(
        value=float(printed),
        lower=float(max(printed - below, Decimal(0))),
        upper=float(printed + above),
    )


def _rounding(level: str, kind: Kind) -> tuple[Decimal, Decimal]:
    """How far below and above the printed number the true one may lie.

    A count printed as 20 at a rounded level was 15 to 24: half up, so 15 is still 20 and
    25 is 30. A percentage or rate printed as 23.3 was at least 23.25 and less than 23.35
    (and one printed as 28 was 28.0: a trailing .0 is dropped); the open end is given as if
    closed, because a bound too wide is never a false one. Days stand as printed.
    """
    if kind in ("percent", "rate"):
        return Decimal("0.05"), Decimal("0.05")
    if kind == "days" or level == "Local authority":
        return Decimal(0), Decimal(0)
    if level in ("National", "Regional"):
        return Decimal(5), Decimal(4)
    raise ValueError(f"unknown geographic level {level!r}")
