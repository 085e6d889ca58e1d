"""The jobs: the whole night, and one authority's own way through it."""

import dagster as dg

EVERYTHING = dg.AssetSelection.all()
OFFICIAL_AND_ALL_AFTER = dg.AssetSelection.groups("official").downstream()
SWEEPING = {"ops": {"disclosure_logs": {"config": {"sweep": True}}}}
OF_AN_AUTHORITY = EVERYTHING - dg.AssetSelection.groups("official")

nightly = dg.define_asset_job(
    "nightly",
    EVERYTHING,
    executor_def=dg.in_process_executor,
    description="Every source of every authority, the official statistics, and all after them.",
)
authority = dg.define_asset_job(
    "authority",
    OF_AN_AUTHORITY,
    executor_def=dg.in_process_executor,
    description="One authority's sources and inbox, and all that hangs on them.",
)
sweep = dg.define_asset_job(
    "sweep",
    OF_AN_AUTHORITY,
    config=SWEEPING,
    executor_def=dg.in_process_executor,
    description="Every entry that is listed, looked at again: finds withdrawals and edits.",
)
official_job = dg.define_asset_job(
    "official",
    OFFICIAL_AND_ALL_AFTER,
    executor_def=dg.in_process_executor,
    description="The official statistics, and all that hangs on them.",
)
