"""The register of authorities and sources as rows of ``raw``, so that the marts can join it.

A row that left the register stays, marked, so that what was landed of it keeps what it
refers to.
"""

from collections.abc import Sequence
from datetime import datetime

import duckdb

from orchestration.landing.schema import TABLES, TableSpec
from orchestration.landing.upsert import Landed, Row, land, transaction
from orchestration.visits.rows import licence_of
from scrapers.register.models import OfficialSource, Source
from scrapers.register.nrm_models import NrmSource
from scrapers.register.register import Register


def land_register(
    connection: duckdb.DuckDBPyConnection, register: Register, *, run_id: str, now: datetime
) -> dict[str, Landed]:
    """Land the authorities and every source; mark those that left.

    Returns:
        What of the register was written, by table: ``authorities`` and ``sources``.
    """
    rows = {"authorities": authority_rows(register), "sources": source_rows(register)}
    landed = {}
    with transaction(connection):
        for table, these in rows.items():
            spec = TABLES[table]
            landed[table] = land(connection, spec, these, run_id=run_id, now=now)
            _mark_left(connection, spec, these, run_id=run_id, now=now)
    return landed


def authority_rows(register: Register) -> list[Row]:
    """Return the rows of ``raw.authorities``."""
    rows: list[Row] = []
    for slug, known in register.authorities.items():
        none = known.no_source
        rows.append(
            {
                "la_code": known.la_code,
                "slug": slug,
                "name": known.name,
                "ons_code": known.ons_code,
                "region": known.region,
                "opened_on": known.opened_on,
                "closed_on": known.closed_on,
                "no_source_status": none and none.status,
                "no_source_reason": none and none.reason,
                "no_source_evidence": none and none.evidence,
                "no_source_on": none and none.on,
                "no_source_publishes": none and none.publishes,
                "in_register": True,
            }
        )
    return rows


def source_rows(register: Register) -> list[Row]:
    """Return the rows of ``raw.sources``: those of councils, then the official publishers."""
    publishers: list[OfficialSource | NrmSource] = [
        *register.official.values(),
        *register.nrm.values(),
    ]
    return [
        *(_of_a_council(source) for source in register.sources),
        *(_common(source, source.licence) | _NOT_OF_A_COUNCIL for source in publishers),
    ]


def _of_a_council(source: Source) -> Row:
    return {
        **_common(source, licence_of(source)),
        "la_code": source.la_code,
        "publisher": source.publisher,
        "publishes": source.publishes,
        "not_seen": "; ".join(source.not_seen) or None,
        "suppression_token": source.suppression.token,
        "suppression_meaning": source.suppression.meaning,
        "min_items": source.assertions.min_items,
        "max_new_per_run": source.assertions.max_new_per_run,
        "max_age_days_newest": source.assertions.max_age_days_newest,
    }


def _common(source: Source | OfficialSource | NrmSource, licence: str | None) -> Row:
    return {
        "source_id": source.id,
        "platform": source.platform,
        "base_url": source.base_url,
        "status": source.status,
        "status_reason": source.status_reason,
        "licence": licence,
        "evidence": source.evidence,
        "verified_on": source.verified.on,
        "verified_by": source.verified.by,
        "in_register": True,
    }


_NOT_OF_A_COUNCIL: Row = dict.fromkeys(
    (
        "la_code", "publisher", "publishes", "not_seen", "suppression_token",
        "suppression_meaning", "min_items", "max_new_per_run", "max_age_days_newest",
    )
)  # fmt: skip


def _mark_left(
    connection: duckdb.DuckDBPyConnection,
    spec: TableSpec,
    rows: Sequence[Row],
    *,
    run_id: str,
    now: datetime,
) -> None:
    """Mark the rows that are held and no longer among ``rows``; their facts stay."""
    (key,) = spec.key
    there = {row[key] for row in rows}
    held = connection.execute(
        f"select {key} from raw.{spec.name} where in_register is not false"
    ).fetchall()
    left: list[Row] = [{key: name, "in_register": False} for (name,) in held if name not in there]
    land(connection, spec, left, run_id=run_id, now=now)
