"""What a night came to, in a few lines for a person."""

from collections.abc import Iterator

import duckdb

from orchestration.landing.schema import ensure_schema
from orchestration.landing.warehouse import Warehouse
from orchestration.night import Night
from orchestration.settings import Settings

_READ = "raw.foi_documents where read_status in ('read', 'no_figures', 'figures_elsewhere')"
_TO_LOOK_AT = (
    (
        "raw.foi_documents where read_status in"
        " ('needs_ocr', 'encrypted', 'unreadable', 'unsupported')",
        "documents that could not be read",
    ),
    (
        "raw.foi_documents where read_status = 'figures_elsewhere'",
        "documents that point to figures published elsewhere",
    ),
    (
        "raw.foi_requests where problem is not null and withdrawn_at is null",
        "entries that could not be read in full",
    ),
    (
        "(select source_id from raw.source_visits join raw.sources using (source_id)"
        " where status = 'unverified' and kind = 'recording' and outcome = 'recorded'"
        " group by source_id)",
        "recordings to compare (disclosures sources --recorded NAME)",
    ),
)


def summary(settings: Settings, night: Night) -> Iterator[str]:
    """Yield the lines: what was read, how it stands, what needs a person, where it is."""
    with Warehouse(database=str(settings.warehouse)).connect() as connection:
        ensure_schema(connection)
        yield ""
        yield (
            f"{_count(connection, _READ)} of {_count(connection, 'raw.foi_documents')} documents"
            f" read: {_count(connection, 'raw.foi_figures')} figures,"
            f" {_count(connection, 'raw.foi_non_answers')} questions without one"
        )
        yield from _verdicts(connection)
        for rows, what in _TO_LOOK_AT:
            if count := _count(connection, rows):
                yield f"to look at: {what}: {count}"
        yield from _reviews(connection)
        if passed_over := _count(connection, "raw.passed_over where withdrawn_at is null"):
            yield f"{passed_over} listed entries passed over: not about children's social care"
    place = settings.published / "warehouse.duckdb"
    yield f"the warehouse is {place}" if place.exists() else "nothing is published yet"
    for problem in night.problems:
        yield f"FAILED: {problem}"
    if night.problems:
        yield f"the whole log is {night.log}"


def _verdicts(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    built = connection.execute(
        "select 1 from duckdb_tables()"
        " where schema_name = 'marts' and table_name = 'reconciliation'"
    ).fetchall()
    if built:
        rows = connection.execute(
            "select verdict, count(*) from marts.reconciliation group by all order by 2 desc, 1"
        ).fetchall()
        yield "verdicts: " + (", ".join(f"{count} {name}" for name, count in rows) or "none")


def _reviews(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield what waits for a decision, and the decisions that could not be carried out."""
    built = connection.execute(
        "select 1 from duckdb_tables()"
        " where schema_name = 'marts' and table_name = 'review_decisions_unmatched'"
    ).fetchall()
    if not built:
        return
    if count := _count(connection, "marts.foi_figures where needs_review"):
        yield f"to look at: figures that wait for a decision: {count} (disclosures review)"
    if count := _count(connection, "marts.review_decisions_unmatched"):
        yield f"to look at: decisions without a figure: {count} (disclosures review --unmatched)"


def _count(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    return int(connection.execute(f"select count(*) from {rows}").fetchall()[0][0])
