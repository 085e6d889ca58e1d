"""The register of authorities and sources, as tables that the marts can join."""

from collections.abc import Iterator

import dagster as dg

from orchestration.defs.steps import writing
from orchestration.landing.register import land_register
from orchestration.landing.warehouse import WRITER, Warehouse
from orchestration.settings import Settings
from scrapers.register.load import load_register
from scrapers.register.register import Register

AUTHORITIES, SOURCES = dg.AssetKey(["raw", "authorities"]), dg.AssetKey(["raw", "sources"])


@dg.multi_asset(
    name="register",
    specs=[
        dg.AssetSpec(
            AUTHORITIES,
            group_name="disclosure_logs",
            description="The authorities of the register, and why some have no source.",
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
    """Land the register; what left it stays, marked, and keeps what refers to it.

    The sample's has four authorities; what is known of the others lands beside it.
    """
    if settings.sources == "sample":
        register = register.with_the_rest_of(load_register())
    with writing(context, settings, warehouse) as step:
        landed = land_register(step.connection, register, run_id=step.run_id, now=step.now)
    for key in (AUTHORITIES, SOURCES):
        done = landed[key.path[-1]]
        yield dg.MaterializeResult(
            asset_key=key,
            metadata={
                "dagster/row_count": done.inserted + done.updated + done.unchanged,
                "new": done.inserted,
                "changed": done.updated,
            },
        )
