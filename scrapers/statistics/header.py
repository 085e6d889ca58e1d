"""Which vintage of a table a header line belongs to, or how it differs from all."""

from collections import Counter
from collections.abc import Sequence

from scrapers.statistics.faults import broken
from scrapers.statistics.tables import Contract, Vintage


def match_vintage(printed: Sequence[str], contract: Contract, *, name: str) -> Vintage:
    """Return the vintage whose columns are exactly those printed, in any order.

    Raises:
        TableContractBroken: a column is missing, unknown, written otherwise or there
            twice; the message spells out the difference to the nearest vintage.
    """
    if twice := [column for column, count in Counter(printed).items() if count > 1]:
        raise broken(f"the header has columns twice: {', '.join(twice)}", name=name, line=1)
    for vintage in contract.vintages:
        if set(vintage.columns) == set(printed):
            return vintage
    nearest = min(contract.vintages, key=lambda vintage: len(set(vintage.columns) ^ set(printed)))
    difference = spell_difference(printed, nearest.columns)
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
