"""A table with one row an indicator, and one whose category nobody has seen."""

import pytest

from scrapers.errors import TableContractBroken
from scrapers.statistics.tables import COMMON_COLUMNS, contract
from scrapers.statistics.wide import read_table

MISSING = contract("cla_missing")
HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    "region_name,old_la_code,la_name,new_la_code,missing_status,number\n"
)
BARNET = "Reporting year,Local authority,E92000001,England,E13000002,Outer London,302,Barnet,"
CHILDREN = "Children looked after during the year"
ON_THE_DAY = "Children missing at 31 March"
AVERAGE = "Average number of missing incidents per looked after child who went missing"


def missing(*rows, header=HEADER):
    lines = "".join(f"{year},{BARNET}E09000003,{item},{cell}\n" for year, item, cell in rows)
    return read_table((header + lines).encode(), MISSING, name="cla.csv")


def test_each_item_of_a_row_is_an_indicator():
    found = missing(("2025", CHILDREN, "512"), ("2025", ON_THE_DAY, "c"), ("2025", AVERAGE, "6.4"))
    assert [
        (cell.indicator, cell.as_printed, cell.area_code, cell.breakdown)
        for cell in found.cells(release="2025", version=1)
    ] == [
        (CHILDREN, "512", "E09000003", None),
        (ON_THE_DAY, "c", "E09000003", None),
        (AVERAGE, "6.4", "E09000003", None),
    ]
    assert MISSING.canonical(AVERAGE) == "missing_incidents_per_child"
    assert not found.vintage.seen


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("2025", "Children on the moon", "1")], "line 2, column missing_status: 'Children on"),
        ([("2025", CHILDREN, "6.4")], "line 2, column number: '6.4' is neither a count"),
        ([("2025", AVERAGE, "1"), ("2025", AVERAGE, "6.45")], "line 3, column number: '6.45' is"),
        (
            [("2025", CHILDREN, "9"), ("2024", CHILDREN, "9"), ("2025", CHILDREN, "8")],
            f"line 4: 2025 Local authority E09000003 {CHILDREN} is there twice, first on line 2",
        ),
    ],
)
def test_an_item_a_number_or_a_key_that_is_not_as_it_should_be_is_refused(rows, said):
    with pytest.raises(TableContractBroken) as refused:
        missing(*rows)
    assert said in str(refused.value)


def child_protection_plans(*categories):
    columns = ",".join([*COMMON_COLUMNS, *contract("d1").vintages[0].columns])
    lines = "".join(
        f"202{n},{BARNET.removesuffix('Barnet,')}E09000003,Barnet,{category},7,7,c,6,30,30,21\n"
        for n, category in enumerate(categories)
    )
    return read_table(f"{columns}\n{lines}".encode(), contract("d1"), name="d1.csv")


def test_a_category_that_nobody_has_seen_is_one_and_the_same_in_all_rows():
    assert len(child_protection_plans("Plans", "Plans").rows) == 2
    with pytest.raises(TableContractBroken, match="line 3, column category: not 'Plans'"):
        child_protection_plans("Plans", "Other plans")
