"""A further official table is an entry and a staging model; nothing else is touched.

The toy table's cells are the printed examples that the Python reader is held to as well.
"""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest
from dbt_harness import Project

from orchestration.landing.official import land_file
from orchestration.landing.schema import ensure_schema
from scrapers.register import tables as registry
from scrapers.register.load import load_register
from scrapers.statistics.rows import OfficialFile
from scrapers.statistics.tables import COMMON_COLUMNS, contracts

EXAMPLES = Path(__file__).parents[1] / "scrapers" / "statistics" / "printed_examples.csv"
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)

ENTRY = """\
title: A toy table
fetch: {source: ees, publication: toys-in-need, title_pattern: '^Z9'}
category: Toys
indicators:
  toys: {label: toys, unit: children}
  toys_percent: {label: toys as a share of all, unit: percent, stock: true}
  toys_rate: {label: "toys per 10,000 children", unit: other, rate: true}
  "toys_21+_days": {label: days to a toy, unit: days}
renamed: {Dolls: toys}
vintages:
  - {name: first, columns: [Dolls, Toys_percent, Toys_rate, Toys_21+_days]}
"""
STAGING = """\
{{ official_table('z9', ['toys', 'toys_percent', 'toys_rate', 'toys_21+_days']) }}
"""
KINDS = {"count": "toys", "percent": "toys_percent", "rate": "toys_rate", "days": "toys_21+_days"}


def examples():
    return list(csv.DictReader(EXAMPLES.read_text(encoding="utf-8").splitlines()))


def area(number, level):
    """Return the geography cells of a row, the area's own code being ``number``."""
    country = ["E92000001", "England"]
    if level == "National":
        return [f"E92{number:06}", "England", *[""] * 5]
    if level == "Regional":
        return [*country, f"E{number:08}", "Somewhere", "", "", ""]
    return [*country, "E12000001", "Somewhere", "999", f"E{number:08}", "Sampleshire"]


def printed_table():
    """Return the toy table: one row an example, the other columns not applicable."""
    lines = [[*COMMON_COLUMNS, "Dolls", "Toys_percent", "Toys_rate", "Toys_21+_days"]]
    for number, example in enumerate(examples(), start=1):
        cells = [example["as_printed"] if example["unit"] == kind else "z" for kind in KINDS]
        where = area(number, example["level"])
        lines.append(["2025", "Reporting year", example["level"], *where, "Toys", *cells])
    return "".join(f"{','.join(line)}\n" for line in lines).encode()


@pytest.fixture(scope="module")
def toys(tmp_path_factory):
    """A registry and a project with the toy table, landed and modelled."""
    folder = tmp_path_factory.mktemp("registry")
    (folder / "z9.yml").write_text(ENTRY, encoding="utf-8")
    project = Project(tmp_path_factory.mktemp("toys"))
    staging = project.project / "models" / "staging" / "official" / "tables"
    (staging / "stg_ees__z9.sql").write_text(STAGING, encoding="utf-8")
    # the real symbols, not the harness's few
    seeds = Path(__file__).parents[2] / "dbt_project" / "seeds" / "symbols.csv"
    (project.project / "seeds" / "symbols.csv").write_text(seeds.read_text("utf-8"), "utf-8")
    with pytest.MonkeyPatch.context() as patch, duckdb.connect(str(project.path)) as connection:
        patch.setattr(registry, "TABLES", folder)
        contracts.cache_clear()
        ensure_schema(connection)
        project.listed = load_register().official
        _, project.problem = land_file(connection, toy_file(), run_id="1", now=NOW)
    contracts.cache_clear()
    project.results = project.dbt(
        "build", "--exclude-resource-type", "unit_test", "test", "--select",
        *("symbols", "stg_raw__official_cells", "stg_raw__official_files"),
        *("stg_raw__official_rows", "stg_raw__official_columns", "stg_raw__official_indicators"),
        *("int_official__releases", "int_official__columns", "int_official__spellings"),
        *("int_official__cells", "stg_ees__z9"),
    )  # fmt: skip
    return project


def toy_file():
    body = printed_table()
    return OfficialFile(
        dataset="z9", release="2025", release_version_id="v", file_id="f", data_set_file_id="d",
        title="Z9 Toys", file_name="z9.csv", published_on=date(2025, 10, 30), last_updated=None,
        url="https://example.org/z9.csv", rows=body.count(b"\n") - 1, sha256="z9", body=body,
        fetched_at=NOW,
    )  # fmt: skip


def test_an_entry_and_a_staging_model_are_all_that_a_table_needs(toys):
    assert toys.problem is None
    assert toys.listed["z9"].publication == "toys-in-need"
    assert toys.listed["z9"].id == "ees-z9"
    assert {status for status, _ in toys.results.values()} == {"success"}


def test_its_staging_model_has_a_row_a_printed_row_under_the_canonical_names(toys):
    columns = ", ".join(f'"{name}"' for name in KINDS.values())
    found = toys.query(f"select area_code, {columns} from staging.stg_ees__z9")
    assert len(found) == len(examples())
    first = examples()[0]
    assert ("E00000001", first["as_printed"], "z", "z", "z") in found


def test_the_warehouse_reads_every_printed_example_as_the_python_reader_does(toys):
    for number, example in enumerate(examples(), start=1):
        wanted = tuple(
            float(example[name]) if example[name] else None for name in ("value", "lower", "upper")
        )
        code = area(number, example["level"])
        found = toys.query(
            "select value, lower, upper, symbol from intermediate.int_official__cells"
            " where canonical = ? and ons_code = ?",
            KINDS[example["unit"]],
            next(cell for cell in (code[5], code[2], code[0]) if cell),
        )
        assert found == [(*wanted, example["symbol"] or None)], example


def test_what_the_entry_says_of_an_indicator_goes_with_its_cells(toys):
    assert toys.query(
        "select distinct indicator, canonical, label, unit, is_stock, is_rate, as_at"
        " from intermediate.int_official__cells order by canonical"
    ) == [
        ("dolls", "toys", "toys", "children", False, False, None),
        ("toys_21+_days", "toys_21+_days", "days to a toy", "days", False, False, None),
        (
            *("toys_percent", "toys_percent", "toys as a share of all", "percent"),
            *(True, False, date(2025, 3, 31)),
        ),
        ("toys_rate", "toys_rate", "toys per 10,000 children", "other", False, True, None),
    ]
