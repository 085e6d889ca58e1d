"""The DfE's table C3 for England, its regions and the sample's three real councils.

The figures are the DfE's own (Children in need, releases of 2024 and 2025; Crown copyright,
Open Government Licence v3.0), kept in c3_facts.csv in a layout of ours and written here in
the publisher's. Between the two releases none of them was changed, so one set serves both.
"""

import csv
import io
from pathlib import Path

from scrapers.statistics.tables import COMMON_COLUMNS

FACTS = Path(__file__).parent / "c3_facts.csv"

ENGLAND = "E92000001"

# level, region_code, region_name, old_la_code, new_la_code, la_name: in the order of the file.
AREAS = (
    ("National", "", "", "", "", ""),
    ("Regional", "E12000001", "North East", "", "", ""),
    ("Regional", "E12000002", "North West", "", "", ""),
    ("Regional", "E12000003", "Yorkshire and The Humber", "", "", ""),
    ("Regional", "E12000004", "East Midlands", "", "", ""),
    ("Regional", "E12000005", "West Midlands", "", "", ""),
    ("Regional", "E12000006", "East of England", "", "", ""),
    ("Regional", "E12000007", "London", "", "", ""),
    ("Regional", "E12000008", "South East", "", "", ""),
    ("Regional", "E12000009", "South West", "", "", ""),
    ("Regional", "E13000001", "Inner London", "", "", ""),
    ("Regional", "E13000002", "Outer London", "", "", ""),
    ("Local authority", "E12000003", "Yorkshire and The Humber", "370", "E08000016", "Barnsley"),
    ("Local authority", "E12000005", "West Midlands", "331", "E08000026", "Coventry"),
    ("Local authority", "E13000002", "Outer London", "302", "E09000003", "Barnet"),
)


def table(release: str) -> bytes:
    """Return the file of one release: years downwards, 15 rows a year, 40 indicators.

    Args:
        release: the slug, which is also the last year in the file ("2025").
    """
    with FACTS.open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    indicators = list(dict.fromkeys(fact["indicator"] for fact in facts))
    printed = {(fact["area_code"], fact["indicator"]): fact for fact in facts}
    years = [column for column in facts[0] if column.isdigit() and column <= release]
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([*COMMON_COLUMNS, *indicators])
    for year in sorted(years, reverse=True):
        for level, region, region_name, la_code, ons_code, la_name in AREAS:
            code = ons_code or region or ENGLAND
            writer.writerow(
                [year, "Reporting year", level, ENGLAND, "England", region, region_name]
                + [la_code, ons_code, la_name, "Factors identified at the end of assessment"]
                + [printed[code, indicator][year] for indicator in indicators]
            )
    return lines.getvalue().encode()
