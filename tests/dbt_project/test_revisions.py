"""The revisions of real tables are the ones that were found by hand."""

import csv
from pathlib import Path

import duckdb
import pytest
import warehouse_rows
from dbt_harness import Project

SHARED = Path(__file__).parents[2] / ".." / "shared" / "ees"
TABLES = ("c3", "d3")
RELEASES = ("2023", "2024", "2025")


def land(connection: duckdb.DuckDBPyConnection, dataset: str, release: str) -> None:
    """Land one table of one release as it was published."""
    path = SHARED / f"{dataset}__v{release}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        keys = ", ".join(next(csv.reader(file))[:11])
    connection.execute(
        f"""
        insert into raw.official_cells by name
        select
            ? as dataset, ? as release, 1 as version, time_period, geographic_level, indicator,
            coalesce(nullif(new_la_code, ''), nullif(region_code, ''), country_code) as area_code,
            old_la_code as la_code, category as breakdown, as_printed
        from (
            unpivot (select * from read_csv(?, all_varchar = true, header = true))
            on columns(* exclude ({keys})) into name indicator value as_printed
        )
        """,
        [dataset, release, str(path)],
    )
    connection.execute(
        "insert into raw.official_files (dataset, release, sha256, version, outcome)"
        " values (?, ?, ?, 1, 'ok')",
        [dataset, release, path.name],
    )


def seen() -> set[tuple[str | None, ...]]:
    """The revisions listed for those tables."""
    with (SHARED / "reference" / "revisions_seen.csv").open(encoding="utf-8", newline="") as file:
        return {
            (
                row["table"],
                row["from_vintage"],
                row["to_vintage"],
                row["time_period"],
                row["area_code"],
                row["indicator"].lower(),
                row["old_value"],
                row["new_value"],
                row["kind"],
            )
            for row in csv.DictReader(file)
            if row["table"] in TABLES
        }


@pytest.mark.skipif(not SHARED.exists(), reason="the published tables are not on this machine")
def test_the_revisions_of_published_tables_are_those_found_by_hand(tmp_path):
    project = Project(tmp_path)
    warehouse_rows.fill(str(project.path))
    with duckdb.connect(str(project.path)) as connection:
        connection.execute("delete from raw.official_cells")
        connection.execute("delete from raw.official_files")
        for dataset in TABLES:
            for release in RELEASES:
                land(connection, dataset, release)
    statuses = project.dbt(
        *("build", "--select", "+official_revisions"),
        *("--resource-type", "seed", "--resource-type", "model"),
    )
    assert {status for status, _ in statuses.values()} == {"success"}
    found = project.query(
        """
        select
            dataset, from_release, to_release, cast(time_period as varchar),
            case when kind = 'rekeyed' then from_ons_code else to_ons_code end,
            indicator, from_as_printed, to_as_printed, kind
        from marts.official_revisions
        """
    )
    assert len(found) == len(set(found))
    assert set(found) == seen()
