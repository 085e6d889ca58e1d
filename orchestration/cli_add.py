"""``disclosures add``: letters that came by other ways, into an authority's inbox."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

import click

from orchestration.sessions import open_register
from orchestration.settings import Settings
from scrapers.platforms.local_drop import Sidecar, drop


def add_and_tell(files: Sequence[Path], authority: str, about: Mapping[str, object]) -> None:
    """Copy files into the inbox with what is known of them, and say where they lie.

    Raises:
        RegisterError: no such authority; names the nearest ones.
        ScraperError: a file that the inbox would pass over; nothing is copied then.
    """
    settings = Settings.from_env()
    known = open_register(settings).authority(authority)
    told = {name: value for name, value in about.items() if value}
    if isinstance(day := told.get("responded_on"), datetime):
        told["responded_on"] = day.date()
    placed = drop(settings.inbox / known.slug, files, Sidecar.model_validate(told))
    for path in placed:
        click.echo(f"{path} (the next run reads it: disclosures run --authority {known.slug})")
