"""The official tables to land: the publisher's own, and a made release of any size."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from scrapers.statistics.tables import contract

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared" / "ees"

AREAS = 50_000
"""Areas in each year of a made release."""


@dataclass(frozen=True)
class File:
    """One table of one release."""

    dataset: str
    release: str
    path: Path


def published() -> list[File]:
    """Return every published file that is on this machine."""
    files = []
    for path in sorted(SHARED.glob("*__v*.csv")):
        dataset, _, release = path.stem.partition("__v")
        files.append(File(dataset, release, path))
    return files


def made(rows: int, folder: Path) -> File:
    """Write a release of D3's shape: ``rows`` rows of three indicators, each of another key."""
    counts = """
        case when hash(i) % 30 = 0 then 'c' else (6 + hash(i) % 900)::varchar end as CPP_start,
        case when hash(i + 1) % 20 = 0 then 'c' else (6 + hash(i * 7) % 300)::varchar
        end as CPP_subsequent,
        case when hash(i) % 9 = 0 then 'c'
            else printf('%.1f', (hash(i * 3) % 1000) / 10.0) end as CPP_subsequent_percent"""
    return _written("d3", rows, counts, folder)


def made_wide(cells: int, folder: Path) -> File:
    """Write a release of C3's shape: rows of forty counts, ``cells`` of them or a few less."""
    names = contract("c3").vintages[-1].columns
    counts = ", ".join(
        f"case when hash(i * {len(names)} + {n}) % 9 = 0 then 'c'"
        f' else (6 + hash(i * {len(names)} + {n}) % 900)::varchar end as "{name}"'
        for n, name in enumerate(names)
    )
    return _written("c3", cells // len(names), counts, folder)


def _written(dataset: str, rows: int, counts: str, folder: Path) -> File:
    path = folder / f"{dataset}_{rows}.csv"
    category = (contract(dataset).category or "").replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (
                select
                    1901 + i // {AREAS} as time_period, 'Reporting year' as time_identifier,
                    'Local authority' as geographic_level, 'E92000001' as country_code,
                    'England' as country_name, 'E1200000' || (1 + i % 9) as region_code,
                    'Region ' || (1 + i % 9) as region_name,
                    lpad((i % 1000)::varchar, 3, '0') as old_la_code,
                    'E' || (10000000 + i % {AREAS}) as new_la_code,
                    'Authority ' || (i % {AREAS}) as la_name, '{category}' as category, {counts}
                from range({rows}) as t (i)
            ) to '{path}' (header)""")
    return File(dataset, "2025", path)
