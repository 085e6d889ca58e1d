"""Every published file that is on this machine, by the contract of its vintage."""

from collections import Counter

import pytest
from c3_files import published

from scrapers.errors import TableContractBroken
from scrapers.statistics.tables import contract
from scrapers.statistics.wide import read_table

FILES = {
    ("b1", "2023"): (1802, 16, {"c": 106, "x": 92}),
    ("b1", "2024"): (1967, 16, {"c": 113, "u": 16, "x": 260}),
    ("b1", "2025"): (2132, 8, {"c": 62, "u": 10, "x": 46}),
    ("c1", "2023"): (1802, 12, {"c": 258, "x": 78}),
    ("c1", "2024"): (1967, 12, {"c": 280, "u": 28, "x": 120}),
    ("c1", "2025"): (2132, 10, {"c": 296, "u": 26, "x": 68}),
    ("c4", "2025"): (2132, 11, {"c": 486, "u": 11, "x": 47, "z": 18}),
    ("d3", "2023"): (1802, 3, {"c": 70, "x": 9, "z": 2}),
    ("d3", "2024"): (1967, 3, {"c": 73, "u": 3, "x": 9, "z": 6}),
    ("d3", "2025"): (2132, 3, {"c": 75, "u": 5, "x": 9, "z": 6}),
    ("d5", "2023"): (1802, 11, {"c": 2492, "x": 33, "z": 20}),
    ("d5", "2024"): (1967, 11, {"c": 2709, "u": 11, "x": 33, "z": 45}),
    ("d5", "2025"): (2132, 11, {"c": 2957, "u": 11, "x": 33, "z": 45}),
}
"""Rows, indicator columns and symbols of each, counted apart from this reader."""


def body(dataset, release):
    return published(f"{dataset}__v{release}.csv")


def read(dataset, release, **options):
    return read_table(body(dataset, release), contract(dataset), name=f"{dataset}.csv", **options)


@pytest.mark.parametrize(("dataset", "release"), FILES)
def test_every_vintage_of_every_table_is_read_whole(dataset, release):
    rows, columns, symbols = FILES[dataset, release]
    found = read(dataset, release, rows_expected=rows)
    assert found.data.num_rows == rows
    assert len(found.vintage.columns) == columns
    assert found.vintage.seen
    cells = Counter(cell for row in found.rows for cell in row.printed)
    assert {cell: cells[cell] for cell in cells if cell.isalpha()} == symbols


def test_what_is_unusual_in_them_is_the_two_cells_that_leaked_and_were_withdrawn():
    notes = {
        (dataset, release): read(dataset, release).notes
        for dataset, release in (("c1", "2023"), ("c1", "2024"), ("d3", "2025"), ("c4", "2025"))
    }
    assert [len(said) for said in notes.values()] == [1, 0, 0, 0]
    assert "2 counts of authorities are from 1 to 5" in notes["c1", "2023"][0]


def test_a_heading_in_another_case_is_a_difference_and_another_vintages_table_is_refused():
    capital = body("c1", "2024").replace(b"category", b"category_", 1)
    with pytest.raises(TableContractBroken, match="missing: category; unknown: category_"):
        read_table(capital, contract("c1"), name="c1.csv")
    recased = body("d3", "2025").replace(b"CPP_start", b"Cpp_start", 1)
    with pytest.raises(TableContractBroken, match="written otherwise: Cpp_start for CPP_start"):
        read_table(recased, contract("d3"), name="d3.csv")
    with pytest.raises(TableContractBroken, match=r"not those of d5 .*missing: CPP_At31"):
        read_table(body("d3", "2025"), contract("d5"), name="d3.csv")
