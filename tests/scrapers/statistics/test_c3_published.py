"""The publisher's own files, where they are on this machine."""

from collections import Counter, defaultdict

import pytest
from c3_files import published, read

from scrapers.errors import TableContractBroken


@pytest.fixture(scope="module")
def newest():
    """Return what the newest file prints of each area and indicator, by year."""
    found = defaultdict(dict)
    for cell in read(published("c3__v2025.csv")).cells(release="2025", version=1):
        found[cell.area_name, cell.indicator][cell.time_period] = cell.as_printed
    return found


@pytest.mark.parametrize(
    ("year", "rows", "symbols"),
    [
        ("2023", 982, {"c": 1738, "x": 2701, "z": 34}),
        ("2024", 1147, {"c": 2013, "u": 80, "x": 2701, "z": 34}),
        ("2025", 1312, {"c": 2253, "u": 80, "x": 2701, "z": 34}),
    ],
)
def test_every_vintage_is_read_whole(year, rows, symbols):
    found = read(published(f"c3__v{year}.csv"), rows_expected=rows)
    printed = Counter(cell for row in found.rows for cell in row.printed)
    assert {cell: count for cell, count in printed.items() if not cell.isdigit()} == symbols
    assert found.notes == ()
    assert found.data.num_rows == rows
    assert all(len(row.printed) == 40 for row in found.rows)


@pytest.mark.parametrize(
    ("area", "indicator", "printed"),
    [
        (
            "England",
            "Episodes_with_assessment_factor",
            "482750 498870 522990 496030 508730 508360 506370 513250",
        ),
        (
            "England",
            "Child_sexual_exploitation",
            "20000 18720 18700 16830 16330 15020 13860 12400",
        ),
        ("England", "Child_criminal_exploitation", "x x x x 10140 14420 15750 16250"),
        ("England", "Gangs", "8650 10960 14700 12720 11600 11110 10180 8860"),
        ("Barnet", "Child_sexual_exploitation", "150 136 100 88 71 98 111 122"),
        ("Barnet", "Child_criminal_exploitation", "x x x x 0 0 0 144"),
        ("Barnet", "Gangs", "170 129 166 108 101 141 121 96"),
        ("Barnsley", "Child_sexual_exploitation", "29 55 60 50 42 54 59 56"),
        ("Barnsley", "Child_criminal_exploitation", "x x x x 0 56 94 83"),
        ("Coventry", "Child_sexual_exploitation", "142 159 137 169 75 72 80 50"),
        ("Coventry", "Child_criminal_exploitation", "x x x x 84 113 120 119"),
        ("Coventry", "Gangs", "61 121 218 192 93 103 99 82"),
    ],
)
def test_the_figures_of_the_seed_councils_are_those_published(newest, area, indicator, printed):
    found = newest[area, indicator]
    assert " ".join(found[year] for year in sorted(found)) == printed


@pytest.mark.parametrize("table", ["b1__v2025", "c1__v2023", "d5__v2025"])
def test_another_table_is_refused_as_not_c3(table):
    with pytest.raises(TableContractBroken, match="missing: "):
        read(published(f"{table}.csv"))
