"""The register of authorities and sources, as tables that the marts can join."""

from collections.abc import Iterator

import dagster as dg

from orchestration.defs.steps import writing
from orchestration.landing.schema import TABLES
from orchestration.landing.upsert import Row, land
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.settings import Settings
from orchestration.visits.rows import licence_of
from scrapers.register.models import OfficialSource, Source
from scrapers.register.nrm_models import NrmSource
from scrapers.register.register import Register

AUTHORITIES, SOURCES = dg.AssetKey(["raw", "authorities"]), dg.AssetKey(["raw", "sources"])


@dg.multi_asset(
    name="register",
    specs=[
        dg.AssetSpec(
            AUTHORITIES,
            group_name="disclosure_logs",
            description="The authorities of the register.",
            kinds={"duckdb"},
        ),
        dg.AssetSpec(
            SOURCES,
            group_name="disclosure_logs",
            description="Every source of the register, also those that are not asked, and why.",
            kinds={"duckdb"},
        ),
    ],
    pool=WRITER,
)
def register_tables(
    context: dg.AssetExecutionContext,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
    warehouse: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Land the register; what left it stays, so that older rows keep what they refer to."""
    rows = {AUTHORITIES: _authorities(register), SOURCES: _sources(register)}
    with writing(context, settings, warehouse) as step:
        for key, these in rows.items():
            spec = TABLES[key.path[-1]]
            done = land(step.connection, spec, these, run_id=step.run_id, now=step.now)
            yield dg.MaterializeResult(
                asset_key=key,
                metadata={
                    "dagster/row_count": len(these),
                    "new": done.inserted,
                    "changed": done.updated,
                },
            )


def _authorities(register: Register) -> list[Row]:
    return [
        {
            "la_code": known.la_code,
            "slug": slug,
            "name": known.name,
            "ons_code": known.ons_code,
            "region": known.region,
            "opened_on": known.opened_on,
            "closed_on": known.closed_on,
        }
        for slug, known in register.authorities.items()
    ]


def _sources(register: Register) -> list[Row]:
    councils = [
        _source(source, source.la_code, source.base_url, licence_of(source))
        for source in register.sources
    ]
    publishers: list[OfficialSource | NrmSource] = [
        *register.official.values(),
        *register.nrm.values(),
    ]
    official = [_source(source, None, source.base_url, source.licence) for source in publishers]
    return councils + official


def _source(
    source: Source | OfficialSource | NrmSource,
    la_code: str | None,
    base_url: str | None,
    licence: str | None,
) -> Row:
    return {
        "source_id": source.id,
        "la_code": la_code,
        "platform": source.platform,
        "base_url": base_url,
        "status": source.status,
        "status_reason": source.status_reason,
        "licence": licence,
        "evidence": source.evidence,
    }
