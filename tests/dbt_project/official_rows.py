"""Official tables in `raw` as a night would land them: C3 in two releases, and D5.

The numbers are the ones that the DfE publishes.
"""

from collections.abc import Iterable, Iterator

AREAS = {
    "302": ("E09000003", "Barnet"),
    "370": ("E08000016", "Barnsley"),
    "331": ("E08000026", "Coventry"),
    "825": ("E06000060", "Buckinghamshire"),
}
CSE, CCE, GANGS = "Child_sexual_exploitation", "Child_criminal_exploitation", "Gangs"
PRINTED = {
    ("302", CSE): "150 136 100 88 71 98 111 122",
    ("302", CCE): "x x x x 0 0 0 144",
    ("302", GANGS): "170 129 166 108 101 141 121 96",
    ("370", CSE): "29 55 60 50 42 54 59 56",
    ("370", CCE): "x x x x 0 56 94 83",
    ("370", GANGS): "c 14 36 17 23 22 25 15",
    ("331", CSE): "142 159 137 169 75 72 80 50",
    ("331", CCE): "x x x x 84 113 120 119",
    ("331", GANGS): "61 121 218 192 93 103 99 82",
    ("825", CSE): "c c c c 30 31 32 33",
}
"""Per authority and column the cells of the years to March 2018 to 2025, as printed."""

D5 = {
    "CPP_At31": "253 225",
    "1_year_less_than_2_years": "44 50",
    "2_years_or_more": "9 c",
}
"""Barnet's plans on 31 March 2024 and 2025, all and by how long they had lasted, as printed."""

Row = dict[str, object]


def cell(release: str, year: int, column: str, printed: str, **area: str | None) -> Row:
    return {
        "dataset": "c3",
        "release": release,
        "version": 1,
        "time_period": str(year),
        "time_identifier": "Reporting year",
        "indicator": column,
        "breakdown": "Factors identified at the end of assessment",
        "as_printed": printed,
        **area,
    }


def official_cells(release: str) -> Iterator[Row]:
    """Yield the cells of one release: the years from 2018 to its own."""
    for (la_code, column), line in PRINTED.items():
        ons_code, name = AREAS[la_code]
        if la_code == "825" and release == "2024":
            ons_code = "E10000002"
        for year, printed in zip(range(2018, int(release) + 1), line.split(), strict=False):
            # one cell that the newer release takes back
            taken_back = (release, la_code, column, year) == ("2025", "331", GANGS, 2018)
            yield cell(
                release,
                year,
                column,
                "u" if taken_back else printed,
                geographic_level="Local authority",
                la_code=la_code,
                new_la_code=ons_code,
                area_code=ons_code,
                la_name=name,
                area_name=name,
            )
    england = {"geographic_level": "National", "area_code": "E92000001", "area_name": "England"}
    yield cell(release, 2019, CSE, "18720", **england)


def d5_cells() -> Iterator[Row]:
    """Yield Barnet's cells of table D5 in the release of 2025."""
    ons_code, name = AREAS["302"]
    for column, line in D5.items():
        for year, printed in zip((2024, 2025), line.split(), strict=True):
            row = cell(
                "2025",
                year,
                column,
                printed,
                geographic_level="Local authority",
                la_code="302",
                new_la_code=ons_code,
                area_code=ons_code,
                la_name=name,
                area_name=name,
            )
            yield {**row, "dataset": "d5", "breakdown": "Child Protection Plans by length of time"}


def printed_rows(cells: Iterable[Row]) -> list[Row]:
    """Return the rows of `raw.official_rows` that have these cells, and no others.

    A row is one of a table with a row for each indicator, so that no two need the same ones.
    """
    rows = []
    for one in cells:
        row = {name: one[name] for name in one if name not in OF_A_CELL}
        if one["geographic_level"] == "National":
            row |= {"country_code": one["area_code"], "country_name": one["area_name"]}
        rows.append(row | {"item": one["indicator"], "printed": [one["as_printed"]]})
    return rows


OF_A_CELL = {"indicator", "as_printed", "area_code", "area_name"}
