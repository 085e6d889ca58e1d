"""Rows of `raw` as a night would land them: four authorities, C3 in two releases.

The numbers are the ones DfE and the councils publish; Sampleshire (999) is made up.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import duckdb

from orchestration.landing.schema import TABLES, ensure_schema

NIGHT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
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

Row = dict[str, object]


def _cell(release: str, year: int, column: str, printed: str, **area: str | None) -> Row:
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
            yield _cell(
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
    yield _cell(release, 2019, CSE, "18720", **england)


def _figure(figure_id: str, printed: str, **other: object) -> Row:
    return {
        "figure_id": figure_id,
        "document_id": "letter",
        "request_id": "request",
        "la_code": "302",
        "file_name": "letter.pdf",
        "measure": "cse_referrals",
        "measure_text": "children referred to the MASH over CSE concerns",
        "topic": "cse",
        "period_type": "calendar_year",
        "value": float(printed) if printed.isdigit() else None,
        "unit": "children",
        "suppressed": not printed.isdigit(),
        "as_printed": printed,
        "quote": f"{figure_id}: {printed}",
        "page": 1,
        "char_start": 10,
        "char_end": 20,
        "confidence": 0.9,
        "needs_review": False,
        "reader_version": "1",
        **other,
    }


def figures() -> Iterator[Row]:
    """Yield one figure for each way in which a figure can be held against C3."""
    year = {"period_start": date(2018, 4, 1), "period_end": date(2019, 3, 31)}
    factor = {"measure": "cse_factor_episodes", "unit": "episodes", **year}
    yield _figure("calendar", "338", period_start=date(2018, 1, 1), period_end=date(2018, 12, 31))
    yield _figure("so_far", "126", period_start=date(2022, 1, 1), period_type="year_to_date")
    yield _figure("agrees", "136", **factor)
    yield _figure("differs", "140", **factor)
    yield _figure("band", "<5", lower=1.0, upper=4.0, **factor)
    yield _figure("open_band", ">100", lower=101.0, **factor)
    yield _figure("part", "9", subgroup="female", **factor)
    yield _figure("unknown", "20049", **{**factor, "measure": None, "unit": "calls"})
    yield _figure("unsure", "7", needs_review=True, review_reason="rows do not match", **factor)
    yield _figure("settled", "13", needs_review=True, **factor)
    yield _figure("wrong", "77", **factor)
    yield _figure(
        "hidden",
        "<5",
        **{**factor, "la_code": "825", "lower": 1.0, "upper": 4.0},
        review_reason="The letter says that counts of 5 and below are hidden.",
    )
    suspect = {"period_start": date(2021, 4, 1), "period_end": date(2022, 3, 31)}
    yield _figure("none", "0", **{**factor, **suspect, "measure": "cce_factor_episodes"})
    yield _figure("no_such_area", "3", **{**factor, "la_code": "999"})
    yield _figure(
        "too_early",
        "3",
        **{**factor, "period_start": date(2015, 4, 1), "period_end": date(2016, 3, 31)},
    )


def _non_answer(non_answer_id: str, la_code: str, outcome: str, **other: object) -> Row:
    return {
        "non_answer_id": non_answer_id,
        "document_id": "letter",
        "request_id": "request",
        "la_code": la_code,
        "file_name": "letter.pdf",
        "question": "1",
        "outcome": outcome,
        "topic": "cse",
        "quote": f"what the letter says of {non_answer_id}",
        "page": 1,
        "char_start": 30,
        "char_end": 40,
        "reader_version": "1",
        **other,
    }


def non_answers() -> Iterator[Row]:
    """Yield one non-answer for each way in which the official table may stand in."""
    yield _non_answer(
        "not_captured",
        "370",
        "not_recorded",
        measures="cce_identified",
        period_end=date(2022, 3, 31),
    )
    yield _non_answer(
        "table_named",
        "331",
        "redirected",
        exemption="s21",
        measures="cse_identified,cce_identified",
        period_start=date(2015, 1, 1),
        period_end=date(2024, 12, 31),
        redirect_dataset="c3_factors_identified_at_end_of_assessment_2018_to_2024",
    )
    yield _non_answer("cost", "331", "cost_limit", exemption="s12(2)")
    yield _non_answer("elsewhere", "999", "redirected", measures="cse_identified")


def fill(path: str) -> None:
    """Make a warehouse at ``path`` with `raw` and these rows in it."""
    rows: dict[str, list[Row]] = {
        "authorities": [
            {"la_code": "999", "slug": "sampleshire", "name": "Sampleshire"},
            {"la_code": "302", "slug": "barnet", "name": "Barnet in the register"},
        ],
        "sources": [
            {"source_id": "log", "la_code": "302", "platform": "local_drop", "status": "active"},
            {"source_id": "ees", "la_code": None, "platform": "ees", "status": "active"},
        ],
        "source_visits": [
            {
                "source_id": "log",
                "run_id": "1",
                "attempted_at": NIGHT,
                "outcome": "ok",
                "entries": 4,
            },
            {
                "source_id": "log",
                "run_id": "2",
                "attempted_at": NIGHT.replace(day=6),
                "outcome": "blocked_bot",
            },
        ],
        "foi_requests": [
            {
                "request_id": "request",
                "la_code": "302",
                "source_id": "log",
                "disposition": "all_supplied",
                "responded_on": date(2022, 8, 16),
            }
        ],
        "foi_documents": [
            {
                "document_id": "letter",
                "request_id": "request",
                "la_code": "302",
                "read_status": "read",
            }
        ],
        "foi_figures": list(figures()),
        "foi_non_answers": list(non_answers()),
        "official_files": [
            {
                "dataset": "c3",
                "release": release,
                "sha256": release,
                "version": 1,
                "published_on": date(int(release), 10, 30),
                "outcome": "ok",
            }
            for release in ("2024", "2025")
        ],
        "official_cells": [*official_cells("2024"), *official_cells("2025")],
    }
    with duckdb.connect(path) as connection:
        ensure_schema(connection)
        for table, landed in rows.items():
            names = TABLES[table].all_columns
            complete = [{"run_id": "1", "landed_at": NIGHT, **row} for row in landed]
            connection.executemany(
                f"insert into raw.{table} ({', '.join(names)}) "
                f"values ({', '.join('?' * len(names))})",
                [[row.get(name) for name in names] for row in complete],
            )
