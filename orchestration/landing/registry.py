"""What the registry of official tables says, into ``raw.official_indicators``."""

from collections.abc import Iterable
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Landed, Row, replace, transaction
from scrapers.statistics.tables import Contract, contracts


def land_registry(
    connection: duckdb.DuckDBPyConnection,
    *,
    run_id: str,
    now: datetime,
    tables: Iterable[Contract] | None = None,
) -> Landed:
    """Make the rows of ``raw.official_indicators`` those of the registry.

    One row a name that a file may print: an older and a newer name of one indicator are
    two rows with one canonical name.

    Args:
        connection: an open warehouse.
        run_id: which run writes.
        now: when, UTC.
        tables: whose rows; those of every table of the registry unless given.
    """
    every = list(contracts().values() if tables is None else tables)
    rows = {(row["dataset"], row["indicator"]): row for table in every for row in _rows(table)}
    with transaction(connection):
        return replace(
            connection,
            TABLES["official_indicators"],
            list(rows.values()),
            within=[{"dataset": table.dataset} for table in every],
            run_id=run_id,
            now=now,
        )


def _rows(table: Contract) -> Iterable[Row]:
    for printed, canonical in table.printed_names.items():
        indicator = table.indicators[canonical]
        yield {
            "dataset": table.dataset,
            "indicator": printed.lower(),
            "canonical": canonical,
            "label": indicator.label,
            "unit": indicator.unit,
            "is_stock": indicator.stock,
            "is_rate": indicator.rate,
            "hides_zero": indicator.hides_zero,
        }
