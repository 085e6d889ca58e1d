"""The code location: gathers what stands in `defs`, and nothing else."""

import dagster as dg

from orchestration.defs.checks import checks
from orchestration.defs.dbt import models
from orchestration.defs.disclosure_logs import disclosure_logs
from orchestration.defs.jobs import authority, nightly, official_job, sweep
from orchestration.defs.letters import letters
from orchestration.defs.nrm import nrm
from orchestration.defs.official import official
from orchestration.defs.official_sensor import official_releases
from orchestration.defs.published import published
from orchestration.defs.register import register_tables
from orchestration.defs.resources import resources
from orchestration.defs.schedules import every_night, every_week, inbox, left_overs
from orchestration.progress import run_log

defs = dg.Definitions(
    assets=[register_tables, disclosure_logs, letters, official, nrm, models, published],
    asset_checks=checks,
    jobs=[nightly, sweep, authority, official_job],
    schedules=[every_night, every_week],
    sensors=[inbox, left_overs, official_releases],
    resources=resources(),
    executor=dg.in_process_executor,
    loggers={"console": dg.colored_console_logger, "run_log": run_log},
)
