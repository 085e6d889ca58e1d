"""Starts the official statistics when the publisher has released or amended something."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import dagster as dg
import duckdb

from orchestration.defs.jobs import official_job
from orchestration.landing import runs
from orchestration.landing.releases import landed_versions
from orchestration.lock import AlreadyRunning, hold, release
from orchestration.sessions import official_sources, open_session
from orchestration.settings import Settings, SettingsError
from scrapers.errors import FetchError, LayoutChanged
from scrapers.register.models import OfficialSource
from scrapers.register.register import Register
from scrapers.statistics.ees import Ees, by_publication
from scrapers.web.session import Session

HOUR = 3600
Versions = dict[str, str]
"""Release version ids by ``publication/release``."""


@dg.sensor(name="official_releases", job=official_job, minimum_interval_seconds=HOUR)
def official_releases(
    context: dg.SensorEvaluationContext,
    settings: dg.ResourceParam[Settings],
    register: dg.ResourceParam[Register],
) -> dg.RunRequest | dg.SkipReason:
    """Ask which versions of the newest releases are in force; run when one is not landed.

    The cursor holds what a run was asked for already: a version starts one run and no more,
    also when that run could not land it. The next night tries again in any case.
    """
    try:
        refused = _not_now(settings)
        if refused:
            return dg.SkipReason(refused)
        landed = _landed(settings)
        now, problems = _in_force(settings, register)
    except (SettingsError, duckdb.Error) as error:
        return dg.SkipReason(f"nothing was asked: {' '.join(str(error).split())}")
    before: Versions = json.loads(context.cursor or "{}")
    new = {
        name: version
        for name, version in now.items()
        if before.get(name) != version and version not in landed
    }
    said = "; ".join(problems)
    if said:
        context.log.warning(said)
    if not new:
        return dg.SkipReason(said or f"all {len(now)} releases are landed as they are published")
    context.update_cursor(json.dumps(before | new, sort_keys=True))
    return dg.RunRequest(run_key=" ".join(f"{name}@{new[name]}" for name in sorted(new)))


def _not_now(settings: Settings) -> str | None:
    """Return why nobody is asked now; None when the publisher may be asked."""
    if settings.sources != "live":
        return "the sample is replayed: nothing is asked of the network (DISCLOSURES_SOURCES=live)"
    settings.require_contact()
    if not settings.warehouse.exists():
        return "no night has run here yet: the nightly job lands the first releases"
    try:
        hold(settings.home)
    except AlreadyRunning as running:
        return str(running)
    release(settings.home)
    return None


def _landed(settings: Settings) -> set[str]:
    """Return the release versions of which something was landed, sound or not.

    Raises:
        duckdb.Error: another process has the warehouse open for writing.
    """
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        return landed_versions(warehouse)


def _in_force(settings: Settings, register: Register) -> tuple[Versions, Sequence[str]]:
    """Return the versions in force, and what could not be asked, a line each."""
    found: Versions = {}
    problems = []
    sources = by_publication(official_sources(settings, register))
    with open_session(settings, runs.sensor_run(datetime.now(UTC))) as session:
        for of_publication in sources:
            try:
                found |= _state(of_publication, session)
            except (FetchError, LayoutChanged) as error:
                problems.append(f"{of_publication[0].publication}: {error}")
    return found, problems


def _state(sources: Sequence[OfficialSource], session: Session) -> Mapping[str, str]:
    state = Ees(sources, session).state()
    return {
        f"{sources[0].publication}/{slug}": one.release_version_id for slug, one in state.items()
    }
