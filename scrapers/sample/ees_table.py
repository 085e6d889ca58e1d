"""The DfE's tables B1, C1, C4, D3 and D5 for the areas of `c3_table`, from 2021 on.

The figures are the DfE's own (Children in need, releases of 2024 and 2025; Crown copyright,
Open Government Licence v3.0), kept in ees_facts.csv under the registry's names and written
here under those that the release prints. A figure that the newer release changed, and a
column that it dropped, stand there once more as the older one has them.
"""

import csv
import io
from functools import cache
from pathlib import Path

from scrapers.sample import c3_table
from scrapers.sample.c3_table import AREAS, ENGLAND
from scrapers.statistics.tables import contract

FACTS = Path(__file__).parent / "ees_facts.csv"

Facts = dict[tuple[str, str, str], dict[str, str]]

NEWEST = "2025"

VINTAGES = {
    ("b1", "2025"): -1,
    ("b1", "2024"): 0,
    ("c1", "2025"): -1,
    ("c1", "2024"): 1,
    ("c4", "2025"): -1,
    ("d3", "2025"): -1,
    ("d3", "2024"): -1,
    ("d5", "2025"): -1,
    ("d5", "2024"): -1,
}
"""Which of the registry's vintages a release's file is; C4 was seen in one release only."""


def table(dataset: str, release: str) -> bytes | None:
    """Return the file of one table in one release: years downwards, 15 rows a year.

    Args:
        dataset: its code in the registry.
        release: the slug, which is also the last year in the file ("2025").

    Returns:
        The file; None where the sample has none of that release.
    """
    if dataset == "c3":
        return c3_table.table(release)
    if (dataset, release) not in VINTAGES:
        return None
    known = contract(dataset)
    vintage = known.vintages[VINTAGES[dataset, release]]
    facts = _facts(dataset)
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(known.columns(vintage))
    years = [year for year in next(iter(facts.values())) if year <= release]
    for year in sorted(years, reverse=True):
        for level, region, region_name, la_code, ons_code, la_name in AREAS:
            code = ons_code or region or ENGLAND
            cells = [
                _printed(facts, release, code, known.canonical(column))[year]
                for column in vintage.columns
            ]
            place = (level, ENGLAND, "England", region, region_name, la_code, ons_code, la_name)
            writer.writerow([year, known.time_identifier, *place, known.category, *cells])
    return lines.getvalue().encode()


def _printed(facts: Facts, release: str, code: str, indicator: str) -> dict[str, str]:
    own = facts.get((release, code, indicator))
    return own or facts[NEWEST, code, indicator]


@cache
def _facts(dataset: str) -> Facts:
    """Return the printed cells by year, by release, area and canonical indicator."""
    with FACTS.open(encoding="utf-8", newline="") as file:
        return {
            (fact["release"], fact["area_code"], fact["indicator"]): {
                year: cell for year, cell in fact.items() if year.isdigit()
            }
            for fact in csv.DictReader(file)
            if fact["dataset"] == dataset
        }
