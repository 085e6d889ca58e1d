"""Which vintage of a table a header line belongs to, or how it differs from all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from scrapers.statistics.faults import broken
from scrapers.statistics.tables import Contract, Vintage


@dataclass(frozen=True, slots=True)
class Column:
    """How one column of a file stands to the vintages before it.

    ``column_name`` is the heading as printed (of a dropped column, as it was printed last),
    ``was`` the heading of the vintage before where that is another.
    """

    column_name: str
    canonical: str
    state: Literal["seen", "renamed", "dropped"]
    was: str | None = None


def match_vintage(printed: Sequence[str], contract: Contract, *, name: str) -> Vintage:
    """Return the vintage whose columns are exactly those printed, in any order.

    Raises:
        TableContractBroken: a column is missing, unknown, written otherwise or there
            twice, and the message spells out the difference to the nearest vintage; or no
            vintage is known, and it gives the columns of the file.
    """
    if twice := [column for column, count in Counter(printed).items() if count > 1]:
        raise broken(f"the header has columns twice: {', '.join(twice)}", name=name, line=1)
    if not contract.vintages:
        raise broken(
            f"the columns of {contract.dataset} are not known yet; it has: {', '.join(printed)}",
            name=name,
            line=1,
            remedy=f"read the release's data guidance and write them as a vintage into "
            f"scrapers/statistics/tables/{contract.dataset}.yml",
        )
    for vintage in contract.vintages:
        if set(contract.columns(vintage)) == set(printed):
            return vintage
    nearest = min(
        reversed(contract.vintages),
        key=lambda vintage: len(set(contract.columns(vintage)) ^ set(printed)),
    )
    difference = spell_difference(printed, contract.columns(nearest))
    raise broken(
        f"the columns are not those of {contract.dataset} ({nearest.name}): {difference}",
        name=name,
        line=1,
    )


def spell_difference(printed: Sequence[str], expected: Sequence[str]) -> str:
    """Say in words how two lists of column names differ.

    >>> spell_difference(["Category", "extra"], ["category", "gangs"])
    'missing: gangs; unknown: extra; written otherwise: Category for category'
    """
    unknown = [column for column in printed if column not in expected]
    missing = [column for column in expected if column not in printed]
    by_folded = {column.strip().casefold(): column for column in unknown}
    otherwise = {
        by_folded[column.casefold()]: column for column in missing if column.casefold() in by_folded
    }
    parts = {
        "missing": [column for column in missing if column not in otherwise.values()],
        "unknown": [column for column in unknown if column not in otherwise],
        "written otherwise": [f"{was} for {column}" for was, column in otherwise.items()],
    }
    return "; ".join(f"{what}: {', '.join(names)}" for what, names in parts.items() if names)


def columns_of(contract: Contract, vintage: Vintage) -> Iterator[Column]:
    """Yield each column of a vintage, and each that the vintages before it had and it has not."""
    before: dict[str, str] = {}
    for older in contract.vintages[: contract.vintages.index(vintage)]:
        before |= _headings(contract, older)
    own = _headings(contract, vintage)
    for canonical, heading in own.items():
        was = before.get(canonical, heading)
        if was == heading:
            yield Column(heading, canonical, "seen")
        else:
            yield Column(heading, canonical, "renamed", was)
    for canonical, heading in before.items():
        if canonical not in own:
            yield Column(heading, canonical, "dropped", heading)


def _headings(contract: Contract, vintage: Vintage) -> dict[str, str]:
    """Return the headings of a vintage by their canonical names."""
    common = {column: vintage.common.get(column, column) for column in contract.common_columns}
    return common | {contract.canonical(column): column for column in vintage.columns}
