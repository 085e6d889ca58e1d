"""The official asset in this process, on a home of its own and a replica of the publisher."""

import shutil
from pathlib import Path

import dagster as dg
import duckdb
from ees_replica import EesReplica

from orchestration.landing.warehouse import Warehouse
from orchestration.lock import release
from orchestration.settings import Settings
from scrapers.register.register import Register

TABLES = ("d3", "d5")


def settings_of(home: Path, ees: EesReplica) -> Settings:
    """Live settings that ask the replica and nobody else."""
    return Settings.from_env(
        {
            "DISCLOSURES_HOME": str(home),
            "DISCLOSURES_SOURCES": "live",
            **{name: value for name, value in ees.env().items() if "_EES_" not in name},
        }
    )


def resources_of(home: Path, ees: EesReplica) -> dict[str, object]:
    """What the asset and the sensor are handed: the replica's tables, no authorities."""
    tables = {source.dataset: source for source in ees.sources()}
    return {
        "settings": settings_of(home, ees),
        "register": Register(authorities={}, sources=(), official=tables),
        "warehouse": Warehouse(database=str(home / "warehouse.duckdb")),
    }


def run_official(home: Path, ees: EesReplica) -> dg.ExecuteInProcessResult:
    """Materialise the official asset, as a night does."""
    from orchestration.defs.official import official

    try:
        return dg.materialize([official], resources=resources_of(home, ees))
    finally:
        release(home)  # a night's process would end here


def query(home: Path, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the home's warehouse."""
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as warehouse:
        return warehouse.execute(sql).fetchall()


def copied(home: Path, to: Path) -> Path:
    """Copy the warehouse of a home; the archive is left behind, for its addresses are."""
    to.mkdir(parents=True)
    shutil.copy(home / "warehouse.duckdb", to)
    return to
