"""One partition per authority of the register, under its slug."""

import dagster as dg

from orchestration.defs.resources import register

AUTHORITIES = dg.StaticPartitionsDefinition(sorted(register().authorities))
RANGE = {
    "dagster/asset_partition_range_start": AUTHORITIES.get_first_partition_key() or "",
    "dagster/asset_partition_range_end": AUTHORITIES.get_last_partition_key() or "",
}
"""Tags of a run over all authorities: one run, not one for each."""
