"""Rows of `raw` as a night would land them: four authorities, C3 in two releases and D5.

The numbers are the ones DfE and the councils publish; Sampleshire (999) is made up.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import duckdb
import nrm_rows
from official_rows import Row, d5_cells, official_cells, printed_rows

from orchestration.landing.registry import land_registry
from orchestration.landing.schema import TABLES, ensure_schema

NIGHT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


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
    children = {**factor, "measure": "cse_identified", "unit": "children"}
    yield _figure("more_children", "137", **children)
    yield _figure("no_more_children", "136", **children)
    yield _figure("perhaps_more_children", ">100", **{**children, "lower": 101.0})
    plans = {"measure": "cp_plans_at_date", "topic": "child_protection_plan"}
    yield _figure("same_day", "253", **plans, as_at=date(2024, 3, 31))
    yield _figure("other_day", "228", **plans, as_at=date(2024, 5, 13))
    yield _figure("no_day", "250", **plans)
    long_plans = {**plans, "measure": "cp_plans_over_12_months"}
    yield _figure("of_two_bands", "50", **long_plans, as_at=date(2024, 3, 31))
    yield _figure("one_band_hidden", "60", **long_plans, as_at=date(2025, 3, 31))
    yield _figure("less_than_one_band", "20", **long_plans, as_at=date(2025, 3, 31))
    suspect = {"period_start": date(2021, 4, 1), "period_end": date(2022, 3, 31)}
    yield _figure("none", "0", **{**factor, **suspect, "measure": "cce_factor_episodes"})
    yield _figure("no_such_area", "3", **{**factor, "la_code": "999"})
    yield _figure(
        "too_early",
        "3",
        **{**factor, "period_start": date(2015, 4, 1), "period_end": date(2016, 3, 31)},
    )
    quarter = {"period_start": date(2024, 1, 1), "period_end": date(2024, 3, 31)}
    nrm = {"la_code": "331", "measure": "nrm_referrals", "unit": "referrals", "topic": "nrm"}
    yield _figure("nrm", "25", **nrm, **quarter, period_type="range")


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
    yield _non_answer(
        "dashboard",
        "331",
        "redirected",
        topic="nrm",
        measures="nrm_referrals",
        period_start=date(2015, 1, 1),
        period_end=date(2024, 12, 31),
        redirect_url="https://experience.arcgis.com/experience/92397132e509473883e1977d1db90a32",
    )
    yield _non_answer("elsewhere", "999", "redirected", measures="cse_identified")


def fill(path: str) -> None:
    """Make a warehouse at ``path`` with `raw` and these rows in it."""
    rows: dict[str, list[Row]] = {
        "runs": [{"run_id": "1", "sources_mode": "sample", "status": "success"}],
        "authorities": [
            {"la_code": "999", "slug": "sampleshire", "name": "Sampleshire"},
            {"la_code": "302", "slug": "barnet", "name": "Barnet in the register"},
            {
                "la_code": "331",
                "slug": "coventry",
                "name": "Coventry",
                "no_source_status": "no_log",
                "no_source_reason": "none was found",
            },
        ],
        "sources": [
            {"source_id": "log", "la_code": "302", "platform": "icasework", "status": "active"},
            {"source_id": "ees", "la_code": None, "platform": "ees", "status": "active"},
        ],
        "source_visits": [
            {
                "source_id": "log",
                "run_id": "1",
                "attempted_at": NIGHT,
                "outcome": "ok",
                "entries": 4,
                "passed_over": 1,
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
                "opened_on": date(2026, 1, 5),
            }
        ],
        "passed_over": [
            {
                "source_id": "log",
                "entry_key": "bins",
                "la_code": "302",
                "received_on": date(2019, 5, 1),
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
                "dataset": dataset,
                "release": release,
                "sha256": f"{dataset} {release}",
                "version": 1,
                "published_on": date(int(release), 10, 30),
                "outcome": "ok",
            }
            for dataset, release in (("c3", "2024"), ("c3", "2025"), ("d5", "2025"))
        ],
        "official_rows": printed_rows(
            [*official_cells("2024"), *official_cells("2025"), *d5_cells()]
        ),
    }
    with duckdb.connect(path) as connection:
        ensure_schema(connection)
        land_registry(connection, run_id="1", now=NIGHT)
        nrm_rows.land(connection, now=NIGHT)
        for table, landed in rows.items():
            names = TABLES[table].all_columns
            complete = [{"run_id": "1", "landed_at": NIGHT, **row} for row in landed]
            connection.executemany(
                f"insert into raw.{table} ({', '.join(names)}) "
                f"values ({', '.join('?' * len(names))})",
                [[row.get(name) for name in names] for row in complete],
            )
