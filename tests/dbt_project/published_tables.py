"""The publisher's own files of every table and vintage at hand, landed as a night lands them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from orchestration.landing.official import land_file
from orchestration.landing.registry import land_registry
from orchestration.landing.schema import TABLES, ensure_schema
from orchestration.landing.upsert import land
from scrapers.statistics.rows import OfficialFile

BUILD = (
    # the tests that are named, and no others: each costs a twentieth of a second
    *("build", "--exclude-resource-type", "unit_test", "--indirect-selection", "empty"),
    *("--select", "+official_revisions", "+official_imputed", "+official_suspect_zeros"),
    *("+int_official__latest", "+int_authority_rows", "+authority_changes", "totals_at_odds"),
    *("stg_raw__runs", "official_totals_fit_their_parts", "official_exceptions_are_as_listed"),
    *("official_factors_within_episodes", "official_years_have_all_their_areas"),
    "official_releases_are_whole",
    *(
        f"unique_combination_{model}_*"
        for model in (
            "stg_raw__official_rows",
            "int_official__areas",
            "int_official__columns",
            "int_official__compared",
            "int_official__latest",
            "int_official__revisions",
            "int_official__suspect_zeros",
            "int_authority_rows",
        )
    ),
)
"""What dbt builds and tests of them: the history of the official figures and its checks."""

REORGANISED = (
    # DfE code, the year to March, number
    *(("942", 2022, 60), ("942", 2025, 93), ("839", 2019, 60)),
    *(("928", 2021, 351), ("928", 2022, 60), ("825", 2020, 138)),
)
"""Figures of invented letters of authorities that changed: assessments with CSE as a factor."""

WORDS = "the CCE assessment factor was not captured prior to 2022/2023"
NOT_CAPTURED = {
    "non_answer_id": "barnsley", "document_id": "letter", "request_id": "letter",
    "la_code": "370", "outcome": "not_recorded", "topic": "cce", "measures": "cce_identified",
    "period_end": date(2022, 3, 31), "quote": WORDS,
}  # fmt: skip
SHARED = Path(__file__).parents[2] / ".." / "shared" / "ees"
NIGHT = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)


def published_files() -> list[Path]:
    """The files, oldest vintage of each table first; skips the test where there are none."""
    found = sorted(SHARED.glob("*__v*.csv"))
    if not found:
        pytest.skip("needs the published tables in ../shared/ees")
    return found


def land_published(path: Path) -> None:
    """Make a warehouse at ``path`` with those files and with what some letters say."""
    with duckdb.connect(str(path)) as connection:
        ensure_schema(connection)
        land_registry(connection, run_id="1", now=NIGHT)
        for file in published_files():
            dataset, _, release = file.stem.partition("__v")
            body = file.read_bytes()
            landed = OfficialFile(
                dataset=dataset, release=release, release_version_id=f"version of {release}",
                file_id=file.stem, data_set_file_id=file.stem, title=dataset.upper(),
                file_name=file.name, published_on=date(int(release), 10, 30), last_updated=None,
                url=f"https://example.org/{file.name}", rows=body.count(b"\n") - 1,
                sha256=sha256(body).hexdigest(), body=body, fetched_at=NIGHT,
            )  # fmt: skip
            _, problem = land_file(connection, landed, run_id="1", now=NIGHT)
            assert problem is None, problem
        land(connection, TABLES["foi_figures"], list(figures()), run_id="1", now=NIGHT)
        land(connection, TABLES["foi_non_answers"], [NOT_CAPTURED], run_id="1", now=NIGHT)


def figures() -> Iterator[dict[str, object]]:
    """Yield the rows of `REORGANISED`."""
    for la_code, year, number in REORGANISED:
        yield {
            "figure_id": f"{la_code} {year}", "document_id": "reorganised",
            "request_id": "reorganised", "la_code": la_code, "measure": "cse_factor_episodes",
            "topic": "cse", "unit": "episodes", "period_type": "reporting_year",
            "period_start": date(year - 1, 4, 1), "period_end": date(year, 3, 31),
            "value": float(number), "lower": float(number), "upper": float(number),
            "suppressed": False, "as_printed": str(number), "quote": f"{year}: {number}",
            "confidence": 0.9, "needs_review": False,
        }  # fmt: skip
